"""How the scores of a class lie, from how many attempts have earned what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class ScoreCount:
    """How many attempts have earned so many points of a total."""

    points: int
    total: int
    attempts: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How scores lie: shares from 0 to 1; `bins` counts scores by tenths, the last with the full marks."""

    counted: int
    mean: float
    median: float
    lowest: float
    highest: float
    bins: tuple[int, ...]


def spread(scores: Iterable[ScoreCount]) -> Spread | None:
    """Return how the shares of points lie; None without an attempt in which anything could be earned."""
    shares = sorted((one.points / one.total, one.attempts) for one in scores if one.total and one.attempts)
    if not shares:
        return None
    counted = sum(attempts for _, attempts in shares)
    bins = [0] * BINS
    for share, attempts in shares:
        bins[min(int(share * BINS), BINS - 1)] += attempts
    mean = sum(share * attempts for share, attempts in shares) / counted
    middle = (_at(shares, (counted - 1) // 2) + _at(shares, counted // 2)) / 2
    return Spread(counted, mean, middle, shares[0][0], shares[-1][0], tuple(bins))


def points_variance(scores: Iterable[ScoreCount]) -> float:
    """Return the population variance of the points, 0 without attempts; exact until the one division."""
    counts = tuple(scores)
    n = sum(one.attempts for one in counts)
    total = sum(one.attempts * one.points for one in counts)
    squares = sum(one.attempts * one.points**2 for one in counts)
    return (n * squares - total**2) / n**2 if n else 0.0


def _at(shares: list[tuple[float, int]], place: int) -> float:
    """Return the share at a place, from 0, in the row of all attempts."""
    for share, attempts in shares:
        if place < attempts:
            return share
        place -= attempts
    raise IndexError(place)
