"""Short ways to write the example items of the rules."""

from __future__ import annotations

from quizapp.lint.rule import Example
from quizapp.model import (
    TRUE_FALSE_OPTIONS,
    Article,
    Citation,
    Edit,
    Item,
    ItemType,
    Option,
    Record,
    content_id,
)

TEXT = (
    "Orla Byrne opened the new bridge at Dunmore on Friday. It cost 12 million euros and is 340 metres long. "
    "“Nobody will miss the ferry,” she said. The council had planned to open it in May, but floods delayed the work."
)
ARTICLE = Article(TEXT, Record("Bridge opens at Dunmore"))


def choice(
    stem: str,
    key: str,
    *distractors: str,
    at: int = 0,
    fixed: bool = False,
    quote: str = "Orla Byrne opened the new bridge",
) -> Item:
    """Return a multiple-choice item with its key at position `at`."""
    texts = [*distractors[:at], key, *distractors[at:]]
    options = tuple(Option(text) for text in texts)
    item_id = content_id(ItemType.MULTIPLE_CHOICE, stem, options, at, quote)
    return Item(item_id, ItemType.MULTIPLE_CHOICE, stem, options, at, _cite(quote), fixed_order=fixed)


def statement(stem: str, answer: bool = True, edit: tuple[str, str] | None = None, quote: str = TEXT) -> Item:
    """Return a true/false item; a false one names the original and its replacement."""
    made = None if edit is None else Edit("", edit[0], edit[1], stem.index(edit[1]))
    key = 0 if answer else 1
    item_id = content_id(ItemType.TRUE_FALSE, stem, TRUE_FALSE_OPTIONS, key, quote)
    return Item(item_id, ItemType.TRUE_FALSE, stem, TRUE_FALSE_OPTIONS, key, _cite(quote), edit=made)


def _cite(quote: str) -> Citation:
    start = max(TEXT.find(quote), 0)
    return Citation(quote, start, start + len(quote))


def example(*items: Item, fix: str | None = None) -> Example:
    """Return an example of one item, or of a quiz, on the text about the bridge."""
    return Example(items, ARTICLE, fix)
