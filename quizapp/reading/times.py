"""Time expressions in a passage, normalised without invented precision."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from quizapp.reading.knowledge import TimeExpression


def find_times(doc: Doc | Span, offset: int = 0) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a passage in order, with article offsets; `offset` is where the passage starts."""
    return ()
