"""Queries on the links that work once."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from quizapp.storage.database import now
from quizapp.storage.tables import InvitationRow


@dataclass(frozen=True, slots=True)
class StoredInvitation:
    """A link that nobody has used. `teacher_id` is whose password a reset changes."""

    id: int
    kind: str
    teacher_id: int | None
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class NewInvitation:
    """A link to be stored: by the hash of its secret part, with whose password it changes or who gave it out."""

    kind: str
    token_hash: str
    expires_at: datetime
    teacher_id: int | None = None
    invited_by_id: int | None = None


OPEN = select(
    InvitationRow.id,
    InvitationRow.kind,
    InvitationRow.teacher_id,
    InvitationRow.created_at,
    InvitationRow.expires_at,
).where(InvitationRow.used_at.is_(None), InvitationRow.expires_at > bindparam("time"))
BY_HASH = OPEN.where(InvitationRow.token_hash == bindparam("token_hash"))
OF_TEACHER = OPEN.where(InvitationRow.invited_by_id == bindparam("teacher_id")).order_by(InvitationRow.id)


def add_invitation(connection: Connection, new: NewInvitation) -> None:
    """Store a new link."""
    connection.execute(insert(InvitationRow).values(**asdict(new), created_at=now()))


def open_invitation(connection: Connection, token_hash: str) -> StoredInvitation | None:
    """Return the link if it may still be used, or None."""
    row = connection.execute(BY_HASH, {"token_hash": token_hash, "time": now()}).one_or_none()
    return StoredInvitation(*row) if row else None


def open_invitations_of(connection: Connection, teacher_id: int) -> tuple[StoredInvitation, ...]:
    """Return the links that a teacher gave out and nobody has used, oldest first."""
    rows = connection.execute(OF_TEACHER, {"teacher_id": teacher_id, "time": now()})
    return tuple(StoredInvitation(*row) for row in rows)


def use_invitation(connection: Connection, invitation_id: int) -> bool:
    """Use a link up; say whether it was still there to be used."""
    statement = update(InvitationRow).where(InvitationRow.id == invitation_id, InvitationRow.used_at.is_(None))
    return connection.execute(statement.values(used_at=now())).rowcount == 1


def withdraw(connection: Connection, teacher_id: int, invitation_id: int) -> bool:
    """Make an unused link of this teacher worthless; say whether there was one."""
    statement = update(InvitationRow).where(
        InvitationRow.id == invitation_id, InvitationRow.invited_by_id == teacher_id, InvitationRow.used_at.is_(None)
    )
    return connection.execute(statement.values(expires_at=now())).rowcount == 1


def forget(connection: Connection, kind: str, teacher_id: int | None = None) -> None:
    """Remove the links of a kind (of a teacher), and all that are used or too old: a new one takes their place."""
    of_kind = InvitationRow.kind == kind
    if teacher_id is not None:
        of_kind = of_kind & (InvitationRow.teacher_id == teacher_id)
    spent = or_(InvitationRow.used_at.is_not(None), InvitationRow.expires_at <= now())
    connection.execute(delete(InvitationRow).where(or_(of_kind, spent)))
