"""Showing results that a test holds back, until nobody writes it any more or its teacher says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.model import Mode, Results
from quizapp.services.desk.quiz_access import scope_of, visible_quiz
from quizapp.services.desk.result_views import Release
from quizapp.storage import assignments, releasing, writing
from quizapp.storage.results import EVERYBODY, Scope, outside_others

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from quizapp.storage.quizzes import StoredQuiz


def release_of(connection: Connection, teacher: int, quiz: StoredQuiz, class_code: str | None) -> Release | None:
    """Return how it stands with the results of a quiz, None where it holds none back. Raises NotFound for a class."""
    if quiz.settings.results is not Results.TOGETHER:
        return None
    scope = _scope(connection, teacher, quiz, class_code)
    found = releasing.waiting(connection, quiz.id, scope)
    if quiz.settings.mode is not Mode.TEST and not found.held_back:
        return None
    hours = assignments.hours_of(connection, scope.class_id, quiz.id) if scope.class_id is not None else None
    comes_at = releasing.shown_at(connection, quiz.id, quiz.settings.closes_at, hours.closes_at if hours else None)
    hideable = releasing.shown_last(connection, quiz.id, scope) if found.shown else None
    return Release(found.held_back, found.under_way, found.shown, comes_at, hideable)


def show_results(teacher: int, quiz_slug: str, class_code: str | None) -> datetime | None:
    """Show everybody in a class, or outside other teachers' classes, the results of what they have begun.

    Return the moment, by which it can be taken back; None where nobody was waiting. Whoever begins later waits again.
    Raises NotFound.
    """
    with writing() as connection:
        quiz = visible_quiz(connection, teacher, quiz_slug)
        return releasing.show(connection, quiz.id, _scope(connection, teacher, quiz, class_code))


def hide_results(teacher: int, quiz_slug: str, class_code: str | None, shown_at: datetime | None) -> int:
    """Hold back again what was shown at this moment, if it is one; return how many attempts. Raises NotFound."""
    with writing() as connection:
        quiz = visible_quiz(connection, teacher, quiz_slug)
        scope = _scope(connection, teacher, quiz, class_code)
        return releasing.hide(connection, quiz.id, scope, shown_at) if shown_at else 0


def _scope(connection: Connection, teacher: int, quiz: StoredQuiz, class_code: str | None) -> Scope:
    """Return whose results a teacher shows: of a quiz that they share, never those of a colleague's class."""
    scope = scope_of(connection, teacher, quiz, class_code)
    return outside_others(connection, quiz.id, teacher) if scope == EVERYBODY else scope
