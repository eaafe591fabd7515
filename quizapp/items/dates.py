"""Which times of a claim may be changed or asked for: the part that carries the value, and its plausible neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.items import calendar
from quizapp.items.amounts import NEGATIVE
from quizapp.items.asides import is_background
from quizapp.items.build import Refused
from quizapp.items.source import Source, Span
from quizapp.items.wellformed_words import SAYING_SOMETHING
from quizapp.reading import syntax
from quizapp.reading.knowledge import TimeExpression, TimeKind

_OPEN_ENDED = re.compile(
    r"\b(?:since|until|till|by|before|after|from|to|between|through|throughout|within|every|each|ahead of|for|and|or|"
    r"as early as|as late as|as of|last|next|past|most|some|many|other)\s+"
    r"(?:the |early |late |mid-?|(?:beginning|start|middle|end) of )*$",
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
# "nine were killed this year, and 16 in 2010": of 2008 nothing is said
_OF_PERIODS = re.compile(
    r"\b(?:this|last|each|every|(?:the )?previous) year\b[^.;]*\b(?:in|during) \d{4}|"
    r"\b(?:in|during) \d{4}\b[^.;]*\b(?:this|last|each|every|(?:the )?previous) year\b"
)
_KNOWN_DAY = re.compile(r"\b(?:Super Bowl|Easter|Thanksgiving|Good Friday)\b")


_BEHIND_NAME = re.compile(r"(?<!^In)(?<!^By)(?:\b[A-Z][\w’'-]*) $")
# "The Hunt for Red October"
_NAME_BEFORE_MONTH = re.compile(
    r"\b(?!(?:In|On|By|Since|Last|This|Next|Until|From|Late|Early|Mid|During|Between|Every|Each|Throughout)\b)"
    r"[A-Z][\w’'-]+ $"
)
# what lasts, or comes every year, is not denied of another time: "remained in place Monday"
_A_DAY_OF = re.compile(r"\b(?:first|last|due|deadline|election|vote|hearing|final|anniversary|birthday)\b")
_LASTING = frozenset(
    "remain stay continue keep last live work serve stand lie belong persist operate reside exist own "
    "produce export import earn employ generate account total average manufacture supply mark dominate characterise "
    "characterize shape".split()
)
_BELOW = frozenset({"acl", "acl:relcl", "relcl", "advcl", "appos"})
# the day on which something was said is a formality
_SAID_ON = re.compile(
    r"\b(?:said|says|told|announced?|announcing|added|reported|released|statement|wrote|tweeted|confirmed|revealed|"
    r"interview|update|press|briefing|news conference)(?:\s[^\s,;]+){0,6}?\s(?:on |in a )?$"
)
# who announces or rules does something, and on a day
_DOING = frozenset("announce agree rule decide find hold gather pledge vow".split())
_OFFICE = re.compile(
    r"\b(?:court|council|parliament|senate|ministry|minister|bank|school|board|judge|hearing|commission|cabinet|"
    r"shares|jury|trial|regulator|stocks?|index|Wall Street|Nasdaq|Dow|traders?|trading|futures|crude|exchange|"
    r"brokers?|investors?|markets?)\b",
    re.IGNORECASE,
)
# nobody keeps the hour
_CHANGE = re.compile(r"\bfrom [$€£]?\d.* to [$€£]?\d|\bto [$€£]?\d.* from [$€£]?\d")
_TAKEN = (TimeKind.DATE, TimeKind.WEEKDAY)


@dataclass(frozen=True, slots=True)
class When:
    """A part of a time expression in a stem ("weekday", "month", "year" …), with wrong values in the same form."""

    span: Span
    written: str
    part: str
    others: tuple[str, ...]
    fact: Span


def whens(source: Source) -> Iterator[When | Refused]:
    """Yield the times of a claim that can be taken as they stand, and why others cannot."""
    if source.times() and not source.mentions() and not source.quantities():
        # "The next high tide was expected on Saturday": nobody needs to remember when
        yield Refused("date", "besides the time it names nobody, no place and no number")
        return
    for time, _ in source.times():
        span = source.place(time.start, time.end)
        if time.kind not in _TAKEN or span is None:
            continue
        reason = _reason_against(source, time, span) or _not_the_event(source, time, span)
        if reason is not None:
            yield Refused("date", reason)
            continue
        when = _part(source, time, span)
        yield when if when is not None and when.others else Refused("date", "no part of it can be changed safely")


def _reason_against(source: Source, time: TimeExpression, span: Span) -> str | None:
    stem = source.stem
    before, written, behind = stem[: span[0]], stem[span[0] : span[1]], stem[span[1] :]
    weekday = calendar.WEEKDAY.search(stem, *span)
    signs = {
        "it stands in somebody's quoted words": source.is_quoted(*span),
        "it is an open or repeated time (since, until, by, every …)": _OPEN_ENDED.search(before),
        "the day has a name of its own": weekday is not None and _NAMED_DAY.search(stem[: weekday.start()]),
        "everybody knows the day": weekday is not None and _KNOWN_DAY.search(stem),
        "it is part of a longer time or a name": _JOINED.match(behind),
        # "Expo 2020", "the Companies Act 2006"
        "it may be part of a name": (calendar.YEAR.fullmatch(written) and _BEHIND_NAME.search(before))
        or (calendar.MONTH.fullmatch(written) and _NAME_BEFORE_MONTH.search(before)),
        "the words before it are negative: another time might be true": NEGATIVE.search(before),
        "it is one side of a change": _CHANGE.search(stem),
        "the statement has two times of this kind": [
            t for t, _ in source.times() if t.kind is time.kind and t is not time
        ],
    }
    return next((reason for reason, found in signs.items() if found), None)


def _not_the_event(source: Source, time: TimeExpression, span: Span) -> str | None:  # noqa: PLR0911 - a list of signs
    """Return why a time is an aside: it dates something in a clause or a name below the main verb."""
    start = span[0] - len(source.lead)
    token = source.token_at(start)
    above = [] if token is None else [token, *token.ancestors]
    if any(t.dep_ in _BELOW for t in above):
        return "it dates an aside, not what the statement tells"
    if re.match(r" [A-Z][a-z]+", source.stem[span[1] :]) and re.search(r"\bthe $", source.stem[: span[0]]):
        return "it is part of a name"  # "the 2012 Games"
    if source.stem.startswith(" of ", span[1]):
        return "it dates what stands before it"  # "the sentencing on Wednesday of the doctor"
    written = source.stem[slice(*span)]
    of_month = calendar.MONTH.search(written) is not None and calendar.DAY.search(written) is not None
    weekday = calendar.WEEKDAY.search(written) is not None
    if of_month:
        return "nobody keeps the day of the month"
    said = syntax.root(source.doc).lemma_.lower() in SAYING_SOMETHING - _DOING
    if said or (weekday and _SAID_ON.search(source.stem[: span[0]])):
        return "the day on which it was said"
    if calendar.YEAR.fullmatch(written) and not re.search(r"\b[Ii]n (?:early |late |mid-)?$", source.stem[: span[0]]):
        return "it is part of what something is called"  # "since his 2017 election"
    if is_background(source):
        return "it is background of years ago"
    if _OF_PERIODS.search(source.text, source.claim.start, source.claim.end):
        return "it counts by periods: so many may have been counted in another one too"
    if _lasts(source):
        return "what lasts, or comes every year, may be true of another time too"
    return None


def _lasts(source: Source) -> bool:
    """Tell whether the main verb tells a state, or what goes on: its time does not exclude another."""
    root = syntax.root(source.doc)
    helpers = syntax.auxiliaries(root)
    going_on = root.tag_ == "VBG" and any(token.lemma_ == "be" for token in helpers)
    state = syntax.copula(root) is not None and root.pos_ in ("ADJ", "NOUN")
    return root.lemma_.lower() in _LASTING or going_on or (state and not _A_DAY_OF.search(source.statement))


def _part(source: Source, time: TimeExpression, span: Span) -> When | None:
    """Return the part of a time that is changed or asked for: what a reader would misremember."""
    written, fact = source.stem[slice(*span)], (time.start, time.end)
    found = _clock(source, written) if time.kind is TimeKind.TIME else _of_calendar(source, time, written)
    if found is None:
        return None
    part, match, others = found
    at = (span[0] + match.start(), span[0] + match.end())
    return When(at, match.group(), part, others, fact)


Found = tuple[str, re.Match[str], tuple[str, ...]]


def _clock(source: Source, written: str) -> Found | None:
    clock = calendar.CLOCK.fullmatch(written)
    return None if clock is None else ("time", clock, calendar.other_times(clock, source.text))


def _of_calendar(source: Source, time: TimeExpression, written: str) -> Found | None:
    weekday, month = calendar.WEEKDAY.search(written), calendar.MONTH.search(written)
    day = calendar.DAY.search(written) if month is not None else None
    year, whole = calendar.YEAR.fullmatch(written), re.match(r".+", written, re.DOTALL)
    if weekday is not None and month is not None and whole is not None:
        return "full date", whole, calendar.other_dates(time.value, written, source.taken)
    if weekday is not None:
        return "weekday", weekday, _weekdays(source, weekday.group())
    if day is not None:
        return "date", day, calendar.other_days(day.group(), source.taken)
    if month is not None:
        return "month", month, calendar.other_months(month.group(), source.text)
    if year is not None:
        return "year", year, calendar.other_years(int(written), source.taken, source.latest_year)
    return None


def _weekdays(source: Source, name: str) -> tuple[str, ...]:
    """Return the weekdays that might be believed: no court sits on a Sunday."""
    others = calendar.other_weekdays(name, source.text)
    if name in _WEEKEND or not _OFFICE.search(source.stem):
        return others
    return tuple(other for other in others if other not in _WEEKEND)


_WEEKEND = ("Saturday", "Sunday")
