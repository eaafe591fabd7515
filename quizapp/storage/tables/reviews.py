"""The review of what was missed, and reports of questions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Double, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.storage.base import Base, UTCDateTime


class CardRow(Base):
    """What FSRS knows of a student and an item. `state` and `step` are those of the `fsrs` package."""

    __tablename__ = "card"
    __table_args__ = (Index("ix_card_student_id_due_at", "student_id", "due_at"),)

    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True, index=True)
    state: Mapped[int]
    step: Mapped[int | None]
    stability: Mapped[float | None] = mapped_column(Double)
    difficulty: Mapped[float | None] = mapped_column(Double)
    due_at: Mapped[datetime] = mapped_column(UTCDateTime)
    last_review_at: Mapped[datetime] = mapped_column(UTCDateTime)


class ReviewRow(Base):
    """One answer in the review. `choice` is an index into the revision's own options."""

    __tablename__ = "review"
    __table_args__ = (Index("ix_review_student_id_item_id", "student_id", "item_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
    item_revision_id: Mapped[int] = mapped_column(ForeignKey("item_revision.id"))
    choice: Mapped[int]
    right: Mapped[bool]
    due_was: Mapped[datetime] = mapped_column(UTCDateTime)
    reviewed_at: Mapped[datetime] = mapped_column(UTCDateTime)


class ReportRow(Base):
    """A student says that a question is wrong or unclear. Without a student it is a mere count.

    `settled_at` is when a teacher has dealt with it.
    """

    __tablename__ = "report"
    __table_args__ = (
        UniqueConstraint("student_id", "item_id"),
        CheckConstraint("student_id IS NOT NULL OR text = ''", name="anonymous"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    student_id: Mapped[int | None] = mapped_column(ForeignKey("student.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
    item_revision_id: Mapped[int] = mapped_column(ForeignKey("item_revision.id"))
    reason: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime)
    settled_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
