"""A closing time that is set to a moment already past: a slip that would end the attempts under way without a word."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from quizapp.storage import now, time_limits

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.storage.quizzes import StoredQuiz


def is_set_back(quiz: StoredQuiz, closes_at: datetime | None) -> bool:
    """Say whether this closing time is over and is not the one that the quiz has anyway."""
    return closes_at is not None and closes_at <= now() and closes_at != quiz.settings.closes_at


def whom_it_would_end(connection: Connection, quiz: StoredQuiz, closes_at: datetime | None) -> str:
    """Return in words what a closing time would do to attempts under way that it ends at once; nothing if to none."""
    time, closed = now(), quiz.settings.closes_at
    if not is_set_back(quiz, closes_at) or (closed is not None and closed <= time):
        return ""
    running = sum(end is None or end > time for end in time_limits.ends(connection, quiz.id))
    if not running:
        return ""
    if running == 1:
        return "1 student has begun this quiz and not finished; it would end for them at once"
    return f"{running:,} students have begun this quiz and not finished; it would end for them at once"
