"""Who is asking: the student's id, kept in the signed session cookie."""

from __future__ import annotations

from flask import session


def student_id() -> str | None:
    """Return the id of the student whose browser this is, or None on a first visit."""
    return session.get("student")


def remember_student(student: str) -> None:
    """Keep the id for months; write the cookie only where it changes."""
    if session.get("student") != student:
        session.permanent = True
        session["student"] = student
