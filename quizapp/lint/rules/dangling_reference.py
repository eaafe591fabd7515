"""The question leans on a text that is not there: "he", "that day", "the building"."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.items.context import leaning_words
from quizapp.lint.examples import choice, example, statement
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.model import Article, Item


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Look for words that take up something which the question does not name."""
    for word in dict.fromkeys(leaning_words(item.stem)):
        yield Remark(f"“{word}” needs a context: whoever reads the question alone cannot know what it means. Name it.")


RULE = Rule(
    name="dangling-reference",
    level="warning",
    summary="The question can be understood by itself.",
    source="Haladyna, Downing & Rodriguez (2002), guidelines 14 and 15; Heilman & Smith (2010) on vague questions.",
    check=of_item(check),
    passes=(
        example(statement("Orla Byrne said that she had used the ferry.")),
        example(choice("How many bridges are there at Dunmore?", "One", "Two")),
        example(statement("The building of the bridge was delayed this year.")),
    ),
    fails=(
        example(statement("She opened the bridge.")),
        example(choice("Who spoke on that day?", "Byrne", "Keane")),
        example(statement("The company finished in time.")),
    ),
)
