"""Scores: what a set of responses earns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_BEYOND_LUCK = 1  # question more than guessing gives on average


@dataclass(frozen=True, slots=True)
class Score:
    """Points of a total, one for each question answered right; a question without an answer earns none."""

    points: int
    total: int

    @property
    def share(self) -> float:
        """Return the share of points, from 0 to 1; 0 where there was nothing to answer."""
        return self.points / self.total if self.total else 0.0


def number_right(outcomes: Iterable[bool | None]) -> Score:
    """Return the number-right score: True is right, False wrong, None not answered (no correction for guessing)."""
    counted = tuple(outcomes)
    return Score(points=sum(outcome is True for outcome in counted), total=len(counted))


def chance(options: int) -> float:
    """Return the probability that a blind guess among so many options is right; nobody can miss the only one."""
    return 1 / max(options, 1)


def by_guessing(options: Iterable[int]) -> float:
    """Return how many questions blind guessing gets right on average, given the number of options of each."""
    return sum(map(chance, options))


def in_plain_words(score: Score, unanswered: int, guessed: float) -> str:
    """Return a few plain sentences on what the score means for somebody who checks facts, "" with nothing to answer.

    `guessed` is how many of the questions blind guessing would get right on average. Praise starts one question above
    it: less is luck.
    """
    if not score.total:
        return ""
    if unanswered:
        return _of_what_was_answered(score, unanswered)
    if score.points == score.total:
        return "Every answer holds against the article."
    return f"{_of_all(score, guessed)} Guessing alone would give about {_short(guessed)} of {score.total}."


def _of_all(score: Score, guessed: float) -> str:
    if score.points < guessed + _BEYOND_LUCK:
        return "This score does not show yet what you know: read each passage below, then try again."
    if score.share >= 0.8:
        return "Most of your answers hold against the article. Look at the few that do not."
    if score.share >= 0.5:
        return "You caught a good part of it. The passages below show what the others turned on."
    return "This is more than chance. Read each passage below, then try again the ones you missed."


def _of_what_was_answered(score: Score, unanswered: int) -> str:
    """Say apart what was left open: an open question is no mistake, and nobody fell for anything there."""
    answered = score.total - unanswered
    if not answered:
        return "No question was answered. The passages below show what settles each of them."
    was = "1 question was" if unanswered == 1 else f"{unanswered} questions were"
    right = f"Of the {answered} that you answered, {score.points} {'is' if score.points == 1 else 'are'} right."
    if answered == 1:
        right = f"The one that you answered is {'right' if score.points else 'not right'}."
    return f"{was} not answered and earned nothing. {right}"


def _short(number: float) -> str:
    """Return a number with one digit after the point, none where it is whole."""
    return f"{number:.1f}".removesuffix(".0")
