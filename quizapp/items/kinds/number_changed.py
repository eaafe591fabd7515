"""False: one number of a claim is changed to another that a careless reader would believe."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from quizapp.items.amounts import APART_WHEN_ABOUT, Amount, amounts
from quizapp.items.build import Basis, Refused, edited
from quizapp.items.kinds.bound_turned import FOR_SO_LONG
from quizapp.items.kinds.kind import Kind
from quizapp.items.plausible import CLOSE, wrong_values
from quizapp.items.rewrite import same_form
from quizapp.items.source import Source
from quizapp.model import Item
from quizapp.reading.knowledge import Bound

_MOST_CHOICE = 4


def make(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield one false statement for each number that can be changed."""
    for amount in amounts(source):
        if isinstance(amount, Refused):
            yield amount
            continue
        if amount.bound not in (Bound.EXACT, Bound.ABOUT):
            # raised under "at least" the statement would not be false, only not stated; lowered it would follow
            yield Refused("number", f"another number after “{amount.bound.value}” would not contradict the article")
            continue
        if source.claim.negated:
            yield Refused("number", "the statement is negative: another number might be true")
            continue
        chosen = _another(source, amount, rng)
        if chosen is None:
            yield Refused("number", f"no plausible number beside “{amount.written}” is missing from the article")
            continue
        yield edited(source, Basis(amount.label, amount.fact, "number changed"), amount.span, chosen)


def _another(source: Source, amount: Amount, rng: Random) -> str | None:
    apart = APART_WHEN_ABOUT if amount.bound is Bound.ABOUT else CLOSE
    values = wrong_values(amount, source.taken, apart)
    fitting = [value for value in values if _keeps_order(source, amount, value)]
    if FOR_SO_LONG.search(source.stem[: amount.span[0]]):
        fitting = [value for value in fitting if value > amount.value]  # the lowest in three years is so in two
    fitting = fitting[:_MOST_CHOICE]
    return same_form(amount.written, rng.choice(fitting)) if fitting else None


def _keeps_order(source: Source, amount: Amount, value: Decimal) -> bool:
    """Keep parts below wholes: a changed number stays on the same side of the other numbers of its kind."""
    others = [q.value for q, _ in source.quantities() if q.kind is amount.kind and q.value != amount.value]
    return all((amount.value < other) == (value < other) for other in others)


KIND = Kind("number changed", "A statement with one number changed", make, shallow=True)
