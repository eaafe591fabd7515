"""Whose attempt is this? Every service on an attempt asks here first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.errors import NotFound, NotYours
from quizapp.services.identifiers import is_id, is_position
from quizapp.storage import attempts
from quizapp.storage.attempts import StoredAttempt, StoredResponse

if TYPE_CHECKING:
    from sqlalchemy import Connection


def own_attempt(connection: Connection, attempt: str, student: str | None) -> StoredAttempt:
    """Return the attempt. Raises NotFound where there is none, NotYours where it is somebody else's."""
    return _own(attempts.attempt_by_id(connection, attempt) if is_id(attempt) else None, student)


def own_question(
    connection: Connection, attempt: str, student: str | None, position: int
) -> tuple[StoredAttempt, StoredResponse]:
    """Return the attempt and its response at the position. Raises NotFound, NotAllowed."""
    if not (is_id(attempt) and is_position(position)):
        held = own_attempt(connection, attempt, student)
        raise NotFound(f"This quiz has {held.total} questions; there is no such question.")
    found, response = attempts.question(connection, attempt, position) or (None, None)
    held = _own(found, student)
    if response is None:
        raise NotFound(f"This quiz has {held.total} questions; there is no question {position}.")
    return held, response


def _own(held: StoredAttempt | None, student: str | None) -> StoredAttempt:
    if held is None:
        raise NotFound("There is no such attempt. Check the address, or begin again from the quiz's page.")
    if held.student != student:
        raise NotYours(
            "This attempt belongs to somebody else, or was begun in another browser. "
            "If it is yours, come back with your own code, or choose your name in your class; nothing is lost."
        )
    return held
