"""The review: which questions wait for a decision, what was decided, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, or_, select, true, update

from quizapp.storage.database import now
from quizapp.storage.items import AT_ONCE
from quizapp.storage.questions import NEWEST, Head, Override, set_overrides, usable_by
from quizapp.storage.tables import (
    ArticleRow,
    DecidedItemRow,
    DecisionRow,
    ItemRevisionRow,
    ItemRow,
    JobRow,
)


@dataclass(frozen=True, slots=True)
class Pile:
    """An article with its questions counted by status."""

    article_id: int
    slug: str
    title: str
    publisher: str | None
    drafts: int
    approved: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft in the queue: the row ids of the item and of its newest revision."""

    item_id: int
    revision_id: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided last, and over which questions."""

    id: int
    status: str
    items: tuple[int, ...]


def piles(connection: Connection, teacher: int, slug: str | None = None) -> tuple[Pile, ...]:
    """Return the articles that have questions this teacher may decide on, those with the newest drafts first.

    One that was put away, as an older text of an article is, comes only while it has drafts, or by its slug.
    """
    counts = [
        func.count().filter(ItemRow.status == status).label(status) for status in ("draft", "approved", "rejected")
    ]
    newest = func.max(ItemRow.id).filter(ItemRow.status == "draft")
    statement = (
        select(ArticleRow.id, ArticleRow.slug, ArticleRow.title, ArticleRow.publisher, *counts)
        .join(ItemRevisionRow, ItemRevisionRow.article_id == ArticleRow.id)
        .join(ItemRow, NEWEST)
        .where(usable_by(teacher), *([ArticleRow.slug == slug] if slug is not None else []))
        .group_by(ArticleRow.id, ArticleRow.slug, ArticleRow.title, ArticleRow.publisher, ArticleRow.archived)
        .having(or_(ArticleRow.archived.is_(False), newest.is_not(None)) if slug is None else true())
        .order_by(newest.desc().nulls_last(), ArticleRow.id.desc())
    )
    rows: Sequence[Any] = connection.execute(statement).all()
    return tuple(Pile(*row) for row in rows)


def waiting(connection: Connection, teacher: int, article_id: int) -> tuple[Waiting, ...]:
    """Return the drafts on an article in the order in which the article gives their answers."""
    statement = (
        select(ItemRow.id, ItemRevisionRow.id)
        .join(ItemRevisionRow, NEWEST)
        .where(usable_by(teacher), ItemRow.status == "draft", ItemRevisionRow.article_id == article_id)
        .order_by(ItemRevisionRow.quote_start, ItemRow.id)
    )
    return tuple(Waiting(*row) for row in connection.execute(statement))


def decide(
    connection: Connection,
    teacher: int,
    decided: Mapping[int, Head],
    status: str,
    reason: str | None = None,
) -> int:
    """Give these questions (of one article) another status in one decision; return its row id."""
    time = now()
    article_id = next(iter(decided.values())).article_id
    values = {"teacher_id": teacher, "article_id": article_id, "status": status, "made_at": time}
    made: int = connection.execute(insert(DecisionRow).values(**values).returning(DecisionRow.id)).scalar_one()
    connection.execute(
        insert(DecidedItemRow),
        [{"decision_id": made, "item_id": key, "before": _before(head)} for key, head in decided.items()],
    )
    _stand(connection, list(decided), status=status, reason=reason, decided_at=time, decided_by_id=teacher)
    return made


def last_decision(connection: Connection, teacher: int, article_id: int) -> Decision | None:
    """Return what this teacher decided last on an article and has not taken back."""
    statement = (
        select(DecisionRow.id, DecisionRow.status)
        .where(DecisionRow.teacher_id == teacher, DecisionRow.article_id == article_id, DecisionRow.undone_at.is_(None))
        .order_by(DecisionRow.id.desc())
        .limit(1)
    )
    row = connection.execute(statement).one_or_none()
    if row is None:
        return None
    decided = select(DecidedItemRow.item_id).where(DecidedItemRow.decision_id == row.id)
    return Decision(row.id, row.status, tuple(connection.scalars(decided.order_by(DecidedItemRow.item_id))))


def take_back(connection: Connection, decision: Decision) -> tuple[int, ...]:
    """Undo a decision; return the questions that stand again as before.

    A question about which something else was decided since keeps what came later; so does the text of an edited one.
    """
    statement = (
        select(
            DecidedItemRow.item_id, DecidedItemRow.before, ItemRevisionRow.id, ItemRow.latest, ItemRevisionRow.overrides
        )
        .join(ItemRow, ItemRow.id == DecidedItemRow.item_id)
        .join(ItemRevisionRow, NEWEST)
        .where(DecidedItemRow.decision_id == decision.id, ItemRow.status == decision.status)
    )
    rows = connection.execute(statement).all()
    together: dict[tuple[str, str | None], list[int]] = {}
    for item_id, before, *_ in rows:
        together.setdefault((before["status"], before["reason"]), []).append(item_id)
    for (status, reason), ids in together.items():
        _stand(connection, ids, status=status, reason=reason, decided_at=None, decided_by_id=None)
    for _, before, revision_id, latest, left in rows:
        if before["revision"] == latest and left != before["overrides"]:
            set_overrides(connection, revision_id, _overrides(before))
    undone = update(DecisionRow).where(DecisionRow.id == decision.id)
    connection.execute(undone.values(undone_at=now()))
    return tuple(row.item_id for row in rows)


def ledger(connection: Connection, teacher: int, article_id: int) -> tuple[Mapping[str, Any], ...]:
    """Return what the newest finished generation on an article did not use: start, end and reason of each."""
    statement = (
        select(JobRow.result)
        .where(
            JobRow.article_id == article_id,
            JobRow.state == "done",
            JobRow.kind == "generate",
            JobRow.teacher_id.is_not_distinct_from(teacher),
        )
        .order_by(JobRow.id.desc())
        .limit(1)
    )
    result = connection.execute(statement).scalar_one_or_none() or {}
    entries: Sequence[Mapping[str, Any]] = result.get("ledger", ())
    return tuple(entries)


def _stand(connection: Connection, ids: Sequence[int], **values: Any) -> None:
    for first in range(0, len(ids), AT_ONCE):
        statement = update(ItemRow).where(ItemRow.id.in_(ids[first : first + AT_ONCE]))
        connection.execute(statement.values(**values))


def _before(head: Head) -> dict[str, Any]:
    overrides = [{"rule": one.rule, "reason": one.reason} for one in head.overrides]
    return {"status": head.status, "reason": head.reason, "revision": head.latest, "overrides": overrides}


def _overrides(before: Mapping[str, Any]) -> tuple[Override, ...]:
    return tuple(Override(one["rule"], one["reason"]) for one in before["overrides"])
