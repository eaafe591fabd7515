"""What a student may not know yet: a test that still runs, and one whose results come to everybody together.

This is the one condition that every query and every page goes by. Results come when the quiz itself has closed, or when
the student's class has closed it and nobody else can write it any more: no class that still has it, and no attempt of a
member that was begun before and ends later. Without a closing they come when a teacher shows them. For guests only the
closing of the quiz counts: where it has none, they could come for ever.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, bindparam, case, exists, false, literal_column, or_, select, update

from quizapp.model import Mode, Results
from quizapp.storage.base import UTCDateTime
from quizapp.storage.database import now
from quizapp.storage.tables import (
    AssignmentRow,
    AttemptRow,
    ClassRow,
    ItemRevisionRow,
    MembershipRow,
    QuizRow,
    ResponseRow,
)

GRACE = timedelta(seconds=30)  # what was chosen in time may be on its way a little longer
UNDER_WAY = ("in_progress", "overdue")
OVER = ("finished", "abandoned")
BY = bindparam("over_by", type_=UTCDateTime())  # what closed by then accepts nothing more

_test = QuizRow.__table__.alias("held_test")
_given = AssignmentRow.__table__.alias("held_given")
_class = ClassRow.__table__.alias("held_class")
_other = AttemptRow.__table__.alias("held_other")
_member = MembershipRow.__table__.alias("held_member")
_A_CLASS_HAS_IT = (
    exists()
    .where(
        _given.c.quiz_id == _test.c.id,
        _class.c.id == _given.c.class_id,
        _class.c.archived.is_(False),
        or_(_given.c.closes_at.is_(None), _given.c.closes_at > BY),
    )
    .correlate(_test)
)
_A_MEMBER_WRITES = (
    exists()
    .where(
        _other.c.quiz_id == _test.c.id,
        _other.c.state.in_([literal_column(f"'{state}'") for state in UNDER_WAY]),  # as the index of these says it
        _other.c.missed_only.is_(False),
        _other.c.started_at < AttemptRow.closes_at,
        or_(_other.c.closes_at.is_(None), _other.c.closes_at > BY),
        _member.c.student_id == _other.c.student_id,
    )
    .correlate(_test, AttemptRow)
)
_CLOSED = or_(
    and_(_test.c.closes_at.is_not(None), _test.c.closes_at <= BY),
    and_(AttemptRow.closes_at.is_not(None), AttemptRow.closes_at <= BY, ~_A_CLASS_HAS_IT, ~_A_MEMBER_WRITES),
)
_MAY_BE_HELD = and_(AttemptRow.mode == Mode.TEST, AttemptRow.state.in_(OVER), AttemptRow.released_at.is_(None))
_OF_THIS_QUIZ = and_(_test.c.id == AttemptRow.quiz_id, _test.c.results == Results.TOGETHER)
# CASE looks at the quiz only where an attempt is over: a question's page, asked at every click, does not pay for it.
HELD_BACK = case(
    (_MAY_BE_HELD, exists().where(_OF_THIS_QUIZ, ~_CLOSED).correlate(AttemptRow)),
    else_=false(),
)
HIDDEN = and_(AttemptRow.mode == Mode.TEST, or_(AttemptRow.state.in_(UNDER_WAY), HELD_BACK))
HIDDEN_ITEMS = (
    select(ItemRevisionRow.item_id)
    .join(ResponseRow, ResponseRow.item_revision_id == ItemRevisionRow.id)
    .join(AttemptRow, AttemptRow.id == ResponseRow.attempt_id)
    .where(AttemptRow.student_id == bindparam("student_id"), HIDDEN)
)
HIDDEN_ATTEMPTS = select(AttemptRow.id).where(AttemptRow.student_id == bindparam("student_id"), HIDDEN)
# What would be hidden, now or when it is handed in, if it were not shown: hours that are over keep nothing back.
COULD_BE_HELD = and_(AttemptRow.mode == Mode.TEST, exists().where(_OF_THIS_QUIZ, ~_CLOSED).correlate(AttemptRow))
SHOWN_BY_TIME = and_(_MAY_BE_HELD, exists().where(_OF_THIS_QUIZ, _CLOSED).correlate(AttemptRow))


def over_by() -> datetime:
    """Return the latest closing after which nothing counts any more at this moment."""
    return now() - GRACE


def at_this_time(**values: Any) -> dict[str, Any]:
    """Return values for a statement that asks what is held back now."""
    return {"over_by": over_by(), **values}


def hidden_attempts(connection: Connection, student_id: int) -> frozenset[int]:
    """Return the tests of a student that still run, or whose results are held back."""
    return frozenset(connection.scalars(HIDDEN_ATTEMPTS, at_this_time(student_id=student_id)))


def keep_shown(connection: Connection, quiz_id: int | None = None) -> None:
    """Let results that students see by now stay seen, those of one quiz or of all, whatever becomes of the hours.

    Call it before anything changes by which they are held: what was once shown cannot be unlearned.
    """
    statement = update(AttemptRow).where(SHOWN_BY_TIME).values(released_at=now())
    if quiz_id is not None:
        statement = statement.where(AttemptRow.quiz_id == quiz_id)
    connection.execute(statement, at_this_time())
