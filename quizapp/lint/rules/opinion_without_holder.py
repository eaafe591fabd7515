"""An opinion cannot be true or false; that somebody holds it can."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.items.opinions import opinion_without_holder
from quizapp.lint.examples import choice, example, statement
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.model import Article, Item


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Look for evaluative words in a stem that names nobody who holds the opinion."""
    word = opinion_without_holder(item.stem)
    if word is not None:
        yield Remark(f"“{word}” is an opinion. Say whose it is (“According to …”).")


RULE = Rule(
    name="opinion-without-holder",
    level="warning",
    summary="An opinion is somebody’s: the question says whose.",
    source="Haladyna, Downing & Rodriguez (2002), guideline 6: avoid opinion-based items.",
    check=of_item(check),
    passes=(
        example(statement("According to Byrne, the ferry was terrible.")),
        example(choice("What did the council say that drivers should do?", "Slow down", "Turn back")),
        example(statement("The bridge cost 12 million euros.")),
    ),
    fails=(
        example(statement("Unfortunately, the ferry has stopped.")),
        example(choice("What should drivers do?", "Slow down", "Turn back")),
    ),
)
