"""The order of options that means something: numbers and dates ascending, or the order that the teacher wrote."""

from __future__ import annotations

import re
from decimal import Decimal

from quizapp.items.numerals import find_numerals
from quizapp.items.wording import normalise

_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = "|".join(_MONTHS)
_DATE_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"),
    re.compile(rf"(?:(?P<day>\d\d?) )?(?P<month>{_MONTH})(?:,? (?P<year>\d{{4}}))?"),
    re.compile(rf"(?P<month>{_MONTH}) (?P<day>\d\d?)(?:,? (?P<year>\d{{4}}))?"),
)
_CLOCK = re.compile(r"(\d\d?)[:.](\d\d)(?: ?([ap])\.?m\.?)?")


def in_order_of_value(texts: tuple[str, ...]) -> tuple[int, ...] | None:
    """Return the indices of texts sorted by their date, time or number; None where they have no common measure.

    >>> in_order_of_value(("95 officers", "105 officers", "59 officers"))
    (2, 0, 1)
    """
    for measure in (_weekdays, _dates, _clocks, _numbers):
        values = measure(texts)
        if values is not None and len(set(values)) == len(values):
            return tuple(sorted(range(len(texts)), key=lambda index: values[index]))
    return None


Values = list[tuple[Decimal, ...]]


def _weekdays(texts: tuple[str, ...]) -> Values | None:
    names = [text.strip().casefold() for text in texts]
    return [(Decimal(_WEEKDAYS.index(name)),) for name in names] if set(names) <= set(_WEEKDAYS) else None


def _dates(texts: tuple[str, ...]) -> Values | None:
    found = [_date(text.strip().casefold()) for text in texts]
    dates = [date for date in found if date is not None]
    whole = len(dates) == len(texts)
    same_parts = len({tuple(part is None for part in date) for date in dates}) == 1
    if not whole or not same_parts:
        return None
    return [tuple(Decimal(part or 0) for part in date) for date in dates]


def _date(text: str) -> tuple[int | None, int, int | None] | None:
    for form in _DATE_FORMS:
        match = form.fullmatch(text)
        if match:
            year, month, day = match["year"], match["month"], match["day"]
            number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
            return (int(year) if year else None, number, int(day) if day else None)
    return None


def _clocks(texts: tuple[str, ...]) -> Values | None:
    matches = [_CLOCK.fullmatch(text.strip().casefold()) for text in texts]
    found = [match for match in matches if match is not None]
    if len(found) != len(texts) or len({match[3] is None for match in found}) != 1:
        return None
    return [(Decimal(int(m[1]) % 12 + 12 * (m[3] == "p") if m[3] else int(m[1])), Decimal(m[2])) for m in found]


def _numbers(texts: tuple[str, ...]) -> Values | None:
    """Return the one number of each text, where all else in the texts is the same."""
    values: Values = []
    remainders = set()
    for text in texts:
        numerals = find_numerals(text)
        if len(numerals) != 1:
            return None
        numeral = numerals[0]
        values.append((numeral.value,))
        remainders.add(normalise(f"{text[: numeral.start]} | {text[numeral.end :]}"))
    return values if len(remainders) == 1 else None
