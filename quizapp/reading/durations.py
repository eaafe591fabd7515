"""Durations ("nearly 30 years", "a three-week trial") and times told by them ("four days later")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from quizapp.reading.calendar_words import UNITS_OF_TIME
from quizapp.reading.knowledge import TimeKind
from quizapp.reading.lexemes import Lexeme, joined
from quizapp.reading.numbers import HYPHENS, Form, Number, read_number
from quizapp.reading.time_patterns import Candidate
from quizapp.reading.time_values import duration_value

_DASHES = HYPHENS | {"–", "—"}
# "A year" is a stretch of time after these; in "twice a year" and "$5 a day" it is a rate.
_BEFORE_STRETCH = frozenset(
    "for in within after over about around nearly almost than least under took takes take lasted lasts last every "
    "spent spend roughly approximately just only barely some half exactly up".split()
)
_AGO = {"ago": "-", "earlier": "-", "later": "+", "beforehand": "-", "afterwards": "+", "hence": "+"}
_AMOUNTS = frozenset("several many few some countless".split())


def find_durations(words: Sequence[Lexeme]) -> Iterator[Candidate]:
    """Yield the durations among lexemes; ages ("12 years old") are left to the quantities."""
    at = 0
    while at < len(words):
        found = _counted(words, at) or _single(words, at) or _vague(words, at)
        if found is None:
            at += 1
            continue
        candidate, at = found
        yield candidate


def unit_at(words: Sequence[Lexeme], at: int) -> str | None:
    """Return the unit of time that a lexeme names, in the singular, or None."""
    if at >= len(words):
        return None
    word = words[at].lower.removesuffix("'").removesuffix("'s")
    for form in (word, word.removesuffix("s")):
        if form in UNITS_OF_TIME:
            return form
    return "century" if word == "centuries" else None


def _past_joint(words: Sequence[Lexeme], at: int) -> int:
    return at + 1 if at < len(words) and words[at].text in HYPHENS and joined(words[at - 1], words[at]) else at


def _counted(words: Sequence[Lexeme], at: int) -> tuple[Candidate, int] | None:
    """Read "30 years", "10 to 12 days", "two and a half hours", "1 hour 20 minutes", "half an hour"."""
    number = read_number(words, at)
    if number is None or number.form is Form.ORDINAL:
        return None
    high = _upper_end(words, number)
    behind = (high or number).last
    if number.form is Form.FRACTION and behind < len(words) and words[behind].lower in ("a", "an"):
        behind += 1
    behind = _past_joint(words, behind)
    unit = unit_at(words, behind)
    if unit is None or _is_age(words, at, behind + 1) or (unit == "day" and _some_day(words, number, behind)):
        return None
    if number.form is Form.VAGUE:
        return _finished(words, at, behind + 1, None)
    amount, last = number.value, behind + 1
    if _lower(words, last) == "and" and _lower(words, last + 1) == "a" and _lower(words, last + 2) == "half":
        amount, last = amount + Decimal("0.5"), last + 3
    value = duration_value(amount, unit, high.value if high else None)
    if high is None and value is not None:
        value, last = _second_unit(words, value, unit, last)
    return _finished(words, at, last, value)


def _upper_end(words: Sequence[Lexeme], number: Number) -> Number | None:
    """Return the second number of "10-12", "10 to 12", "two or three"."""
    at = number.last
    links = 0
    while at < len(words) and links < 3 and (words[at].text in _DASHES or words[at].lower in ("to", "or", "and")):
        if words[at].lower == "and" and _lower(words, number.first - 1) != "between":
            return None
        at, links = at + 1, links + 1
    high = read_number(words, at) if links and at < len(words) else None
    if high is None or high.form not in (Form.DIGITS, Form.WORDS) or high.value <= number.value:
        return None
    return high


def _second_unit(words: Sequence[Lexeme], value: str, unit: str, last: int) -> tuple[str, int]:
    """Take "and three months" or "20 minutes" into a duration in years or hours."""
    at = last
    if _lower(words, at) in ("and", ","):
        at += 1
    number = read_number(words, at) if at < len(words) else None
    if number is None or number.form not in (Form.DIGITS, Form.WORDS):
        return value, last
    smaller = unit_at(words, number.last)
    order = ("year", "month", "week", "day", "hour", "minute", "second")
    if smaller not in order or unit not in order or order.index(smaller) <= order.index(unit):
        return value, last
    if _is_age(words, at, number.last + 1):
        return value, last
    more = duration_value(number.value, smaller) or ""
    both = value + more.removeprefix("PT") if "T" in value else value + more.removeprefix("P")
    return both, number.last + 1


def _single(words: Sequence[Lexeme], at: int) -> tuple[Candidate, int] | None:
    """Read "a decade", "an hour", "a year and a half" where a stretch of time is meant."""
    unit = unit_at(words, at + 1) if words[at].lower in ("a", "an") else None
    if unit is None or words[at + 1].lower.endswith("s"):
        return None
    last, amount = at + 2, Decimal(1)
    if _lower(words, last) == "and" and _lower(words, last + 1) == "a" and _lower(words, last + 2) == "half":
        amount, last = Decimal("1.5"), last + 3
    if _lower(words, at - 1) not in _BEFORE_STRETCH and _lower(words, last) not in _AGO and amount == 1:
        return None
    if _is_age(words, at, last):
        return None
    return _finished(words, at, last, duration_value(amount, unit))


def _vague(words: Sequence[Lexeme], at: int) -> tuple[Candidate, int] | None:
    """Read "several years", "a few days", "weeks later": stretches without a length."""
    last = at
    if words[at].lower == "a" and _lower(words, at + 1) in ("few", "couple"):
        last = at + 2 + (_lower(words, at + 2) == "of")
    elif words[at].lower in _AMOUNTS:
        last = at + 1
    unit = unit_at(words, last)
    if unit is None or not words[last].lower.endswith("s"):
        return None
    if last == at and _lower(words, at + 1) not in _AGO:
        return None
    return _finished(words, at, last + 1, None)


def _finished(words: Sequence[Lexeme], at: int, last: int, value: str | None) -> tuple[Candidate, int]:
    """Close a duration; with "ago" or "later" behind it, it tells when."""
    kind = TimeKind.DURATION
    direction = _AGO.get(_lower(words, last))
    if direction:
        kind, last = TimeKind.RELATIVE, last + 1
        value = None if value is None else direction + value
    return Candidate(words[at].start, words[last - 1].end, kind, value), last


def _is_age(words: Sequence[Lexeme], at: int, last: int) -> bool:
    """Tell "12 years old", "12-year-olds", "12 years of age", "aged 12 years" from durations."""
    behind = _past_joint(words, last)
    if _lower(words, behind) in ("old", "olds") or _lower(words, at - 1) in ("aged", "age"):
        return True
    return _lower(words, last) == "of" and _lower(words, last + 1) == "age"


def _some_day(words: Sequence[Lexeme], number: Number, behind: int) -> bool:
    """Tell "one day he will" from "in one day", "one-day", "one day later"."""
    if number.value != 1 or words[behind - 1].text in HYPHENS:
        return False
    return _lower(words, number.first - 1) not in _BEFORE_STRETCH and _lower(words, behind + 1) not in _AGO


def _lower(words: Sequence[Lexeme], at: int) -> str:
    return words[at].lower if 0 <= at < len(words) else ""
