"""The list of questions: searched, narrowed, tagged; and those that ask nearly the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from quizapp.items.wording import normalise
from quizapp.model import Item, ItemType
from quizapp.services.desk.questions import OWN_WORDS
from quizapp.storage import items, questions, reading, search
from quizapp.storage.questions import Head
from quizapp.storage.search import Wanted

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["Duplicates", "Listed", "Listing", "Wanted", "duplicates", "listing"]

A_PAGE = 25
ALIKE = 90.0  # rapidfuzz token_sort_ratio of stem and key together
MOST_COMPARED = 5_000  # questions, the newest
MOST_GROUPS = 100
MOST_IN_GROUP = 10
MOST_ON_ONE_ARTICLE = 2_000  # questions: each is held against each


@dataclass(frozen=True, slots=True)
class Listed:
    """A question in a list."""

    item_id: int
    type: ItemType
    stem: str
    key: str
    status: str
    tags: tuple[str, ...]
    slug: str
    title: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the questions that were looked for. `pages` is 1 at least."""

    questions: tuple[Listed, ...]
    total: int
    page: int
    pages: int
    tags: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Groups of questions that ask nearly the same, and how many questions were compared."""

    groups: tuple[tuple[Listed, ...], ...]
    compared: int


def listing(teacher: int, wanted: Wanted, page: int = 1) -> Listing:
    """Return a page of the questions that a teacher looks for."""
    with reading() as connection:
        page = max(page, 1)
        found = search.find(connection, teacher, wanted, (page - 1) * A_PAGE, A_PAGE)
        listed = _listed(connection, teacher, found.ids)
        tags = search.tags(connection, teacher)
    return Listing(listed, found.total, page, max(-(-found.total // A_PAGE), 1), tags)


def duplicates(teacher: int) -> Duplicates:
    """Return the questions that ask nearly the same, on the same article or in the same words anywhere."""
    with reading() as connection:
        ids = search.find(connection, teacher, Wanted(shared=False), 0, MOST_COMPARED).ids
        heads = questions.heads(connection, ids, questions.usable_by(teacher))
        said = {
            key: revision.item
            for key, revision in items.revisions(connection, [head.revision_id for head in heads.values()]).items()
        }
        heads = {key: head for key, head in heads.items() if head.status != "rejected"}
        groups = tuple(islice(_groups(tuple(heads.values()), said), MOST_GROUPS))
        wanted = tuple(item_id for group in groups for item_id in group)
        shown = {one.item_id: one for one in _listed(connection, teacher, wanted)}
    return Duplicates(tuple(tuple(shown[key] for key in group) for group in groups), len(heads))


def _groups(heads: Sequence[Head], said: dict[int, Item]) -> Iterator[tuple[int, ...]]:
    """Yield the ids of questions that belong together, each once."""
    leader: dict[int, int] = {head.id: head.id for head in heads}
    for one, other in _pairs(heads, said):
        first, second = sorted((_root(leader, one), _root(leader, other)))
        leader[second] = first
    together: dict[int, list[int]] = defaultdict(list)
    for head in heads:
        together[_root(leader, head.id)].append(head.id)
    yield from (tuple(sorted(group)[:MOST_IN_GROUP]) for group in together.values() if len(group) > 1)


def _root(leader: dict[int, int], item_id: int) -> int:
    while leader[item_id] != item_id:
        item_id = leader[item_id]
    return item_id


def _pairs(heads: Sequence[Head], said: dict[int, Item]) -> Iterator[tuple[int, int]]:
    by_words: dict[str, int] = {}
    by_article: dict[tuple[int, ItemType], list[tuple[int, str]]] = defaultdict(list)
    for head in heads:
        item = said[head.revision_id]
        asked = f"{normalise(item.stem)} · {normalise(item.key_text)}"
        if item.type in OWN_WORDS and by_words.setdefault(asked, head.id) != head.id:
            yield by_words[asked], head.id
        by_article[head.article_id, item.type].append((head.id, asked))
    for whole in by_article.values():
        group = whole[:MOST_ON_ONE_ARTICLE]
        texts = [asked for _, asked in group]
        for at, (item_id, asked) in enumerate(group):
            near = process.extract(asked, texts[at + 1 :], scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=None)
            yield from ((item_id, group[at + 1 + place][0]) for _, _, place in near)


def _listed(connection: Connection, teacher: int, ids: Sequence[int]) -> tuple[Listed, ...]:
    heads = questions.heads(connection, ids, questions.seen_by(teacher))
    said = items.revisions(connection, [head.revision_id for head in heads.values()])
    listed = []
    for item_id in ids:
        head = heads[item_id]
        item = said[head.revision_id].item
        mine = head.owner_id in (teacher, None)
        kept = (head.status, item.tags, head.article_slug, head.article_title, mine)
        listed.append(Listed(item_id, item.type, item.stem, item.key_text, *kept))
    return tuple(listed)
