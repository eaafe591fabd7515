"""Which amounts of a claim may be changed or asked for, with the number as it stands in the stem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from quizapp.items.build import Refused
from quizapp.items.numerals import find_numerals, number_value
from quizapp.items.source import Source, Span
from quizapp.reading.knowledge import Bound, Quantity, QuantityKind, TimeExpression, TimeKind

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


def amounts(source: Source) -> Iterator[Amount | Refused]:
    """Yield the numbers of a claim that can be taken as they stand, and why others cannot."""
    for quantity, _ in source.quantities():
        reason = _reason_against(quantity)
        span = source.place(quantity.number_start, quantity.number_end)
        if reason is None and span is not None:
            reason = _reason_in_context(source, span)
        if reason is not None or span is None:
            yield Refused("number", reason or "the number does not stand whole in the statement")
            continue
        written = source.stem[span[0] : span[1]]
        value = number_value(written)
        if quantity.kind is QuantityKind.RANK and len(source.quantities()) > 1:
            yield Refused("rank", "a rank beside another number depends on it")
            continue
        if value is None or value != quantity.value:
            yield Refused("number", f"“{written}” is not a plain number")
            continue
        label = {QuantityKind.COUNT: "number", QuantityKind.MEASURE: "measure"}.get(quantity.kind, quantity.kind.value)
        yield Amount(
            span,
            written,
            value,
            quantity.kind,
            label,
            quantity.bound,
            (quantity.start, quantity.end),
            _after_article(source, span),
        )
    yield from _durations(source)


def _durations(source: Source) -> Iterator[Amount | Refused]:
    for time, _ in source.times():
        span = source.place(time.start, time.end)
        if time.kind is not TimeKind.DURATION or span is None or time.value is None or "/" in time.value:
            continue
        inside = find_numerals(source.stem[span[0] : span[1]])
        if len(inside) != 1 or inside[0].value <= 1:
            continue
        place = (span[0] + inside[0].start, span[0] + inside[0].end)
        reason = _reason_in_context(source, place)
        if reason is not None:
            yield Refused("duration", reason)
            continue
        before = source.stem[: place[0]]
        bound = _bound_before(before, time)
        written = source.stem[place[0] : place[1]]
        fact = (time.start, time.end)
        after_article = _after_article(source, place)
        yield Amount(place, written, inside[0].value, QuantityKind.COUNT, "duration", bound, fact, after_article)


def _after_article(source: Source, span: Span) -> bool:
    return re.search(r"\ban? $", source.stem[: span[0]], re.IGNORECASE) is not None


def _bound_before(before: str, time: TimeExpression) -> Bound:
    if _ABOUT.search(before):
        return Bound.ABOUT
    return Bound.MORE_THAN if _LESS_SURE.search(before) or time.modifier else Bound.EXACT


def _reason_against(quantity: Quantity) -> str | None:
    if quantity.kind in _NOT_AMOUNTS:
        return f"it is {'a score' if quantity.kind is QuantityKind.SCORE else 'an identifier'}, not an amount"
    if quantity.high is not None:
        return "it is a range"
    if quantity.value <= 1:
        return "one and zero are too easily true of something else"
    if quantity.kind is QuantityKind.COUNT and quantity.counted is None:
        return "what it counts is not clear"
    return None


def _reason_in_context(source: Source, span: Span) -> str | None:
    stem = source.stem
    if source.is_quoted(*span):
        return "it stands in somebody's quoted words"
    if re.search(r"\bfirst $", stem[: span[0]]):
        return "“the first six months” is one expression"
    if _ONE_OF.match(stem[span[1] :]):
        return "it is part of another number or of “one of …”"
    if (
        _NAME_PART.search(stem[: span[0]])
        and not re.search(r"(?:^|[.,:;] )\w+ $", stem[: span[0]])
        and stem[: span[0]].strip()
    ):
        return "it is part of a name"
    if _MOVES_FROM.search(stem) and len(find_numerals(stem)) > 1:
        return "it is one side of a change from one value to another"
    return None
