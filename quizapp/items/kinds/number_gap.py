"""Fill in: a statement with a gap for a number; the options have the article's form, magnitude and precision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from random import Random

from quizapp.items.amounts import APART_WHEN_ABOUT, Amount, amounts
from quizapp.items.assemble import GAP
from quizapp.items.bounded import UNDER_A_BOUND
from quizapp.items.build import Basis, Choices, Refused, chosen
from quizapp.items.kinds.kind import Kind
from quizapp.items.option_sets import choose_values
from quizapp.items.plausible import CLOSE, wrong_values
from quizapp.items.rewrite import same_form
from quizapp.items.source import Source
from quizapp.model import Item
from quizapp.reading.knowledge import Bound, QuantityKind

DISTRACTORS = 3
FEWEST_DISTRACTORS = 2
_FIRST_PART = 0.25
_COMMAS_NEAR = 100  # from here a neighbour may have a comma more
_SMALL_IN_WORDS = re.compile(r"\b(?:two|both|three)\b", re.IGNORECASE)


def make(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield one item for each number that can be asked for."""
    for amount in amounts(source):
        if isinstance(amount, Refused):
            yield amount
            continue
        reason = reason_against(source, amount)
        options = None if reason else options_for(source, amount, rng)
        if options is None:
            yield Refused("number", reason or f"too few plausible numbers beside “{amount.written}”")
            continue
        stem = source.stem[: amount.span[0]] + GAP + source.stem[amount.span[1] :]
        yield chosen(source, Basis(amount.label, amount.fact, "number gap"), stem, options)


def told_early(source: Source) -> bool:
    """Tell whether a claim stands in the first part of a report, where readers look for what to keep.

    Blind raters found three in four questions on numbers there worth asking, and one in three at the end.
    """
    return source.claim.start < _FIRST_PART * len(source.text)


def reason_against(source: Source, amount: Amount) -> str | None:
    """Return why a number cannot be asked for, or None."""
    before, behind = source.stem[: amount.span[0]], source.stem[amount.span[1] :]
    bounded = amount.bound not in (Bound.EXACT, Bound.ABOUT) or UNDER_A_BOUND.search(before)
    signs = {
        "“more than 200” is true of whoever has more than 300: a lower number would be right too": bounded,
        "a rank reads badly with a gap": amount.kind is QuantityKind.RANK,
        "a number far down in a report is seldom worth a question of its own": not told_early(source),
        "the gap would stand within a word": re.match(r"-[a-z]", behind),
        "the gap would stand first": not before,
        "small numbers in words are told by what is listed beside them": _SMALL_IN_WORDS.search(amount.written),
    }
    return next((reason for reason, found in signs.items() if found), None)


def options_for(source: Source, amount: Amount, rng: Random) -> Choices | None:
    """Return the options in ascending order, or None where too few are plausible."""
    apart = CLOSE if amount.bound is Bound.EXACT else APART_WHEN_ABOUT / 2
    values = wrong_values(amount, source.taken, apart)
    spread = _spread(tuple(v for v in values if _as_long(v, amount.value)), amount.value, apart)
    wrong = choose_values(amount.value, spread, DISTRACTORS, rng)
    if len(wrong) < FEWEST_DISTRACTORS:
        return None
    ordered = sorted([*wrong, amount.value])
    texts = [amount.written if value == amount.value else same_form(amount.written, value) for value in ordered]
    return Choices(tuple(text for text in texts if text is not None), ordered.index(amount.value), fixed=True)


def _as_long(value: Decimal, key: Decimal) -> bool:
    """Tell whether a number has as many digits as the key: the only one without a comma would be told by its looks."""
    return key < _COMMAS_NEAR or len(str(int(value))) == len(str(int(key)))


def _spread(values: tuple[Decimal, ...], key: Decimal, apart: Decimal) -> tuple[Decimal, ...]:
    """Keep the distractors apart from each other too, the more plausible first."""
    kept: list[Decimal] = []
    for value in values:
        if all(abs(value - other) >= apart / 2 * key for other in kept):
            kept.append(value)
    return tuple(kept)


KIND = Kind("number gap", "A statement with a gap for a number, and options", make)
