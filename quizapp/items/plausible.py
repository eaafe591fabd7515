"""Wrong numbers that a careless reader would believe: same form, same magnitude, nowhere in the article.

What people confuse: digits in another order (95 and 59), a neighbouring digit, a neighbouring round value. After the
slips of Ashcraft (1992, Cognitive arithmetic) and what makes distractors work (Haladyna & Rodriguez 2013, ch. 6).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from quizapp.items.amounts import Amount
from quizapp.items.rewrite import same_form, sounds_like_vowel
from quizapp.reading.knowledge import QuantityKind

SMALLEST_RATIO, LARGEST_RATIO = Decimal("0.55"), Decimal("1.8")
_LARGEST_STEP = 2  # of a small count: a hasty reader takes two for three or four, not for five
_HUBS = 3
_MOST = 12
_THOUSANDS_OF_MILLIONS = re.compile(r"\d,?\d{3}(?:\.\d+)? (?:million|billion|trillion)\b")
CLOSE = Decimal("0.2")  # closer than this, a wrong value is a quibble: 513 and 531 leave the same picture


def wrong_values(amount: Amount, taken: frozenset[Decimal], apart: Decimal = CLOSE) -> tuple[Decimal, ...]:
    """Return plausible wrong values for a written number, the most plausible first; none is in `taken`.

    `apart` is the least relative difference: "about 30" must not become "about 32".
    """
    written, value = amount.written, amount.value
    first = tuple(dict.fromkeys(_candidates(written, value)))
    # variations of a wrong value as well: among the options the key is then not the one that all others resemble
    second = (other for wrong in first[:_HUBS] for other in _candidates(written, wrong))
    candidates = dict.fromkeys(v for v in (*first, *second) if v != value)
    fitting = (
        candidate
        for candidate in candidates
        if candidate not in taken
        and _near(value, candidate)
        and _far_enough(value, candidate, apart)
        and _possible(amount, candidate)
        and (other := same_form(written, candidate)) is not None
        and not _THOUSANDS_OF_MILLIONS.match(other)
        and not (amount.after_article and sounds_like_vowel(other) != sounds_like_vowel(written))
    )
    return tuple(islice(fitting, _MOST))


def _near(value: Decimal, candidate: Decimal) -> bool:
    if value < 10 and value == value.to_integral_value():
        return abs(candidate - value) <= _LARGEST_STEP
    return value * SMALLEST_RATIO <= candidate <= value * LARGEST_RATIO


def _candidates(written: str, value: Decimal) -> Iterator[Decimal]:
    """Yield variations of the digits that carry the value: zeros at its end stay zeros."""
    significant, unit = _significant(value)
    digits = str(significant)
    if len(digits) > 1:
        yield from (Decimal(swapped) * unit for swapped in _swapped(digits))
    if significant < 10:
        yield from ((significant + step) * unit for step in (1, -1, 2, -2, 3, -3, 4) if significant + step > 0)
        return
    for place in range(min(2, len(digits))):
        for step in (1, -1, 2, -2, 3, -3):
            digit = int(digits[place]) + step
            if 0 < digit < 10:
                yield Decimal(digits[:place] + str(digit) + digits[place + 1 :]) * unit
    for percent in (120, 80, 130, 75, 150, 60, 200, 50):
        near = (significant * percent + 50) // 100
        # "75,000" must not become "113,000": as many digits carry the value as before
        yield (round(near, -1) if near >= 10 ** len(digits) else near + (near % 10 == 0)) * unit


def _significant(value: Decimal) -> tuple[int, Decimal]:
    """Return the digits without trailing zeros as a whole number, and the unit of their last place."""
    _sign, digits, exponent = value.normalize().as_tuple()
    number = int("".join(map(str, digits)))
    return number, Decimal(1).scaleb(int(exponent))


def _swapped(digits: str) -> Iterator[str]:
    for i in range(len(digits) - 1):
        a, b = digits[i], digits[i + 1]
        if a != b and not (i == 0 and b == "0") and not (i + 2 == len(digits) and a == "0"):
            yield digits[:i] + b + a + digits[i + 2 :]


def _far_enough(value: Decimal, candidate: Decimal, apart: Decimal) -> bool:
    return abs(candidate - value) >= apart * value


def _possible(amount: Amount, candidate: Decimal) -> bool:
    """Tell whether a value can be believed: no match has a 96th minute, no earthquake the magnitude 14."""
    kind, value, step = amount.kind, amount.value, abs(candidate - amount.value)
    impossible = (
        candidate == 1 and kind is not QuantityKind.RANK,  # "one people": the noun would have to change
        amount.is_temperature and step > max(Decimal(3), value * Decimal("0.15")),
        amount.is_magnitude and (step > Decimal("1.5") or candidate >= 10),
        kind is QuantityKind.RANK and value <= 90 < candidate,
        kind is QuantityKind.PERCENT and value < 100 <= candidate,
        kind is QuantityKind.AGE and (step > min(Decimal(15), max(Decimal(3), value / 3)) or candidate > 105),
        kind is QuantityKind.AGE and (candidate < 18) != (value < 18),
    )
    return not any(impossible)
