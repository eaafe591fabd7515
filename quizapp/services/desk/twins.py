"""Pairs of questions that ask nearly the same, each with the reason in plain words.

Statements are compared whatever form their verdict has: "True" in one and "Supported" in the other mean the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from rapidfuzz import fuzz, process

from quizapp.items.wording import COMMON, normalise
from quizapp.model import Citation, Item
from quizapp.services.desk.questions import OWN_WORDS

ALIKE = 90.0  # rapidfuzz token_sort_ratio of stem and key together
MOST_ON_ONE_ARTICLE = 2_000  # questions: each is held against each
VERDICTS = ("true", "false", "not stated")
TRUE = 0
SHARED_WORDS = 2  # besides the fact itself, that two statements on it have in common
SHORTEST_WORD = 4  # letters; what is shorter tells little


class Why(StrEnum):
    """Why two questions do not belong into one quiz, the weightiest first."""

    CONTRARY = "The same statement with two different answers: see which of them is right."
    OTHER_FORM = "The same statement, once with true and false, once with three verdicts."
    TURNED = "The same fact, once as the article says it and once changed: whoever sees both has the answer."
    NEARLY = "They ask nearly the same."


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to compare: its row id, its article, what it says, and its words in the form of comparison.

    `told` is its statement as the article has it, "" where there is none; `whole` is stem and right answer.
    """

    id: int
    article: int
    item: Item
    stem: str
    told: str
    whole: str


def asked(item_id: int, article: int, item: Item) -> Asked:
    """Return a question ready to be compared."""
    stem = normalise(item.stem)
    right = VERDICTS[item.key] if item.is_statement else normalise(item.key_text)
    return Asked(item_id, article, item, stem, normalise(item.true_statement or ""), f"{stem} · {right}")


def reasons(questions: Sequence[Asked]) -> dict[tuple[int, int], Why]:
    """Return why two questions of a few ask nearly the same, by their ids, the smaller first; each pair once."""
    by_id = {one.id: one for one in questions}
    found = dict.fromkeys((min(pair), max(pair)) for pair in alike(questions))
    return {(one, other): _why(by_id[one], by_id[other]) for one, other in found}


def alike(questions: Iterable[Asked]) -> Iterator[tuple[int, int]]:
    """Yield the ids of questions that ask nearly the same, on one article or in the same words on any."""
    by_words: dict[str, int] = {}
    by_article: dict[tuple[int, str], list[Asked]] = defaultdict(list)
    for one in questions:
        first = by_words.setdefault(one.whole, one.id) if one.item.type in OWN_WORDS else one.id
        if first != one.id:
            yield first, one.id
        by_article[one.article, "statement" if one.item.is_statement else one.item.type.value].append(one)
    for group in by_article.values():
        compared = group[:MOST_ON_ONE_ARTICLE]
        yield from _near(compared)
        if compared[0].item.is_statement:
            yield from _in_the_same_words(compared)
            yield from _turned(compared)


def _near(group: Sequence[Asked]) -> Iterator[tuple[int, int]]:
    texts = [one.whole for one in group]
    for at, text in enumerate(texts):
        near = process.extract(text, texts[at + 1 :], scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=None)
        yield from ((group[at].id, group[at + 1 + place].id) for _, _, place in near)


def _in_the_same_words(group: Sequence[Asked]) -> Iterator[tuple[int, int]]:
    """Yield the statements of the same words whatever their verdicts; the other comparison has these in it."""
    by_stem: dict[str, list[int]] = defaultdict(list)
    for one in group:
        by_stem[one.stem].append(one.id)
    for ids in by_stem.values():
        yield from combinations(ids, 2)


def _turned(group: Sequence[Asked]) -> Iterator[tuple[int, int]]:
    """Yield each true statement with the false ones that rest on the same quote and change the same fact."""
    true = [one for one in group if one.item.key == TRUE]
    for changed in group:
        if changed.item.edit is None or changed.item.key == TRUE:
            continue
        yield from ((changed.id, one.id) for one in _resting_on(changed.item.citation, true) if _turns(changed, one))


def _resting_on(citation: Citation, statements: Iterable[Asked]) -> Iterator[Asked]:
    for one in statements:
        if one.item.citation.overlaps(citation):
            yield one


def _turns(changed: Asked, true: Asked) -> bool:
    """Say whether a statement is a true one with its fact changed, also where both are worded in their own ways."""
    if not changed.told:
        return False
    if fuzz.token_sort_ratio(changed.told, true.stem) >= ALIKE:
        return True
    fact = normalise(changed.item.edit.original) if changed.item.edit else ""
    if not fact or f" {fact} " not in f" {true.stem} ":
        return False
    beside = (set(changed.told.split()) & set(true.stem.split())) - set(fact.split()) - COMMON
    return sum(len(word) >= SHORTEST_WORD for word in beside) >= SHARED_WORDS


def _why(one: Asked, other: Asked) -> Why:
    if not (one.item.is_statement and other.item.is_statement):
        return Why.NEARLY
    same_words = one.stem == other.stem
    if one.item.key != other.item.key and one.article == other.article:
        if same_words:
            return Why.CONTRARY
        true, changed = (one, other) if one.item.key == TRUE else (other, one)
        return Why.TURNED if true.item.key == TRUE and _turns(changed, true) else Why.NEARLY
    return Why.OTHER_FORM if same_words and one.item.type != other.item.type else Why.NEARLY
