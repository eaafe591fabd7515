"""Queries on teachers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update

from quizapp.storage.database import now
from quizapp.storage.tables import TeacherRow


@dataclass(frozen=True, slots=True)
class StoredTeacher:
    """A teacher. `epoch` counts up when all sessions are ended."""

    id: int
    user_name: str
    name: str
    password_hash: str
    epoch: int
    archived: bool
    created_at: datetime


ALL = select(
    TeacherRow.id,
    TeacherRow.user_name,
    TeacherRow.name,
    TeacherRow.password_hash,
    TeacherRow.epoch,
    TeacherRow.archived,
    TeacherRow.created_at,
)
BY_ID = ALL.where(TeacherRow.id == bindparam("id"))
BY_USER_NAME = ALL.where(TeacherRow.user_name == bindparam("user_name"))


def teacher_by_id(connection: Connection, teacher_id: int) -> StoredTeacher | None:
    """Return the teacher of this row id, or None."""
    row = connection.execute(BY_ID, {"id": teacher_id}).one_or_none()
    return StoredTeacher(*row) if row else None


def teacher_by_user_name(connection: Connection, user_name: str) -> StoredTeacher | None:
    """Return the teacher of this user name, as it is kept, or None."""
    row = connection.execute(BY_USER_NAME, {"user_name": user_name}).one_or_none()
    return StoredTeacher(*row) if row else None


def all_teachers(connection: Connection) -> tuple[StoredTeacher, ...]:
    """Return every teacher, oldest first."""
    return tuple(StoredTeacher(*row) for row in connection.execute(ALL.order_by(TeacherRow.id)))


def count_teachers(connection: Connection) -> int:
    """Return how many teachers there are, archived ones left out."""
    return int(connection.scalar(select(func.count()).where(TeacherRow.archived.is_(False))) or 0)


def add_teacher(connection: Connection, user_name: str, name: str, password_hash: str) -> int:
    """Store a new teacher; return the row id. Raises IntegrityError for a user name that is taken."""
    values = {"user_name": user_name, "name": name, "password_hash": password_hash}
    statement = insert(TeacherRow).values(**values, epoch=0, archived=False, created_at=now())
    return int(connection.execute(statement.returning(TeacherRow.id)).scalar_one())


def change_password(connection: Connection, teacher_id: int, password_hash: str) -> None:
    """Keep the hash of a new password and end all sessions."""
    statement = update(TeacherRow).where(TeacherRow.id == teacher_id)
    connection.execute(statement.values(password_hash=password_hash, epoch=TeacherRow.epoch + 1))


def end_sessions(connection: Connection, teacher_id: int) -> None:
    """Make every session that was begun until now worthless."""
    connection.execute(update(TeacherRow).where(TeacherRow.id == teacher_id).values(epoch=TeacherRow.epoch + 1))


def set_archived(connection: Connection, teacher_id: int, archived: bool) -> None:
    """Close the desk to a teacher, or open it again; what is theirs stays."""
    statement = update(TeacherRow).where(TeacherRow.id == teacher_id)
    connection.execute(statement.values(archived=archived, epoch=TeacherRow.epoch + 1))


def change_name(connection: Connection, teacher_id: int, name: str) -> None:
    """Give a teacher another name."""
    connection.execute(update(TeacherRow).where(TeacherRow.id == teacher_id).values(name=name))
