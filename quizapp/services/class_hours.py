"""What a student's classes say about a quiz: whether it is theirs to take, and when. Hours narrow the quiz's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from quizapp.model import QuizSettings
from quizapp.storage.assignments import Hours
from quizapp.storage.quizzes import StoredQuiz


def why_not_theirs(quiz: StoredQuiz, given: Sequence[Hours], member: bool = False) -> str:
    """Return a plain sentence where the quiz is for classes and none of the student's was given it, else nothing.

    `member` tells whether they are in a class.
    """
    if quiz.audience == "everyone" or given:
        return ""
    if member:
        return "This quiz is for classes, and yours was not given it."
    return "This quiz is for a class. Join your class with the code from your teacher; then it stands on your page."


def narrowed(settings: QuizSettings, given: Sequence[Hours], time: datetime) -> QuizSettings:
    """Return the settings with the hours that hold for this student now.

    In several classes, one that is open counts before one that opens later, and that before one that has closed.
    """
    if not given:
        return settings
    hours = max(given, key=lambda one: _rank(one, time))
    opens = [moment for moment in (settings.opens_at, hours.opens_at) if moment is not None]
    closes = [moment for moment in (settings.closes_at, hours.closes_at) if moment is not None]
    return replace(settings, opens_at=max(opens, default=None), closes_at=min(closes, default=None))


def class_closing(given: Sequence[Hours], time: datetime) -> datetime | None:
    """Return when an attempt that begins now closes for the class, None without a limit."""
    return max(given, key=lambda one: _rank(one, time)).closes_at if given else None


def _rank(hours: Hours, time: datetime) -> tuple[int, float]:
    """Return how good these hours are: open ones by how long they stay so, later ones by how soon they begin."""
    if hours.closes_at is not None and time >= hours.closes_at:
        return 0, hours.closes_at.timestamp()
    if hours.opens_at is not None and time < hours.opens_at:
        return 1, -hours.opens_at.timestamp()
    return 2, hours.closes_at.timestamp() if hours.closes_at is not None else float("inf")
