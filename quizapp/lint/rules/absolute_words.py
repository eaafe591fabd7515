"""Words such as "always" and "never" stand in wrong options and false statements far more often than in right ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.items.wording import paragraph_of
from quizapp.lint.examples import choice, example, statement
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.lint.terms import is_worded
from quizapp.model import Article, Item

_ABSOLUTE = re.compile(
    r"\b(always|never|every(?:one|body|thing|where)?|none|nobody|nothing|nowhere|completely|totally|entirely|absolutely|"
    r"impossible|without exception|all(?! (?:over|but|in all|the same|told)\b))\b",
    re.IGNORECASE,
)


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Look for absolute words that do not come from the source."""
    source = paragraph_of(article.text, item.citation).casefold()
    for text in _judged(item):
        for match in _ABSOLUTE.finditer(text):
            if match.group().casefold() not in source:
                yield Remark(f"“{match.group()}” is not in the source, and readers know that it is rarely true.")


def _judged(item: Item) -> list[str]:
    if item.is_statement:
        return [item.stem]
    texts = [option.text for option in item.options]
    # an absolute word in every option gives nothing away
    return texts if is_worded(item) and not all(_ABSOLUTE.search(text) for text in texts) else []


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
