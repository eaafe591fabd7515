"""Who is at the desk: the teacher of the signed session cookie, as long as their sessions have not been ended."""

from __future__ import annotations

from flask import abort


def teacher_id() -> int:
    """Return the row id of the signed-in teacher. Only for pages behind `require_teacher`."""
    abort(401)


def require_teacher() -> None:
    """Send whoever is not signed in to the sign-in page, and back afterwards."""
    teacher_id()
