"""Teachers, the links that let them in, and the sign-ins that failed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.storage.base import Base, UTCDateTime


class TeacherRow(Base):
    """Who may use the desk. `epoch` counts up when all sessions are ended: older cookies are worth nothing."""

    __tablename__ = "teacher"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_name: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    password_hash: Mapped[str] = mapped_column(Text)
    epoch: Mapped[int] = mapped_column(default=0)
    archived: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


class InvitationRow(Base):
    """A link that works once: to set up the first teacher, to invite another, or to choose a new password.

    Only a hash of the token is kept. `teacher_id` is whose password a reset changes.
    """

    __tablename__ = "invitation"
    __table_args__ = (
        CheckConstraint("kind IN ('setup', 'invite', 'reset')", name="kind"),
        CheckConstraint("(kind = 'reset') = (teacher_id IS NOT NULL)", name="reset"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    kind: Mapped[str] = mapped_column(String(20))
    teacher_id: Mapped[int | None] = mapped_column(ForeignKey("teacher.id"), index=True)
    invited_by_id: Mapped[int | None] = mapped_column(ForeignKey("teacher.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    expires_at: Mapped[datetime] = mapped_column(UTCDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class EndedSessionRow(Base):
    """A session that its teacher has signed out of, by the number in its cookie; old rows are removed."""

    __tablename__ = "ended_session"

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    ended_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)


class FailedSignInRow(Base):
    """A wrong password. `origin` is a keyed hash of the address it came from; old rows are removed."""

    __tablename__ = "failed_sign_in"
    __table_args__ = (
        Index("ix_failed_sign_in_origin_tried_at", "origin", "tried_at"),
        Index("ix_failed_sign_in_user_name_tried_at", "user_name", "tried_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    origin: Mapped[str] = mapped_column(String(64))
    user_name: Mapped[str] = mapped_column(String(60))
    tried_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)
