"""Mending a question after it was taken: what was decided, and what it changed for each response."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.storage.base import Base, UTCDateTime


class RegradeRow(Base):
    """A decision about an item of a quiz: accept one more option, drop the item, or credit everyone."""

    __tablename__ = "regrade"
    __table_args__ = (
        CheckConstraint("action IN ('accept', 'drop', 'credit')", name="action"),
        CheckConstraint("(action = 'accept') = (option IS NOT NULL)", name="option"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
    action: Mapped[str] = mapped_column(String(20))
    option: Mapped[str | None] = mapped_column(Text)
    teacher_id: Mapped[int | None] = mapped_column(ForeignKey("teacher.id"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    undone_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class RegradeChangeRow(Base):
    """What a regrade changed in one response, so that the old score can be told and brought back."""

    __tablename__ = "regrade_change"
    __table_args__ = (Index("ix_regrade_change_attempt_id", "attempt_id"),)

    regrade_id: Mapped[int] = mapped_column(ForeignKey("regrade.id"), primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    credited_before: Mapped[bool]
    credited_after: Mapped[bool]
    dropped_before: Mapped[bool]
    dropped_after: Mapped[bool]
