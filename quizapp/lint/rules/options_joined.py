"""An option such as "both A and B" is a puzzle about the other options, not a question about the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.items.wording import normalise
from quizapp.lint.examples import choice, example
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.lint.terms import is_choice
from quizapp.model import Article, Item

_BY_LETTER = re.compile(
    r"^(?i:both |only |either )?(?:options? |answers? )?\(?[A-E1-5]\)?(?: (?:and|or|&) \(?[A-E1-5]\)?)+(?: only)?\.?$"
)


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Look for an option that joins two others, by letter or by their words."""
    if not is_choice(item):
        return
    forms = [normalise(option.text) for option in item.options]
    for i, option in enumerate(item.options):
        parts = forms[i].removeprefix("both ").split(" and ")
        joined = len(parts) == 2 and all(part in forms for part in parts)
        by_letter = _BY_LETTER.match(option.text.strip()) is not None
        if joined or by_letter:
            yield Remark(f"“{option.text}” joins other options. Ask about one thing at a time.")


RULE = Rule(
    name="options-joined",
    level="warning",
    summary="No option joins two others (“A and B”).",
    source="Haladyna, Downing & Rodriguez (2002), on complex multiple choice (type K): guideline 9.",
    check=of_item(check),
    passes=(example(choice("Who planned the bridge?", "The council", "Byrne and Keane")),),
    fails=(
        example(choice("What delayed the work?", "Floods", "Strikes", "Both A and B")),
        example(choice("What delayed the work?", "Floods", "Strikes", "Floods and strikes")),
    ),
)
