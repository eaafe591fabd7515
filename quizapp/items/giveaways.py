"""One item tells the answer to another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from quizapp.items.wording import COMMON, normalise, roots_of, same_word_form, words
from quizapp.model import Item

_SHARED_WORDS = 2
_SHORTEST_WORD = 4
# A word in the stems of more items than this does not tell what one of them is about; it also keeps a bank of ten
# thousand questions from being compared each with each.
_TELLING = 100


def giveaways(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Yield (asked, told): the answer to item `asked` stands in the stem of `told`, with what it is about."""
    content = [_content(item.stem) for item in items]
    stems = [f" {normalise(item.stem)} " for item in items]
    by_root = _by_root(content)
    for asked, item in enumerate(items):
        if item.is_statement or not 0 <= item.key < len(item.options):
            continue
        key = normalise(item.key_text)
        for told in _alike(content[asked], by_root):
            keyed_false = items[told].is_statement and items[told].key != 0
            if told == asked or keyed_false or f" {key} " not in stems[told]:
                continue
            if len(_shared(content[asked], content[told] - set(key.split()))) >= _SHARED_WORDS:
                yield asked, told


def _by_root(content: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    """Return for each possible root of a word the items in whose stems it stands."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, stem in enumerate(content):
        for root in sorted({root for word in stem for root in roots_of(word)}):
            found[root].append(index)
    return found


def _alike(asked: frozenset[str], by_root: dict[str, list[int]]) -> Iterator[int]:
    """Yield the items that share enough telling words with a stem, in order."""
    shared: Counter[int] = Counter()
    for word in asked:
        places = [by_root[root] for root in roots_of(word) if len(by_root[root]) <= _TELLING]
        shared.update({index for place in places for index in place})
    yield from sorted(index for index, count in shared.items() if count >= _SHARED_WORDS)


def _content(text: str) -> frozenset[str]:
    return frozenset(word for word in words(text) if len(word) >= _SHORTEST_WORD and word not in COMMON)


def _shared(one: frozenset[str], other: frozenset[str]) -> list[str]:
    return sorted(word for word in one if any(same_word_form(word, o) for o in other))
