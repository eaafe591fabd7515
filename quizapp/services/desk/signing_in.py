"""Signing in by name and password, with guessing slowed and limited.

Each wrong password makes the place it came from, and the account it was for, wait longer before the next one is looked
at: at most a minute, so that strangers cannot keep a teacher out for a lesson. A browser in which the teacher has
signed in before is a place of its own ("device cookies", OWASP), so that what others do does not slow it at all.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from quizapp.errors import BadInput, NotAllowed
from quizapp.services.desk.account_views import SignedIn
from quizapp.services.desk.accounts import USER_NAME, signed_in
from quizapp.services.desk.passwords import is_right
from quizapp.storage import Lock, alone, now, sign_ins, teachers, writing

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.storage.sign_ins import Failures
    from quizapp.storage.teachers import StoredTeacher

WINDOW = timedelta(minutes=15)
FREE = 4  # wrong passwords before anybody waits: people mistype
LONGEST_WAIT = timedelta(minutes=1)  # 60 guesses an hour for each place and account
LONGEST_USER_NAME = 100
WRONG = "User name and password do not fit together. Try again; mind capital letters."


@dataclass(frozen=True, slots=True)
class Device:
    """A browser in which a teacher has signed in before, by a name that only a signed cookie can give."""

    teacher: int
    name: str


def sign_in(user_name: str, password: str, address: str, device: Device | None = None) -> SignedIn:
    """Return the teacher whose name and password these are.

    Raises BadInput where they do not fit, NotAllowed with the wait where too many were tried; a right password is not
    looked at then either.
    """
    typed = unicodedata.normalize("NFKC", user_name)[:LONGEST_USER_NAME].strip().casefold()
    if not typed or not password:
        raise BadInput("Type your user name and your password.")
    # Counted before it is looked at, so that many tries at the same moment are not free.
    with writing() as connection:
        alone(connection, Lock.SIGNING_IN)
        found = teachers.teacher_by_user_name(connection, typed) if USER_NAME.fullmatch(typed) else None
        known = device is not None and found is not None and device.teacher == found.id
        place = f"device {device.name}" if device and known else f"address {address}"
        wait = _wait(connection, place, None if known else typed, now())
        if not wait:
            sign_ins.keep_failure(connection, place, typed)
    if wait:
        raise NotAllowed(
            f"Too many wrong passwords were tried. Wait {_seconds(wait)}, then try again. "
            "Whoever runs this site can make you a link for a new password: quizapp teacher reset"
        )
    if not is_right(password, _usable_hash(found)) or found is None:
        raise BadInput(WRONG)
    with writing() as connection:
        sign_ins.forget_failures(connection, place, typed, now() - WINDOW)
    return signed_in(found)


def _usable_hash(found: StoredTeacher | None) -> str | None:
    return None if found is None or found.archived else found.password_hash


def _wait(connection: Connection, place: str, user_name: str | None, time: datetime) -> timedelta:
    """Return how long this place, and this account unless it is None, still have to wait."""
    counted = [sign_ins.failures_from(connection, place, time - WINDOW)]
    if user_name is not None:
        counted.append(sign_ins.failures_of(connection, user_name, time - WINDOW))
    return max(_left(failures, time) for failures in counted)


def _left(failures: Failures, time: datetime) -> timedelta:
    if failures.last is None or failures.count <= FREE:
        return timedelta(0)
    wait = min(timedelta(seconds=2 ** min(failures.count - FREE, 10)), LONGEST_WAIT)
    return max(failures.last + wait - time, timedelta(0))


def _seconds(wait: timedelta) -> str:
    seconds = math.ceil(wait.total_seconds())
    return "1 second" if seconds == 1 else f"{seconds} seconds"
