"""Queries on sign-ins that failed, and on sessions that have been ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, exists, func, insert, or_, select

from quizapp.storage.classes import origin_of
from quizapp.storage.database import now
from quizapp.storage.tables import EndedSessionRow, FailedSignInRow

KEPT = 60  # characters of the keyed hash of a user name: somebody may have typed their password there

ENDED = select(exists().where(EndedSessionRow.number == bindparam("number")))


@dataclass(frozen=True, slots=True)
class Failures:
    """How many sign-ins failed in the time looked at, and when the last of them was."""

    count: int
    last: datetime | None


def failures_from(connection: Connection, origin: str, since: datetime) -> Failures:
    """Return what failed from one place, under whatever name."""
    return _count(connection, FailedSignInRow.origin == origin_of(origin), since)


def failures_of(connection: Connection, user_name: str, since: datetime) -> Failures:
    """Return what failed under one name, from wherever."""
    return _count(connection, FailedSignInRow.user_name == _key(user_name), since)


def keep_failure(connection: Connection, origin: str, user_name: str) -> int:
    """Remember a sign-in as failed; return its row id, by which it is forgotten again if it succeeds."""
    values = {"origin": origin_of(origin), "user_name": _key(user_name), "tried_at": now()}
    return int(connection.execute(insert(FailedSignInRow).values(**values).returning(FailedSignInRow.id)).scalar_one())


def forget_failures(connection: Connection, origin: str, user_name: str, before: datetime) -> None:
    """Remove what this place and name failed at, for they have succeeded, and all that no longer counts."""
    own = (FailedSignInRow.origin == origin_of(origin)) & (FailedSignInRow.user_name == _key(user_name))
    connection.execute(delete(FailedSignInRow).where(or_(own, FailedSignInRow.tried_at <= before)))


def end_session(connection: Connection, number: int, before: datetime) -> None:
    """Remember that a session has been ended; forget those of which the cookies have been too old since `before`."""
    connection.execute(delete(EndedSessionRow).where(EndedSessionRow.ended_at <= before))
    if not is_ended(connection, number):
        connection.execute(insert(EndedSessionRow).values(number=number, ended_at=now()))


def is_ended(connection: Connection, number: int) -> bool:
    """Say whether somebody has signed out of a session."""
    return bool(connection.scalar(ENDED, {"number": number}))


def _key(user_name: str) -> str:
    return origin_of(f"user name {user_name}")[:KEPT]


def _count(connection: Connection, condition: object, since: datetime) -> Failures:
    statement = select(func.count(), func.max(FailedSignInRow.tried_at)).where(
        FailedSignInRow.tried_at > since,
        condition,  # type: ignore[arg-type]
    )
    return Failures(*connection.execute(statement).one())
