"""Scores: what a set of responses earns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


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


def in_plain_words(score: Score) -> str:
    """Return one or two sentences on what the score means for somebody who checks facts."""
    if not score.total:
        return ""
    if score.points == score.total:
        return "Every answer holds against the article."
    if score.share >= 0.8:
        return "Most of your answers hold against the article. Look at the few that do not."
    if score.share >= 0.5:
        return "You caught a good part of it. The passages below show what the others turned on."
    return "This one set traps for quick readers. Read each passage below, then try again the ones you missed."
