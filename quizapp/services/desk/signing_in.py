"""Signing in by name and password, with guessing slowed and limited.

A browser in which the teacher has signed in before is a place of its own ("device cookies", OWASP), so that what others
do does not slow it at all.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.errors import BadInput
from quizapp.services.desk.account_views import SignedIn
from quizapp.services.desk.accounts import USER_NAME, signed_in
from quizapp.services.desk.passwords import is_right
from quizapp.services.desk.slowing import count_try, forget_tries, refuse_for
from quizapp.storage import teachers, writing

if TYPE_CHECKING:
    from quizapp.storage.teachers import StoredTeacher

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
    with writing() as connection:
        found = teachers.teacher_by_user_name(connection, typed) if USER_NAME.fullmatch(typed) else None
        known = device is not None and found is not None and device.teacher == found.id
        place = f"device {device.name}" if device and known else f"address {address}"
        wait = count_try(connection, place, typed, only_place=known)
    refuse_for(wait)
    if not is_right(password, _usable_hash(found)) or found is None:
        raise BadInput(WRONG)
    forget_tries(place, typed)
    return signed_in(found)


def _usable_hash(found: StoredTeacher | None) -> str | None:
    return None if found is None or found.archived else found.password_hash
