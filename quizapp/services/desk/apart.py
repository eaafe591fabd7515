"""Which of the questions that a teacher picks from do not go together: every pair, whichever of them are picked.

The rules tell each question once, with the first that asks the same; where that one is left out, it would be told
with the next. Here all that ask for one fact stand in one group: a page can say at every tick what stands against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from quizapp.lint.rule import naming
from quizapp.lint.rules import gives_away, told_by_proof
from quizapp.lint.same_fact import both_turn_on, one_statement, placed
from quizapp.model import Article, Item

LONGEST_STEM = 90  # characters of a question in the words on another
MOST_LINES = 3  # said of one question; the rest is counted


@dataclass(frozen=True, slots=True)
class Apart:
    """Questions of which no two go together, in the order in which a quiz asks them, and why.

    `why` names two of them: {one} is the one that stands before {other} in `items`.
    """

    items: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Against:
    """What stands against one question: some lines, and how many questions more."""

    lines: tuple[str, ...]
    more: int


def apart(items: Mapping[int, Item], article: Article, is_test: bool) -> tuple[Apart, ...]:
    """Return what does not go together among items, in the order of a quiz. A test shows no proof before its end."""
    rows, told = tuple(items), tuple(items.values())
    found = [*_given_away(told), *_one_statement(told), *_one_place(told, article)]
    if not is_test:
        found += _told_by_proof(told, article)
    return tuple(Apart(tuple(rows[index] for index in indices), why) for indices, why in found)


def against(groups: Sequence[Apart], chosen: Collection[int], stems: Mapping[int, str]) -> dict[int, Against]:
    """Return for each chosen question with others against it what is said of it; `stems` are as `short` has them."""
    said: defaultdict[int, dict[int, tuple[str, bool]]] = defaultdict(dict)
    for group in groups:
        for one, other in combinations([item for item in group.items if item in chosen], 2):
            said[one].setdefault(other, (group.why, True))
            said[other].setdefault(one, (group.why, False))
    return {item: _against(others, stems) for item, others in said.items()}


def short(stem: str) -> str:
    """Return a stem as another question names it."""
    return stem if len(stem) <= LONGEST_STEM else f"{stem[:LONGEST_STEM].rstrip()}…"


def _against(others: Mapping[int, tuple[str, bool]], stems: Mapping[int, str]) -> Against:
    """Return the words on a question; with each other one stand why, and whether this is the first of the two."""
    named = [(why, is_first, f"“{stems[other]}”") for other, (why, is_first) in [*others.items()][:MOST_LINES]]
    lines = [
        naming(why, *(("this question", name) if first else (name, "this question"))) for why, first, name in named
    ]
    return Against(tuple(lines), len(others) - len(lines))


Found = tuple[tuple[int, ...], str]


def _given_away(items: tuple[Item, ...]) -> Iterator[Found]:
    for asked, told, why in gives_away.stated(items):
        yield (asked, told), why


def _one_statement(items: tuple[Item, ...]) -> Iterator[Found]:
    for indices in one_statement(items):
        yield indices, "One statement is asked in {one} and in {other}."


def _one_place(items: tuple[Item, ...], article: Article) -> Iterator[Found]:
    """Yield for each place at which one begins all that turn on it: of two that overlap one begins in the other."""
    in_order = placed(items)
    still_open: list[tuple[int, int]] = []
    for number, ((start, end), index) in enumerate(in_order):
        still_open = [*(one for one in still_open if one[0] > start), (end, index)]
        is_last_here = number + 1 == len(in_order) or in_order[number + 1][0][0] > start
        if len(still_open) > 1 and is_last_here:
            why = both_turn_on(article, start, min(end for end, _ in still_open))
            yield tuple(sorted(index for _, index in still_open)), why


def _told_by_proof(items: tuple[Item, ...], article: Article) -> Iterator[Found]:
    for remark in told_by_proof.RULE.check(items, article):
        if remark.other is not None:
            yield (remark.item, remark.other), remark.message
