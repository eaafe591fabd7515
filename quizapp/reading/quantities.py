"""Quantities in a passage: number, modifier, unit and what is counted."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span

from quizapp.reading.knowledge import Quantity, TimeExpression


def find_quantities(
    doc: Doc | Span, offset: int = 0, times: Sequence[TimeExpression] | None = None, first: int = 0
) -> tuple[Quantity, ...]:
    """Return the quantities of a passage in order, with article offsets; none overlaps a time expression.

    `offset` is where the passage's first character stands in the article, `times` what `find_times` gave for the
    passage (found anew where None), `first` the index that the first quantity will have in the article (for `same_as`).
    """
    return ()
