"""Which attempts the figures of a quiz rest on, and their scores beside each of their responses.

Figures need the score of the attempt with every response. To look it up a hundred thousand times takes longer than all
sums; so it is written beside the responses, once, when the attempt is finished, and again when a regrade changes it.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, exists, func, select, update

from quizapp.storage.attempts import FINISHED
from quizapp.storage.prepared import Prepared
from quizapp.storage.tables import AttemptRow, ResponseRow

ANOTHER = AttemptRow.__table__.alias("another")
FIRST = Prepared(
    update(AttemptRow)
    .where(
        AttemptRow.id == bindparam("attempt_id"),
        AttemptRow.state == FINISHED,
        AttemptRow.missed_only.is_(False),
        ~exists().where(
            ANOTHER.c.student_id == AttemptRow.student_id,
            ANOTHER.c.quiz_id == AttemptRow.quiz_id,
            ANOTHER.c.counted.is_(True),
        ),
    )
    .values(counted=True)
)
OF_ATTEMPT = AttemptRow.id == ResponseRow.attempt_id
QUIZ = select(AttemptRow.quiz_id).where(OF_ATTEMPT).correlate(ResponseRow).scalar_subquery()
SCORE = select(func.coalesce(AttemptRow.points, 0)).where(OF_ATTEMPT).correlate(ResponseRow).scalar_subquery()
RESPONSES = Prepared(
    update(ResponseRow)
    .where(ResponseRow.attempt_id == bindparam("of_attempt"))
    .values(counted_in=QUIZ, attempt_points=SCORE)
)


def count_finished(connection: Connection, attempt_id: int) -> None:
    """Let figures rest on an attempt that has just been finished, if it is the student's first at the whole quiz."""
    if FIRST.changed(connection, {"attempt_id": attempt_id}):
        RESPONSES.changed(connection, {"of_attempt": attempt_id})


def follow_scores(connection: Connection, attempt_ids: Sequence[int]) -> None:
    """Bring the scores beside the responses of these attempts up to date, where figures rest on them."""
    counting = (ResponseRow.attempt_id.in_(attempt_ids), ResponseRow.counted_in.is_not(None))
    connection.execute(update(ResponseRow).where(*counting).values(attempt_points=SCORE))
