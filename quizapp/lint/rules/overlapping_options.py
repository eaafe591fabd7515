"""Two options that cannot be told apart, or one that contains another, make more than one answer right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from quizapp.items.numerals import find_numerals
from quizapp.items.wording import normalise
from quizapp.lint.examples import choice, example
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.lint.terms import is_choice
from quizapp.model import Article, Item, ItemType

_LEADING = re.compile(r"^(?:the|a|an|in|on|at|by|for|because of|because) ")
_ABOVE = re.compile(r"\b(?:more than|over|above|at least)\b", re.IGNORECASE)
_BELOW = re.compile(r"\b(?:fewer than|less than|under|below|up to|at most)\b", re.IGNORECASE)
_RANGE = re.compile(r"\b(?:between|from)\b.*\b(?:and|to)\b|\d\s?(?:[-–]|to)\s?\d", re.IGNORECASE)
_ENDLESS = Decimal(10) ** 30


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Compare every two options: the same words but for an article, or ranges that share values."""
    if not is_choice(item):
        return
    for one, other in combinations([option.text for option in item.options], 2):
        first, second = _LEADING.sub("", normalise(one)), _LEADING.sub("", normalise(other))
        if first == second:
            yield Remark(f"“{one}” and “{other}” say the same.")
        elif item.type is not ItemType.WHICH_STATEMENT and _ranges_overlap(one, other):
            yield Remark(f"“{one}” and “{other}” overlap: a value can lie in both.")


def _ranges_overlap(one: str, other: str) -> bool:
    first, second = _range_of(one), _range_of(other)
    if first is None or second is None or (first[0] == first[1] and second[0] == second[1]):
        return False
    return first[0] <= second[1] and second[0] <= first[1] and not _same_side(one, other)


def _same_side(one: str, other: str) -> bool:
    """Tell whether both are open on one side: the reader then chooses by the bound that the article names."""
    return any(side.search(one) and side.search(other) for side in (_ABOVE, _BELOW))


def _range_of(text: str) -> tuple[Decimal, Decimal] | None:
    values = sorted(numeral.value for numeral in find_numerals(text))
    if len(values) == 2 and _RANGE.search(text):
        return values[0], values[1]
    if len(values) != 1:
        return None
    exclusive = Decimal("0.001")
    if _ABOVE.search(text):
        return values[0] + (0 if "least" in text.lower() else exclusive), _ENDLESS
    if _BELOW.search(text):
        return -_ENDLESS, values[0] - (0 if "most" in text.lower() or "up to" in text.lower() else exclusive)
    return values[0], values[0]


RULE = Rule(
    name="overlapping-options",
    level="error",
    summary="No two options can both be right.",
    source="Haladyna, Downing & Rodriguez (2002), guideline 22: keep options independent, not overlapping.",
    check=of_item(check),
    passes=(
        example(choice("How long is the bridge?", "300 to 399 metres", "200 to 299 metres")),
        example(choice("How much did it cost?", "More than 11 million euros", "Less than 11 million euros")),
        example(choice("Where is the bridge?", "At Dunmore", "At Dunmore East")),
    ),
    fails=(
        example(choice("Who planned it?", "The council", "A council")),
        example(choice("How long is the bridge?", "300 to 400 metres", "350 to 450 metres")),
        example(choice("How much did it cost?", "12 million euros", "More than 10 million euros")),
    ),
)
