"""Items and their revisions. A revision never changes: an edit adds the next one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.storage.base import Base, UTCDateTime


class ItemRow(Base):
    """An item under the id that its author gave it. The id counts within its bank, as a file's ids do.

    `latest` is the number of its newest revision. Only approved items are shown to students; `reason` says why one was
    rejected. Without an owner every teacher may use it.
    """

    __tablename__ = "item"
    __table_args__ = (
        UniqueConstraint("bank", "public_id"),
        CheckConstraint("latest >= 1", name="latest"),
        CheckConstraint("status IN ('draft', 'approved', 'rejected')", name="status"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    bank: Mapped[str] = mapped_column(String(100))
    public_id: Mapped[str] = mapped_column(String(200))
    latest: Mapped[int]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("teacher.id"), index=True)
    status: Mapped[str] = mapped_column(String(20), default="approved")
    reason: Mapped[str | None] = mapped_column(Text)
    decided_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("teacher.id"))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


class ItemRevisionRow(Base):
    """Everything that an item said at one time, and the text that it was verified against.

    `accepted` lists further options that a teacher has ruled to be right; `overrides` the warnings of the lint that a
    teacher has decided to leave, each as {rule, reason}. `content_hash` is a fingerprint of all that the item says, so
    that an import sees at once what changed.
    """

    __tablename__ = "item_revision"
    __table_args__ = (
        UniqueConstraint("item_id", "number"),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("key >= 0", name="key"),
        CheckConstraint("quote_start >= 0 AND quote_start < quote_end", name="quote"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    number: Mapped[int]
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    type: Mapped[str] = mapped_column(String(30))
    stem: Mapped[str] = mapped_column(Text)
    options: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    key: Mapped[int]
    quote: Mapped[str] = mapped_column(Text)
    quote_start: Mapped[int]
    quote_end: Mapped[int]
    rationale: Mapped[str] = mapped_column(Text)
    edit: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    kind: Mapped[str] = mapped_column(Text)
    difficulty: Mapped[str | None] = mapped_column(String(20))
    tags: Mapped[list[str]] = mapped_column(JSON)
    provenance: Mapped[str] = mapped_column(String(20))
    proof: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    fixed_order: Mapped[bool]
    accepted: Mapped[list[int]] = mapped_column(JSON, default=list)
    overrides: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("teacher.id"))
    content_hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
