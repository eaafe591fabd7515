"""Questions as teachers have them: whose they are, how they stand, and every revision with its author."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, or_, select, update

from quizapp.model import Item
from quizapp.storage import items
from quizapp.storage.items import AT_ONCE, Latest
from quizapp.storage.tables import ArticleRow, ItemRevisionRow, ItemRow, TeacherRow

MOST_STEMS = 2_000


@dataclass(frozen=True, slots=True)
class Override:
    """A warning of the lint that a teacher has decided to leave, and why."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Head:
    """How a question stands: whose it is, its status, its newest revision and the article that this cites."""

    id: int
    bank: str
    public_id: str
    owner_id: int | None
    status: str
    reason: str | None
    latest: int
    revision_id: int
    article_id: int
    article_slug: str
    article_title: str
    content_hash: str
    overrides: tuple[Override, ...]
    accepted: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """One revision in a question's history. `author` is None for the generator, an import or the command line."""

    id: int
    number: int
    author: str | None
    provenance: str
    created_at: datetime


NEWEST = and_(ItemRevisionRow.item_id == ItemRow.id, ItemRevisionRow.number == ItemRow.latest)
HEADS = (
    select(
        ItemRow.id,
        ItemRow.bank,
        ItemRow.public_id,
        ItemRow.owner_id,
        ItemRow.status,
        ItemRow.reason,
        ItemRow.latest,
        ItemRevisionRow.id.label("revision_id"),
        ItemRevisionRow.article_id,
        ArticleRow.slug.label("article_slug"),
        ArticleRow.title.label("article_title"),
        ItemRevisionRow.content_hash,
        ItemRevisionRow.overrides,
        ItemRevisionRow.accepted,
    )
    .join(ItemRevisionRow, NEWEST)
    .join(ArticleRow, ArticleRow.id == ItemRevisionRow.article_id)
)
HISTORY = (
    select(
        ItemRevisionRow.id,
        ItemRevisionRow.number,
        TeacherRow.name,
        ItemRevisionRow.provenance,
        ItemRevisionRow.created_at,
    )
    .outerjoin(TeacherRow, TeacherRow.id == ItemRevisionRow.author_id)
    .where(ItemRevisionRow.item_id == bindparam("item_id"))
    .order_by(ItemRevisionRow.number.desc())
)


def usable_by(teacher: int) -> ColumnElement[bool]:
    """Return the condition for questions that a teacher may change: their own and those without an owner."""
    return or_(ItemRow.owner_id == teacher, ItemRow.owner_id.is_(None))


def seen_by(teacher: int) -> ColumnElement[bool]:
    """Return the condition for questions that a teacher may look at: also approved ones on shared articles."""
    shared = and_(ArticleRow.shared.is_(True), ItemRow.status == "approved")
    return or_(usable_by(teacher), shared)


def head(connection: Connection, item_id: int, allowed: ColumnElement[bool]) -> Head | None:
    """Return how a question stands, or None where there is none or it is not for this teacher."""
    row = connection.execute(HEADS.where(ItemRow.id == item_id, allowed)).one_or_none()
    return _head(row) if row else None


def heads(connection: Connection, item_ids: Sequence[int], allowed: ColumnElement[bool]) -> dict[int, Head]:
    """Return how these questions stand, without those that are not for this teacher."""
    found: dict[int, Head] = {}
    for first in range(0, len(item_ids), AT_ONCE):
        chosen = ItemRow.id.in_(item_ids[first : first + AT_ONCE])
        found |= {row.id: _head(row) for row in connection.execute(HEADS.where(chosen, allowed))}
    return found


def history(connection: Connection, item_id: int) -> tuple[Written, ...]:
    """Return the revisions of a question, the newest first."""
    return tuple(Written(*row) for row in connection.execute(HISTORY, {"item_id": item_id}))


def write_revision(  # noqa: PLR0913, PLR0917 - what a revision consists of
    connection: Connection,
    before: Head,
    item: Item,
    author: int,
    overrides: Sequence[Override] = (),
    accepted: Sequence[int] = (),
) -> int:
    """Store what a question says now as its next revision; return the revision's row id."""
    items.add_revisions(connection, [(Latest(before.id, before.latest, ""), item)], before.article_id)
    said_by(connection, {before.id: before.latest + 1}, author)
    where = and_(ItemRevisionRow.item_id == before.id, ItemRevisionRow.number == before.latest + 1)
    connection.execute(
        update(ItemRevisionRow).where(where).values(overrides=_written(overrides), accepted=list(accepted))
    )
    return connection.execute(select(ItemRevisionRow.id).where(where)).scalar_one()


def said_by(connection: Connection, numbers: dict[int, int], author: int) -> None:
    """Note who wrote these revisions: their numbers by item."""
    statement = (
        update(ItemRevisionRow)
        .where(ItemRevisionRow.item_id == bindparam("item"), ItemRevisionRow.number == bindparam("nth"))
        .values(author_id=author)
    )
    if numbers:
        connection.execute(statement, [{"item": item, "nth": number} for item, number in numbers.items()])


def set_overrides(connection: Connection, revision_id: int, overrides: Sequence[Override]) -> None:
    """Note with a revision which warnings its teacher has decided to leave."""
    statement = update(ItemRevisionRow).where(ItemRevisionRow.id == revision_id)
    connection.execute(statement.values(overrides=_written(overrides)))


def names(connection: Connection, bank: str) -> set[str]:
    """Return the ids that the questions of a bank have given themselves."""
    return set(connection.scalars(select(ItemRow.public_id).where(ItemRow.bank == bank)))


def stems(connection: Connection, teacher: int, article_id: int, item_type: str) -> dict[int, str]:
    """Return the stems of the newest questions of a type on an article that are not rejected, by item."""
    statement = (
        select(ItemRow.id, ItemRevisionRow.stem)
        .join(ItemRevisionRow, NEWEST)
        .where(
            usable_by(teacher),
            ItemRow.status != "rejected",
            ItemRevisionRow.article_id == article_id,
            ItemRevisionRow.type == item_type,
        )
        .order_by(ItemRow.id.desc())
        .limit(MOST_STEMS)
    )
    return {row[0]: row[1] for row in connection.execute(statement)}


def _written(overrides: Sequence[Override]) -> list[dict[str, str]]:
    return [{"rule": one.rule, "reason": one.reason} for one in overrides]


def _head(row: Row[*tuple[Any, ...]]) -> Head:
    values: Sequence[Any] = row
    overrides = tuple(Override(one["rule"], one["reason"]) for one in row.overrides)
    return Head(*(*values[:-2], overrides, tuple(row.accepted)))
