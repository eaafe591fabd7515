"""Words such as "always" and "never" stand in wrong options and false statements far more often than in right ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.items.wording import paragraph_of
from quizapp.lint.examples import choice, example, statement
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.lint.terms import judged_texts, words_put_in
from quizapp.model import Article, Item

_ABSOLUTE = re.compile(
    r"\b(always|never|every(?:one|body|thing|where)?|none|nobody|nothing|nowhere|completely|totally|entirely|absolutely|"
    r"impossible|without exception|all(?! (?:over|but|in all|the same|told)\b))\b",
    re.IGNORECASE,
)


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Look for absolute words that do not come from the source."""
    source = paragraph_of(article.text, item.citation).casefold()
    texts = judged_texts(item)
    if not item.is_statement and all(_ABSOLUTE.search(text) for text in texts):
        return  # an absolute word in every option gives nothing away
    for word in words_put_in(_ABSOLUTE, texts, source):
        yield Remark(f"“{word}” is not in the source, and readers know that it is rarely true.")


RULE = Rule(
    name="absolute-words",
    level="warning",
    summary="“Always”, “never”, “all” come from the source, or are left out.",
    source="Haladyna, Downing & Rodriguez (2002), guideline 28a: avoid specific determiners.",
    check=of_item(check),
    passes=(
        example(statement("Byrne said that nobody would miss the ferry.")),
        example(choice("Who is said to miss the ferry?", "Nobody", "The council")),
    ),
    fails=(
        example(statement("Floods always delay work on bridges.")),
        example(choice("What did the council plan?", "To open it in May", "To never open it")),
    ),
)
