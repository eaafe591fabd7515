"""Which times of a claim may be changed or asked for: the part that carries the value, and its plausible neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.items import calendar
from quizapp.items.build import Refused
from quizapp.items.source import Source, Span
from quizapp.reading.knowledge import TimeExpression, TimeKind

_OPEN_ENDED = re.compile(
    r"\b(?:since|until|till|by|before|after|from|to|between|through|throughout|within|every|each|ahead of|for|and|or|"
    r"as early as|as late as|as of|last|next|past|most|some|many|other)\s+(?:the |early |late |mid-?)*$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"^\s*(?:to|and|or|until|through|,)\s+(?:[A-Z][a-z]+day|\d{4}\b|January|February|March|April|May|June|July|"
    r"August|September|October|November|December)|^\s?[-–/]|^s\b|^['’]s\b"
)


# "Easter Sunday", "Black Friday", "Super Tuesday": any capital before a weekday that does not open the sentence
_NAMED_DAY = re.compile(
    r"(?<=[\w,;] )(?!On |By |Since )[A-Z][a-z]+ $|\b(?:Easter|Palm|Good|Black|Ash|Super|Bloody|Cyber|Shrove|Whit) $"
)


@dataclass(frozen=True, slots=True)
class When:
    """A part of a time expression in a stem ("weekday", "month", "day", "year") with wrong values in the same form."""

    span: Span
    written: str
    part: str
    others: tuple[str, ...]
    fact: Span


def whens(source: Source) -> Iterator[When | Refused]:
    """Yield the times of a claim that can be taken as they stand, and why others cannot."""
    for time, _ in source.times():
        span = source.place(time.start, time.end)
        if time.kind not in (TimeKind.DATE, TimeKind.WEEKDAY) or span is None:
            continue
        reason = _reason_against(source, time, span)
        if reason is not None:
            yield Refused("date", reason)
            continue
        when = _part(source, time, span)
        yield when if when is not None and when.others else Refused("date", "no part of it can be changed safely")


def _reason_against(source: Source, time: TimeExpression, span: Span) -> str | None:
    stem = source.stem
    if source.is_quoted(*span):
        return "it stands in somebody's quoted words"
    if _OPEN_ENDED.search(stem[: span[0]]):
        return "it is an open or repeated time (since, until, by, every …)"
    weekday = calendar.WEEKDAY.search(stem, span[0], span[1])
    if weekday is not None and _NAMED_DAY.search(stem[: weekday.start()]):
        return "the day has a name of its own"
    if _JOINED.match(stem[span[1] :]):
        return "it is part of a longer time or a name"
    if re.search(r"[A-Z][\w’'-]*[ -]$", stem[: span[0]]) and not calendar.WEEKDAY.search(stem[span[0] - 12 : span[0]]):
        return (
            None if span[0] < 14 or re.search(r"\b(?:In|On|At|Last)\s$", stem[: span[0]]) else _after_name(stem, span)
        )
    same = [t for t, _ in source.times() if t.kind is time.kind and t is not time]
    return "the statement has two times of this kind" if same else None


def _after_name(stem: str, span: Span) -> str | None:
    """A year behind a name may belong to it: "Expo 2020", "the Companies Act 2006"."""
    return "it may be part of a name" if calendar.YEAR.fullmatch(stem[span[0] : span[1]]) else None


def _part(source: Source, time: TimeExpression, span: Span) -> When | None:
    written = source.stem[span[0] : span[1]]
    weekday, month, year = (pattern.search(written) for pattern in (calendar.WEEKDAY, calendar.MONTH, calendar.YEAR))
    fact = (time.start, time.end)

    def found(match: re.Match[str], part: str, others: tuple[str, ...]) -> When:
        at = (span[0] + match.start(), span[0] + match.end())
        return When(at, match.group(), part, others, fact)

    if weekday is not None and month is None:
        return found(weekday, "weekday", calendar.other_weekdays(weekday.group(), source.text))
    if weekday is not None:  # both would have to be changed alike
        return None
    if month is not None:
        day = next((m for m in calendar.DAY.finditer(written)), None)
        if day is None:
            return found(month, "month", calendar.other_months(month.group(), source.text))
        number = day[1]
        others = calendar.other_days(int(number), source.taken)
        suffixed = day.group()[len(number) :]
        return found(day, "date", tuple(_day(other, suffixed) for other in others))
    if year is not None and year.group() == written:
        others = calendar.other_years(int(written), source.taken, source.latest_year)
        return found(year, "year", tuple(map(str, others)))
    return None


def _day(day: int, suffix: str) -> str:
    if not suffix:
        return str(day)
    return f"{day}th" if 10 < day < 20 else f"{day}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th') }"
