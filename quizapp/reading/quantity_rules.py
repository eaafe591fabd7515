"""Decide what a number is: an age, a share, a range, a rank, a plain count, or no quantity of anything."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from quizapp.reading.ages import read_age
from quizapp.reading.amounts import Amount, read_amount
from quizapp.reading.bounds import bound_before
from quizapp.reading.cardinals import lower_at
from quizapp.reading.knowledge import Bound, QuantityKind
from quizapp.reading.lexemes import joined
from quizapp.reading.numbers import Form, Number, read_number
from quizapp.reading.pairs import read_range, read_share
from quizapp.reading.quantity_parts import Read, built, noun_follows
from quizapp.reading.units import measure_at
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
    for rule in _RULES:
        read = rule(view, amount)
        if read is not None:
            return read
    return read_range(view, amount) or _single(view, amount)


def read_single_unit(view: View, at: int) -> Read | None:
    """Read "about a mile", "less than a tonne": one of a unit, only where a bound shows that it is measured."""
    words = view.words
    if words[at].lower not in ("a", "an"):
        return None
    unit = measure_at(words, at + 1)
    bound, begin = bound_before(words, at)
    if unit is None or bound is Bound.EXACT or (bound is Bound.AT_MOST and words[begin].lower == "as"):
        return None
    number = Number(Decimal(1), at, at + 1, Form.WORDS)
    amount = Amount(number, Decimal(1), at, unit[1], at + 1, QuantityKind.MEASURE, unit[0])
    return built(view, amount, amount.stop)


def _single(view: View, amount: Amount) -> Read:
    words = view.words
    if amount.kind is not QuantityKind.COUNT:
        return built(view, amount, amount.stop)
    measured = _below_zero(view, amount) or _on_a_scale(view, amount)
    if measured is not None:
        return measured
    if amount.value == 1 and words[amount.first].lower == "one":
        return _one(view, amount)
    if not amount.hyphened and lower_at(words, amount.stop) == "times":
        quantity, stop = built(view, replace(amount, stop=amount.stop + 1, unit="times"), amount.stop + 1)
        return (replace(quantity, counted="times") if quantity else None), stop
    if amount.value == 0 and amount.hyphened:
        return None, amount.last  # "zero-tolerance"
    return built(view, amount, amount.stop)


def _one(view: View, amount: Amount) -> Read:
    """Read "one man" as a count, and leave the pronoun alone."""
    words = view.words
    before, after = lower_at(words, amount.first - 1), lower_at(words, amount.last)
    pronoun = before in _NOT_BEFORE_ONE and not (before == "that" and _common_noun_follows(view, amount.last))
    if pronoun or after in _NOT_AFTER_ONE or amount.hyphened:
        return None, amount.last
    quantity, stop = built(view, amount, amount.stop)
    return (quantity if quantity and quantity.counted else None), stop


def _common_noun_follows(view: View, at: int) -> bool:
    """Tell "that one person died" from "that one Mr Khan had come"."""
    token = view.token_at(view.words[at].start) if at < len(view.words) else None
    return token is not None and token.pos_ in ("NOUN", "ADJ")


def _below_zero(view: View, amount: Amount) -> Read | None:
    """Read "temperatures fell to minus 12": a temperature without its unit."""
    if lower_at(view.words, amount.first - 1) != "minus" or noun_follows(view, amount.last):
        return None
    cold = replace(amount, begin=amount.begin - 1, value=-amount.value, kind=QuantityKind.MEASURE, unit="degree")
    return built(view, cold, amount.last)


def _on_a_scale(view: View, amount: Amount) -> Read | None:
    """Read "magnitude 6.8", "a magnitude of 4.2", "its magnitude was put at 6.1", "5.9 on the Richter scale"."""
    words = view.words
    if lower_at(words, amount.first - 1) == "magnitude":
        shaken = replace(amount, begin=amount.begin - 1, kind=QuantityKind.MEASURE, unit="magnitude")
        return built(view, shaken, amount.stop)
    before = [w.lower for w in words[max(0, amount.first - 5) : amount.first]]
    behind = [w.lower for w in words[amount.last : amount.last + 4]]
    told = "magnitude" in before and before[-1] in ("of", "at", "was", "is", "as")
    if amount.value >= 10 or not (told or "richter" in behind):
        return None
    return built(view, replace(amount, kind=QuantityKind.MEASURE, unit="magnitude"), amount.last)


def _decade_of_life(view: View, amount: Amount) -> Read | None:
    """Leave "in her 80s" alone: an age without a value."""
    words = view.words
    if lower_at(words, amount.last) == "s" and joined(words[amount.last - 1], words[amount.last]):
        return None, amount.last + 1
    return None


def _bare_year(view: View, amount: Amount) -> Read | None:
    """Leave "four points down on 2019" alone: a year that is compared with."""
    digits = view.words[amount.first].text
    year = len(digits) == 4 and digits.isdecimal() and digits[:2] in ("19", "20")
    compared = lower_at(view.words, amount.begin - 1) in ("on", "than", "since", "like", "until")
    if not year or not compared or amount.kind is not QuantityKind.COUNT or amount.last != amount.first + 1:
        return None
    return None if noun_follows(view, amount.last) else (None, amount.last)


def _age_group(view: View, amount: Amount) -> Read | None:
    """Leave the "Under-19" of a side alone: a class of players, not their number."""
    words = view.words
    if lower_at(words, amount.first - 1) != "-" or lower_at(words, amount.first - 2) not in ("under", "over", "u"):
        return None
    return None, amount.last


def _denominator(view: View, amount: Amount) -> Read | None:
    """Leave the base of a rate alone: "per 100,000", "every 10"."""
    if lower_at(view.words, amount.begin - 1) in ("per", "every"):
        return None, amount.stop
    return None


def _year_cut_short(view: View, amount: Amount) -> Read | None:
    """Leave "’26" alone: a year without its century."""
    words = view.words
    mark = words[amount.first - 1] if amount.first else None
    if mark is None or mark.text not in "′’'‘" or not joined(mark, words[amount.first]):
        return None
    return (None, amount.last) if words[amount.first].kind == "number" and len(words[amount.first].text) == 2 else None


def _standing(view: View, amount: Amount) -> Read | None:
    """Read "ranked 88 in the world", "seeded two": a place among others."""
    before = lower_at(view.words, amount.begin - 1)
    ranked = before in ("ranked", "seeded") or (
        before == "number" and lower_at(view.words, amount.begin - 2) == "world"
    )
    if amount.kind is not QuantityKind.COUNT or not ranked:
        return None
    return built(view, replace(amount, kind=QuantityKind.RANK), amount.last)


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


# the first that knows a number decides
_RULES = (
    read_age, _decade_of_life, _year_cut_short, _bare_year, _age_group, _denominator, _standing, read_share,
)  # fmt: skip
