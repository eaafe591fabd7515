"""Queries on all that a student has done so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, case, func, not_, or_, select

from quizapp.storage.held_back import HIDDEN, at_this_time
from quizapp.storage.tables import AttemptRow, QuizRow, ResponseRow


@dataclass(frozen=True, slots=True)
class StoredPast:
    """An attempt in short. `right` counts the right answers stored so far; not to be told where it is `hidden`."""

    public_id: str
    quiz_slug: str
    quiz_title: str
    started_at: datetime
    finished_at: datetime | None
    state: str
    total: int
    missed_only: bool
    hidden: bool
    right: int


EARNED = and_(or_(ResponseRow.right.is_(True), ResponseRow.credited.is_(True)), ResponseRow.dropped.is_(False))
RIGHT = func.coalesce(func.sum(case((EARNED, 1), else_=0)), 0)
HISTORY = (
    select(
        AttemptRow.public_id,
        QuizRow.slug,
        QuizRow.title,
        AttemptRow.started_at,
        AttemptRow.finished_at,
        AttemptRow.state,
        (AttemptRow.total - AttemptRow.dropped).label("total"),
        AttemptRow.missed_only,
        HIDDEN.label("hidden"),
        RIGHT,
    )
    .join(QuizRow, QuizRow.id == AttemptRow.quiz_id)
    .outerjoin(ResponseRow, ResponseRow.attempt_id == AttemptRow.id)
    .where(AttemptRow.student_id == bindparam("student_id"))
    .group_by(AttemptRow.id, QuizRow.id)
    .order_by(AttemptRow.id.desc())
)
SETTLED = not_(HIDDEN)
OUTCOMES = (
    select(ResponseRow.item_revision_id, func.count(), RIGHT)
    .join(AttemptRow, AttemptRow.id == ResponseRow.attempt_id)
    .where(AttemptRow.student_id == bindparam("student_id"), ResponseRow.choice.is_not(None), SETTLED)
    .group_by(ResponseRow.item_revision_id)
)


def history(connection: Connection, student_id: int) -> tuple[StoredPast, ...]:
    """Return every attempt of a student, newest first."""
    return tuple(StoredPast(*row) for row in connection.execute(HISTORY, at_this_time(student_id=student_id)))


def outcomes(connection: Connection, student_id: int) -> tuple[tuple[int, int, int], ...]:
    """Return for each revision that the student has answered: its id, how often, how often right."""
    rows = connection.execute(OUTCOMES, at_this_time(student_id=student_id))
    return tuple((row[0], row[1], row[2]) for row in rows)
