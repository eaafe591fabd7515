"""The life of an attempt: one table of legal steps, and when time alone makes one.

Only the server's clock counts. Nothing waits for a timer: whoever looks at an attempt next finds it where it belongs,
and `sweep` does the same for those that nobody looks at.
"""

from __future__ import annotations

import math
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from quizapp.services.regrading import mark_finished
from quizapp.storage import attempts, now, reading, saving, writing
from quizapp.storage.attempts import State, StoredAttempt
from quizapp.storage.held_back import GRACE

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Event(StrEnum):
    """What can happen to an attempt."""

    SUBMIT = "handed in"
    LAST_ANSWER = "the last question of a practice was answered"
    TIME_UP = "the deadline passed with something answered"
    GRACE_OVER = "the grace period passed with something answered"
    NOTHING_THERE = "the grace period passed with nothing answered"
    GIVE_UP = "the student gave it up"


STEPS = {
    (State.IN_PROGRESS, Event.SUBMIT): State.FINISHED,
    (State.IN_PROGRESS, Event.LAST_ANSWER): State.FINISHED,
    (State.IN_PROGRESS, Event.TIME_UP): State.OVERDUE,
    (State.IN_PROGRESS, Event.GRACE_OVER): State.FINISHED,
    (State.IN_PROGRESS, Event.NOTHING_THERE): State.ABANDONED,
    (State.IN_PROGRESS, Event.GIVE_UP): State.ABANDONED,
    (State.OVERDUE, Event.SUBMIT): State.FINISHED,
    (State.OVERDUE, Event.LAST_ANSWER): State.FINISHED,
    (State.OVERDUE, Event.GRACE_OVER): State.FINISHED,
}


def step(state: State, event: Event) -> State | None:
    """Return the state that the event leads to, None where it changes nothing."""
    return STEPS.get((state, event))


def due(held: StoredAttempt, time: datetime) -> Event | None:
    """Return what time alone has made of an attempt that is stored as still open, or None.

    An attempt with nothing answered stays as it is through the grace period: a first choice may be on its way.
    """
    if not held.is_open or held.deadline is None or time < held.deadline:
        return None
    if time < held.deadline + GRACE:
        return Event.TIME_UP if held.answered and held.state is State.IN_PROGRESS else None
    return Event.GRACE_OVER if held.answered else Event.NOTHING_THERE


def accepts(held: StoredAttempt, time: datetime) -> bool:
    """Say whether a choice that arrives now still counts."""
    return held.is_open and (held.deadline is None or time < held.deadline + GRACE)


def seconds_left(held: StoredAttempt, time: datetime) -> int | None:
    """Return the whole seconds to the deadline, 0 in the grace period; None without one or after the end."""
    if not held.is_open or held.deadline is None:
        return None
    return max(0, math.ceil((held.deadline - time).total_seconds()))


def settle(held: StoredAttempt) -> StoredAttempt:
    """Return the attempt where it belongs by now; store the step if there is one. Opens its own transaction."""
    if due(held, now()) is None:
        return held
    with writing() as connection:
        return settle_in(connection, held)


def settle_in(connection: Connection, held: StoredAttempt) -> StoredAttempt:
    """Do the same inside a transaction that writes."""
    if due(held, now()) is None:
        return held
    saving.hold(connection, held.id)
    fresh = attempts.attempt_by_id(connection, held.public_id) or held
    event = due(fresh, now())
    if event is None:
        return fresh
    return _take(connection, fresh, event, fresh.deadline)


def end(connection: Connection, held: StoredAttempt, event: Event) -> StoredAttempt:
    """Let a student's own act end the attempt, or leave it where the act changes nothing."""
    saving.hold(connection, held.id)
    fresh = settle_in(connection, attempts.attempt_by_id(connection, held.public_id) or held)
    return _take(connection, fresh, event, now())


def sweep(time: datetime) -> int:
    """Move every attempt whose time has run out to where it belongs; return how many were moved.

    One short transaction each, so that students who are answering do not wait. A worker does this every minute.
    """
    with reading() as connection:
        late = [held for held in attempts.timed_attempts(connection) if due(held, time) is not None]
    for held in late:
        settle(held)
    return len(late)


def _take(connection: Connection, held: StoredAttempt, event: Event, time: datetime | None) -> StoredAttempt:
    state = step(held.state, event)
    if state is None:
        return held
    saving.move_attempt(connection, held.id, state, time if state in (State.FINISHED, State.ABANDONED) else None)
    if state is State.FINISHED:
        mark_finished(connection, held.quiz_id, held.id)
    return attempts.attempt_by_id(connection, held.public_id) or held
