"""A reader in a hurry overlooks "not" in a question that asks for the exception."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.lint.examples import choice, example
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.lint.terms import is_choice
from quizapp.model import Article, Item

_EXCEPTION = re.compile(
    r"^(?:which|what|who|where|when)\b.*?\b(not|except|least|never|no)\b", re.IGNORECASE | re.DOTALL
)
_PART_OF_A_NAME = re.compile(
    r"at least|not to (?=\w)|no (?:one|longer|more|less|fewer)|not only|least (?:one|two)", re.I
)


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Look for a negative in the stem that is not in capitals; propose the stem with it in capitals."""
    if not is_choice(item):
        return
    match = _EXCEPTION.match(_PART_OF_A_NAME.sub(lambda m: "~" * len(m.group()), item.stem))
    if match is not None and not match[1].isupper():
        start, end = match.span(1)
        yield Remark(
            f"“{match[1]}” is easily overlooked. Ask for what is so, or write it in capitals.",
            item.stem[:start] + match[1].upper() + item.stem[end:],
        )


RULE = Rule(
    name="plain-negation",
    level="warning",
    summary="A negative word in the question stands in capitals.",
    source="Haladyna, Downing & Rodriguez (2002), guideline 17: word the stem positively, or emphasise the negative.",
    check=of_item(check),
    passes=(
        example(choice("Which month was NOT the one planned for the opening?", "June", "May")),
        example(choice("Why did the bridge not open in May?", "Because of floods", "Because of a strike")),
        example(choice("Which bridge cost at least 12 million euros?", "Dunmore’s", "Tramore’s")),
    ),
    fails=(
        example(
            choice("Which month was not the one planned for the opening?", "June", "May"),
            fix="Which month was NOT the one planned for the opening?",
        ),
    ),
)
