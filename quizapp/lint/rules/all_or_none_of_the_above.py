"""Whoever knows two options to be right, or one to be wrong, can judge "all of the above" without knowing the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.lint.examples import choice, example
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.lint.terms import is_choice
from quizapp.model import Article, Item

_ABOVE = re.compile(
    r"^(?:all|none|both|neither|any|some)(?: of)?(?: the)? (?:above|these|those|following|options|others)\b|"
    r"^(?:i don['’]?t know|not sure|other)\.?$",
    re.IGNORECASE,
)


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Look for an option that speaks of the other options."""
    for option in item.options if is_choice(item) else ():
        if _ABOVE.match(option.text.strip()):
            yield Remark(
                f"“{option.text}” speaks of the other options, whose order changes. Write an option of its own."
            )


RULE = Rule(
    name="all-or-none-of-the-above",
    level="warning",
    summary="No option is “all of the above” or “none of the above”.",
    source="Haladyna, Downing & Rodriguez (2002), guidelines 25 and 26.",
    check=of_item(check),
    passes=(example(choice("What delayed the work?", "Floods", "All of the ferries stopping")),),
    fails=(
        example(choice("What delayed the work?", "Floods", "A strike", "None of the above")),
        example(choice("What delayed the work?", "Floods", "A strike", "All of these")),
    ),
)
