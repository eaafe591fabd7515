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
