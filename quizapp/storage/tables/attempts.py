"""Students, their attempts, and every response: what must never be lost."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.storage.base import Base, UTCDateTime

OPEN = text("state IN ('in_progress', 'overdue')")
COUNTED = text("counted_in IS NOT NULL")


class StudentRow(Base):
    """Who takes quizzes: a name, under an id that nobody can guess and a code to come back by. Nothing else is kept.

    `code` is None for students from before there were codes, until they first see theirs.
    """

    __tablename__ = "student"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    code: Mapped[str | None] = mapped_column(String(8), unique=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


class AttemptRow(Base):
    """One go at a quiz. `answered` is kept in step with its responses by the same transaction.

    A student has at most one attempt in progress on a quiz, and one more on the questions missed in it:
    two tabs or a double click cannot begin two. `start_token` does the same for a newcomer's start form.
    `mode` is the quiz's when the attempt began: a running test does not turn into practice. `points` is the score of a
    finished attempt, and `dropped` how many of its questions no longer count; both are kept in step with the responses,
    so that the figures of a class need not read them all. `counted` is the attempt that figures rest on: the student's
    first finished one at the whole quiz. `closes_at` is the closing of the class in which it is taken,
    where that is given; the quiz's own closing holds beside it. `time_limit` is in seconds: what the quiz gave when the
    attempt began, or more where it has given more since; None without a limit. `released_at` is since when the results
    are shown of a test that shows them to everybody together; None while they are held back, and where nothing holds
    them.
    """

    __tablename__ = "attempt"
    __table_args__ = (
        CheckConstraint("state IN ('in_progress', 'overdue', 'finished', 'abandoned')", name="state"),
        CheckConstraint("mode IN ('practice', 'test')", name="mode"),
        CheckConstraint("answered >= 0 AND answered <= total", name="answered"),
        CheckConstraint("state <> 'finished' OR finished_at IS NOT NULL", name="finished"),
        Index(
            "uq_attempt_open",
            "student_id",
            "quiz_id",
            "missed_only",
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        # Who still writes a test is asked for each attempt whose results wait for them.
        Index("ix_attempt_under_way", "quiz_id", sqlite_where=OPEN, postgresql_where=OPEN),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(40), unique=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"), index=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    mode: Mapped[str] = mapped_column(String(20))
    total: Mapped[int]
    answered: Mapped[int]
    points: Mapped[int | None]
    dropped: Mapped[int] = mapped_column(default=0)
    counted: Mapped[bool] = mapped_column(default=False)
    missed_only: Mapped[bool]
    retake_of_id: Mapped[int | None] = mapped_column(ForeignKey("attempt.id"), index=True)
    start_token: Mapped[str | None] = mapped_column(String(100), unique=True)
    started_at: Mapped[datetime] = mapped_column(UTCDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    closes_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    time_limit: Mapped[int | None]
    released_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class ResponseRow(Base):
    """One question of an attempt, made when the attempt begins, with the revision and the order that it shows.

    `choice` and `draft` are indices into the revision's own options; `option_order` lists those in the order shown.
    `draft` is a choice in practice before it is settled. `version` is the client's counter of the newest save.
    `credited` counts it as right and `dropped` takes it out of the score, whatever was chosen: a regrade sets them.
    `where_start` and `where_end` are offsets into the text of the article that the revision cites. `counted_in` is the
    quiz whose figures rest on this response, and `attempt_points` what the whole attempt has earned; both are None
    until an attempt that counts is finished.
    """

    __tablename__ = "response"
    __table_args__ = (
        # Covers item analysis: one pass over the part of a quiz gives every figure, and no attempt is looked up for its
        # score. Answers under way are not in it, so that saving one writes to no index.
        Index(
            "ix_response_counted",
            *("counted_in", "item_revision_id", "choice", "credited", "attempt_points", "attempt_id"),
            sqlite_where=COUNTED,
            postgresql_where=COUNTED,
        ),
        CheckConstraint("(counted_in IS NULL) = (attempt_points IS NULL)", name="counted"),
        CheckConstraint("position >= 1", name="position"),
        CheckConstraint(
            '(choice IS NULL) = (answered_at IS NULL) AND (choice IS NULL) = ("right" IS NULL)', name="choice"
        ),
        CheckConstraint(
            "(where_start IS NULL) = (where_end IS NULL) AND where_start >= 0 AND where_start < where_end", name="where"
        ),
        CheckConstraint("version >= 0", name="version"),
        {"sqlite_with_rowid": False},
    )

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    item_revision_id: Mapped[int] = mapped_column(ForeignKey("item_revision.id"), index=True)
    option_order: Mapped[list[int]] = mapped_column(JSON)
    choice: Mapped[int | None]
    right: Mapped[bool | None]
    answered_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    draft: Mapped[int | None]
    confidence: Mapped[str | None] = mapped_column(String(20))
    where_start: Mapped[int | None]
    where_end: Mapped[int | None]
    credited: Mapped[bool] = mapped_column(default=False)
    dropped: Mapped[bool] = mapped_column(default=False)
    flagged: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=0)
    saved_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    counted_in: Mapped[int | None]
    attempt_points: Mapped[int | None]
