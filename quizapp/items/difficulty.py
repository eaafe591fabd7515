"""How hard an item is expected to be, with the reasons.

A judgement to be replaced by item statistics once students have answered: what is close to the truth is harder to
tell from it (Haladyna & Rodriguez 2013 on plausible distractors), and so is what has to be found in a long sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from quizapp.items.numerals import number_value, values_in
from quizapp.model import Difficulty, Item

_SUBTLE = {
    "bound": 2,
    "who said it": 2,
    "speaker": 2,
    "added detail": 2,
    "status": 1,
    "quantifier": 1,
    "antonym": 1,
    "date": 1,
    "person": 1,
    "organisation": 1,
    "place": 1,
}
_LONG_SENTENCE = 30  # words
_MANY_NUMBERS = 3
_NEAR = Decimal("0.25")


@dataclass(frozen=True, slots=True)
class Estimate:
    """A level, the points behind it (0 is easiest), and what gave them."""

    level: Difficulty
    points: int
    reasons: tuple[str, ...]


def estimate(item: Item) -> Estimate:
    """Return how hard an item is expected to be."""
    reasons = tuple(_reasons(item))
    points = sum(weight for weight, _ in reasons)
    level = Difficulty.EASY if points <= 1 else Difficulty.MEDIUM if points <= 3 else Difficulty.HARD
    return Estimate(level, points, tuple(reason for _, reason in reasons))


def _reasons(item: Item) -> list[tuple[int, str]]:
    found = []
    subtle = _SUBTLE.get(item.edit.kind if item.edit else item.kind, 0)
    if subtle:
        found.append((subtle, "the difference is easily overlooked"))
    if len(item.citation.quote.split()) > _LONG_SENTENCE:
        found.append((1, "the evidence is a long sentence"))
    if len(values_in(item.citation.quote)) >= _MANY_NUMBERS:
        found.append((1, "the sentence has several numbers"))
    if _is_close(item):
        found.append((1, "the wrong value is close to the right one"))
    if item.edit is None and len(item.options) > 2:
        found.append((1, f"{len(item.options)} options"))
    return found


def _is_close(item: Item) -> bool:
    if item.edit is not None:
        pairs = [(number_value(item.edit.original), number_value(item.edit.replacement))]
    else:
        key = number_value(item.key_text) if 0 <= item.key < len(item.options) else None
        pairs = [(key, number_value(text)) for text in item.distractors]
    return any(a is not None and b is not None and abs(a - b) <= _NEAR * abs(a) for a, b in pairs)
