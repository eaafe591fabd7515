"""Choose distractors so that the options alone say nothing about the key.

Two cues help test-wise readers with numbers: the key tends to lie in the middle (Attali & Bar-Hillel 2003, "Guess
where"), and it tends to be the one that all other options resemble, because they were made from it ("convergence",
Millman, Bishop & Ebel 1965, "An analysis of test-wiseness"). Both are drawn by lot here.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from random import Random

_OFF_PLACE = 3.0
_WRONG_CENTRE = 3.0
_UNLIKELY = 0.15


def choose_values(key: Decimal, pool: tuple[Decimal, ...], count: int, rng: Random) -> tuple[Decimal, ...]:
    """Return up to `count` distractors out of `pool` (most plausible first), in ascending order.

    The rank of the key among the options, and whether the key is the option that the others resemble most, come as
    near as the pool allows to a draw in which every option is equally likely.
    """
    count = min(count, len(pool))
    rank = rng.randrange(count + 1)
    central = rng.randrange(count + 1) == 0
    order = {value: i for i, value in enumerate(pool)}

    def cost(chosen: Iterable[Decimal]) -> tuple[float, tuple[Decimal, ...]]:
        wrong = tuple(chosen)
        off_place = abs(sum(value < key for value in wrong) - rank)
        off_centre = abs(centrality(key, wrong) - central)
        unlikely = sum(order[value] for value in wrong)
        return _OFF_PLACE * off_place + _WRONG_CENTRE * off_centre + _UNLIKELY * unlikely, wrong

    return tuple(sorted(min(combinations(pool, count), key=cost)))


def centrality(key: Decimal, others: tuple[Decimal, ...]) -> float:
    """Return the chance of finding the key by taking the option whose digits the others share most."""
    values = (key, *others)
    scores = {
        value: round(sum(resemblance(min(value, other), max(value, other)) for other in values), 6) for value in values
    }
    best = [value for value in values if scores[value] == max(scores.values())]
    return 1 / len(best) if key in best else 0.0


@lru_cache(maxsize=4096)
def resemblance(one: Decimal, other: Decimal) -> float:
    """Return how much of their digits two numbers share, from 0 to 1: the same digit in the same place counts most."""
    first, second = (f"{value.normalize():f}".rstrip("0.") or "0" for value in (one, other))
    longest = max(len(first), len(second))
    same_place = sum(a == b for a, b in zip(first, second, strict=False))
    shared = sum(min(first.count(digit), second.count(digit)) for digit in sorted(set(first)))
    return (2 * same_place + shared) / (3 * longest)
