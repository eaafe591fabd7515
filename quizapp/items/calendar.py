"""Other weekdays, months, days and years: what a reader would confuse, and what the article does not name."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")
DAY = re.compile(r"(?<![\d,.])([1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d,.:]\d|\d|%)")
_SHORT_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?")
CLOCK = re.compile(r"(?P<hour>1?\d|2[0-3])(?:[:.][0-5]\d)?[ \u00a0]?(?P<half>[ap]\.?m\b\.?)?", re.IGNORECASE)
_MONTH_NAME = rf"({'|'.join(MONTHS)}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_FULL_DATE = re.compile(rf"\b(?:{_MONTH_NAME} (\d{{1,2}})|(\d{{1,2}}) {_MONTH_NAME}),? (20\d\d|19\d\d)\b")
_NEAREST_YEARS = (1, 2, 3, 4, 5)
_NEAREST_DAYS = (1, -1, 2, -2, 3, -3, 7, -7, 10, -10)


def other_weekdays(name: str, article: str) -> tuple[str, ...]:
    """Return the weekdays that the article neither names nor gives as a full date, nearest first."""
    dated = weekdays_of_dates(article)
    return tuple(other for other in _others(WEEKDAYS, name, article) if other not in dated)


def weekdays_of_dates(article: str) -> frozenset[str]:
    """Return the weekdays of the full dates of an article: "April 22, 2021" is a Thursday, and so not false."""
    found = set()
    for match in _FULL_DATE.finditer(article):
        month, day = (match[1], match[2]) if match[1] else (match[4], match[3])
        try:
            when = date(int(match[5]), MONTHS.index(next(m for m in MONTHS if m.startswith(month[:3]))) + 1, int(day))
        except ValueError:
            continue
        found.add(WEEKDAYS[when.weekday()])
    return frozenset(found)


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


def other_years(year: int, taken: frozenset[Decimal], latest: int | None) -> tuple[str, ...]:
    """Return years near a year that are not in the article, nearest first; none after `latest`."""
    steps = [sign * step for step in _NEAREST_YEARS for sign in (-1, 1)]
    if year < 1950:
        steps += [-10, 10, -100, 100]
    limit = max(year, latest) if latest is not None else 9999
    return tuple(str(year + step) for step in steps if year + step not in taken and year + step <= limit)


def other_days(written: str, taken: frozenset[Decimal]) -> tuple[str, ...]:
    """Return days of a month, "5" or "5th", that are not in the article: digits swapped, then neighbours.

    None is after the 28th, so that every month has them.
    """
    day = int("".join(char for char in written if char.isdigit()))
    suffixed = not written.isdigit()
    swapped = int(str(day)[::-1]) if day > 9 else day + 10
    wanted = dict.fromkeys([swapped, *(day + step for step in _NEAREST_DAYS)])
    others = (other for other in wanted if 1 <= other <= 28 and other != day and other not in taken)
    return tuple(f"{other}{ordinal_suffix(other) if suffixed else ''}" for other in others)


def other_dates(value: str | None, written: str, taken: frozenset[Decimal]) -> tuple[str, ...]:
    """Return other full dates in the form of "Wednesday, 5 January 2022", the weekday changed along with the day."""
    try:
        day = date.fromisoformat(value or "")
    except ValueError:
        return ()
    others = []
    for step in _NEAREST_DAYS:
        other = day + timedelta(days=step)
        if (other.month, other.year) == (day.month, day.year) and other.day not in taken:
            moved = WEEKDAY.sub(WEEKDAYS[other.weekday()], written)
            others.append(re.sub(rf"(?<!\d){day.day}(?!\d)", str(other.day), moved, count=1))
    return tuple(other for other in others if other != written and not re.search(r"\d(?:st|nd|rd|th)\b", other))


def other_times(clock: re.Match[str], article: str) -> tuple[str, ...]:
    """Return other hours in the form of "8:45 a.m." or "15:30" that the article does not name, nearest first."""
    hour, highest = int(clock["hour"]), 11 if clock["half"] else 23  # 12 a.m. confuses everybody
    others = (hour + step for step in (1, -1, 2, -2, 3, -3) if 1 <= hour + step <= highest)
    rest = clock.group()[len(clock["hour"]) :]
    return tuple(
        f"{other}{rest}" for other in others if re.search(rf"(?<!\d){other}{re.escape(rest)}", article) is None
    )


def ordinal_suffix(number: int) -> str:
    """Return "st", "nd", "rd" or "th"."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
