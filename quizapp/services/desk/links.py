"""Links that work once: to set up the first teacher, to invite another, to choose a new password."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from quizapp.errors import BadInput, NotFound
from quizapp.services.desk.account_views import Link, LinkKind, SignedIn
from quizapp.services.desk.accounts import new_account, signed_in, store, teacher_named
from quizapp.services.desk.passwords import new_hash
from quizapp.services.identifiers import is_id
from quizapp.storage import invitations, now, reading, teachers, writing
from quizapp.storage.invitations import NewInvitation, StoredInvitation

if TYPE_CHECKING:
    from sqlalchemy import Connection

LIFE = {
    LinkKind.SETUP: timedelta(days=7),
    LinkKind.INVITE: timedelta(days=7),
    LinkKind.RESET: timedelta(days=1),
}
MOST_INVITATIONS = 50
GONE = "This link does not work, or no longer: it works once, and for a few days only. Ask for a new one."


def setup_link() -> Link | None:
    """Return a new link to set up the first teacher; older ones stop working. None where there is a teacher."""
    with writing() as connection:
        if teachers.count_teachers(connection):
            return None
        invitations.forget(connection, LinkKind.SETUP)
        return _new(connection, LinkKind.SETUP)


def invite(teacher: int | None = None) -> Link:
    """Return a new link by which somebody else becomes a teacher. Raises BadInput for too many unused ones."""
    with writing() as connection:
        if teacher is not None and len(invitations.open_invitations_of(connection, teacher)) >= MOST_INVITATIONS:
            raise BadInput(f"You have {MOST_INVITATIONS} invitations that nobody has used. Withdraw some first.")
        return _new(connection, LinkKind.INVITE, invited_by=teacher)


def withdraw(teacher: int, invitation: int) -> None:
    """Make an unused invitation of one's own worthless. Raises NotFound."""
    with writing() as connection:
        if not invitations.withdraw(connection, teacher, invitation):
            raise NotFound("There is no such invitation, or somebody has used it already.")


def reset_link(user_name: str) -> Link:
    """Return a new link by which a teacher chooses a new password; older ones stop working. Raises NotFound."""
    with writing() as connection:
        found = teacher_named(connection, user_name)
        invitations.forget(connection, LinkKind.RESET, found.id)
        return _new(connection, LinkKind.RESET, teacher_id=found.id)


def look_at(kind: LinkKind, token: str) -> str | None:
    """Return the user name that a reset is for, None for other links. Raises NotFound where the link does not work."""
    with reading() as connection:
        held = _usable(connection, kind, token)
        found = teachers.teacher_by_id(connection, held.teacher_id) if held.teacher_id else None
    return found.user_name if found else None


def accept(kind: LinkKind, token: str, user_name: str, name: str, password: str) -> SignedIn:
    """Make the account that a link offers and use the link up.

    Raises NotFound where the link does not work, BadFields for a name or password that cannot be used; the link is then
    still good.
    """
    with reading() as connection:
        _usable(connection, kind, token)
    ready = new_account(user_name, name, password)
    with writing() as connection:
        _use(connection, kind, token)
        return store(connection, *ready)


def accept_reset(token: str, password: str) -> SignedIn:
    """Choose a new password by a link and end all sessions. Raises NotFound, BadInput."""
    with reading() as connection:
        held = _usable(connection, LinkKind.RESET, token)
        found = teachers.teacher_by_id(connection, held.teacher_id or 0)
    if found is None:
        raise NotFound(GONE)
    kept = new_hash(password, found.user_name, found.name)
    with writing() as connection:
        _use(connection, LinkKind.RESET, token)
        teachers.change_password(connection, found.id, kept)
        fresh = teachers.teacher_by_id(connection, found.id)
    return signed_in(fresh or found)


def _new(connection: Connection, kind: LinkKind, teacher_id: int | None = None, invited_by: int | None = None) -> Link:
    token = secrets.token_urlsafe(24)
    expires_at = now() + LIFE[kind]
    new = NewInvitation(kind, _hash(token), expires_at, teacher_id, invited_by)
    invitations.add_invitation(connection, new)
    return Link(kind, token, expires_at)


def _usable(connection: Connection, kind: LinkKind, token: str) -> StoredInvitation:
    """Return the link. A link to set up the first teacher is worth nothing once there is one."""
    held = invitations.open_invitation(connection, _hash(token)) if is_id(token) else None
    late = kind is LinkKind.SETUP and teachers.count_teachers(connection) > 0
    if held is None or held.kind != kind or late:
        raise NotFound(GONE)
    return held


def _use(connection: Connection, kind: LinkKind, token: str) -> None:
    if not invitations.use_invitation(connection, _usable(connection, kind, token).id):
        raise NotFound(GONE)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
