"""A number with its currency or unit, as it stands: "$4m", "7,640-kilometre", "51 per cent", "half a mile"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from quizapp.reading.cardinals import HYPHENS, lower_at
from quizapp.reading.knowledge import QuantityKind
from quizapp.reading.lexemes import Lexeme, joined
from quizapp.reading.numbers import Form, Number, read_number
from quizapp.reading.units import (
    CROWNS,
    CURRENCY_CODES,
    CURRENCY_LETTERS,
    CURRENCY_PREFIX_WORDS,
    CURRENCY_SIGNS,
    DOLLAR_PREFIXES,
    GLUED_UNITS,
    SHARED_CURRENCIES,
    currency_at,
    measure_at,
)
from quizapp.reading.view import View

_SUFFIX_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "mil": 10**6, "bil": 10**9}
_PERCENT = {("%",): 1, ("percent",): 1, ("per", "cent"): 2, ("pc",): 1, ("pct",): 1, ("per", "-", "cent"): 3}
_METRES_BEHIND = frozenset(
    "tall high long deep wide thick across away above below from off up down out sprint race final freestyle "
    "backstroke butterfly breaststroke hurdles relay dash run medley record champion runner (".split()
)
_LEAST_SUM = 20  # crowns: nobody wins so many
_OF_NATIONS = frozenset((*CROWNS, "pound", "pounds"))  # "Egyptian pounds"
_FOR_EACH = frozenset(("a", "an", "per", "each", "apiece"))
_MINUS = frozenset(("-", "−", "–", "minus"))
_AGE_UNITS = {"year": "year", "years": "year", "month": "month", "months": "month", "week": "week", "weeks": "week",
              "day": "day", "days": "day"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in lexemes `first` to `last`, which with its currency and unit spans `begin` to `stop` (exclusive)."""

    number: Number
    value: Decimal
    begin: int
    stop: int
    last: int
    kind: QuantityKind
    unit: str | None
    scaled: bool = False
    hyphened: bool = False

    @property
    def first(self) -> int:
        """Return the lexeme that the number starts at."""
        return self.number.first


def read_amount(view: View, at: int, money: str | None = None) -> Amount | None:
    """Return the number that starts at a lexeme with its currency or unit, or None.

    `money` is the currency that a number before it in a range has lent it ("$10-12m").
    """
    words = view.words
    number = read_number(words, at)
    if number is None or number.form is Form.VAGUE:
        return None
    scaled = number.value >= 1000 and words[number.last - 1].kind == "word"
    amount = Amount(number, number.value, number.first, number.last, number.last, QuantityKind.COUNT, None, scaled)
    if number.form is Form.ORDINAL:
        return replace(amount, kind=QuantityKind.RANK)
    if money is not None:
        amount = _million(words, replace(amount, kind=QuantityKind.MONEY, unit=money))
    return _negative(words, _with_unit(view, _with_currency(words, amount)))


def _with_currency(words: Sequence[Lexeme], amount: Amount) -> Amount:
    """Take in a currency sign or code before the number, and the "m" or "k" that only money has."""
    at = amount.first
    sign = lower_at(words, at - 1)
    currency = CURRENCY_SIGNS.get(sign)
    begin = at - 1
    if currency == "USD" and at > 1 and joined(words[at - 2], words[at - 1]):
        prefix = DOLLAR_PREFIXES.get(lower_at(words, at - 2))
        currency, begin = (prefix, at - 2) if prefix else (currency, begin)
    elif currency is None and at > 0 and words[at - 1].text in CURRENCY_CODES:
        currency = words[at - 1].text
    elif currency is None and sign in CURRENCY_PREFIX_WORDS:
        currency = CURRENCY_PREFIX_WORDS[sign]
    elif currency is None and sign == "." and lower_at(words, at - 2) in CURRENCY_PREFIX_WORDS:
        currency, begin = CURRENCY_PREFIX_WORDS[lower_at(words, at - 2)], at - 2
    elif currency is None and at > 0 and joined(words[at - 1], words[at]) and is_thousands(words, at):
        currency = CURRENCY_LETTERS.get(words[at - 1].text)
    if currency is None:
        return amount
    return _million(words, replace(amount, begin=begin, kind=QuantityKind.MONEY, unit=currency))


def is_thousands(words: Sequence[Lexeme], at: int) -> bool:
    """Tell whether digits are as many as money behind a letter has: "N45,400", "R450 million", not "R4"."""
    return "," in words[at].text or lower_at(words, at + 1) in ("thousand", "million", "billion", "trillion", "bn")


def _million(words: Sequence[Lexeme], amount: Amount) -> Amount:
    """Take in the "m" of "$4m"."""
    suffix = words[amount.last] if amount.last < len(words) else None
    if suffix is None or suffix.lower not in _SUFFIX_SCALES or not joined(words[amount.last - 1], suffix):
        return amount
    value = amount.value * _SUFFIX_SCALES[suffix.lower]
    return replace(amount, value=value, last=amount.last + 1, stop=amount.last + 1, scaled=True)


def _with_unit(view: View, amount: Amount) -> Amount:
    """Take in the unit behind the number: per cent, currency, measure; a plain count stays one."""
    words = view.words
    joint = (
        amount.last < len(words)
        and words[amount.last].text in HYPHENS
        and joined(words[amount.last - 1], words[amount.last])
    )
    at = amount.last + joint
    if amount.kind is QuantityKind.MONEY:
        return amount
    if amount.number.form is Form.FRACTION:
        at += lower_at(words, at) == "of"
        at += lower_at(words, at) in ("a", "an")
    for reader in (_percent, _money, _glued, _measure):
        found = reader(view, amount, at)
        if found is not None:
            return replace(found, hyphened=joint)
    return replace(amount, hyphened=joint)


def _percent(view: View, amount: Amount, at: int) -> Amount | None:
    words = view.words
    if lower_at(words, at) == "percentage" and lower_at(words, at + 1) in ("point", "points"):
        return replace(amount, stop=at + 2, kind=QuantityKind.PERCENT, unit="percentage point")
    for form, length in _PERCENT.items():
        if tuple(w.lower for w in words[at : at + length]) == form:
            if lower_at(words, at + length) in ("point", "points") and form != ("%",):
                return replace(amount, stop=at + length + 1, kind=QuantityKind.PERCENT, unit="percentage point")
            return replace(amount, stop=at + length, kind=QuantityKind.PERCENT, unit="%")
    return None


def _money(view: View, amount: Amount, at: int) -> Amount | None:
    """Read "dollars", "pence", "20p", "50c"; "pounds" may be money or weight, which the rest of the phrase tells."""
    words = view.words
    if at < len(words) and joined(words[at - 1], words[at]) and words[at].text in ("p", "c"):
        unit = "pence" if words[at].text == "p" else "cent"
        return replace(amount, stop=at + 1, kind=QuantityKind.MONEY, unit=unit)
    found = currency_at(words, at) or _national(words, at)
    if found is not None:
        return replace(amount, stop=found[1], kind=QuantityKind.MONEY, unit=found[0])
    if lower_at(words, at) in CROWNS and _is_sum(words, amount, at):
        return replace(amount, stop=at + 1, kind=QuantityKind.MONEY, unit="crown")
    if lower_at(words, at) not in ("pound", "pounds"):
        return None
    before = [w.lower for w in words[max(0, amount.begin - 6) : amount.begin]]
    weighed = any(w.startswith("weigh") or w in ("lost", "gained") for w in before)
    of_goods = lower_at(words, at + 1) == "of" or at > amount.last
    if weighed or (of_goods and not amount.scaled):
        return replace(amount, stop=at + 1, kind=QuantityKind.MEASURE, unit="pound (weight)")
    return replace(amount, stop=at + 1, kind=QuantityKind.MONEY, unit="GBP")


def _is_sum(words: Sequence[Lexeme], amount: Amount, at: int) -> bool:
    """Tell whether so many crowns are money: "40 million crowns", "420 crowns", "8 crowns a share", not "3 crowns"."""
    return amount.scaled or amount.value >= _LEAST_SUM or lower_at(words, at + 1) in _FOR_EACH


def _national(words: Sequence[Lexeme], at: int) -> tuple[str, int] | None:
    """Read "Kenyan shillings", "Central African francs", "Egyptian pounds": a country and the plain name."""
    for length in (1, 2):
        people = words[at : at + length]
        if len(people) == length and all(w.kind == "word" and w.text[:1].isupper() for w in people):
            found = currency_at(words, at + length)
            if found is not None:
                return SHARED_CURRENCIES.get(found[0], found[0]), found[1]
            if lower_at(words, at + length) in _OF_NATIONS:
                return lower_at(words, at + length).removesuffix("s"), at + length + 1
    return None


def _glued(view: View, amount: Amount, at: int) -> Amount | None:
    """Read units that count only where they touch the digits; "4m" is metres unless people or things follow."""
    words = view.words
    if at >= len(words) or not joined(words[at - 1], words[at]) or words[amount.last - 1].kind != "number":
        return None
    if words[at].text in ("m", "M") and at == amount.last:
        return _million_or_metres(view, amount, at)
    if words[at].text in ("k", "K") and at == amount.last:
        return _million(words, amount)
    unit = GLUED_UNITS.get(words[at].text) if at == amount.last else None
    return replace(amount, stop=at + 1, kind=QuantityKind.MEASURE, unit=unit) if unit else None


def _million_or_metres(view: View, amount: Amount, at: int) -> Amount:
    """Read "4m people", "26m tonnes" and "a 4m wall"; where neither is plain the unit stays "m", as typed."""
    words = view.words
    token = view.token_at(words[at].end + 1)
    if words[at].text == "M" or (token is not None and token.tag_ in ("NNS", "NNPS")):
        million = _million(words, amount)
        return _money(view, million, million.last) or _measure(view, million, million.last) or million
    behind, before = lower_at(words, at + 1), lower_at(words, amount.first - 1)
    metres = behind in _METRES_BEHIND or (before in ("a", "an", "the") and token is not None and token.pos_ == "NOUN")
    return replace(amount, stop=at + 1, kind=QuantityKind.MEASURE, unit="metre" if metres else "m")


def _measure(view: View, amount: Amount, at: int) -> Amount | None:
    words = view.words
    if lower_at(words, at) == "m" and lower_at(words, at + 1) not in ("a", "the"):  # "5 m"
        return replace(amount, stop=at + 1, kind=QuantityKind.MEASURE, unit="metre")
    found = measure_at(words, at)
    if found is None:
        return None
    return replace(amount, stop=found[1], kind=QuantityKind.MEASURE, unit=found[0])


def _negative(words: Sequence[Lexeme], amount: Amount) -> Amount:
    """Take in the minus of a temperature: "-5C", "minus 5 degrees", "5 degrees below zero"."""
    if not (amount.unit or "").startswith("degree"):
        return amount
    sign = words[amount.first - 1] if amount.first else None
    if lower_at(words, amount.stop) == "below" and lower_at(words, amount.stop + 1) == "zero":
        return replace(amount, value=-amount.value, stop=amount.stop + 2)
    if sign is None or sign.lower not in _MINUS:
        return amount
    loose = amount.first < 2 or not joined(words[amount.first - 2], sign)
    if sign.lower != "minus" and not (loose and joined(sign, words[amount.first])):
        return amount
    return replace(amount, begin=amount.begin - 1, value=-amount.value)


def age_behind(words: Sequence[Lexeme], at: int) -> tuple[str, int] | None:
    """Return the unit and the index behind "-year-old", " years old", " years of age"; `at` is behind the number."""
    at += at < len(words) and words[at].text in HYPHENS
    unit = _AGE_UNITS.get(lower_at(words, at))
    if unit is None:
        return None
    behind = at + 1
    behind += behind < len(words) and words[behind].text in HYPHENS
    if lower_at(words, behind) in ("old", "olds"):
        return unit, behind + 1
    if lower_at(words, at + 1) == "of" and lower_at(words, at + 2) == "age":
        return unit, at + 3
    return None
