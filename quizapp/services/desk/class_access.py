"""Which classes a teacher may look at and change: their own, and those that are nobody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.errors import NotFound
from quizapp.storage import rosters

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.storage.classes import Member, StoredClass

LARGEST_ID = 2**31 - 1


def own_class(connection: Connection, teacher: int, class_id: int) -> StoredClass:
    """Return a class of the teacher. Raises NotFound for any other."""
    held = rosters.class_of_teacher(connection, teacher, class_id) if 0 < class_id <= LARGEST_ID else None
    if held is None:
        raise NotFound("There is no such class.")
    return held


def own_member(connection: Connection, teacher: int, class_id: int, student_id: int) -> tuple[StoredClass, Member]:
    """Return a class of the teacher and a student on its roster. Raises NotFound."""
    held = own_class(connection, teacher, class_id)
    found = rosters.member(connection, held.id, student_id) if 0 < student_id <= LARGEST_ID else None
    if found is None:
        raise NotFound("There is no such student in this class.")
    return held, found
