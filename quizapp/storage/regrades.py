"""Queries on regrades: what a decision about a question would change, what it changed, and how to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from quizapp.storage.attempts import FINISHED, OPEN_STATES
from quizapp.storage.counting import follow_scores
from quizapp.storage.database import now
from quizapp.storage.saving import POINTS
from quizapp.storage.tables import (
    AttemptRow,
    ItemRevisionRow,
    QuizRow,
    RegradeChangeRow,
    RegradeRow,
    ResponseRow,
    StudentRow,
)

AT_ONCE = 400  # values in one IN (…)


@dataclass(frozen=True, slots=True)
class Marked:
    """One response to an item, with how it counts and what its attempt has earned so far."""

    attempt_id: int
    position: int
    revision_id: int
    student_name: str
    choice: int | None
    right: bool | None
    credited: bool
    dropped: bool
    finished: bool
    points: int | None
    questions: int
    attempt_dropped: int


@dataclass(frozen=True, slots=True)
class NewMarks:
    """How a response is to count from now on."""

    marked: Marked
    credited: bool
    dropped: bool


@dataclass(frozen=True, slots=True)
class StoredRegrade:
    """A decision about an item of a quiz, with how many responses it changed."""

    id: int
    quiz_id: int
    item_id: int
    action: str
    option: str | None
    reason: str
    created_at: datetime
    undone_at: datetime | None
    changes: int


MARKED = (
    select(
        ResponseRow.attempt_id,
        ResponseRow.position,
        ResponseRow.item_revision_id.label("revision_id"),
        StudentRow.name.label("student_name"),
        ResponseRow.choice,
        ResponseRow.right,
        ResponseRow.credited,
        ResponseRow.dropped,
        (AttemptRow.state == FINISHED).label("finished"),
        AttemptRow.points,
        AttemptRow.total.label("questions"),
        AttemptRow.dropped.label("attempt_dropped"),
    )
    .join(AttemptRow, AttemptRow.id == ResponseRow.attempt_id)
    .join(StudentRow, StudentRow.id == AttemptRow.student_id)
    .join(ItemRevisionRow, ItemRevisionRow.id == ResponseRow.item_revision_id)
    .where(AttemptRow.quiz_id == bindparam("quiz_id"))
    .order_by(ResponseRow.attempt_id)
)
OF_ITEM = MARKED.where(ItemRevisionRow.item_id == bindparam("item_id"))
OF_ATTEMPT = MARKED.where(AttemptRow.id == bindparam("attempt_id"), ItemRevisionRow.item_id == bindparam("item_id"))
COUNT_CHANGES = (
    select(func.count())
    .select_from(RegradeChangeRow)
    .where(RegradeChangeRow.regrade_id == RegradeRow.id)
    .correlate(RegradeRow)
    .scalar_subquery()
)
REGRADES = select(
    RegradeRow.id,
    RegradeRow.quiz_id,
    RegradeRow.item_id,
    RegradeRow.action,
    RegradeRow.option,
    RegradeRow.reason,
    RegradeRow.created_at,
    RegradeRow.undone_at,
    COUNT_CHANGES.label("changes"),
).order_by(RegradeRow.id)
MARK = (
    update(ResponseRow)
    .where(ResponseRow.attempt_id == bindparam("of_attempt"), ResponseRow.position == bindparam("at"))
    .values(credited=bindparam("now_credited"), dropped=bindparam("now_dropped"))
)
DROPPED = (
    select(func.count())
    .where(ResponseRow.attempt_id == AttemptRow.id, ResponseRow.dropped.is_(True))
    .correlate(AttemptRow)
    .scalar_subquery()
)


def hold(connection: Connection, quiz_id: int) -> None:
    """Let nobody else decide about this quiz, and no attempt at it go on, until the transaction ends.

    Else two decisions could each overlook the other, and one could miss an answer that is just being stored.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(QuizRow.id).where(QuizRow.id == quiz_id).with_for_update(key_share=True))
        under_way = (AttemptRow.quiz_id == quiz_id, AttemptRow.state.in_(OPEN_STATES))
        connection.execute(select(AttemptRow.id).where(*under_way).order_by(AttemptRow.id).with_for_update())


def marked(connection: Connection, quiz_id: int, item_id: int, attempt_id: int | None = None) -> tuple[Marked, ...]:
    """Return every response to any revision of the item within the quiz (of one attempt), oldest attempt first."""
    wanted = {"quiz_id": quiz_id, "item_id": item_id, "attempt_id": attempt_id}
    statement = OF_ITEM if attempt_id is None else OF_ATTEMPT
    rows: Sequence[Any] = connection.execute(statement, wanted).all()
    return tuple(Marked(**row._mapping) for row in rows)


def add_regrade(  # noqa: PLR0913 - the columns of one row
    connection: Connection, *, quiz_id: int, item_id: int, action: str, option: str | None, teacher: int, reason: str
) -> int:
    """Store a decision; return its row id."""
    statement = insert(RegradeRow).values(
        quiz_id=quiz_id,
        item_id=item_id,
        action=action,
        option=option,
        teacher_id=teacher,
        reason=reason,
        created_at=now(),
    )
    return int(connection.execute(statement.returning(RegradeRow.id)).scalar_one())


def keep_changes(connection: Connection, regrade_id: int, changes: Sequence[NewMarks]) -> None:
    """Keep what a decision changed, so that the old scores can be told later."""
    rows = [
        {
            "regrade_id": regrade_id,
            "attempt_id": change.marked.attempt_id,
            "position": change.marked.position,
            "credited_before": change.marked.credited,
            "credited_after": change.credited,
            "dropped_before": change.marked.dropped,
            "dropped_after": change.dropped,
        }
        for change in changes
    ]
    if rows:
        connection.execute(insert(RegradeChangeRow), rows)


def mark(connection: Connection, changes: Sequence[NewMarks]) -> None:
    """Let responses count anew, and bring the scores of their attempts up to date."""
    if not changes:
        return
    connection.execute(
        MARK,
        [
            {
                "of_attempt": change.marked.attempt_id,
                "at": change.marked.position,
                "now_credited": change.credited,
                "now_dropped": change.dropped,
            }
            for change in changes
        ],
    )
    touched = sorted({change.marked.attempt_id for change in changes})
    for first in range(0, len(touched), AT_ONCE):
        some = touched[first : first + AT_ONCE]
        these = AttemptRow.id.in_(some)
        connection.execute(update(AttemptRow).where(these).values(dropped=DROPPED))
        connection.execute(update(AttemptRow).where(these, AttemptRow.state == FINISHED).values(points=POINTS))
        follow_scores(connection, some)


def take_back(connection: Connection, regrade_id: int) -> bool:
    """Say that a decision no longer holds; return whether it held until now."""
    mine = update(RegradeRow).where(RegradeRow.id == regrade_id, RegradeRow.undone_at.is_(None))
    return connection.execute(mine.values(undone_at=now())).rowcount == 1


def regrades(connection: Connection, quiz_id: int) -> tuple[StoredRegrade, ...]:
    """Return every decision about the questions of a quiz, also those taken back, oldest first."""
    rows: Sequence[Any] = connection.execute(REGRADES.where(RegradeRow.quiz_id == quiz_id)).all()
    return tuple(StoredRegrade(**row._mapping) for row in rows)


def regrade_by_id(connection: Connection, regrade_id: int) -> StoredRegrade | None:
    """Return one decision, or None."""
    row: Any = connection.execute(REGRADES.where(RegradeRow.id == regrade_id)).one_or_none()
    return None if row is None else StoredRegrade(**row._mapping)
