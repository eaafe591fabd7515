"""A student's own page: history, progress, all that is kept about them, and its removal."""

from __future__ import annotations

from typing import Any

from quizapp.services.student_views import MyPage


def my_page(student: str | None) -> MyPage:
    """Return what the student's page shows. Raises NotFound for a visitor without attempts or class."""
    raise NotImplementedError


def my_data(student: str | None) -> dict[str, Any]:
    """Return every row about the student, ready for JSON. Raises NotFound."""
    raise NotImplementedError


def delete_me(student: str | None) -> None:
    """Remove the student with all their rows. Raises NotFound."""
    raise NotImplementedError
