"""Options that begin with yes or no hide a true/false question inside a choice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.lint.examples import choice, example
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.lint.terms import is_choice
from quizapp.model import Article, Item

_YES_NO = re.compile(r"^(?:yes|no|true|false|correct|incorrect|right|wrong)\b(?:[.,;:!]|$)", re.IGNORECASE)


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Look for yes, no, true and false among the options of a choice."""
    answers = [option.text for option in item.options if _YES_NO.match(option.text.strip())]
    if is_choice(item) and answers:
        yield Remark(f"“{answers[0]}” makes this a true/false question. Write it as a statement to judge.")


RULE = Rule(
    name="yes-no-options",
    level="warning",
    summary="A choice has no option “yes”, “no”, “true” or “false”.",
    source="Haladyna & Rodriguez, Developing and Validating Test Items (2013), ch. 6: choose the format that fits.",
    check=of_item(check),
    passes=(example(choice("What did Byrne say?", "No ferry will run", "The ferry will run")),),
    fails=(
        example(choice("Did floods delay the work?", "Yes", "No")),
        example(choice("Did floods delay the work?", "Yes, by a month", "No, a strike did")),
    ),
)
