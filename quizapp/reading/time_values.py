"""Put time expressions into values: ISO 8601 dates and durations, EDTF and TIMEX3 where ISO has no form.

Precision is never invented: "January 5" gives "--01-05", "3 p.m." gives "T15:00", and what cannot be said gives None.
"""

from __future__ import annotations

from decimal import Decimal

from quizapp.reading.calendar_words import MONTH_NUMBERS, UNITS_OF_TIME, WEEKDAY_OF


def month_number(written: str) -> int:
    """Return 1 to 12 for "January", "Jan." …"""
    return MONTH_NUMBERS[written.lower().rstrip(".")]


def weekday_name(written: str) -> str:
    """Return "wednesday" for "Wednesday", "Wed." …"""
    return WEEKDAY_OF[written.lower().rstrip(".")]


def date_value(year: str | None, month: int | None = None, day: str | None = None) -> str:
    """Return "2022-01-05", "2022-01", "2022", "--01-05" or "--01"."""
    start = year or "-"
    if month is None:
        return start
    if day is None:
        return f"{start}-{month:02d}"
    return f"{start}-{month:02d}-{day_number(day):02d}"


def day_number(written: str) -> int:
    """Return the number of "5", "5th"."""
    return int("".join(c for c in written if c.isdigit()))


def numeric_date(first: str, second: str, year: str, dotted: bool) -> str | None:
    """Return the date of "13/1/2022"; None for "5/1/2022", which Britons and Americans read differently.

    With dots ("5.1.2022") the day always comes first.
    """
    a, b = int(first), int(second)
    if len(year) != 4:
        return None
    if a == b or dotted or a > 12:
        day, month = a, b
    elif b > 12:
        day, month = b, a
    else:
        return None
    return f"{year}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def duration_value(amount: Decimal, unit: str, high: Decimal | None = None) -> str | None:
    """Return "P30Y", "PT90M", "P3W"; "P10Y/P12Y" for a range; None for an unknown unit."""
    code = UNITS_OF_TIME.get(unit)
    if code is None:
        return None
    if high is not None:
        return f"{duration_value(amount, unit)}/{duration_value(high, unit)}"
    factor = "".join(c for c in code if c.isdigit())
    letters = code[len(factor) :]
    amount *= int(factor or 1)
    if letters == "TH" and amount == Decimal("0.5"):
        return "PT30M"
    shown = f"{amount.normalize():f}"
    return f"PT{shown}{letters[1]}" if letters.startswith("T") else f"P{shown}{letters}"


def clock_value(hour: str, minute: str | None, half: str | None, zone: str | None) -> str | None:
    """Return "T15:30", "T15:00Z", "T15:00 EST"; `half` is "a" or "p" or None for the 24-hour clock."""
    value = int(hour)
    if half is not None:
        if not 1 <= value <= 12:
            return None
        value = value % 12 + (12 if half == "p" else 0)
    if value > 24 or (minute is not None and int(minute) > 59):
        return None
    place = "" if zone is None else "Z" if zone in ("GMT", "UTC") else f" {zone}"
    return f"T{value:02d}:{minute or '00'}{place}"


def century_value(written: str) -> str | None:
    """Return "18XX" for "19th", "nineteenth" (EDTF, ISO 8601-2:2019)."""
    digits = "".join(c for c in written if c.isdigit())
    number = int(digits) if digits else ORDINAL_CENTURIES.get(written.lower().replace(" ", "-"), 0)
    return f"{number - 1:02d}XX" if 1 <= number <= 30 else None


def decade_value(written: str) -> str | None:
    """Return "199X" for "1990s"; None for "90s", "nineties", which leave the century open."""
    digits = "".join(c for c in written if c.isdigit())
    return f"{digits[:3]}X" if len(digits) == 4 else None


def year_range(first: str, second: str) -> str | None:
    """Return "2013/2014" for "2013-14", "2013 to 2014"; None where the second does not follow the first."""
    last = first[: 4 - len(second)] + second
    return f"{first}/{last}" if int(last) > int(first) else None


ORDINAL_CENTURIES = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split(),
        start=1,
    )
}
