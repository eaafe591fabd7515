"""Other weekdays, months, days and years: what a reader would confuse, and what the article does not name."""

from __future__ import annotations

import re
from decimal import Decimal

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")
DAY = re.compile(r"(?<![\d,.])([1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d,.:]\d|\d|%)")
_SHORT_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?")
_NEAREST_YEARS = (1, 2, 3, 4, 5)


def other_weekdays(name: str, article: str) -> tuple[str, ...]:
    """Return the weekdays that the article never names, nearest first (the next before the one before)."""
    return _others(WEEKDAYS, name, article)


def other_months(name: str, article: str) -> tuple[str, ...]:
    """Return the months that the article never names (nor in short), nearest first."""
    short = {match.group()[:3] for match in _SHORT_MONTH.finditer(article)}
    return tuple(month for month in _others(MONTHS, name, article) if month[:3] not in short)


def _others(names: list[str], name: str, article: str) -> tuple[str, ...]:
    at = names.index(name)
    ordered = sorted((other for other in names if other != name), key=lambda o: _distance(names, at, o))
    return tuple(other for other in ordered if re.search(rf"\b{other}\b", article, re.IGNORECASE) is None)


def _distance(names: list[str], at: int, other: str) -> tuple[int, int]:
    ahead = (names.index(other) - at) % len(names)
    return min(ahead, len(names) - ahead), ahead


def other_years(year: int, taken: frozenset[Decimal], latest: int | None) -> tuple[int, ...]:
    """Return years near a year that are not in the article, nearest first; none after `latest`."""
    steps = [sign * step for step in _NEAREST_YEARS for sign in (-1, 1)]
    if year < 1950:
        steps += [-10, 10, -100, 100]
    limit = max(year, latest) if latest is not None else 9999
    return tuple(year + step for step in steps if year + step not in taken and year + step <= limit)


def other_days(day: int, taken: frozenset[Decimal]) -> tuple[int, ...]:
    """Return days of a month that are not in the article: digits swapped, then neighbours; all months have them."""
    swapped = int(str(day)[::-1]) if day > 9 else day + 10
    steps = (1, -1, 2, -2, 3, -3, 7, -7, 10, -10)
    wanted = dict.fromkeys([swapped, *(day + step for step in steps)])
    return tuple(other for other in wanted if 1 <= other <= 28 and other != day and other not in taken)
