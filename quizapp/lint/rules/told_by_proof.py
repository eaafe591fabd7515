"""The proof that practice shows after an answer tells the answer to a later question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quizapp.items.giveaways import giveaways
from quizapp.lint.examples import choice, example, statement
from quizapp.lint.rule import Remark, Rule
from quizapp.model import TRUE_FALSE_OPTIONS, Article, Item, ItemType


def check(items: tuple[Item, ...], article: Article) -> Iterator[Remark]:
    """Look for an answer that the quote of an earlier item states, together with what the question asks about."""
    for asked, told in giveaways((*items, *map(_shown, items))):
        if asked > told - len(items) >= 0:
            key = items[asked].key_text
            message = f"The proof of {{other}}, shown after its answer, tells the answer to {{one}}: “{key}”."
            yield Remark(message, item=asked, other=told - len(items))


def _shown(item: Item) -> Item:
    """Return the proof of an item as a statement: the words that a student reads."""
    return replace(item, type=ItemType.TRUE_FALSE, stem=item.citation.quote, options=TRUE_FALSE_OPTIONS, key=0)


_COST = "It cost 12 million euros and is 340 metres long."
_LENGTH = choice("How many metres long is the bridge that cost so many euros?", "340", "430", quote=_COST)

RULE = Rule(
    name="told-by-proof",
    level="hint",
    summary="The proof of a question does not tell the answer to a later one; a test shows none before its end.",
    source="Haladyna, Downing & Rodriguez (2002), guideline 4: keep the content of items independent.",
    check=check,
    passes=(
        example(_LENGTH, statement("The bridge at Dunmore cost 12 million euros.", quote=_COST)),
        example(statement("The bridge was to open in May.", quote="had planned to open it in May"), _LENGTH),
    ),
    fails=(example(statement("The bridge at Dunmore cost 12 million euros.", quote=_COST), _LENGTH),),
    of_quiz=True,
)
