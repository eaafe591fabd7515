"""Queries on what students said beside their answers to a question: how sure they were, which sentence they marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, or_, select

from quizapp.storage.results import EVERYBODY, Scope, counted_in
from quizapp.storage.tables import ResponseRow


@dataclass(frozen=True, slots=True)
class ConfidenceSum:
    """How many answered a revision, right or wrong, and were so sure."""

    revision_id: int
    confidence: str
    right: bool
    answers: int


@dataclass(frozen=True, slots=True)
class PlaceSum:
    """How many marked this place of the article that a revision cites."""

    revision_id: int
    start: int
    end: int
    marks: int


def confidence_sums(
    connection: Connection, quiz_id: int, revisions: Sequence[int], scope: Scope = EVERYBODY
) -> tuple[ConfidenceSum, ...]:
    """Count the answers to these revisions by how sure they were given, over the attempts that count.

    Answers that a teacher counts as right against the key are left out: there the question was at fault.
    """
    said = (ResponseRow.item_revision_id, ResponseRow.confidence, ResponseRow.right)
    judged = (
        ResponseRow.confidence.is_not(None),
        ResponseRow.choice.is_not(None),
        or_(ResponseRow.right.is_(True), ResponseRow.credited.is_(False)),
    )
    of_item = (*counted_in(quiz_id, scope), ResponseRow.item_revision_id.in_(revisions))
    rows: Sequence[Any] = connection.execute(
        select(*said, func.count()).where(*of_item, *judged).group_by(*said).order_by(*said)
    ).all()
    return tuple(ConfidenceSum(*row) for row in rows)


def place_sums(
    connection: Connection, quiz_id: int, revisions: Sequence[int], scope: Scope = EVERYBODY
) -> tuple[PlaceSum, ...]:
    """Count the marks at these revisions by place, over the attempts that count."""
    place = (ResponseRow.item_revision_id, ResponseRow.where_start, ResponseRow.where_end)
    of_item = (*counted_in(quiz_id, scope), ResponseRow.item_revision_id.in_(revisions))
    marked = (*of_item, ResponseRow.where_start.is_not(None))
    rows: Sequence[Any] = connection.execute(
        select(*place, func.count()).where(*marked).group_by(*place).order_by(*place)
    ).all()
    return tuple(PlaceSum(*row) for row in rows)
