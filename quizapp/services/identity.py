"""Who is this? Every service on a student asks here first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.errors import NotFound
from quizapp.services.identifiers import is_id
from quizapp.storage import students
from quizapp.storage.students import StoredStudent

if TYPE_CHECKING:
    from sqlalchemy import Connection


def known_student(connection: Connection, student: str | None) -> StoredStudent:
    """Return the student of the session. Raises NotFound for a visitor, and for one who was deleted."""
    found = students.student_by_id(connection, student) if student and is_id(student) else None
    if found is None:
        raise NotFound("Nothing is kept about you here yet. Take a quiz, or come back with your code.")
    return found
