"""Decide what a number is: an age, a share, a range, a rank, a plain count, or no quantity of anything."""

from __future__ import annotations

from dataclasses import replace

from quizapp.reading.ages import read_age
from quizapp.reading.amounts import Amount, read_amount
from quizapp.reading.cardinals import lower_at
from quizapp.reading.knowledge import QuantityKind
from quizapp.reading.lexemes import joined
from quizapp.reading.numbers import Form, read_number
from quizapp.reading.pairs import read_range, read_share
from quizapp.reading.quantity_parts import Read, built, noun_follows
from quizapp.reading.view import View

_NOT_AFTER_ONE = frozenset("of another day thing way side hand point time moment who can that such".split())
_NOT_BEFORE_ONE = frozenset("no the this that any every each some which another number not someone only".split())
_NO_RANK = frozenset(
    "lady lord minister deputy vice secretary aid name class hand half party degree gear nature sight person".split()
)
_BEFORE_RANK = frozenset("the a its his her their our this that my your every each".split())


def read_quantity(view: View, at: int) -> Read | None:
    """Return the quantity at a number (None where it is no quantity of anything) and the index behind it."""
    amount = read_amount(view, at)
    if amount is None:
        return None
    if amount.number.form is Form.ORDINAL:
        return _rank(view, amount)
    for rule in (read_age, _decade_of_life, _denominator, read_share):
        read = rule(view, amount)
        if read is not None:
            return read
    return read_range(view, amount) or _single(view, amount)


def _single(view: View, amount: Amount) -> Read:
    words = view.words
    if amount.kind is QuantityKind.COUNT and lower_at(words, amount.first - 1) == "magnitude":
        return built(
            view, replace(amount, begin=amount.begin - 1, kind=QuantityKind.MEASURE, unit="magnitude"), amount.stop
        )
    if amount.kind is QuantityKind.COUNT and amount.value == 1 and words[amount.first].lower == "one":
        before, after = lower_at(words, amount.first - 1), lower_at(words, amount.last)
        if before in _NOT_BEFORE_ONE or after in _NOT_AFTER_ONE or amount.hyphened:
            return None, amount.last
        quantity, stop = built(view, amount, amount.stop)
        return (quantity if quantity and quantity.counted else None), stop
    if amount.kind is QuantityKind.COUNT and not amount.hyphened and lower_at(words, amount.stop) == "times":
        quantity, stop = built(view, replace(amount, stop=amount.stop + 1, unit="times"), amount.stop + 1)
        return (replace(quantity, counted="times") if quantity else None), stop
    if amount.kind is QuantityKind.COUNT and amount.value == 0 and amount.hyphened:
        return None, amount.last  # "zero-tolerance"
    return built(view, amount, amount.stop)


def _decade_of_life(view: View, amount: Amount) -> Read | None:
    """Leave "in her 80s" alone: an age without a value."""
    words = view.words
    if lower_at(words, amount.last) == "s" and joined(words[amount.last - 1], words[amount.last]):
        return None, amount.last + 1
    return None


def _denominator(view: View, amount: Amount) -> Read | None:
    """Leave the base of a rate alone: "per 100,000", "every 10"."""
    if lower_at(view.words, amount.begin - 1) in ("per", "every"):
        return None, amount.stop
    return None


def _rank(view: View, amount: Amount) -> Read:
    """Read "third", "5th", "second-largest"; the small ones only as adjectives or where they stand for a noun."""
    words = view.words
    before, after = lower_at(words, amount.first - 1), lower_at(words, amount.last)
    token = view.token_at(words[amount.first].start)
    if after in _NO_RANK or before in ("at", "per") or (after == "-" and lower_at(words, amount.last + 1) in _NO_RANK):
        return None, amount.last
    if amount.last < len(words) and read_number(words, amount.last) is not None:
        return None, amount.last  # "the first three months"
    plain = words[amount.first].lower in ("first", "second", "third")
    follows = noun_follows(view, amount.last) or after == "-"
    if plain and not follows and before not in _BEFORE_RANK | {"finished", "came", "ranked", "placed"}:
        return None, amount.last
    if words[amount.first].lower == "second" and token is not None and token.pos_ == "VERB":
        return None, amount.last
    return built(view, amount, amount.last)
