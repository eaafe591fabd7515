"""Reports: a student says that a question is wrong or unclear."""

from __future__ import annotations

REASONS = {
    "wrong_key": "The answer marked as right is wrong",
    "several_right": "More than one answer is right",
    "unclear": "I do not understand the question",
    "typo": "There is a spelling mistake",
    "other": "Something else",
}


def report(attempt: str, student: str | None, position: int, reason: str, text: str) -> None:
    """Keep a report on the question; a second one from the same student takes its place.

    Raises NotFound, NotAllowed, BadInput for an unknown reason or a text that is too long.
    """
    raise NotImplementedError
