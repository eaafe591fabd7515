"""When two short texts say the same in other forms: "$1.5m" and "$1,500,000", "5 p.m." and "17:00", half and 50%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from quizapp.items.measures import Measure, measure_at, same_measure
from quizapp.items.numerals import find_numerals, short_scale_at
from quizapp.items.wording import normalise
from quizapp.reading.knowledge import TimeKind
from quizapp.reading.lexemes import lexemes
from quizapp.reading.time_patterns import Candidate, candidates
from quizapp.reading.units import CURRENCY_SIGNS, currency_at

Part = str | Decimal | Measure
_LONGEST = 200  # characters; what is longer is compared by its words
_MAY_BE_A_TIME = re.compile(  # most options are neither, and the patterns of times take their time
    r"\d\s?[:.h/-]\s?\d|\d\s?[ap]\.?\s?m\b|noon|mid-?(?:day|night)|o['’]clock|\b(?:GMT|UTC|hours)\b|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_OF_A_CALENDAR = (TimeKind.DATE, TimeKind.TIME)
_SHARE = re.compile(r"\s?(?:%|per ?cent\b(?!age))", re.IGNORECASE)
_LESS_THAN_ZERO = re.compile(r"(?:(?<![\w.)])[-−–]|\b(?:minus|negative)\s)$", re.IGNORECASE)
_SAY_NOTHING = frozenset("a an the of on at in".split())
_INITIALS = re.compile(r"(?:[Tt]he )?([A-Z](?:\.?[A-Z]){1,5})\.?")
_WITHIN_NAMES = frozenset("a an the of and for in on".split())
_HUNDRED = Decimal(100)


def means_the_same(one: str, other: str) -> bool:
    """Tell whether two texts with a number, a measure, an amount of money, a share, a date or a time say the same.

    All else in them has to read the same: two days before the vote are not two days after it. A name says the same as
    its initials do ("UN", "the United Nations").
    """
    if _are_initials_of(one, other) or _are_initials_of(other, one):
        return True
    mine, others = _parts(one), _parts(other)
    if len(mine) != len(others) or all(isinstance(part, str) and part[:1] != "=" for part in mine):
        return False
    return all(map(_same, mine, others))


def _are_initials_of(short: str, name: str) -> bool:
    letters = _INITIALS.fullmatch(short.strip())
    words = [word for word in name.replace("-", " ").split() if word.casefold() not in _WITHIN_NAMES]
    if letters is None or not all(word[0].isupper() for word in words):
        return False
    return letters[1].replace(".", "") == "".join(word[0] for word in words)


def _same(one: Part, other: Part) -> bool:
    if isinstance(one, Measure) and isinstance(other, Measure):
        return same_measure(one, other)
    return one == other


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[Part, ...]:
    """Return the words of a text in order, its numbers as values and its dates and times as "=" with their value."""
    if len(text) > _LONGEST:
        return ()
    found: list[Part] = []
    at = 0
    for time in _times(text):
        found += [*_amounts(text[at : time.start]), f"={time.value}"]
        at = time.end
    return (*found, *_amounts(text[at:]))


def _times(text: str) -> tuple[Candidate, ...]:
    """Return the dates and clock times of a text; a bare year or hour and "3.50" are numbers like any other."""
    if not _MAY_BE_A_TIME.search(text):
        return ()
    kept: list[Candidate] = []
    for time in sorted(candidates(text), key=lambda c: (c.start, -c.end)):
        is_number = _NUMBER.fullmatch(text, time.start, time.end)
        if time.kind in _OF_A_CALENDAR and time.value and not is_number and (not kept or time.start >= kept[-1].end):
            kept.append(time)
    return tuple(kept)


def _amounts(text: str) -> Iterator[Part]:
    at = 0
    for number in find_numerals(text):
        before, value = text[at : number.start].rstrip(), number.value
        currency = CURRENCY_SIGNS.get(before[-1:])
        end = at + len(before) - 1 if currency else number.start
        below = _LESS_THAN_ZERO.search(text, at, end)  # not in "10-12", where a digit stands before the dash
        yield from _words(text[at : below.start() if below else end])
        at = number.end
        scale = short_scale_at(text, at) if currency else None
        if scale:
            value, at = value * scale[0], scale[1]
        part, at = _with_its_unit(-value if below else value, text, at)
        yield part
        if currency:
            yield currency
    yield from _words(text[at:])


def _with_its_unit(value: Decimal, text: str, at: int) -> tuple[Part, int]:
    """Return a value with what stands behind it at a place, and where that ends."""
    share = _SHARE.match(text, at)
    if share:
        return value / _HUNDRED, share.end()
    return measure_at(value, text, at) or (value, at)


def _words(text: str) -> Iterator[str]:
    """Yield the words that say something, each currency by its code."""
    plain = lexemes(text)
    at = 0
    while at < len(plain):
        currency = currency_at(plain, at)
        if currency:
            yield currency[0]
            at = currency[1]
            continue
        form = normalise(plain[at].text)
        if any(char.isalnum() for char in form) and form not in _SAY_NOTHING:
            yield form
        at += 1
