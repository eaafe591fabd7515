"""Queries on classes and their rosters, and on wrong codes."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime

from flask import current_app
from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from quizapp.storage.database import now
from quizapp.storage.students import StoredStudent
from quizapp.storage.tables import AttemptRow, ClassRow, FailedTryRow, FormerMemberRow, MembershipRow, StudentRow


@dataclass(frozen=True, slots=True)
class StoredClass:
    """A class, with how many names it has and how many of them somebody has come in under."""

    id: int
    name: str
    code: str
    archived: bool
    students: int
    joined: int
    teacher_id: int | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A student on a roster."""

    student: StoredStudent
    joined_at: datetime | None


ALL = (
    select(
        ClassRow.id,
        ClassRow.name,
        ClassRow.code,
        ClassRow.archived,
        func.count(MembershipRow.student_id).label("students"),
        func.count(MembershipRow.joined_at).label("joined"),
        ClassRow.teacher_id,
    )
    .outerjoin(MembershipRow, MembershipRow.class_id == ClassRow.id)
    .group_by(ClassRow.id)
    .order_by(ClassRow.id)
)
BY_CODE = ALL.where(ClassRow.code == bindparam("code"))
MEMBERS = (
    select(StudentRow.id, StudentRow.public_id, StudentRow.name, StudentRow.code, MembershipRow.joined_at)
    .join(MembershipRow, MembershipRow.student_id == StudentRow.id)
    .where(MembershipRow.class_id == bindparam("class_id"))
    .order_by(StudentRow.id)
)
CLASSES_OF = (
    select(ClassRow.name)
    .join(MembershipRow, MembershipRow.class_id == ClassRow.id)
    .where(MembershipRow.student_id == bindparam("student_id"))
    .order_by(ClassRow.id)
)
OPEN_CLASSES_OF = CLASSES_OF.where(ClassRow.archived.is_(False))
FORMER_CLASSES_OF = (
    select(ClassRow.name)
    .join(FormerMemberRow, FormerMemberRow.class_id == ClassRow.id)
    .where(FormerMemberRow.student_id == bindparam("student_id"), ClassRow.archived.is_(False))
    .order_by(FormerMemberRow.removed_at.desc())
)
CODES_OF = (
    select(ClassRow.code)
    .join(MembershipRow, MembershipRow.class_id == ClassRow.id)
    .where(MembershipRow.student_id == bindparam("student_id"), ClassRow.archived.is_(False))
    .order_by(ClassRow.id)
)


def all_classes(connection: Connection) -> tuple[StoredClass, ...]:
    """Return every class, oldest first."""
    return tuple(StoredClass(*row) for row in connection.execute(ALL))


def class_by_code(connection: Connection, code: str) -> StoredClass | None:
    """Return the class of this code, or None."""
    row = connection.execute(BY_CODE, {"code": code}).one_or_none()
    return StoredClass(*row) if row else None


def members(connection: Connection, class_id: int) -> tuple[Member, ...]:
    """Return the roster in the order in which the names came."""
    rows = connection.execute(MEMBERS, {"class_id": class_id})
    return tuple(Member(StoredStudent(*row[:4]), row[4]) for row in rows)


def classes_of(connection: Connection, student_id: int) -> tuple[str, ...]:
    """Return the names of the classes that a student is in."""
    return tuple(connection.scalars(CLASSES_OF, {"student_id": student_id}))


def open_classes_of(connection: Connection, student_id: int) -> tuple[str, ...]:
    """Return the names of the classes that a student is in and that are not archived."""
    return tuple(connection.scalars(OPEN_CLASSES_OF, {"student_id": student_id}))


def former_classes_of(connection: Connection, student_id: int) -> tuple[str, ...]:
    """Return the names of the classes, archived ones apart, that a student was taken off."""
    return tuple(connection.scalars(FORMER_CLASSES_OF, {"student_id": student_id}))


def codes_of(connection: Connection, student_id: int) -> tuple[str, ...]:
    """Return the codes of the classes that a student is in and that are not archived."""
    return tuple(connection.scalars(CODES_OF, {"student_id": student_id}))


def add_class(connection: Connection, name: str, code: str, teacher_id: int | None = None) -> int:
    """Store a new class, a teacher's or everybody's; return its row id."""
    values = {"name": name, "code": code, "teacher_id": teacher_id, "archived": False, "created_at": now()}
    statement = insert(ClassRow).values(**values)
    return int(connection.execute(statement.returning(ClassRow.id)).scalar_one())


def take_place(connection: Connection, class_id: int, student_id: int) -> bool:
    """Let somebody come in under a name unless somebody has; say whether they were the first."""
    statement = update(MembershipRow).where(
        MembershipRow.class_id == class_id,
        MembershipRow.student_id == student_id,
        MembershipRow.joined_at.is_(None),
    )
    return connection.execute(statement.values(joined_at=now())).rowcount == 1


def free_places(connection: Connection, student_id: int) -> None:
    """Let somebody else come in under a student's names, unless they have begun anything."""
    begun = select(AttemptRow.id).where(AttemptRow.student_id == student_id)
    statement = update(MembershipRow).where(MembershipRow.student_id == student_id, ~begun.exists())
    connection.execute(statement.values(joined_at=None))


def origin_of(address: str) -> str:
    """Return a name for an address that cannot be turned back into it without this installation's secret key."""
    secret = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(secret, address.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def failed_tries(connection: Connection, origin: str, since: datetime) -> tuple[int, int]:
    """Return how many wrong codes came since then from this origin, and from everywhere."""
    recent = FailedTryRow.tried_at > since
    row = connection.execute(
        select(func.count().filter(FailedTryRow.origin == origin), func.count()).where(recent)
    ).one()
    return row[0], row[1]


def keep_failed_try(connection: Connection, origin: str) -> None:
    """Remember that a wrong code came from there."""
    connection.execute(insert(FailedTryRow).values(origin=origin, tried_at=now()))


def forget_failed_tries(connection: Connection, before: datetime) -> None:
    """Remove what no longer counts."""
    connection.execute(delete(FailedTryRow).where(FailedTryRow.tried_at <= before))
