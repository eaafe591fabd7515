"""Item analysis after classical test theory, from sums that one grouped query gives.

Scores are dichotomous (1 right, 0 wrong or not answered); totals are numbers of right answers. Variances divide by the
number of attempts (population formulas), as KR-20 is defined; correlations do not depend on that choice.

Sources: Lord & Novick (1968), Statistical Theories of Mental Test Scores; Kuder & Richardson (1937), Psychometrika 2;
Henrysson (1963), Psychometrika 28, for the correlation corrected for overlap; Haladyna & Downing (1993), Educational
and Psychological Measurement 53, for distractors that work.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

FEW_ATTEMPTS = 30  # below this the figures move with every student; they are shown with a warning
WORKING_SHARE = 0.05  # a distractor that fewer than 5 % choose does no work (Haladyna & Downing)


@dataclass(frozen=True, slots=True)
class ItemSums:
    """Sums over the attempts that were shown an item: how many, right answers x, totals t, t² and x·t."""

    attempts: int
    right: int
    total: int
    total_squared: int
    right_total: int


@dataclass(frozen=True, slots=True)
class OptionSums:
    """How many chose an option, and the sum of their totals."""

    chosen: int
    total: int


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that a teacher should look at, with plain advice."""

    code: str
    advice: str


def facility(sums: ItemSums) -> float | None:
    """Return the share of right answers, from 0 to 1, or None without attempts."""
    return sums.right / sums.attempts if sums.attempts else None


def discrimination(sums: ItemSums) -> float | None:
    """Return the point-biserial correlation of the item with the rest of the test, from -1 to 1.

    The item itself is taken out of the total (Henrysson 1963). None where it is not defined: fewer than two attempts,
    everybody right or wrong, or everybody with the same rest.
    """
    n = sums.attempts
    if n < 2:
        return None
    # n² times the (co)variances: exact integers, so that "no variance" is exactly zero
    item = n * sums.right - sums.right**2
    total = n * sums.total_squared - sums.total**2
    both = n * sums.right_total - sums.right * sums.total
    rest = total - 2 * both + item
    if item <= 0 or rest <= 0:
        return None
    return (both - item) / math.sqrt(item * rest)


def distractor_efficiency(options: Sequence[OptionSums], key: int) -> float | None:
    """Return the share of distractors that at least 5 % choose, from 0 to 1; None without answers or distractors."""
    answered = sum(option.chosen for option in options)
    distractors = [option for i, option in enumerate(options) if i != key]
    if not answered or not distractors:
        return None
    working = sum(option.chosen / answered >= WORKING_SHARE for option in distractors)
    return working / len(distractors)


def kr20(facilities: Sequence[float], totals_variance: float) -> float | None:
    """Return the reliability of the whole quiz (Kuder-Richardson formula 20), at most 1.

    `facilities` has one value an item, over the same attempts; `totals_variance` is the population variance of their
    totals. For dichotomous items it equals Cronbach's alpha. None for fewer than two items or without variance.
    """
    k = len(facilities)
    if k < 2 or totals_variance <= 0:
        return None
    return k / (k - 1) * (1 - sum(p * (1 - p) for p in facilities) / totals_variance)


def standard_error(totals_variance: float, reliability: float | None) -> float | None:
    """Return the standard error of measurement in points: how far a total may be off by chance (one sigma)."""
    if reliability is None or totals_variance < 0:
        return None
    return math.sqrt(totals_variance * (1 - min(reliability, 1.0)))


def flags(sums: ItemSums, options: Sequence[OptionSums], key: int, labels: Sequence[str]) -> tuple[Flag, ...]:
    """Return what a teacher should look at in an item; `labels` name the options ("A", "B" …).

    A verdict on a handful of attempts would be noise: below ten, nothing is flagged.
    """
    if sums.attempts < 10:
        return ()
    found = []
    share, correlation = facility(sums), discrimination(sums)
    rival = _strongest_rival(options, key)
    if rival is not None:
        found.append(Flag("key", f"The strongest students chose {labels[rival]}: check the key."))
    elif correlation is not None and correlation < 0:
        found.append(Flag("negative", "Students who do well elsewhere get this wrong more often: check the wording."))
    if share is not None and share > 0.95:
        found.append(Flag("easy", "Almost everybody was right: it warms up, but says little about who read closely."))
    if share is not None and share < 1 / max(len(options), 1) - 0.05:
        found.append(Flag("hard", "Fewer were right than by guessing: look at the passage together."))
    idle = [labels[i] for i in range(len(options)) if i != key and _idle(options, i)]
    if idle and len(options) > 2:
        found.append(Flag("idle", f"Hardly anybody chose {', '.join(idle)}: try a more tempting one."))
    return tuple(found)


def _strongest_rival(options: Sequence[OptionSums], key: int) -> int | None:
    """Return the distractor whose choosers did better elsewhere than those of the key, if at least five chose it.

    A right answer adds one point to the totals behind the key, which is taken off before they are compared.
    """
    keyed = options[key]
    if not keyed.chosen:
        return None
    bar = (keyed.total - keyed.chosen) / keyed.chosen
    rivals = [(option.total / option.chosen, i) for i, option in enumerate(options) if i != key and option.chosen >= 5]
    best = max(rivals, default=None)
    return best[1] if best and best[0] > bar else None


def _idle(options: Sequence[OptionSums], index: int) -> bool:
    answered = sum(option.chosen for option in options)
    return answered > 0 and options[index].chosen / answered < WORKING_SHARE
