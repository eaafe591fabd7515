"""Quizzes: a named choice of items on one article, in order."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.storage.base import Base, UTCDateTime


class QuizRow(Base):
    """A quiz as students find it, with how it is taken. `time_limit` is in seconds.

    Students see it while it is published; `audience` says whether all of them, or only classes that it was given to.
    Without an owner it came with the program or by the command line, and every teacher may see its results.
    """

    __tablename__ = "quiz"
    __table_args__ = (
        CheckConstraint("mode IN ('practice', 'test')", name="mode"),
        CheckConstraint("layout IN ('one', 'all')", name="layout"),
        CheckConstraint("results IN ('at once', 'together')", name="results"),
        CheckConstraint("time_limit > 0", name="time_limit"),
        CheckConstraint("max_attempts > 0", name="max_attempts"),
        CheckConstraint("state IN ('draft', 'published', 'closed', 'archived')", name="state"),
        CheckConstraint("audience IN ('everyone', 'classes')", name="audience"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(100), unique=True)
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    provenance: Mapped[str] = mapped_column(String(20))
    mode: Mapped[str] = mapped_column(String(20))
    layout: Mapped[str] = mapped_column(String(20))
    shuffle_questions: Mapped[bool]
    shuffle_options: Mapped[bool]
    time_limit: Mapped[int | None]
    opens_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    closes_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    max_attempts: Mapped[int | None]
    ask_confidence: Mapped[bool]
    ask_where: Mapped[bool]
    results: Mapped[str] = mapped_column(String(20), default="at once")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("teacher.id"), index=True)
    shared: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(String(20), default="published")
    audience: Mapped[str] = mapped_column(String(20), default="everyone")
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime)


class QuizItemRow(Base):
    """The place of an item in a quiz, from 1. A new attempt takes the item's newest revision."""

    __tablename__ = "quiz_item"
    __table_args__ = (
        UniqueConstraint("quiz_id", "item_id"),
        CheckConstraint("position >= 1", name="position"),
    )

    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
