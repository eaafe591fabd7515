"""Which amounts of a claim may be changed or asked for, with the number as it stands in the stem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from quizapp.items.build import Refused
from quizapp.items.number_worth import number_reason
from quizapp.items.numerals import find_numerals, number_value
from quizapp.items.source import Source, Span
from quizapp.reading.knowledge import Bound, Quantity, QuantityKind, TimeExpression, TimeKind

NEGATIVE = re.compile(
    r"\b(?:not|no|never|neither|nor|without|cannot|\w+n['’]t)\b(?! (?:only|more than|fewer than|less than)\b)", re.I
)
# "the death toll rose to 29": what is counted stands before
_TOLL = re.compile(r"\btoll\b.{0,80}\b(?:rose|risen|rises|rising|stands?|stood|reached|climbed|now)\b (?:to |at )?$")
_NOT_AMOUNTS = (QuantityKind.IDENTIFIER, QuantityKind.SCORE)
_LESS_SURE = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|approximately|some|an? estimated|estimated|"
    r"close to|up to|at least|at most|"
    r"more than|less than|fewer than|over|under|just|as many as|as much as|no more than|no fewer than|no less than)\s+"
    r"(?:the )?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|approximately|some|estimated|close to|circa)\s+$", re.IGNORECASE
)
_ONE_OF = re.compile(r"^\s+of\b|^\s+or (?:more|so)\b|^[-–]\d|^\s*(?:to|and|or)\s+\d", re.IGNORECASE)
_NAME_PART = re.compile(r"(?:\b[A-Z][\w’'-]*[ -]|[#№/.:_(-]|\bNo\.? |[A-Za-z])$")
_OPENING = re.compile(r"(?:^|[.,:;] )\w+ $")  # a capital that only opens the statement: "Police 12 …", "In 12 …"
_ENUMERATED = re.compile(r"\b(?:a|an|another) $", re.IGNORECASE)
_AFTER_ARTICLE = re.compile(r"\ban? $", re.IGNORECASE)
_MAGNITUDE_BEFORE = re.compile(r"magnitude(?: of)?[ -]$")
_LABELS = {QuantityKind.COUNT: "number"}
_MOVES_FROM = re.compile(r"\b(?:from|between)\b", re.IGNORECASE)
APART_WHEN_ABOUT = Decimal("0.4")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a stem: `span` is its place there, `fact` the article span of the whole expression."""

    span: Span
    written: str
    value: Decimal
    kind: QuantityKind
    label: str
    bound: Bound
    fact: Span
    after_article: bool = False  # a number behind "a" or "an" must go on sounding like the word
    is_magnitude: bool = False  # of an earthquake
    is_temperature: bool = False


def amounts(source: Source) -> Iterator[Amount | Refused]:
    """Yield the numbers of a claim that can be taken as they stand, and why others cannot."""
    for quantity, _ in source.quantities():
        yield _of_quantity(source, quantity)
    yield from _durations(source)


def _of_quantity(source: Source, quantity: Quantity) -> Amount | Refused:
    span = source.place(quantity.number_start, quantity.number_end)
    if span is None:
        return Refused("number", "the number does not stand whole in the statement")
    before, behind = source.stem[: span[0]], source.stem[span[1] :]
    reason = _reason_against(quantity, before) or _reason_in_context(source, span)
    if quantity.kind is QuantityKind.RANK and (_ENUMERATED.search(before) or len(source.quantities()) > 1):
        reason = reason or "the rank goes on from what was counted before"
    written = source.stem[span[0] : span[1]]
    value = number_value(written)
    if reason is not None or value is None or value != quantity.value:
        return Refused("number", reason or f"“{written}” is not a plain number")
    reason = number_reason(source, span, quantity.kind, value)
    if reason is not None:
        return Refused("number", reason)
    return Amount(
        span=span,
        written=written,
        value=value,
        kind=quantity.kind,
        label=_LABELS.get(quantity.kind, quantity.kind.value),
        bound=quantity.bound,
        fact=(quantity.start, quantity.end),
        after_article=_AFTER_ARTICLE.search(before) is not None,
        is_temperature=re.match(r" ?(?:°|degrees?\b)", behind) is not None,
        is_magnitude=_MAGNITUDE_BEFORE.search(before) is not None or behind.lstrip(" -").startswith("magnitude"),
    )


def _durations(source: Source) -> Iterator[Amount | Refused]:
    for time, _ in source.times():
        span = source.place(time.start, time.end)
        if time.kind is not TimeKind.DURATION or span is None or time.value is None or "/" in time.value:
            continue
        inside = find_numerals(source.stem[span[0] : span[1]])
        if len(inside) != 1 or inside[0].value <= 1:
            continue
        place = (span[0] + inside[0].start, span[0] + inside[0].end)
        reason = _reason_in_context(source, place) or number_reason(
            source, place, QuantityKind.MEASURE, inside[0].value
        )
        if reason is not None:
            yield Refused("duration", reason)
            continue
        before = source.stem[: place[0]]
        bound = _bound_before(before, time)
        written = source.stem[place[0] : place[1]]
        fact = (time.start, time.end)
        after_article = _AFTER_ARTICLE.search(source.stem[: place[0]]) is not None
        yield Amount(place, written, inside[0].value, QuantityKind.COUNT, "duration", bound, fact, after_article)


def _bound_before(before: str, time: TimeExpression) -> Bound:
    if _ABOUT.search(before):
        return Bound.ABOUT
    return Bound.MORE_THAN if _LESS_SURE.search(before) or time.modifier else Bound.EXACT


def _reason_against(quantity: Quantity, before: str) -> str | None:
    if quantity.kind in _NOT_AMOUNTS:
        return f"it is {'a score' if quantity.kind is QuantityKind.SCORE else 'an identifier'}, not an amount"
    if quantity.high is not None:
        return "it is a range"
    if quantity.value <= 1:
        return "one and zero are too easily true of something else"
    if quantity.kind is QuantityKind.COUNT and quantity.counted is None and not _TOLL.search(before):
        return "what it counts is not clear"
    return None


def _reason_in_context(source: Source, span: Span) -> str | None:
    stem = source.stem
    before, behind = stem[: span[0]], stem[span[1] :]
    signs = {
        "it stands in somebody's quoted words": source.is_quoted(*span),
        "the words before it are negative: another number might be true": NEGATIVE.search(before),
        "“the first six months” is one expression": before.endswith("first "),
        "it is part of another number or of “one of …”": _ONE_OF.match(behind),
        "it is part of a name": _NAME_PART.search(before) and not _OPENING.search(before),
        "it is one side of a change": _MOVES_FROM.search(stem) and len(find_numerals(stem)) > 1,
    }
    return next((reason for reason, found in signs.items() if found), None)
