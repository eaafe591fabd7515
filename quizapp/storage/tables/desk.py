"""What teachers do with questions: their decisions, which can be taken back, and the YAML files that they keep."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.storage.base import Base, UTCDateTime


class DecisionRow(Base):
    """One press of a button over one or many questions of an article. `undone_at` says when it was taken back."""

    __tablename__ = "decision"
    __table_args__ = (
        CheckConstraint("status IN ('draft', 'approved', 'rejected')", name="status"),
        Index("ix_decision_teacher_id_article_id", "teacher_id", "article_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    teacher_id: Mapped[int] = mapped_column(ForeignKey("teacher.id"))
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    status: Mapped[str] = mapped_column(String(20))
    made_at: Mapped[datetime] = mapped_column(UTCDateTime)
    undone_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class DecidedItemRow(Base):
    """One question of a decision, with how it stood before."""

    __tablename__ = "decided_item"

    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True, index=True)
    before: Mapped[dict[str, Any]] = mapped_column(JSON)


class BankFileRow(Base):
    """A teacher's YAML file, byte for byte. Its questions are the items of the bank `file/<id>`.

    `version` counts up with each save, so that a second writer is told. `name` is what a download is called. `draft` is
    a text with errors that is kept until it has none; the questions say what `content` says.
    """

    __tablename__ = "bank_file"
    __table_args__ = (CheckConstraint("version >= 1", name="version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("teacher.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    draft: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int]
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"), index=True)
    quiz_id: Mapped[int | None] = mapped_column(ForeignKey("quiz.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime)
