"""A striking word of the stem comes back in the key alone: "clang association" points at the answer."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.items.assemble import OWN_WORD
from quizapp.items.wording import COMMON, same_word_form, words
from quizapp.lint.examples import choice, example
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.lint.terms import is_worded
from quizapp.model import Article, Item

_SHORTEST = 4


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Look for a content word that the stem shares with the key and with no distractor."""
    if not is_worded(item) or item.key_text == OWN_WORD:  # there the question names its possible answers
        return
    others = [word for text in item.distractors for word in words(text)]
    for word in dict.fromkeys(words(item.key_text)):
        if len(word) < _SHORTEST or word in COMMON or word.isdigit():
            continue
        in_stem = any(same_word_form(word, other) for other in words(item.stem))
        if in_stem and not any(same_word_form(word, other) for other in others):
            yield Remark(f"“{word}” stands in the question and only in the right option, which gives it away.")


RULE = Rule(
    name="repeated-word",
    level="warning",
    summary="No word of the question comes back in the answer alone.",
    source="Haladyna, Downing & Rodriguez (2002), guideline 28b: avoid clang associations.",
    check=of_item(check),
    passes=(
        example(choice("Who opened the bridge at Dunmore?", "Orla Byrne", "Sean Keane")),
        example(choice("Which bridge opened on Friday?", "The bridge at Dunmore", "The bridge at Tramore")),
    ),
    fails=(example(choice("What did floods delay at Dunmore?", "The bridge works at Dunmore", "The new ferry")),),
)
