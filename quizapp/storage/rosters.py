"""Queries by which a teacher changes a class and its roster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select, update

from quizapp.storage.classes import ALL, Member, StoredClass
from quizapp.storage.database import now
from quizapp.storage.students import StoredStudent
from quizapp.storage.tables import AttemptRow, ClassRow, FormerMemberRow, MembershipRow, StudentRow

OWN = or_(ClassRow.teacher_id == bindparam("teacher_id"), ClassRow.teacher_id.is_(None))
CLASSES = ALL.where(OWN)
ONE_CLASS = CLASSES.where(ClassRow.id == bindparam("class_id"))
STUDENT = (StudentRow.id, StudentRow.public_id, StudentRow.name, StudentRow.code)
MEMBER = (
    select(*STUDENT, MembershipRow.joined_at)
    .join(MembershipRow, MembershipRow.student_id == StudentRow.id)
    .where(MembershipRow.class_id == bindparam("class_id"), StudentRow.id == bindparam("student_id"))
)
FORMER = (
    select(*STUDENT, FormerMemberRow.joined_at)
    .join(FormerMemberRow, FormerMemberRow.student_id == StudentRow.id)
    .where(FormerMemberRow.class_id == bindparam("class_id"))
    .order_by(FormerMemberRow.removed_at.desc(), StudentRow.id)
)

BEGUN = (
    select(func.count())
    .select_from(AttemptRow)
    .where(AttemptRow.student_id == StudentRow.id, AttemptRow.missed_only.is_(False))
    .scalar_subquery()
)
FORMER_WITH_ATTEMPTS = FORMER.add_columns(FormerMemberRow.removed_at, BEGUN)


@dataclass(frozen=True, slots=True)
class Former:
    """A student who was taken off a roster, when that was, and how many attempts they have begun."""

    member: Member
    removed_at: datetime
    attempts: int


def classes_of_teacher(connection: Connection, teacher_id: int) -> tuple[StoredClass, ...]:
    """Return the teacher's classes and those that are nobody's, oldest first."""
    return tuple(StoredClass(*row) for row in connection.execute(CLASSES, {"teacher_id": teacher_id}))


def class_of_teacher(connection: Connection, teacher_id: int, class_id: int) -> StoredClass | None:
    """Return a class that is the teacher's or nobody's, or None."""
    row = connection.execute(ONE_CLASS, {"teacher_id": teacher_id, "class_id": class_id}).one_or_none()
    return StoredClass(*row) if row else None


def hold(connection: Connection, class_id: int) -> None:
    """Let nobody else change this roster until the transaction ends; SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(ClassRow.id).where(ClassRow.id == class_id).with_for_update(key_share=True))


def change_class(connection: Connection, class_id: int, **values: Any) -> None:
    """Give a class another name or code, or archive it."""
    connection.execute(update(ClassRow).where(ClassRow.id == class_id).values(**values))


def add_members(connection: Connection, class_id: int, new: Sequence[tuple[str, str, str]]) -> None:
    """Store students, each by public id, name and code, and put them on the roster in this order."""
    rows = [{"public_id": one, "name": name, "code": code, "created_at": now()} for one, name, code in new]
    if not rows:
        return
    statement = insert(StudentRow).returning(StudentRow.id, sort_by_parameter_order=True)
    ids = connection.execute(statement, rows).scalars().all()
    connection.execute(insert(MembershipRow), [{"class_id": class_id, "student_id": student} for student in ids])


def member(connection: Connection, class_id: int, student_id: int) -> Member | None:
    """Return a student on the roster, or None."""
    row = connection.execute(MEMBER, {"class_id": class_id, "student_id": student_id}).one_or_none()
    return Member(StoredStudent(*row[:4]), row[4]) if row else None


def former_members(connection: Connection, class_id: int) -> tuple[Member, ...]:
    """Return who was taken off the roster, the last one first."""
    rows = connection.execute(FORMER, {"class_id": class_id})
    return tuple(Member(StoredStudent(*row[:4]), row[4]) for row in rows)


def former_by_name(connection: Connection, class_id: int) -> dict[str, tuple[Former, ...]]:
    """Return who was taken off the roster by their names in small letters, the last one first."""
    found: dict[str, tuple[Former, ...]] = {}
    for row in connection.execute(FORMER_WITH_ATTEMPTS, {"class_id": class_id}):
        one = Former(Member(StoredStudent(*row[:4]), row[4]), row[5], row[6])
        found[one.member.student.name.casefold()] = (*found.get(one.member.student.name.casefold(), ()), one)
    return found


def take_off(connection: Connection, class_id: int, held: Member) -> None:
    """Take a student off the roster; what they did stays."""
    values = {"class_id": class_id, "student_id": held.student.id}
    connection.execute(insert(FormerMemberRow).values(**values, joined_at=held.joined_at, removed_at=now()))
    connection.execute(_of(MembershipRow, class_id, held.student.id))


def put_back(connection: Connection, class_id: int, held: Member) -> None:
    """Put a former member back on the roster as they were."""
    values = {"class_id": class_id, "student_id": held.student.id}
    connection.execute(_of(FormerMemberRow, class_id, held.student.id))
    connection.execute(insert(MembershipRow).values(**values, joined_at=held.joined_at))


def rename_student(connection: Connection, student_id: int, name: str) -> None:
    """Give a student another name."""
    connection.execute(update(StudentRow).where(StudentRow.id == student_id).values(name=name))


def free_place(connection: Connection, class_id: int, student_id: int, public_id: str, code: str) -> None:
    """Let somebody come in under the name again, and let nobody's browser or old code be this student any more."""
    student = update(StudentRow).where(StudentRow.id == student_id)
    connection.execute(student.values(public_id=public_id, code=code))
    place = update(MembershipRow).where(MembershipRow.class_id == class_id, MembershipRow.student_id == student_id)
    connection.execute(place.values(joined_at=None))


def _of(table: type[MembershipRow | FormerMemberRow], class_id: int, student_id: int) -> Any:
    return delete(table).where(table.class_id == class_id, table.student_id == student_id)
