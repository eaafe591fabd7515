"""The list of questions: searched, narrowed, tagged; and those that ask nearly the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from quizapp.model import ItemType
from quizapp.services.desk.twins import Asked, Why, alike, asked, reasons
from quizapp.storage import items, questions, reading, search
from quizapp.storage.search import Wanted

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["Duplicates", "Group", "Listed", "Listing", "Wanted", "duplicates", "listing"]

A_PAGE = 25
MOST_COMPARED = 5_000  # questions, the newest
MOST_GROUPS = 100
MOST_IN_GROUP = 10


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
class Reason:
    """Why questions of a group belong together, in words, and the pairs that it is about, by their places from 1."""

    words: str
    pairs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that ask nearly the same, with each pair of them under its reason."""

    questions: tuple[Listed, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Groups of questions that ask nearly the same, and how many questions were compared."""

    groups: tuple[Group, ...]
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
        heads = {key: head for key, head in heads.items() if head.status != "rejected"}
        said = items.revisions(connection, [head.revision_id for head in heads.values()])
        compared = {key: asked(key, head.article_id, said[head.revision_id].item) for key, head in heads.items()}
        groups = tuple(islice(_groups(compared), MOST_GROUPS))
        wanted = tuple(item_id for group in groups for item_id in group)
        shown = {one.item_id: one for one in _listed(connection, teacher, wanted)}
    return Duplicates(
        tuple(
            Group(tuple(shown[key] for key in group), tuple(_reasons([compared[key] for key in group])))
            for group in groups
        ),
        len(heads),
    )


def _groups(compared: Mapping[int, Asked]) -> Iterator[tuple[int, ...]]:
    """Yield the ids of questions that belong together, each once."""
    leader: dict[int, int] = {item_id: item_id for item_id in compared}
    for one, other in alike(compared.values()):
        first, second = sorted((_root(leader, one), _root(leader, other)))
        leader[second] = first
    together: dict[int, list[int]] = defaultdict(list)
    for item_id in compared:
        together[_root(leader, item_id)].append(item_id)
    yield from (tuple(sorted(group)[:MOST_IN_GROUP]) for group in together.values() if len(group) > 1)


def _root(leader: dict[int, int], item_id: int) -> int:
    while leader[item_id] != item_id:
        item_id = leader[item_id]
    return item_id


def _reasons(group: Sequence[Asked]) -> Iterator[Reason]:
    """Yield the reasons that hold within a group, the weightiest first, with the pairs that each is about."""
    place = {question.id: number for number, question in enumerate(group, 1)}
    found: dict[Why, list[tuple[int, int]]] = defaultdict(list)
    for (one, other), why in reasons(group).items():
        found[why].append((place[one], place[other]))
    yield from (Reason(why.value, tuple(sorted(found[why]))) for why in Why if why in found)


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
