"""How an attempt begins: which others there are, and the rows of the new one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select

from quizapp.model import Mode
from quizapp.storage.attempts import IN_PROGRESS, OPEN_STATES
from quizapp.storage.database import now
from quizapp.storage.tables import AttemptRow, ResponseRow


@dataclass(frozen=True, slots=True)
class NewAttempt:
    """What an attempt begins with: the questions, each a revision and the order of its options."""

    public_id: str
    quiz_id: int
    student_id: int
    questions: tuple[tuple[int, tuple[int, ...]], ...]
    mode: Mode = Mode.PRACTICE
    missed_only: bool = False
    retake_of_id: int | None = None
    start_token: str | None = None
    closes_at: datetime | None = None
    time_limit: int | None = None


WHOLE_ATTEMPTS = (
    select(func.count())
    .select_from(AttemptRow)
    .where(
        AttemptRow.student_id == bindparam("student_id"),
        AttemptRow.quiz_id == bindparam("quiz_id"),
        AttemptRow.missed_only.is_(False),
    )
)


def whole_attempts(connection: Connection, student_id: int, quiz_id: int) -> int:
    """Return how many times a student has begun the whole quiz."""
    return int(connection.execute(WHOLE_ATTEMPTS, {"student_id": student_id, "quiz_id": quiz_id}).scalar_one())


def add_attempt(connection: Connection, new: NewAttempt) -> None:
    """Store an attempt with all its responses, still unanswered."""
    statement = insert(AttemptRow).values(
        public_id=new.public_id,
        quiz_id=new.quiz_id,
        student_id=new.student_id,
        state=IN_PROGRESS,
        mode=new.mode,
        total=len(new.questions),
        answered=0,
        missed_only=new.missed_only,
        retake_of_id=new.retake_of_id,
        start_token=new.start_token,
        started_at=now(),
        closes_at=new.closes_at,
        time_limit=new.time_limit,
    )
    attempt_id = connection.execute(statement.returning(AttemptRow.id)).scalar_one()
    rows = [
        {"attempt_id": attempt_id, "position": position, "item_revision_id": revision, "option_order": list(order)}
        for position, (revision, order) in enumerate(new.questions, start=1)
    ]
    connection.execute(insert(ResponseRow), rows)


def retake_in_progress(connection: Connection, attempt_id: int) -> str | None:
    """Return the id of the attempt in progress on what was missed in this one, or None."""
    statement = select(AttemptRow.public_id).where(
        AttemptRow.retake_of_id == attempt_id, AttemptRow.state.in_(OPEN_STATES), AttemptRow.missed_only.is_(True)
    )
    return connection.execute(statement).scalar_one_or_none()
