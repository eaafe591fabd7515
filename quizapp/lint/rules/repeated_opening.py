"""Words that open every option belong in the question."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from quizapp.lint.examples import choice, example
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.lint.terms import is_choice
from quizapp.model import Article, Item

_MOST_WORDS = 3


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Look for more than three words with which all options begin."""
    if not is_choice(item) or len(item.options) < 2:
        return
    shared = _shared_opening([option.text.split() for option in item.options])
    if len(shared) > _MOST_WORDS:
        yield Remark(f"Every option begins with “{' '.join(shared)}”. Put these words into the question.")


def _shared_opening(options: list[list[str]]) -> list[str]:
    columns = takewhile(lambda column: len(set(column)) == 1, zip(*options, strict=False))
    return [column[0] for column in columns]


RULE = Rule(
    name="repeated-opening",
    level="hint",
    summary="What all options begin with stands in the question.",
    source="Haladyna, Downing & Rodriguez (2002), guideline 15: the central idea is in the stem, not in the options.",
    check=of_item(check),
    passes=(example(choice("When will it open?", "Until there is rain", "Until there is snow")),),
    fails=(
        example(choice("What did Byrne say?", "That nobody will miss the ferry", "That nobody will miss the rain")),
    ),
)
