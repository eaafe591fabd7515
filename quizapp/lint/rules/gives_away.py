"""One item tells the answer to another."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.items.giveaways import giveaways
from quizapp.lint.examples import choice, example, statement
from quizapp.lint.rule import Remark, Rule
from quizapp.model import Article, Item


def check(items: tuple[Item, ...], article: Article) -> Iterator[Remark]:
    """Look for an answer that the stem of another item states, together with what the question asks about."""
    for asked, told in giveaways(items):
        answer, stem = items[asked].key_text, items[told].stem
        yield Remark(f"The answer “{answer}” can be read in another question: “{stem}”.", item=asked)


RULE = Rule(
    name="gives-away",
    level="warning",
    summary="No question tells the answer to another.",
    source="Haladyna, Downing & Rodriguez (2002), guideline 4: keep the content of items independent.",
    check=check,
    passes=(
        example(
            choice("How many metres long is the bridge at Dunmore?", "340", "430"),
            statement("The bridge at Dunmore cost 12 million euros."),
        ),
        example(
            choice("How many metres long is the bridge at Dunmore?", "340", "430"),
            statement("The bridge at Dunmore is 430 metres long.", False, ("340", "430")),
        ),
    ),
    fails=(
        example(
            choice("How many metres long is the bridge at Dunmore?", "340", "430"),
            choice("Who opened the 340 metres long bridge at Dunmore?", "Orla Byrne", "Sean Keane"),
        ),
    ),
    of_quiz=True,
)
