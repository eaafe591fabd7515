"""Coming in: by the name on a class's roster, or back on another device by a code of one's own."""

from __future__ import annotations

from quizapp.services.student_views import Roster, Student


def roster(class_code: str, address: str) -> Roster:
    """Return the names of a class. Raises NotFound for an unknown code, NotAllowed after too many wrong ones."""
    raise NotImplementedError


def join(class_code: str, roster_name: str, address: str, student: str | None = None) -> Student:
    """Come in under a name of the class; the first who does so holds it.

    `student` is the id from the session: who holds the name may come in again from the same browser. On another
    device their own code brings them back. Raises NotFound, NotAllowed.
    """
    raise NotImplementedError


def by_code(student_code: str, address: str) -> Student:
    """Return the student of this code. Raises NotFound for an unknown one, NotAllowed after too many."""
    raise NotImplementedError
