"""A true statement copied from the article is answered by memory of its words, not by understanding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.items.wording import has_words, normalise, normalise_article
from quizapp.lint.examples import example, statement
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.model import Article, Item

_FEWEST_WORDS = 5


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Look for the whole stem in the article, word for word."""
    if not item.is_statement or item.key != 0 or len(re.findall(r"\w+", item.stem)) < _FEWEST_WORDS:
        return
    if has_words(normalise_article(article.text), normalise(item.stem)):
        yield Remark("The statement has the article's own words. In other words it would ask for more than memory.")


RULE = Rule(
    name="copied-sentence",
    level="hint",
    summary="A true statement is not copied from the article word for word.",
    source="Haladyna, Downing & Rodriguez (2002), guideline 3: use new wording, do not test mere recall of phrases.",
    check=of_item(check),
    passes=(example(statement("Floods delayed the work on the bridge.")), example(statement("It cost 12 million."))),
    fails=(example(statement("Orla Byrne opened the new bridge at Dunmore on Friday.")),),
)
