"""Queries on students."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select, update

from quizapp.storage.database import now
from quizapp.storage.tables import StudentRow


@dataclass(frozen=True, slots=True)
class StoredStudent:
    """A student. `code` is None until it is first shown, for those from before there were codes."""

    id: int
    public_id: str
    name: str
    code: str | None


STUDENT = select(StudentRow.id, StudentRow.public_id, StudentRow.name, StudentRow.code)
BY_PUBLIC_ID = STUDENT.where(StudentRow.public_id == bindparam("public_id"))
BY_CODE = STUDENT.where(StudentRow.code == bindparam("code"))


def student_by_id(connection: Connection, public_id: str) -> StoredStudent | None:
    """Return the student of this unguessable id, or None."""
    row = connection.execute(BY_PUBLIC_ID, {"public_id": public_id}).one_or_none()
    return StoredStudent(*row) if row else None


def student_by_code(connection: Connection, code: str) -> StoredStudent | None:
    """Return the student of this code, or None."""
    row = connection.execute(BY_CODE, {"code": code}).one_or_none()
    return StoredStudent(*row) if row else None


def add_student(connection: Connection, public_id: str, name: str, code: str | None = None) -> int:
    """Store a new student; return the row id."""
    statement = insert(StudentRow).values(public_id=public_id, name=name, code=code, created_at=now())
    return int(connection.execute(statement.returning(StudentRow.id)).scalar_one())


def give_code(connection: Connection, student_id: int, code: str) -> None:
    """Give a student who has none a code."""
    statement = update(StudentRow).where(StudentRow.id == student_id, StudentRow.code.is_(None))
    connection.execute(statement.values(code=code))


def hold(connection: Connection, student_id: int) -> None:
    """Let nobody else write what belongs to this student until the transaction ends; SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(StudentRow.id).where(StudentRow.id == student_id).with_for_update())
