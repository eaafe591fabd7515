"""One item tells the answer to another."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.items.wording import normalise, same_word_form, words
from quizapp.lint.examples import choice, example, statement
from quizapp.lint.rule import Remark, Rule
from quizapp.lint.terms import COMMON, is_choice, is_statement
from quizapp.model import Article, Item

_SHARED_WORDS = 2
_SHORTEST_WORD = 4


def check(items: tuple[Item, ...], article: Article) -> Iterator[Remark]:
    """Look for an answer that the stem of another item states, together with what the question asks about."""
    content = [_content(item.stem) for item in items]
    stems = [f" {normalise(item.stem)} " for item in items]
    for asked, item in enumerate(items):
        key = normalise(item.key_text) if is_choice(item) and 0 <= item.key < len(item.options) else ""
        if not key:
            continue
        for told, stem in enumerate(stems):
            if told == asked or f" {key} " not in stem or _keyed_false(items[told]):
                continue
            shared = _shared(content[asked], content[told] - set(key.split()))
            if len(shared) >= _SHARED_WORDS:
                yield Remark(
                    f"The answer “{item.key_text}” can be read in another question: “{items[told].stem}”.", item=asked
                )


def _keyed_false(item: Item) -> bool:
    return is_statement(item) and item.key != 0


def _content(text: str) -> frozenset[str]:
    return frozenset(word for word in words(text) if len(word) >= _SHORTEST_WORD and word not in COMMON)


def _shared(one: frozenset[str], other: frozenset[str] | set[str]) -> list[str]:
    return sorted(word for word in one if any(same_word_form(word, o) for o in other))


RULE = Rule(
    name="gives-away",
    level="warning",
    summary="No question tells the answer to another.",
    source="Haladyna, Downing & Rodriguez (2002), guideline 4: keep the content of items independent.",
    check=check,
    passes=(
        example(
            choice("How many metres long is the bridge at Dunmore?", "340", "430"),
            statement("The bridge at Dunmore cost 12 million euros."),
        ),
        example(
            choice("How many metres long is the bridge at Dunmore?", "340", "430"),
            statement("The bridge at Dunmore is 430 metres long.", False, ("340", "430")),
        ),
    ),
    fails=(
        example(
            choice("How many metres long is the bridge at Dunmore?", "340", "430"),
            choice("Who opened the 340 metres long bridge at Dunmore?", "Orla Byrne", "Sean Keane"),
        ),
    ),
    of_quiz=True,
)
