"""A teacher's account: made, known again in a session, its password changed, its sessions ended."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy.exc import IntegrityError

from quizapp.errors import BadFields, BadInput, NotFound
from quizapp.services.desk.account_views import Account, OpenInvitation, SignedIn, TeacherCard
from quizapp.services.desk.passwords import is_right, new_hash
from quizapp.services.desk.slowing import count_try, forget_tries, refuse_for
from quizapp.services.faults import Faults
from quizapp.services.names import clean_name
from quizapp.storage import Lock, alone, invitations, now, reading, sign_ins, teachers, writing
from quizapp.storage.teachers import StoredTeacher

if TYPE_CHECKING:
    from sqlalchemy import Connection

LONGEST_SESSION = timedelta(days=30)  # a computer in a classroom is everybody's sooner or later
USER_NAME = re.compile(r"[\w.@+-]{2,60}")


def known_teacher(teacher: int, epoch: int, since: datetime, session: int) -> SignedIn | None:
    """Return the teacher of the session of this number, which was begun at `since`.

    None where the session is too old or has been ended, or the account is archived.
    """
    with reading() as connection:
        found = teachers.teacher_by_id(connection, teacher)
        ended = sign_ins.is_ended(connection, session)
    if found is None or found.archived or found.epoch != epoch or ended or now() - since > LONGEST_SESSION:
        return None
    return signed_in(found, since)


def signed_in(found: StoredTeacher, since: datetime | None = None) -> SignedIn:
    """Return what a session needs to know of a teacher; it begins now unless it has begun before."""
    return SignedIn(found.id, found.user_name, found.name, found.epoch, since or now())


def add_teacher(user_name: str, name: str, password: str) -> SignedIn:
    """Make an account. Raises BadFields for a name that is taken or cannot be used, or a password that is too easy."""
    ready = new_account(user_name, name, password)
    with writing() as connection:
        return store(connection, *ready)


def new_account(user_name: str, name: str, password: str) -> tuple[str, str, str]:
    """Return user name, name and password hash as they are kept. Raises BadFields with all that cannot be used."""
    faults = Faults()
    shown = faults.of("name", lambda: clean_name(name) if name.strip() else user_name.strip(), "")
    kept_name = faults.of("user_name", lambda: clean_user_name(user_name), "")
    kept = faults.of("password", lambda: new_hash(password, kept_name, shown), "")
    faults.check()
    return kept_name, shown, kept


def store(connection: Connection, user_name: str, name: str, password_hash: str) -> SignedIn:
    """Store an account. Raises BadFields where the user name is taken."""
    if teachers.teacher_by_user_name(connection, user_name) is not None:
        raise _taken(user_name)
    try:
        added = teachers.add_teacher(connection, user_name, name, password_hash)
    except IntegrityError as error:
        raise _taken(user_name) from error
    return SignedIn(added, user_name, name, 0, now())


def clean_user_name(typed: str) -> str:
    """Return the user name as it is kept, in small letters. Raises BadInput for what cannot be one."""
    name = unicodedata.normalize("NFKC", typed).strip().casefold()
    if not USER_NAME.fullmatch(name):
        raise BadInput("Choose a user name of 2 to 60 letters, digits, dots, hyphens or @, without spaces.")
    return name


def account(teacher: int) -> Account:
    """Return what the account page shows."""
    with reading() as connection:
        found = _teacher(connection, teacher)
        given = invitations.open_invitations_of(connection, teacher)
        number = teachers.count_teachers(connection)
    open_ones = tuple(OpenInvitation(one.id, one.created_at, one.expires_at) for one in given)
    return Account(found.user_name, found.name, found.created_at, open_ones, number)


def rename(teacher: int, name: str) -> None:
    """Give oneself another name. Raises BadInput."""
    cleaned = clean_name(name, "Write your name; colleagues see it beside what you share.")
    with writing() as connection:
        teachers.change_name(connection, teacher, cleaned)


def change_password(teacher: int, old: str, new: str) -> SignedIn:
    """Change one's own password and end all other sessions.

    Raises BadInput where the old one is wrong, NotAllowed with the wait where too many were tried: whoever sits down at
    a desk that was left open shall not guess on.
    """
    place = f"account {teacher}"
    with writing() as connection:
        found = _teacher(connection, teacher)
        wait = count_try(connection, place, found.user_name, only_place=True)
    refuse_for(wait)
    if not is_right(old, found.password_hash):
        raise BadInput("This is not the password that you have now.")
    forget_tries(place, found.user_name)
    kept = new_hash(new, found.user_name, found.name)
    with writing() as connection:
        teachers.change_password(connection, teacher, kept)
        return signed_in(_teacher(connection, teacher))


def end_sessions(teacher: int) -> None:
    """Sign a teacher out everywhere, here too."""
    with writing() as connection:
        teachers.end_sessions(connection, teacher)


def end_session(session: int) -> None:
    """End one session for good: a copy of its cookie is worth nothing either."""
    with writing() as connection:
        alone(connection, Lock.SIGNING_IN)
        sign_ins.end_session(connection, session, now() - LONGEST_SESSION)


def list_teachers() -> tuple[TeacherCard, ...]:
    """Return every teacher, oldest first."""
    with reading() as connection:
        found = teachers.all_teachers(connection)
    return tuple(TeacherCard(one.user_name, one.name, one.archived, one.created_at) for one in found)


def has_teachers() -> bool:
    """Say whether anybody can sign in."""
    with reading() as connection:
        return teachers.count_teachers(connection) > 0


def set_archived(user_name: str, archived: bool) -> None:
    """Close the desk to a teacher, or open it again. Raises NotFound."""
    with writing() as connection:
        teachers.set_archived(connection, teacher_named(connection, user_name).id, archived)


def teacher_named(connection: Connection, user_name: str) -> StoredTeacher:
    """Return the teacher of a user name as somebody types it. Raises NotFound."""
    typed = unicodedata.normalize("NFKC", user_name).strip().casefold()
    found = teachers.teacher_by_user_name(connection, typed)
    if found is None:
        raise NotFound(f"There is no teacher with the user name {user_name!r}. See: quizapp teacher list")
    return found


def _teacher(connection: Connection, teacher: int) -> StoredTeacher:
    found = teachers.teacher_by_id(connection, teacher)
    if found is None:
        raise NotFound("There is no such teacher.")
    return found


def _taken(user_name: str) -> BadFields:
    return BadFields([("user_name", f"The user name {user_name} is taken. Choose another one.")])
