"""Calibration: is somebody as often right as they are sure?

Each word stands for a probability that the chosen option is the key: a guess for 1 in the options that were shown, so
that nobody is called badly calibrated for guessing honestly. See `docs/decisions/0088-what-a-guess-promises.md`.
Source: Brier (1950), Monthly Weather Review 78; Murphy (1973) for the reliability picture.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from quizapp.analysis.scores import chance


class Confidence(StrEnum):
    """What a student says of an answer before knowing."""

    GUESS = "guess"
    FAIRLY_SURE = "fairly sure"
    CERTAIN = "certain"


FAIRLY_SURE = 0.75
CERTAIN = 0.95


def stated_probability(confidence: Confidence, options: int) -> float:
    """Return the probability, from 0 to 1, that the words stand for at a question with so many options.

    A guess is right as often as chance: 0.5 at true or false, 0.25 with four options.
    """
    return {Confidence.GUESS: chance(options), Confidence.FAIRLY_SURE: FAIRLY_SURE, Confidence.CERTAIN: CERTAIN}[
        confidence
    ]


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer with the confidence that went with it; `options` is how many there were to choose from."""

    confidence: Confidence
    right: bool
    options: int


@dataclass(frozen=True, slots=True)
class Reliability:
    """One row of the picture: of `answered` answers given with this confidence, `right` were right.

    `expected` is the share, from 0 to 1, that would be right if the words were exactly right: the mean of what they
    stand for at each of these questions.
    """

    confidence: Confidence
    answered: int
    right: int
    expected: float


def brier_score(answers: Iterable[Judged]) -> float | None:
    """Return the mean of (stated probability - outcome)², the outcome being 1 for a right answer and 0 for a wrong one.

    0 is perfect, 1 the worst; None without answers.
    """
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
        sentence = f"When you were certain, you were right {certain.right} of {certain.answered} times."
        if certain.right / certain.answered < 0.8:
            return sentence + " Look once more before you are certain."
        return sentence + " Your certainty can be trusted."
    if guess and guess.answered >= 3 and guess.right / guess.answered > 0.7:
        return f"You called {guess.answered} answers a guess and {guess.right} were right: trust yourself more."
    return ""
