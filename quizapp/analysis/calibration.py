"""Calibration: is somebody as often right as they are sure?

Source: Brier (1950), Monthly Weather Review 78; Murphy (1973) for the reliability picture.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """What a student says of an answer before knowing."""

    GUESS = "guess"
    FAIRLY_SURE = "fairly sure"
    CERTAIN = "certain"


def stated_probability(confidence: Confidence, options: int) -> float:
    """Return the probability that the words stand for: chance for a guess, 0.75 for fairly sure, 0.95 for certain.

    Half-way words never mean less than chance: with two options a guess is 0.5.
    """
    chance = 1 / max(options, 1)
    return {Confidence.GUESS: chance, Confidence.FAIRLY_SURE: max(0.75, chance), Confidence.CERTAIN: 0.95}[confidence]


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer with the confidence that went with it."""

    confidence: Confidence
    right: bool
    options: int


@dataclass(frozen=True, slots=True)
class Reliability:
    """One row of the picture: of `answered` answers given with this confidence, `right` were right."""

    confidence: Confidence
    answered: int
    right: int
    expected: float


def brier_score(answers: Iterable[Judged]) -> float | None:
    """Return the mean squared distance between what was stated and what came out: 0 is perfect, 1 the worst."""
    errors = [(stated_probability(a.confidence, a.options) - a.right) ** 2 for a in answers]
    return sum(errors) / len(errors) if errors else None


def reliability(answers: Iterable[Judged]) -> tuple[Reliability, ...]:
    """Return a row for each confidence that was used, from guess to certain."""
    kept = list(answers)
    rows = []
    for confidence in Confidence:
        group = [a for a in kept if a.confidence is confidence]
        if group:
            expected = sum(stated_probability(a.confidence, a.options) for a in group) / len(group)
            rows.append(Reliability(confidence, len(group), sum(a.right for a in group), expected))
    return tuple(rows)


def in_plain_words(rows: Iterable[Reliability]) -> str:
    """Return the one sentence that a student should remember, or "" where nothing can be said yet."""
    by_confidence = {row.confidence: row for row in rows}
    certain = by_confidence.get(Confidence.CERTAIN)
    guess = by_confidence.get(Confidence.GUESS)
    if certain and certain.answered >= 3:
        times = "once" if certain.right == 1 else f"{certain.right} times"
        sentence = f"When you were certain, you were right {times} of {certain.answered}."
        if certain.right / certain.answered < 0.8:
            return sentence + " Look once more before you are certain."
        return sentence + " Your certainty can be trusted."
    if guess and guess.answered >= 3 and guess.right / guess.answered > 0.7:
        return f"You called {guess.answered} answers a guess and {guess.right} were right: trust yourself more."
    return ""
