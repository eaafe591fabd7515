"""One item tells the answer to another, or both ask for one fact."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.items.giveaways import giveaways
from quizapp.lint.examples import choice, example, statement
from quizapp.lint.rule import Remark, Rule
from quizapp.lint.same_fact import same_fact
from quizapp.model import Article, Item


def check(items: tuple[Item, ...], article: Article) -> Iterator[Remark]:
    """Look for an answer that the stem of another item states with what is asked about, and for a fact asked twice."""
    told: set[frozenset[int]] = set()
    for one, other, message in (*stated(items), *same_fact(items, article)):
        if frozenset((one, other)) not in told:
            told.add(frozenset((one, other)))
            yield Remark(message, item=one, other=other)


def stated(items: tuple[Item, ...]) -> Iterator[tuple[int, int, str]]:
    """Yield (asked, told, message): the answer to the one stands in the stem of the other."""
    for asked, told in giveaways(items):
        yield asked, told, f"The answer to {{one}}, “{items[asked].key_text}”, can be read in {{other}}."


_LENGTH = choice("How many metres long is the bridge at Dunmore?", "340", "430", quote="is 340 metres long")

RULE = Rule(
    name="gives-away",
    level="warning",
    summary="No question tells the answer to another, and none asks for the fact of another.",
    source="Haladyna, Downing & Rodriguez (2002), guideline 4: keep the content of items independent.",
    check=check,
    passes=(
        example(_LENGTH, statement("The bridge at Dunmore cost 12 million euros.")),
        example(_LENGTH, statement("The bridge at Dunmore cost 340 million euros.", False, ("12", "340"))),
    ),
    fails=(
        example(
            choice("How many metres long is the bridge at Dunmore?", "340", "430"),
            choice("Who opened the 340 metres long bridge at Dunmore?", "Orla Byrne", "Sean Keane"),
        ),
        example(_LENGTH, statement("The bridge at Dunmore is 430 metres long.", False, ("340", "430"))),
        example(
            statement("The bridge at Dunmore cost 12 million euros."),
            statement("The bridge at Dunmore cost 21 million euros.", False, ("12", "21")),
        ),
    ),
    of_quiz=True,
)
