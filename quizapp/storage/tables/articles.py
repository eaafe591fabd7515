"""Articles: a text that never changes, with a record that may be put right."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.storage.base import Base, UTCDateTime


class ArticleRow(Base):
    """One text. A changed text is another row with a slug of its own, so that old citations stay exact.

    Without an owner it came with the program or by the command line, and every teacher may use it.
    """

    __tablename__ = "article"
    __table_args__ = (CheckConstraint("words >= 0", name="words"), UniqueConstraint("sha256", "owner_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(100), unique=True)
    sha256: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(Text)
    words: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    author: Mapped[str | None] = mapped_column(Text)
    publisher: Mapped[str | None] = mapped_column(Text)
    published: Mapped[str | None] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    source_title: Mapped[str | None] = mapped_column(Text)
    source_published: Mapped[str | None] = mapped_column(Text)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("teacher.id"), index=True)
    shared: Mapped[bool] = mapped_column(default=False)
    archived: Mapped[bool] = mapped_column(default=False)
    version_of_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
