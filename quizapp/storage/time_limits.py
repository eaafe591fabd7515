"""The time of attempts under way: each keeps its own limit, and none is shortened unless a teacher asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnClause, Connection, and_, bindparam, exists, literal_column, or_, select, update

from quizapp.storage.base import UTCDateTime
from quizapp.storage.held_back import UNDER_WAY
from quizapp.storage.tables import AttemptRow, QuizRow, ResponseRow


@dataclass(frozen=True, slots=True)
class Timed:
    """An attempt under way. `time_limit` is in seconds, None where it has none."""

    id: int
    started_at: datetime
    time_limit: int | None


# The states are written out, as the index of attempts under way says them.
_STATES: list[ColumnClause[str]] = [literal_column(f"'{state}'") for state in UNDER_WAY]
SINCE = bindparam("since", type_=UTCDateTime())
_WHOLE = (AttemptRow.state.in_(_STATES), AttemptRow.missed_only.is_(False))
# Who has begun without a limit and left may come back in a month: only who has done something lately is at it.
_AT_IT = or_(
    AttemptRow.started_at > SINCE,
    exists().where(
        ResponseRow.attempt_id == AttemptRow.id, or_(ResponseRow.saved_at > SINCE, ResponseRow.answered_at > SINCE)
    ),
)
BEYOND = (
    select(AttemptRow.id, AttemptRow.started_at, AttemptRow.time_limit)
    .join(QuizRow, QuizRow.id == AttemptRow.quiz_id)
    .where(
        QuizRow.id == bindparam("quiz_id"),
        *_WHOLE,
        QuizRow.time_limit.is_not(None),
        or_(AttemptRow.time_limit > QuizRow.time_limit, and_(AttemptRow.time_limit.is_(None), _AT_IT)),
    )
)
ENDS = select(AttemptRow.started_at, AttemptRow.time_limit, AttemptRow.closes_at).where(
    AttemptRow.quiz_id == bindparam("quiz_id"), *_WHOLE
)
ENDS_OF_THOSE_AT_IT = ENDS.where(_AT_IT)


def hold(connection: Connection, quiz_slug: str) -> None:
    """Let nobody change the limit or hours of a quiz while an attempt at it begins; SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(QuizRow.id).where(QuizRow.slug == quiz_slug).with_for_update(read=True))


def hold_alone(connection: Connection, quiz_id: int) -> None:
    """Let no attempt at a quiz begin while its limit or its hours change: every one has them, or begins with the new.

    Whoever also changes attempts calls it first, so that nobody waits in a circle.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(QuizRow.id).where(QuizRow.id == quiz_id).with_for_update(key_share=True))


def lengthen(connection: Connection, quiz_id: int, limit: int | None) -> None:
    """Give a limit to the attempts under way that have a shorter one; None lifts theirs."""
    under_way = update(AttemptRow).where(AttemptRow.quiz_id == quiz_id, *_WHOLE, AttemptRow.time_limit.is_not(None))
    if limit is not None:
        under_way = under_way.where(AttemptRow.time_limit < limit)
    connection.execute(under_way.values(time_limit=limit))


def beyond(connection: Connection, quiz_id: int, since: datetime) -> tuple[Timed, ...]:
    """Return the attempts under way that have more time than the quiz gives; those without a limit if used `since`."""
    return tuple(Timed(*row) for row in connection.execute(BEYOND, {"quiz_id": quiz_id, "since": since}))


def ends(connection: Connection, quiz_id: int, since: datetime | None = None) -> tuple[datetime | None, ...]:
    """Return when the time of each attempt under way is up, by its limit and its class; None where neither ends it.

    With `since` only of those in which something was done since then.
    """
    statement = ENDS if since is None else ENDS_OF_THOSE_AT_IT
    rows = connection.execute(statement, {"quiz_id": quiz_id, "since": since} if since else {"quiz_id": quiz_id})
    limits = ((row[0] + timedelta(seconds=row[1]) if row[1] is not None else None, row[2]) for row in rows)
    return tuple(min((end for end in both if end is not None), default=None) for both in limits)


def shorten(connection: Connection, limits: Sequence[tuple[int, int]]) -> None:
    """Give each of these attempts, by row id, so many seconds from its start, unless it has ended meanwhile."""
    one = update(AttemptRow).where(AttemptRow.id == bindparam("attempt_id"), *_WHOLE)
    if limits:
        shorter = one.values(time_limit=bindparam("limit"))
        connection.execute(shorter, [{"attempt_id": attempt_id, "limit": limit} for attempt_id, limit in limits])
