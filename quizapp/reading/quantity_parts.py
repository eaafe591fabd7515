"""What the rules of quantities share: build a quantity of an amount, look at what follows it."""

from __future__ import annotations

from decimal import Decimal

from quizapp.reading.amounts import Amount, read_amount
from quizapp.reading.bounds import bound_before, bound_behind
from quizapp.reading.cardinals import HYPHENS, lower_at
from quizapp.reading.knowledge import Bound, Quantity, QuantityKind
from quizapp.reading.view import View

Read = tuple[Quantity | None, int]  # a quantity (None: a number, but no quantity of anything), the lexeme behind it

DASHES = HYPHENS | {"–", "—"}
MOVING = frozenset(
    "rose rise rises risen rising fell fall falls fallen falling grew grow grows grown growing dropped drop drops "
    "increased increase increases increasing decreased decrease decreases cut cuts raised raise raises raising lowered "
    "lower up down jumped jump climbed climb slipped slumped soared surged declined reduced reduce went go gone moved "
    "changed doubled tripled shrank shrunk expanded plunged goes going dip dipped push pushed pass passed stay stayed "
    "remain remained kept keep narrowed widened improved advanced".split()
)
_COUNTING = (QuantityKind.COUNT, QuantityKind.RANK, QuantityKind.PERCENT, QuantityKind.FRACTION)


def built(view: View, amount: Amount, stop: int, high: Decimal | None = None, number_end: int | None = None) -> Read:
    """Return the quantity of an amount that ends before lexeme `stop`, with bounds and what is counted."""
    words = view.words
    bound, begin = bound_before(words, amount.begin)
    if begin == amount.begin - 1 and words[begin].lower in ("above", "below") and lower_at(words, begin - 1) in MOVING:
        bound, begin = Bound.EXACT, amount.begin  # "fell below 2 per cent" tells what was passed, not how much it is
    if bound is Bound.EXACT:
        bound, stop = bound_behind(words, stop)
    span = words[begin].start, words[stop - 1].end
    counted = None
    if amount.kind in _COUNTING:
        counted = view.counted_behind(words[stop - 1].end + (words[stop].text in HYPHENS if stop < len(words) else 0))
    phrase = view.text[slice(*counted)] if counted else None
    end = words[(number_end or amount.last) - 1].end
    value, unit = amount.value, amount.unit
    quantity = Quantity(*span, words[amount.first].start, end, amount.kind, value, high, bound, unit, phrase)
    return quantity, stop


def amount_at(view: View, at: int, money: str | None = None) -> Amount | None:
    """Return the amount that starts at a lexeme, unless the text ends or a time stands there."""
    words = view.words
    if at >= len(words) or view.is_taken(words[at].start, words[at].end):
        return None
    return read_amount(view, at, money)


def noun_follows(view: View, at: int) -> bool:
    """Tell whether a noun phrase goes on at a lexeme."""
    token = view.token_at(view.words[at].start) if at < len(view.words) else None
    return token is not None and token.pos_ in ("NOUN", "PROPN", "ADJ")
