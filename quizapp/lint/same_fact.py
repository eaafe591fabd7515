"""Which items of a quiz ask for one fact: who has answered the one knows the answer to the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from quizapp.items.wording import normalise
from quizapp.model import Article, Item

_LONGEST_WORDS = 80  # characters of the article in a message
_LATEST = 100  # open places that one is held against: keeps a large bank from being compared each with each

Said = tuple[int, int, str]


def same_fact(items: Sequence[Item], article: Article) -> Iterator[Said]:
    """Yield (one, other, message): two items on one statement, or on the same words of the article.

    Each is told once, with the first that asks the same: where that one goes, the next is told.
    """
    yield from _same_statement(items)
    yield from _same_place(items, article)


def one_statement(items: Sequence[Item]) -> Iterator[tuple[int, ...]]:
    """Yield the indices of those items, two or more, that ask or state the same."""
    alike: defaultdict[tuple[bool, str], list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        alike[item.is_statement, _statement_of(item)].append(index)
    yield from (tuple(indices) for (_, said), indices in alike.items() if said and len(indices) > 1)


def placed(items: Sequence[Item]) -> list[tuple[tuple[int, int], int]]:
    """Return where in the article the items turn, with their indices, in the order of the text."""
    return sorted((place, index) for index, item in enumerate(items) if (place := _place_of(item)) is not None)


def both_turn_on(article: Article, start: int, end: int) -> str:
    """Return what is said of {one} and {other} that turn on the same words of the article."""
    words = " ".join(article.text[start:end].split())
    shown = words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS].rstrip()}…"
    return f"Who knows the answer to {{one}} knows that to {{other}}: both turn on “{shown}”."


def _same_statement(items: Sequence[Item]) -> Iterator[Said]:
    """Compare what is asked, or stated with the edit taken back."""
    for index, earlier in sorted((index, first) for first, *later in one_statement(items) for index in later):
        if normalise(items[earlier].stem) == normalise(items[index].stem):
            yield index, earlier, "The same is asked in {other} and in {one}."
            continue
        one, other = (index, earlier) if items[index].edit else (earlier, index)
        yield one, other, "Both are made of one statement: what is changed in {one} stands unchanged in {other}."


def _same_place(items: Sequence[Item], article: Article) -> Iterator[Said]:
    """Compare the words of the article on which the items turn."""
    still_open: list[tuple[int, int, int]] = []
    for (start, end), index in placed(items):
        still_open = [one for one in still_open if start < one[1]][-_LATEST:]
        if still_open:
            start_of, end_of, earlier = min(still_open, key=lambda one: one[2])
            one, other = max(index, earlier), min(index, earlier)
            yield one, other, both_turn_on(article, max(start, start_of), min(end, end_of))
        still_open.append((start, end, index))


def _statement_of(item: Item) -> str:
    """Return what is asked, or stated with the edit taken back, as it is compared."""
    return normalise(item.true_statement or item.stem if item.is_statement else item.stem)


def _place_of(item: Item) -> tuple[int, int] | None:
    """Return where in the article the words stand on which an item turns, None where that is not certain."""
    words = item.edit.original if item.edit else ""
    if not item.is_statement and 0 <= item.key < len(item.options):
        words = item.key_text
    found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", item.citation.quote)) if words.strip() else []
    if len(found) == 1:
        return item.citation.start + found[0].start(), item.citation.start + found[0].end()
    return item.proof.fact if item.proof is not None else None
