"""The daily review of what was missed, spaced by FSRS."""

from __future__ import annotations

from quizapp.services.student_views import Reviewed, ReviewView


def due(student: str | None) -> ReviewView | None:
    """Return the question that is due first, None where nothing is due. Raises NotFound."""
    raise NotImplementedError


def review(student: str | None, item: int, choice: int) -> Reviewed:
    """Answer a due question and say when it comes again. Asked twice, the first answer stands.

    Raises NotFound, NotAllowed where it is not due, BadInput for a choice that was not offered.
    """
    raise NotImplementedError
