"""Numbers and dates that stand in no order cost the reader time and help nobody."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from quizapp.lint.examples import choice, example
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.lint.terms import is_choice, rank_of
from quizapp.model import Article, Item


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Check that options which are all numbers, weekdays, months or dates stand in ascending order."""
    if not is_choice(item):
        return
    ranks = [rank_of(option.text) for option in item.options]
    known = [rank for rank in ranks if rank is not None]
    if len(known) != len(ranks) or len(known) < 2 or len({kind for kind, _ in known}) > 1:
        return
    ordered = sorted(range(len(known)), key=lambda i: known[i])
    if not item.fixed_order:
        yield Remark("These options have an order of their own. Show them in it with `order: fixed`.", "order: fixed")
    elif _values(known) not in (sorted(_values(known)), sorted(_values(known), reverse=True)):
        yield Remark("Put these options in ascending order.", ", ".join(item.options[i].text for i in ordered))


def _values(ranks: list[tuple[str, Decimal]]) -> list[Decimal]:
    return [value for _, value in ranks]


RULE = Rule(
    name="out-of-order",
    level="hint",
    summary="Numbers and dates stand in ascending order.",
    source="Haladyna, Downing & Rodriguez (2002), guideline 21: place options in logical or numerical order.",
    check=of_item(check),
    passes=(
        example(choice("How long is the bridge, in metres?", "340", "240", "430", at=1, fixed=True)),
        example(choice("Who opened the bridge?", "Orla Byrne", "Sean Keane")),
    ),
    fails=(
        example(choice("How long is the bridge, in metres?", "340", "240", "430", fixed=True), fix="240, 340, 430"),
        example(choice("On which day did it open?", "Friday", "Monday", "Sunday"), fix="order: fixed"),
    ),
)
