"""Patterns of dates, weekdays, clock times, periods and relative times, each with the value it gives.

The patterns look at characters alone; `times.py` weighs the context and settles overlaps. Every repetition is bounded,
so that the cost grows with the length of the text and no more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from quizapp.reading.calendar_words import (
    ANY_WEEKDAY,
    DASH,
    DAY,
    FESTIVALS,
    MONTH,
    PART_OF_DAY,
    SEASONS,
    WEEKDAY,
    YEAR,
)
from quizapp.reading.knowledge import TimeKind
from quizapp.reading.time_values import (
    century_value,
    clock_value,
    date_value,
    decade_value,
    duration_value,
    month_number,
    numeric_date,
    weekday_name,
    year_range,
)

Value = Callable[[re.Match[str]], str | None]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that looks like a time; `test` names what the context still has to show, if anything."""

    start: int
    end: int
    kind: TimeKind
    value: str | None
    test: str = ""
    modifier: str | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A kind of time expression: how it looks, what it means, and what the context has to show."""

    kind: TimeKind
    looks: re.Pattern[str]
    value: Value
    test: str = ""


def candidates(text: str) -> Iterator[Candidate]:
    """Yield what looks like a time, pattern by pattern; candidates may overlap."""
    for pattern in PATTERNS:
        for match in pattern.looks.finditer(text):
            start, end = match.span("it") if "it" in pattern.looks.groupindex else match.span()
            yield Candidate(start, end, pattern.kind, pattern.value(match), pattern.test)


def _full_date(m: re.Match[str]) -> str:
    return date_value(m["year"], month_number(m["month"]), m["day"])


def _month(m: re.Match[str]) -> str:
    return date_value(m["year"], month_number(m["month"]))


def _past_stretch(m: re.Match[str]) -> str | None:
    return duration_value(Decimal(1), m["unit"].lower())


def _day_range(m: re.Match[str]) -> str:
    month = month_number(m["month"])
    return f"{date_value(m['year'], month, m['day'])}/{date_value(m['year'], month, m['last'])}"


def _month_range(m: re.Match[str]) -> str:
    first, last = month_number(m["month"]), month_number(m["last"])
    return f"{date_value(m['year'], first)}/{date_value(m['year'], last)}"


def _date_range(m: re.Match[str]) -> str:
    months = month_number(m["month1"]), month_number(m["month"])
    same_year = m["year"] if months[0] <= months[1] else None  # "27 December to 3 January 2022"
    first = date_value(m["year1"] or same_year, months[0], m["day1"])
    return f"{first}/{date_value(m['year'], months[1], m['day'])}"


def _season(m: re.Match[str]) -> str:
    return (f"{m['year']}-" if m["year"] else "") + SEASONS[m["season"].lower()]


def _part_of_year(m: re.Match[str]) -> str:
    number = {"first": "1", "second": "2", "third": "3", "fourth": "4", "1st": "1", "2nd": "2", "3rd": "3", "4th": "4"}
    letter = "H" if m["part"].lower() == "half" else "Q"
    return (f"{m['year']}-" if m["year"] else "") + letter + number[m["nth"].lower()]


def _clock(m: re.Match[str]) -> str | None:
    return clock_value(m["hour"], m["minute"], m["half"].lower() if m["half"] else None, m["zone"])


def _phrase(m: re.Match[str]) -> str:
    return " ".join(m[0].lower().replace("’", "'").split())


def _weekday(m: re.Match[str]) -> str:
    return weekday_name(m["weekday"]) + (f" {m['part'].lower()}" if m["part"] else "")


def _pattern(kind: TimeKind, looks: str, value: Value, test: str = "", flags: int = 0) -> Pattern:
    return Pattern(kind, re.compile(looks, flags), value, test)


_OPEN = r"(?:(?<![\w.,/:$£€¥₹-])|(?<=[Mm]id-)|(?<=[Pp]re-)|(?<=[Pp]ost-))"  # no half of a longer number
_S = r"[ \u00a0]"
_WEEKDAY_FIRST = rf"(?:{ANY_WEEKDAY},?{_S}(?:the{_S})?)?"
_COMMA = rf",?{_S}"
_TO = rf"(?:{_S}?{DASH}{_S}?|{_S}(?:to|and|until|through){_S})"
_ZONE = rf"(?:{_S}\(?(?P<zone>GMT|UTC|BST|CET|CEST|EST|EDT|ET|PST|PDT|PT|CT|MT|IST|AEST|local{_S}time)\b\)?)?"
_UNIT = r"(?:second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century|season)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
DATE, WEEKDAYS, TIME = TimeKind.DATE, TimeKind.WEEKDAY, TimeKind.TIME
PERIOD, RELATIVE, DURATION = TimeKind.PERIOD, TimeKind.RELATIVE, TimeKind.DURATION

_BEHIND_DAY = rf"(?![:,.][0-9]|[%\w]|-[0-9a-zA-Z]|{_S}?(?:%|per{_S}?cent|million|billion|{MONTH}))"
_IN_YEAR = rf"(?:{_COMMA}(?P<year>{YEAR}))?"
_NO_GROUP = r"(?P<half>(?!)x)?"  # a group that never takes part, for a 24-hour clock
_HOURS = r"(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_NTH = r"(?:[0-9]{1,2}(?:st|nd|rd|th)|(?:twenty-)?[a-z]{4,11}(?:th|st|nd|rd))"

_NUMERIC_DATES = (
    _pattern(DATE, rf"{_OPEN}[12][0-9]{{3}}-(?:0[1-9]|1[0-2])-[0-3][0-9](?![\w-])", lambda m: m[0]),
    _pattern(
        DATE,
        rf"{_OPEN}(?P<a>[0-3]?[0-9])(?P<sep>[./-])(?P<b>[0-3]?[0-9])(?P=sep)(?P<year>[12][0-9]{{3}}|[0-9]{{2}})"
        r"(?![\w/-]|\.[0-9])",
        lambda m: numeric_date(m["a"], m["b"], m["year"], m["sep"] == "."),
    ),
)
_DATES = (
    # 5 January 2022, Wednesday 5th of January
    _pattern(DATE, rf"{_OPEN}{_WEEKDAY_FIRST}(?P<day>{DAY}){_S}(?:of{_S})?(?P<month>{MONTH}){_IN_YEAR}", _full_date),
    # January 5, 2022; Wed., Jan. 5
    _pattern(
        DATE,
        rf"{_OPEN}{_WEEKDAY_FIRST}(?P<month>{MONTH}){_S}(?:the{_S})?(?P<day>{DAY}){_BEHIND_DAY}{_IN_YEAR}",
        _full_date,
        "no count",
    ),
    _pattern(DATE, rf"{_OPEN}(?P<month>{MONTH})(?:,?{_S}(?:of{_S})?|{DASH})(?P<year>{YEAR})", _month),
    _pattern(DATE, rf"{_OPEN}(?P<month>{MONTH})(?!\w)(?P<year>(?!)x)?", _month, "month"),
    _pattern(
        DATE,
        rf"{_OPEN}(?P<year>{YEAR})(?![\w%]|{DASH}[\w]|{_S}?(?:%|per{_S}?cent))",
        lambda m: m["year"],
        "year",
    ),
    _pattern(DATE, rf"{_OPEN}[0-9]{{1,4}}{_S}(?:BCE?|AD|CE)\b|\bAD{_S}[0-9]{{1,4}}\b", lambda m: None),
    _pattern(DATE, r"\b(?:" + "|".join(FESTIVALS) + r")\b", lambda m: FESTIVALS.get(m[0])),
    _pattern(WEEKDAYS, rf"{_OPEN}(?P<weekday>{WEEKDAY})(?:{_S}(?P<part>{PART_OF_DAY}))?\b(?!s\b)", _weekday, "weekday"),
    _pattern(WEEKDAYS, rf"{_OPEN}(?P<weekday>{WEEKDAY})s\b", lambda m: weekday_name(m["weekday"]), "weekday"),
)
_RANGES = (
    _pattern(PERIOD, rf"{_OPEN}(?P<day>{DAY}){_TO}(?P<last>{DAY}){_S}(?P<month>{MONTH}){_IN_YEAR}", _day_range),
    _pattern(
        PERIOD,
        rf"{_OPEN}(?P<month>{MONTH}){_S}(?P<day>{DAY}){_TO}(?P<last>{DAY}){_BEHIND_DAY}(?:,{_S}(?P<year>{YEAR}))?",
        _day_range,
        "no count",
    ),
    _pattern(
        PERIOD,
        rf"{_OPEN}(?P<day1>{DAY}){_S}(?P<month1>{MONTH})(?:{_S}(?P<year1>{YEAR}))?{_TO}"
        rf"(?P<day>{DAY}){_S}(?P<month>{MONTH}){_IN_YEAR}",
        _date_range,
        "range",
    ),
    _pattern(
        PERIOD,
        rf"{_OPEN}(?P<month1>{MONTH}){_S}(?P<day1>{DAY})(?:,{_S}(?P<year1>{YEAR}))?{_TO}"
        rf"(?P<month>{MONTH}){_S}(?P<day>{DAY})(?:,{_S}(?P<year>{YEAR}))?",
        _date_range,
        "range",
    ),
    _pattern(
        PERIOD, rf"{_OPEN}(?P<month>{MONTH}){_TO}(?P<last>{MONTH}){_IN_YEAR}(?!{_S}?[0-9])", _month_range, "range"
    ),
    _pattern(
        PERIOD,
        rf"{_OPEN}(?P<first>{YEAR})(?:{DASH}|/)(?P<last>[0-9]{{2}}(?:[0-9]{{2}})?)(?![\w-]|[.,][0-9])",
        lambda m: year_range(m["first"], m["last"]),
        "years",
    ),
    _pattern(
        PERIOD,
        rf"\b(?:[Ff]rom|[Bb]etween){_S}(?P<it>(?P<first>{YEAR}){_S}(?:to|and|until|through){_S}(?P<last>{YEAR}))",
        lambda m: year_range(m["first"], m["last"]),
    ),
)
_PERIODS = (
    _pattern(PERIOD, rf"{_OPEN}(?P<decade>1[0-9]{{2}}0|20[0-9]0)['’]?s\b", lambda m: decade_value(m["decade"])),
    _pattern(
        PERIOD,
        rf"\b[Tt]he{_S}(?:(?:early|mid|late)[ -])?"
        r"(?P<it>(?:['’]?[2-9]0s|(?:twen|thir|for|fif|six|seven|eigh|nine)ties))\b",
        lambda m: None,
    ),
    _pattern(PERIOD, rf"{_OPEN}(?P<nth>{_NTH})[ -][cC]entury\b", lambda m: century_value(m["nth"]), "century"),
    _pattern(
        PERIOD,
        rf"\b(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?P<part>half|quarter)"
        rf"(?:{_S}of{_S}(?:the{_S}year|this{_S}year|last{_S}year|(?P<year>{YEAR})))?\b",
        _part_of_year,
        "part of year",
        re.I,
    ),
    _pattern(
        PERIOD,
        rf"{_OPEN}(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter){_S}(?:of{_S})?(?P<year>{YEAR})",
        _season,
    ),
    _pattern(PERIOD, rf"\b[Tt]he{_S}(?P<it>(?P<season>spring|summer|autumn|winter)(?P<year>(?!)x)?)\b", _season),
    _pattern(PERIOD, rf"\bthis{_S}(?:{_UNIT}|{_SEASON}|morning|afternoon|evening)\b", _phrase, "", re.I),
    _pattern(PERIOD, rf"\b(?:[Oo]ver|[Aa]t|[Dd]uring){_S}(?P<it>the{_S}weekend)\b", lambda m: "weekend"),
)
_CLOCK = (
    # 3 p.m., 3:30pm, 15:00 GMT, 3.30pm
    _pattern(
        TIME,
        rf"{_OPEN}(?P<hour>[0-9]{{1,2}})(?:[:.](?P<minute>[0-5][0-9]))?{_S}?(?P<half>[apAP])(?:\.{_S}?[mM]\.|[mM]\b){_ZONE}",
        _clock,
    ),
    _pattern(
        TIME,
        rf"{_OPEN}(?P<hour>[01]?[0-9]|2[0-3])[:.](?P<minute>[0-5][0-9]){_NO_GROUP}{_ZONE}(?![\w%:]|[.,][0-9])",
        _clock,
        "clock",
    ),
    _pattern(
        TIME, rf"{_OPEN}(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9]){_NO_GROUP}{_S}?(?P<zone>GMT|UTC)\b", _clock
    ),
    _pattern(TIME, r"\b(?:noon|midday)\b", lambda m: "T12:00", "", re.I),
    _pattern(TIME, r"\bmidnight\b", lambda m: "T00:00", "", re.I),
    _pattern(TIME, rf"\b{_HOURS}{_S}o['’]clock\b", lambda m: None, "", re.I),
    _pattern(TIME, rf"\bhalf{_S}past{_S}{_HOURS}\b", lambda m: None, "", re.I),
)
_RELATIVES = (
    _pattern(RELATIVE, r"\b(?:yesterday|tomorrow|tonight|overnight|today)\b", _phrase, "adverb", re.I),
    _pattern(RELATIVE, rf"\b(?:yesterday|tomorrow){_S}{PART_OF_DAY}\b", _phrase, "", re.I),
    _pattern(RELATIVE, rf"\b(?:last|next){_S}(?:{_UNIT}|{_SEASON})\b", _phrase, "", re.I),
    _pattern(DURATION, rf"\bthe{_S}(?:last|past){_S}(?P<unit>{_UNIT})\b", _past_stretch, "", re.I),
    _pattern(RELATIVE, rf"\bthe{_S}(?:previous|following|next){_S}{_UNIT}\b", _phrase, "", re.I),
    _pattern(RELATIVE, rf"\bthe{_S}{_UNIT}{_S}(?:before|after)\b", _phrase, "", re.I),
)
PATTERNS = _NUMERIC_DATES + _DATES + _RANGES + _PERIODS + _CLOCK + _RELATIVES
