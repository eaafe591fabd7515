"""One item tells the answer to another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.items.wording import COMMON, normalise, same_word_form, words
from quizapp.model import Item, ItemType

_SHARED_WORDS = 2
_SHORTEST_WORD = 4
_STATEMENTS = (ItemType.TRUE_FALSE, ItemType.THREE_VERDICTS)


def giveaways(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Yield (asked, told): the answer to item `asked` stands in the stem of `told`, with what it is about."""
    content = [_content(item.stem) for item in items]
    stems = [f" {normalise(item.stem)} " for item in items]
    for asked, item in enumerate(items):
        if item.type in _STATEMENTS or not 0 <= item.key < len(item.options):
            continue
        key = normalise(item.key_text)
        for told, stem in enumerate(stems):
            keyed_false = items[told].type in _STATEMENTS and items[told].key != 0
            if told == asked or keyed_false or f" {key} " not in stem:
                continue
            if len(_shared(content[asked], content[told] - set(key.split()))) >= _SHARED_WORDS:
                yield asked, told


def _content(text: str) -> frozenset[str]:
    return frozenset(word for word in words(text) if len(word) >= _SHORTEST_WORD and word not in COMMON)


def _shared(one: frozenset[str], other: frozenset[str]) -> list[str]:
    return sorted(word for word in one if any(same_word_form(word, o) for o in other))
