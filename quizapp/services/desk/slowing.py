"""Guessing of passwords is slowed and limited.

Each wrong password makes the place it came from, and the account it was for, wait longer before the next one is looked
at: at most a minute, so that strangers cannot keep a teacher out for a lesson.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from quizapp.errors import NotAllowed
from quizapp.storage import Lock, alone, now, sign_ins, writing

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.storage.sign_ins import Failures

WINDOW = timedelta(minutes=15)
FREE = 4  # wrong passwords before anybody waits: people mistype
LONGEST_WAIT = timedelta(minutes=1)  # 60 guesses an hour for each place and account


def count_try(connection: Connection, place: str, user_name: str, only_place: bool) -> timedelta:
    """Count a try before its password is looked at, so that many at the same moment are not free.

    Return how long this place, and unless `only_place` this account, still have to wait; the try is then not counted.
    """
    alone(connection, Lock.SIGNING_IN)
    time = now()
    counted = [sign_ins.failures_from(connection, place, time - WINDOW)]
    if not only_place:
        counted.append(sign_ins.failures_of(connection, user_name, time - WINDOW))
    wait = max(_left(failures, time) for failures in counted)
    if not wait:
        sign_ins.keep_failure(connection, place, user_name)
    return wait


def forget_tries(place: str, user_name: str) -> None:
    """Forget what failed from this place for this account: the password was right."""
    with writing() as connection:
        sign_ins.forget_failures(connection, place, user_name, now() - WINDOW)


def refuse_for(wait: timedelta) -> None:
    """Raise NotAllowed where there is something to wait for."""
    if wait:
        raise NotAllowed(
            f"Too many wrong passwords were tried. Wait {_seconds(wait)}, then try again. "
            "Whoever runs this site can make you a link for a new password: quizapp teacher reset"
        )


def _left(failures: Failures, time: datetime) -> timedelta:
    if failures.last is None or failures.count <= FREE:
        return timedelta(0)
    wait = min(timedelta(seconds=2 ** min(failures.count - FREE, 10)), LONGEST_WAIT)
    return max(failures.last + wait - time, timedelta(0))


def _seconds(wait: timedelta) -> str:
    seconds = math.ceil(wait.total_seconds())
    return "1 second" if seconds == 1 else f"{seconds} seconds"
