"""Numbers as English writes them, and their values, both ways.

`read_number` reads one number from a run of lexemes; quantities and times build on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from quizapp.reading.cardinals import HYPHENS, lower_at, past_and_a_half, past_hyphen, read_cardinal
from quizapp.reading.lexemes import Lexeme, joined, lexemes
from quizapp.reading.number_words import (
    DENOMINATORS,
    ORDINAL_TENS,
    ORDINAL_UNITS,
    SCALES,
    SHORT_SCALES,
    TENS,
    UNITS,
    VAGUE_COUNTS,
    VAGUE_PLURALS,
    VULGAR,
    spellings,
)

__all__ = [
    "HYPHENS",
    "Form",
    "FoundNumber",
    "Number",
    "find_numbers",
    "plain_value",
    "read_number",
    "spellings",
    "value_of",
]

_STARTERS = (
    frozenset(("a", "an", "half", "quarter"))
    | UNITS.keys()
    | TENS.keys()
    | ORDINAL_UNITS.keys()
    | ORDINAL_TENS.keys()
    | VAGUE_COUNTS
    | VAGUE_PLURALS
)
_BEFORE_SHARES = frozenset("by than nearly almost about around over to under least most roughly".split())
_OF_MANY = frozenset("were are have say".split())  # "a third were men", while "a third was shot" counts people


class Form(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    VAGUE = "vague"  # dozens, hundreds of thousands, several hundred: no value


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands in lexemes `first` to `last` (exclusive). `value` of a vague one means nothing."""

    value: Decimal
    first: int
    last: int
    form: Form


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number with its offsets in the text."""

    value: Decimal
    start: int
    end: int
    form: Form


def read_number(words: Sequence[Lexeme], at: int) -> Number | None:
    """Return the longest number that starts at a lexeme, or None."""
    word = words[at]
    if word.kind != "number" and word.lower not in _STARTERS:
        return None
    for reader in (_vague, _half_of_a_scale, _fraction, _ordinal, _digits, _cardinal):
        number = reader(words, at)
        if number is not None:
            return number
    return None


def find_numbers(text: str) -> tuple[FoundNumber, ...]:
    """Return every number with a value in a text, however it is written."""
    words = lexemes(text)
    found = []
    at = 0
    while at < len(words):
        number = read_number(words, at)
        if number is None:
            at += 1
            continue
        if number.form is not Form.VAGUE:
            start, end = words[number.first].start, words[number.last - 1].end
            found.append(FoundNumber(number.value, start, end, number.form))
        at = number.last
    return tuple(found)


def value_of(text: str) -> Decimal | None:
    """Return the value of a number as written ("one hundred and five", "7,640", "1.5 million", "a dozen"), or None."""
    words = lexemes(text.strip())
    number = read_number(words, 0) if words else None
    if number is None or number.last != len(words) or number.form is Form.VAGUE:
        return None
    return number.value


def plain_value(digits: str) -> Decimal:
    """Return the value of a number in digits, with or without grouping and a fraction sign behind it."""
    part = VULGAR.get(digits[-1], Decimal(0))
    rest = digits if not part else digits[:-1]
    kept = "".join(c for c in rest if c in "0123456789.")
    return (Decimal(kept) if kept else Decimal(0)) + part


def _cardinal(words: Sequence[Lexeme], at: int) -> Number | None:
    found = read_cardinal(words, at)
    return Number(found[0], at, found[1], Form.WORDS) if found else None


def _digits(words: Sequence[Lexeme], at: int) -> Number | None:
    """Read "7,640", "1.5 million", "3.2bn", "2 dozen", "2 1/2"; a bare "4m" is left to whoever knows the unit."""
    if words[at].kind != "number":
        return None
    value, last = plain_value(words[at].text), at + 1
    if _is_slash_fraction(words, last) and words[at].text.isdigit():
        divisor = plain_value(words[last + 1].text)
        return Number(value / divisor, at, last + 2, Form.FRACTION) if divisor else None
    half = past_and_a_half(words, last)
    if half > last:
        value, last = value + Decimal("0.5"), half
    behind = past_hyphen(words, last)
    scale = lower_at(words, behind)
    if scale in SCALES or scale == "dozen":
        return Number(value * SCALES.get(scale, Decimal(12)), at, behind + 1, Form.DIGITS)
    if scale in SHORT_SCALES:
        return Number(value * SHORT_SCALES[scale], at, behind + 1, Form.DIGITS)
    return Number(value, at, last, Form.DIGITS)


def _is_slash_fraction(words: Sequence[Lexeme], at: int) -> bool:
    """Tell "1/2", "3/4" from dates, "9/11" and "24/7": a proper fraction with a small, usual divisor."""
    if at + 1 >= len(words) or words[at].text not in ("/", "⁄") or words[at + 1].kind != "number":
        return False
    touch = joined(words[at - 1], words[at]) and joined(words[at], words[at + 1])
    top, bottom = words[at - 1].text, words[at + 1].text
    follows = at + 2 < len(words) and words[at + 2].text == "/"
    usual = bottom in ("2", "3", "4", "5", "6", "8", "10", "16") and top.isdigit() and int(top) < int(bottom)
    return touch and usual and not follows


def _half_of_a_scale(words: Sequence[Lexeme], at: int) -> Number | None:
    """Read "half a million", "half-million", "half a dozen", "a quarter of a million"."""
    start = at + 1 if lower_at(words, at) in ("a", "one") else at
    part = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}.get(lower_at(words, start))
    if part is None:
        return None
    rest = start + 1
    if lower_at(words, rest) == "of":
        rest += 1
    if lower_at(words, rest) == "a":
        rest += 1
    else:
        rest = past_hyphen(words, rest)
    scale = Decimal(12) if lower_at(words, rest) == "dozen" else SCALES.get(lower_at(words, rest))
    return Number(part * scale, at, rest + 1, Form.WORDS) if scale and rest > start + 1 else None


def _fraction(words: Sequence[Lexeme], at: int) -> Number | None:
    """Read "half", "a third", "two-thirds", "three quarters"; "the third" and "a third man" are ranks."""
    word = lower_at(words, at)
    if word == "half":
        return Number(Decimal("0.5"), at, at + 1, Form.FRACTION)
    if word in ("a", "an", "one"):
        behind = at + 1 if word != "one" else past_hyphen(words, at + 1)
        bottom = {"half": 2}.get(lower_at(words, behind), DENOMINATORS.get(lower_at(words, behind)))
        if bottom and (word == "one" or bottom == 2 or _is_share(words, at, behind + 1)):
            return Number(Decimal(1) / bottom, at, behind + 1, Form.FRACTION)
        return None
    top = UNITS.get(word, 0)
    behind = past_hyphen(words, at + 1)
    plural = lower_at(words, behind)
    bottom = DENOMINATORS.get(plural.removesuffix("s")) if plural.endswith("s") else None
    if 1 < top < 20 and bottom:
        return Number(Decimal(top) / bottom, at, behind + 1, Form.FRACTION)
    return None


def _is_share(words: Sequence[Lexeme], at: int, behind: int) -> bool:
    """Tell the share in "a third of", "by a third" from the rank in "a third man"."""
    if lower_at(words, behind) == "of":
        return True
    if at == 0 and behind == len(words):
        return True
    if lower_at(words, behind) in _OF_MANY:
        return True
    closes = behind >= len(words) or words[behind].text in ",.;:!?)"
    return closes and lower_at(words, at - 1) in _BEFORE_SHARES


def _ordinal(words: Sequence[Lexeme], at: int) -> Number | None:
    """Read "third", "twenty-first", "5th", "hundredth"."""
    word = lower_at(words, at)
    if word in ORDINAL_UNITS:
        return Number(Decimal(ORDINAL_UNITS[word]), at, at + 1, Form.ORDINAL)
    if word in ORDINAL_TENS:
        return Number(Decimal(ORDINAL_TENS[word]), at, at + 1, Form.ORDINAL)
    if word in TENS:
        behind = past_hyphen(words, at + 1)
        unit = ORDINAL_UNITS.get(lower_at(words, behind), 0)
        if 0 < unit < 10 and behind > at + 1:
            return Number(Decimal(TENS[word] + unit), at, behind + 1, Form.ORDINAL)
    digits = words[at].text.replace(",", "")
    if words[at].kind != "number" or not digits.isdigit() or len(digits) > 6 or at + 1 == len(words):
        return None
    if joined(words[at], words[at + 1]) and words[at + 1].lower == _suffix(int(digits)):
        return Number(plain_value(words[at].text), at, at + 2, Form.ORDINAL)
    return None


def _suffix(value: int) -> str:
    if 10 < value % 100 < 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _vague(words: Sequence[Lexeme], at: int) -> Number | None:
    """Read "dozens", "hundreds of billions", "several hundred", "a few thousand"."""
    last = at
    if lower_at(words, at) == "a" and lower_at(words, at + 1) in ("few", "couple"):
        last = at + 2
    elif lower_at(words, at) in VAGUE_COUNTS:
        last = at + 1
    if last > at:
        last += lower_at(words, last) == "of"
        if lower_at(words, last) in SCALES or lower_at(words, last) == "dozen":
            return Number(Decimal(0), at, last + 1, Form.VAGUE)
        return None
    while lower_at(words, last) in VAGUE_PLURALS:
        last += 1
        if lower_at(words, last) == "of" and lower_at(words, last + 1) in VAGUE_PLURALS:
            last += 1
    return Number(Decimal(0), at, last, Form.VAGUE) if last > at else None
