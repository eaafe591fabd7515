"""Whole numbers in words: "one hundred and five", "two and a half million", "a dozen".

Each reader takes lexemes and an index, and returns a value and the index behind it. The grammar follows Huddleston and
Pullum, The Cambridge Grammar of the English Language (2002), section 19.5.10.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from quizapp.reading.lexemes import Lexeme, joined
from quizapp.reading.number_words import SCALES, TENS, UNITS

HYPHENS = frozenset("-‐‑")


def lower_at(words: Sequence[Lexeme], at: int) -> str:
    """Return the lower-case form of a lexeme, empty outside the text."""
    return words[at].lower if 0 <= at < len(words) else ""


def past_hyphen(words: Sequence[Lexeme], at: int) -> int:
    """Return the index behind a hyphen that joins two words, or the index itself."""
    inside = 0 < at < len(words) - 1 and words[at].text in HYPHENS
    return at + 1 if inside and joined(words[at - 1], words[at]) and joined(words[at], words[at + 1]) else at


def _below_hundred(words: Sequence[Lexeme], at: int) -> tuple[int, int] | None:
    word = lower_at(words, at)
    if word in UNITS:
        return UNITS[word], at + 1
    if word not in TENS:
        return None
    behind = past_hyphen(words, at + 1)
    unit = UNITS.get(lower_at(words, behind), 0)
    if 0 < unit < 10:
        return TENS[word] + unit, behind + 1
    return TENS[word], at + 1


def _below_million(words: Sequence[Lexeme], at: int) -> tuple[int, int] | None:
    """Read "one hundred and five", "twelve hundred", "a hundred", "ninety-five"."""
    if lower_at(words, at) in ("a", "an") and lower_at(words, at + 1) == "hundred":
        small: tuple[int, int] | None = (1, at + 1)
    else:
        small = _below_hundred(words, at)
    if small is None:
        return None
    value, last = small
    behind = past_hyphen(words, last)
    if lower_at(words, behind) != "hundred":
        return small
    value, last = value * 100, behind + 1
    rest = _tail(words, last, between=lower_at(words, at - 1) == "between")
    return (value + rest[0], rest[1]) if rest else (value, last)


def _tail(words: Sequence[Lexeme], at: int, between: bool) -> tuple[int, int] | None:
    """Read "and five" after a hundred, but not in "one hundred and two hundred", nor "between …" and more."""
    linked = lower_at(words, at) == "and"
    rest = _below_hundred(words, at + 1 if linked else past_hyphen(words, at))
    if rest is None or rest[0] == 0:
        return None
    scale = lower_at(words, past_hyphen(words, rest[1]))
    if linked and (scale == "hundred" or (between and scale in SCALES)):
        return None
    return rest


def _is_scale(words: Sequence[Lexeme], at: int) -> bool:
    return lower_at(words, at) in SCALES


def read_cardinal(words: Sequence[Lexeme], at: int) -> tuple[Decimal, int] | None:
    """Read a number in words, groups falling from billions to units, or "a dozen", "two dozen", "a million"."""
    total, last, ceiling = Decimal(0), at, Decimal(10) ** 18
    while group := _group(words, last, ceiling):
        value, scale, last = group
        total, ceiling = total + value * scale, scale
        if scale == 1:
            break
        if lower_at(words, last) == "and" and _small_after_and(words, last + 1):
            last += 1
    if last == at:
        return None
    half = past_and_a_half(words, last)
    if half > last:
        return _and_a_half(words, half, total, ceiling)
    return total, last


def _small_after_and(words: Sequence[Lexeme], at: int) -> bool:
    small = _below_hundred(words, at)
    return small is not None and not _is_scale(words, past_hyphen(words, small[1]))


def past_and_a_half(words: Sequence[Lexeme], at: int) -> int:
    """Return the index behind "and a half" or "-and-a-half", or the index itself."""
    behind = at
    for word in ("and", "a", "half"):
        behind = past_hyphen(words, behind)
        if lower_at(words, behind) != word:
            return at
        behind += 1
    return behind


def _and_a_half(words: Sequence[Lexeme], last: int, total: Decimal, ceiling: Decimal) -> tuple[Decimal, int]:
    """Read "two and a half", "two and a half million" and "a million and a half"."""
    scale = SCALES.get(lower_at(words, last))
    if ceiling == 1 and scale:
        return (total + Decimal("0.5")) * scale, last + 1
    return total + Decimal("0.5") * ceiling, last


def _group(words: Sequence[Lexeme], at: int, ceiling: Decimal) -> tuple[Decimal, Decimal, int] | None:
    """Return value, scale and the index behind one group ("two hundred million"), its scale below the ceiling."""
    if lower_at(words, at) in ("a", "an"):
        scale = {"dozen": Decimal(12)}.get(lower_at(words, at + 1), SCALES.get(lower_at(words, at + 1)))
        if scale and scale != 100 and ceiling > Decimal(10) ** 15:
            return Decimal(1), scale, at + 2
    small = _below_million(words, at)
    if small is None or (small[0] == 0 and ceiling <= Decimal(10) ** 15):
        return None
    value, last = Decimal(small[0]), small[1]
    behind = past_hyphen(words, last)
    word = lower_at(words, behind)
    scale = Decimal(12) if word == "dozen" else SCALES.get(word, Decimal(1))
    if scale >= ceiling:
        return None
    return (value, scale, behind + 1) if scale > 1 else (value, Decimal(1), last)
