"""Every number of a text as a value, so that "100", "one hundred" and "a hundred" are told to be the same."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from quizapp.items.wording import normalise
from quizapp.reading.numbers import FoundNumber, find_numbers, value_of

_SHORT_SCALE = re.compile(r"(?:bn|[kmb])\b", re.IGNORECASE)
_SHORT_SCALED = re.compile(r"([\d,.]+)([kmb])", re.IGNORECASE)
_PER_CENT = re.compile(r"\s?(?:%|\bper ?cent\b)", re.IGNORECASE)
_SHORT_SCALES = {"k": Decimal(1000), "m": Decimal(10**6), "b": Decimal(10**9), "bn": Decimal(10**9)}


@lru_cache(maxsize=256)
def find_numerals(text: str) -> tuple[FoundNumber, ...]:
    """Return every number with a value in a text, in digits and in words, with its offsets."""
    return find_numbers(text)


@lru_cache(maxsize=256)
def values_in(text: str) -> frozenset[Decimal]:
    """Return the value of every number in a text, however it is written.

    "4m" is four metres or four million: both count, since this is asked to be on the safe side.
    """
    values = set()
    for number in find_numerals(text):
        values.add(number.value)
        short = short_scale_at(text, number.end)
        if short is not None:
            values.add(number.value * short[0])
    return frozenset(values)


def short_scale_at(text: str, at: int) -> tuple[Decimal, int] | None:
    """Return what "k", "m", "b" or "bn" right behind a number multiplies it by and where it ends, None without one."""
    short = _SHORT_SCALE.match(text, at)
    return (_SHORT_SCALES[short.group().lower()], short.end()) if short is not None else None


def with_values(text: str) -> str:
    """Return the comparison form of a text in which every number stands as its value: "twelve" as "12"."""
    parts, at = [], 0
    for number in find_numerals(text):
        parts += [text[at : number.start], f"{number.value:f}"]
        at = number.end
    return normalise(_PER_CENT.sub("%", "".join([*parts, text[at:]])))


@lru_cache(maxsize=8)
def article_with_values(text: str) -> str:
    """Return that form of a whole article; it is kept, since every item of a bank is held against it."""
    return with_values(text)


def number_value(text: str) -> Decimal | None:
    """Return the value of a text that is one number and nothing else, or None."""
    short = _SHORT_SCALED.fullmatch(text)
    if short is not None:
        value = value_of(short[1])
        return None if value is None else value * _SHORT_SCALES[short[2].lower()]
    return value_of(text)
