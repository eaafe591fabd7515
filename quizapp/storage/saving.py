"""Writing what a student chooses. Everything here runs inside one short transaction of `storage.writing`.

Whoever writes to an attempt on PostgreSQL holds its row first, so that counts are right and nobody waits in a circle.
On SQLite there is one writer at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Integer,
    String,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    update,
)

from quizapp.storage.attempts import FINISHED, OPEN_STATES, State
from quizapp.storage.base import UTCDateTime
from quizapp.storage.database import now
from quizapp.storage.prepared import Prepared
from quizapp.storage.tables import AttemptRow, ResponseRow

TIME = bindparam("time", type_=UTCDateTime())
CHOICE = bindparam("new_choice", type_=Integer())
IS_OPEN = exists().where(AttemptRow.id == ResponseRow.attempt_id, AttemptRow.state.in_(OPEN_STATES))


@dataclass(frozen=True, slots=True)
class Save:
    """What is to be stored of one question. `choice` is an index into the revision's own options; None keeps."""

    position: int
    version: int
    choice: int | None
    right: bool | None
    confidence: str | None
    where: tuple[int, int] | None
    flagged: bool | None


def _kept(column: str, kind: Boolean | Integer | String) -> ColumnElement[object]:
    """Return the new value, or the stored one where nothing new was said."""
    return func.coalesce(bindparam(f"new_{column}", type_=kind), getattr(ResponseRow, column))


REMARKS = {
    "confidence": _kept("confidence", String()),
    "where_start": _kept("where_start", Integer()),
    "where_end": _kept("where_end", Integer()),
}
SAVED = REMARKS | {
    "flagged": _kept("flagged", Boolean()),
    "version": bindparam("new_version", type_=Integer()),
    "saved_at": TIME,
}
AT = (ResponseRow.attempt_id == bindparam("in_attempt"), ResponseRow.position == bindparam("at_position"))
NEWER = update(ResponseRow).where(*AT, ResponseRow.version < bindparam("new_version", type_=Integer()), IS_OPEN)
SAVE_CHOICE = Prepared(
    NEWER.values(
        choice=func.coalesce(CHOICE, ResponseRow.choice),
        right=func.coalesce(bindparam("new_right", type_=Boolean()), ResponseRow.right),
        answered_at=case((CHOICE.is_(None), ResponseRow.answered_at), else_=TIME),
        **SAVED,
    )
)
SAVE_DRAFT = Prepared(
    NEWER.where(ResponseRow.choice.is_(None)).values(
        draft=func.coalesce(CHOICE, ResponseRow.draft),
        **SAVED,
    )
)
ANSWER = Prepared(
    update(ResponseRow)
    .where(*AT, ResponseRow.choice.is_(None))
    .values(choice=CHOICE, right=bindparam("new_right", type_=Boolean()), answered_at=TIME, **REMARKS)
)
POINTS = (
    select(func.count())
    .where(
        ResponseRow.attempt_id == AttemptRow.id,
        or_(ResponseRow.right.is_(True), ResponseRow.credited.is_(True)),
        ResponseRow.dropped.is_(False),
    )
    .correlate(AttemptRow)
    .scalar_subquery()
)
ONE_MORE_ANSWERED = Prepared(
    update(AttemptRow)
    .where(AttemptRow.id == bindparam("attempt_id"), AttemptRow.state.in_(OPEN_STATES))
    .values(
        answered=AttemptRow.answered + 1,
        state=case((AttemptRow.answered + 1 == AttemptRow.total, FINISHED), else_=AttemptRow.state),
        finished_at=case((AttemptRow.answered + 1 == AttemptRow.total, TIME), else_=AttemptRow.finished_at),
        points=case((AttemptRow.answered + 1 == AttemptRow.total, POINTS), else_=AttemptRow.points),
    )
    .returning(AttemptRow.state)
)
COUNTED = Prepared(
    update(AttemptRow)
    .where(AttemptRow.id == bindparam("attempt_id"))
    .values(
        answered=select(func.count(ResponseRow.choice))
        .where(ResponseRow.attempt_id == AttemptRow.id)
        .correlate(AttemptRow)
        .scalar_subquery()
    )
)
HELD = select(AttemptRow.id).where(AttemptRow.id == bindparam("attempt_id")).with_for_update()


def hold(connection: Connection, attempt_id: int) -> None:
    """Let nobody else write to this attempt until the transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(HELD, {"attempt_id": attempt_id})


def save_choice(connection: Connection, attempt_id: int, save: Save) -> bool:
    """Store a choice that may change later, unless a newer version is there or the attempt is over."""
    return _run(connection, SAVE_CHOICE, attempt_id, save)


def save_draft(connection: Connection, attempt_id: int, save: Save) -> bool:
    """Store a choice that is not settled yet, unless a newer version or an answer is there, or the attempt is over."""
    return _run(connection, SAVE_DRAFT, attempt_id, save)


def store_answer(connection: Connection, attempt_id: int, save: Save) -> bool:
    """Store an answer that stands unless the question has one already; say whether it was stored."""
    return _run(connection, ANSWER, attempt_id, save)


def count_answer(connection: Connection, attempt_id: int) -> State | None:
    """Count one more answer, and finish the attempt with its last; return where it stands now.

    None where it was over already: then nothing is counted.
    """
    counted = ONE_MORE_ANSWERED.all(connection, {"attempt_id": attempt_id, "time": now()})
    return State(counted[0][0]) if counted else None


def count_again(connection: Connection, attempt_id: int) -> None:
    """Count the answers of an attempt that is held."""
    COUNTED.changed(connection, {"attempt_id": attempt_id})


def move_attempt(connection: Connection, attempt_id: int, state: State, time: datetime | None) -> None:
    """Move an open attempt to another state, ended at `time` where that is final; leave any other as it is."""
    statement = update(AttemptRow).where(AttemptRow.id == attempt_id, AttemptRow.state.in_(OPEN_STATES))
    points = POINTS if state is FINISHED else None
    connection.execute(statement.values(state=state, finished_at=time, points=points))


def _run(connection: Connection, statement: Prepared, attempt_id: int, save: Save) -> bool:
    where_start, where_end = save.where or (None, None)
    values = {
        "in_attempt": attempt_id,
        "at_position": save.position,
        "new_choice": save.choice,
        "new_right": save.right,
        "new_confidence": save.confidence,
        "new_where_start": where_start,
        "new_where_end": where_end,
        "time": now(),
    }
    if statement is not ANSWER:
        values |= {"new_flagged": save.flagged, "new_version": save.version}
    return statement.changed(connection, values) == 1
