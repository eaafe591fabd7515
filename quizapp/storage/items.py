"""Queries on items and their revisions, and the way between a revision and the domain's Item."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, insert, select, update

from quizapp.model import Citation, Difficulty, Edit, Item, ItemType, Option, Proof, Provenance
from quizapp.storage.database import now
from quizapp.storage.tables import ItemRevisionRow, ItemRow, QuizItemRow

LONGEST_NUMBERED = 75  # characters: with its number it stays within the 80 of a file
AT_ONCE = 400  # ids in one IN (…): below SQLite's oldest limit of 999 variables


@dataclass(frozen=True, slots=True)
class Revision:
    """An item as it was at one time, with the article that it cites. Never changes."""

    id: int
    article_id: int
    item: Item


@dataclass(frozen=True, slots=True)
class Standing:
    """Whose an item is (None: everybody's) and whether students may see it: draft, approved or rejected."""

    owner_id: int | None = None
    status: str = "approved"


APPROVED = Standing()


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest revision of a stored item, in short."""

    item_id: int
    number: int
    content_hash: str


COLUMNS = (*ItemRevisionRow.__table__.columns, ItemRow.public_id)
BY_ID = (
    select(*COLUMNS)
    .join(ItemRow, ItemRow.id == ItemRevisionRow.item_id)
    .where(ItemRevisionRow.id.in_(bindparam("ids", expanding=True)))
)
NEWEST = select(ItemRow.public_id, ItemRow.id, ItemRow.latest, ItemRevisionRow.content_hash).join(
    ItemRevisionRow, and_(ItemRevisionRow.item_id == ItemRow.id, ItemRevisionRow.number == ItemRow.latest)
)
IN_BANK = NEWEST.where(ItemRow.bank == bindparam("bank"))
IN_QUIZ = (
    NEWEST.join(QuizItemRow, QuizItemRow.item_id == ItemRow.id)
    .where(QuizItemRow.quiz_id == bindparam("quiz_id"))
    .order_by(QuizItemRow.position)
)
NEXT = update(ItemRow).where(ItemRow.id == bindparam("item")).values(latest=ItemRow.latest + 1)


def revisions(connection: Connection, ids: Sequence[int]) -> dict[int, Revision]:
    """Return the revisions of these ids."""
    found = {}
    for first in range(0, len(ids), AT_ONCE):
        for row in connection.execute(BY_ID, {"ids": list(ids[first : first + AT_ONCE])}):
            found[row.id] = Revision(id=row.id, article_id=row.article_id, item=_item(row))
    return found


def latest_in_bank(connection: Connection, bank: str) -> dict[str, Latest]:
    """Return the newest revision of every item of a bank, by the item's own id."""
    return _latest(connection.execute(IN_BANK, {"bank": bank}))


def latest_in_quiz(connection: Connection, quiz_id: int) -> dict[str, Latest]:
    """Return the newest revision of every item of a quiz, in its order, by the item's own id.

    An id counts within its bank. Where items of several banks share one, the later ones have a number behind it.
    """
    found: dict[str, Latest] = {}
    for row in connection.execute(IN_QUIZ, {"quiz_id": quiz_id}):
        found[free_id(row.public_id, found)] = Latest(row.id, row.latest, row.content_hash)
    return found


def free_id(wanted: str, taken: Container[str]) -> str:
    """Return an id, with a number behind it where it is taken, no longer than a file may have it."""
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted[:LONGEST_NUMBERED]}-{number}"
    return free


def _latest(rows: Iterable[Any]) -> dict[str, Latest]:
    return {row.public_id: Latest(row.id, row.latest, row.content_hash) for row in rows}


def desk_bank(teacher_id: int, article_id: int) -> str:
    """Return the bank of what is made for a teacher from an article (of its first version, where it has several)."""
    return f"teacher/{teacher_id}/{article_id}"


def add_items(
    connection: Connection,
    bank: str,
    items: Sequence[Item],
    article_id: int,
    standing: Standing = APPROVED,
) -> dict[str, int]:
    """Store new items with their first revision; return the row ids by the items' own ids."""
    if not items:
        return {}
    time = now()
    rows: Sequence[Any] = connection.execute(
        insert(ItemRow).returning(ItemRow.public_id, ItemRow.id),
        [
            {
                "bank": bank,
                "public_id": item.id,
                "latest": 1,
                "owner_id": standing.owner_id,
                "status": standing.status,
                "created_at": time,
            }
            for item in items
        ],
    ).all()
    ids: dict[str, int] = dict(rows)
    connection.execute(
        insert(ItemRevisionRow),
        [_content(item, article_id) | {"item_id": ids[item.id], "number": 1, "created_at": time} for item in items],
    )
    return ids


def add_revisions(connection: Connection, changed: Sequence[tuple[Latest, Item]], article_id: int) -> None:
    """Store what these items say now as their next revisions."""
    if not changed:
        return
    time = now()
    connection.execute(
        insert(ItemRevisionRow),
        [
            _content(item, article_id) | {"item_id": latest.item_id, "number": latest.number + 1, "created_at": time}
            for latest, item in changed
        ],
    )
    connection.execute(NEXT, [{"item": latest.item_id} for latest, _ in changed])


def set_status(connection: Connection, item_ids: Sequence[int], status: str, reason: str | None = None) -> None:
    """Make these items drafts, approved or rejected, with the reason where there is one."""
    for first in range(0, len(item_ids), AT_ONCE):
        chosen = ItemRow.id.in_(item_ids[first : first + AT_ONCE])
        connection.execute(update(ItemRow).where(chosen).values(status=status, reason=reason))


def items_of(connection: Connection, ids: Sequence[int]) -> set[int]:
    """Return the row ids of the items that these revisions belong to."""
    statement = select(ItemRevisionRow.item_id).where(ItemRevisionRow.id.in_(ids))
    return set(connection.scalars(statement))


def content_hash(item: Item, article_id: int) -> str:
    """Return the fingerprint of all that a revision says; who made it is no part of what it says."""
    return str(_content(item, article_id)["content_hash"])


def _content(item: Item, article_id: int) -> dict[str, Any]:
    said = {
        "article_id": article_id,
        "type": item.type.value,
        "stem": item.stem,
        "options": [{"text": option.text, "feedback": option.feedback} for option in item.options],
        "key": item.key,
        "quote": item.citation.quote,
        "quote_start": item.citation.start,
        "quote_end": item.citation.end,
        "rationale": item.rationale,
        "edit": asdict(item.edit) if item.edit else None,
        "kind": item.kind,
        "difficulty": item.difficulty.value if item.difficulty else None,
        "tags": list(item.tags),
        "proof": asdict(item.proof) if item.proof else None,
        "fixed_order": item.fixed_order,
    }
    fingerprint = hashlib.sha256(json.dumps(said, sort_keys=True).encode("ascii")).hexdigest()
    return said | {"provenance": item.provenance.value, "content_hash": fingerprint}


def _item(row: Row[*tuple[Any, ...]]) -> Item:
    return Item(
        id=row.public_id,
        type=ItemType(row.type),
        stem=row.stem,
        options=tuple(Option(option["text"], option["feedback"]) for option in row.options),
        key=row.key,
        citation=Citation(row.quote, row.quote_start, row.quote_end),
        rationale=row.rationale,
        edit=Edit(**row.edit) if row.edit else None,
        kind=row.kind,
        difficulty=Difficulty(row.difficulty) if row.difficulty else None,
        tags=tuple(row.tags),
        provenance=Provenance(row.provenance),
        proof=_proof(row.proof) if row.proof else None,
        fixed_order=row.fixed_order,
    )


def _proof(stored: dict[str, Any]) -> Proof:
    inputs = tuple((name, value) for name, value in stored["inputs"])
    return Proof(stored["rule"], stored["start"], stored["end"], inputs)
