"""Quantities in a passage: number, modifier, unit and what is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from spacy.tokens import Doc, Span

from quizapp.reading.identifiers import identifier_at, phone_spans
from quizapp.reading.knowledge import Quantity, QuantityKind, TimeExpression
from quizapp.reading.numbers import Form, read_number
from quizapp.reading.pairs import read_score, read_vote
from quizapp.reading.quantity_rules import read_quantity, read_single_unit
from quizapp.reading.times import find_times
from quizapp.reading.units import agree, convertible
from quizapp.reading.view import View

_SAME_IN_BRACKETS = re.compile(r"(?:[ -][a-z]{1,12}){0,2}[ \u00a0]?[(\[]$")
_SAME_BESIDE = re.compile(r"[ \u00a0]?(?:,|/|,? or|–)[ \u00a0]?$")


def find_quantities(
    doc: Doc | Span, offset: int = 0, times: Sequence[TimeExpression] | None = None, first: int = 0
) -> tuple[Quantity, ...]:
    """Return the quantities of a passage in order, with article offsets; none overlaps a time expression.

    `offset` is where the passage's first character stands in the article, `times` what `find_times` gave for the
    passage (found anew where None), `first` the index that the first quantity will have in the article (for `same_as`).
    Numbers without a value ("dozens", "hundreds of billions of dollars") and "one of" are no quantities.
    """
    if times is None:
        times = find_times(doc, offset)
    view = View(doc, [(t.start - offset, t.end - offset) for t in times])
    found = _read_all(view)
    return tuple(
        replace(q, start=q.start + offset, end=q.end + offset, number_start=q.number_start + offset,
                number_end=q.number_end + offset, same_as=_same_as(view.text, found, i, first))
        for i, q in enumerate(found)
    )  # fmt: skip


def _read_all(view: View) -> list[Quantity]:
    """Return the quantities of a passage with its own offsets."""
    found = [_identifier(view, start, end) for start, end in phone_spans(view.text) if not view.is_taken(start, end)]
    phones = [(q.start, q.end) for q in found]
    at, words = 0, view.words
    while at < len(words):
        word = words[at]
        if view.is_taken(word.start, word.end) or any(start <= word.start < end for start, end in phones):
            at += 1
            continue
        read = _read(view, at)
        if read is None:
            at += 1
            continue
        quantity, at = read
        if quantity is not None and not view.is_taken(quantity.start, quantity.end):
            found.append(quantity)
    return _apart(found)


def _read(view: View, at: int) -> tuple[Quantity | None, int] | None:
    """Return what starts at a lexeme (None for a number that is no quantity) and the index behind it."""
    number = read_number(view.words, at)
    if number is None and view.words[at].kind != "odd":
        return read_single_unit(view, at)
    score = read_score(view, at) or read_vote(view, at)
    if score is not None:
        return score
    span = identifier_at(view, at)
    if span is not None:
        return _identifier(view, view.words[span[0]].start, view.words[span[1] - 1].end), span[1]
    if number is None:
        return None, at + 1
    if number.form is Form.VAGUE:
        return None, number.last
    return read_quantity(view, at)


def _identifier(view: View, start: int, end: int) -> Quantity:
    digits = "".join(c for c in view.text[start:end] if c in "0123456789")[:18]
    return Quantity(start, end, start, end, QuantityKind.IDENTIFIER, Decimal(digits or 0))


def _apart(found: list[Quantity]) -> list[Quantity]:
    """Return quantities in order of place without overlaps; the earlier and longer one stays."""
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: (q.start, -q.end)):
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept


def _same_as(text: str, found: Sequence[Quantity], index: int, first: int) -> int | None:
    """Return the article index of the quantity before, where this one repeats it in another unit or currency."""
    if index == 0:
        return None
    before, now = found[index - 1], found[index]
    between = text[before.end : now.start]
    if len(between) > 30 or before.same_as is not None:
        return None
    bracketed = _SAME_IN_BRACKETS.match(between) is not None
    if before.kind is now.kind is QuantityKind.MONEY and before.unit != now.unit:
        return first + index - 1 if bracketed else None
    if not convertible(before.unit, now.unit) or before.unit is None or now.unit is None:
        return None
    beside = _SAME_BESIDE.match(between) is not None and agree(before.value, before.unit, now.value, now.unit)
    return first + index - 1 if bracketed or beside else None
