"""A negative question with a negative option makes the reader solve a puzzle instead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.lint.examples import choice, example, statement
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.lint.terms import is_choice
from quizapp.model import Article, Item

_NEGATIVE = re.compile(
    r"\b(?:not|never|nobody|nothing|none|nowhere|no one|neither|except|cannot|without|\w+n['’]t)\b", re.I
)
_PREFIXED = re.compile(
    r"\b(?:un|in|im|dis)(?:likely|able|clear|certain|possible|complete|correct|true|approve\w*|agree\w*)\b", re.I
)


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Count the negatives that a reader has to hold at once."""
    in_stem = _NEGATIVE.findall(item.stem)
    if is_choice(item) and in_stem:
        for option in item.options:
            if _NEGATIVE.search(option.text):
                yield Remark(f"The question is negative and so is the option “{option.text}”. Turn one of them round.")
    if item.is_statement and (len(in_stem) > 1 or (in_stem and _PREFIXED.search(item.stem))):
        yield Remark("The statement is negative twice. Say what is so.")


RULE = Rule(
    name="double-negation",
    level="warning",
    summary="There is at most one negative to hold in mind.",
    source="Haladyna, Downing & Rodriguez (2002), guidelines 17 and 27: avoid negatives in stems and options.",
    check=of_item(check),
    passes=(
        example(choice("Which month was NOT planned?", "June", "May")),
        example(statement("The bridge was not opened in May.")),
    ),
    fails=(
        example(choice("Why did the bridge not open in May?", "The work was not done.", "There was a strike.")),
        example(statement("It is not unlikely that the ferry will stop.")),
    ),
)
