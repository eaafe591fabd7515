"""What a teacher's account shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A teacher at the desk, since when their session began.

    `epoch` goes into the session: when it counts up, older sessions are worth nothing.
    """

    id: int
    user_name: str
    name: str
    epoch: int
    since: datetime


@dataclass(frozen=True, slots=True)
class TeacherCard:
    """A teacher as the command line lists them."""

    user_name: str
    name: str
    archived: bool
    created_at: datetime


class LinkKind(StrEnum):
    """What a link lets one do."""

    SETUP = "setup"
    INVITE = "invite"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class Link:
    """A link that works once. `token` is its secret part: it is shown when it is made, and only its hash is kept."""

    kind: LinkKind
    token: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    """An invitation that nobody has used yet."""

    id: int
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Account:
    """A teacher's own account with the invitations that they gave out."""

    user_name: str
    name: str
    created_at: datetime
    invitations: tuple[OpenInvitation, ...]
    teachers: int
