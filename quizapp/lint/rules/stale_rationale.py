"""A reason that speaks of another state of the question tells the student that the right answer is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizapp.items.wording import normalise, normalise_article
from quizapp.lint.examples import choice, example, statement
from quizapp.lint.rule import Example, Remark, Rule, of_item
from quizapp.lint.terms import is_choice
from quizapp.model import Article, Item

_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")
_LEFT_OUT = re.compile(r"…|\.\.\.|\[[^\]]*\]")
_BY_PLACE = re.compile(r"\b(?:[Oo]ption|[Aa]nswer|[Cc]hoice)s? \(?(?:[A-E]|[1-5])\)?(?=[\s.,;:)]|$)|\([A-E]\)")


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Look in the rationale for quoted words that are nowhere, and for options that it calls by their place."""
    own = [item.stem, *(option.text for option in item.options), article.title]
    own += [item.edit.original] if item.edit else []
    said = " · ".join([normalise_article(article.text), *map(normalise, own)])
    for match in _QUOTED.finditer(item.rationale):
        for words in filter(None, map(normalise, _LEFT_OUT.split(match[1] or match[2]))):
            if not re.search(rf"(?<![\w.,]){re.escape(words)}(?!\w|[.,]\d)", said):
                yield Remark(f"The reason quotes {match.group()}, which is neither in the question nor in the article.")
    place = _BY_PLACE.search(item.rationale)
    if place is not None and is_choice(item) and not item.fixed_order:
        yield Remark(f"The reason says “{place.group()}”, but the options are shuffled. Write the answer itself.")


def _because(item: Item, rationale: str) -> Example:
    return example(replace(item, rationale=rationale))


_COST = choice("What did the bridge cost?", "12 million euros", "21 million euros")

RULE = Rule(
    name="stale-rationale",
    level="warning",
    summary="The reason speaks of the question as it is now.",
    source="Practice: a reason is read beside the question as it is now, with its options in another order.",
    check=of_item(check),
    passes=(
        _because(_COST, "The article says “12 million euros”, not “21 million euros”."),
        _because(_COST, "“It cost … and is 340 metres long.”"),
        _because(replace(_COST, fixed_order=True), "Option A is what the article says."),
    ),
    fails=(
        _because(statement("It is 430 metres long.", False, ("340", "430")), "The article says “340”, not “304”."),
        _because(_COST, "Option A is what the article says."),
    ),
)
