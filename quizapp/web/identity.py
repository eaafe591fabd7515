"""Who is asking: the student's id, kept in the signed session cookie, and the name that they gave."""

from __future__ import annotations

from flask import session


def student_id() -> str | None:
    """Return the id of the student whose browser this is, or None on a first visit."""
    return session.get("student")


def student_name() -> str | None:
    """Return the name that the student of this browser goes by, to be offered in the next form."""
    return session.get("name")


def remember_student(student: str, name: str | None = None) -> None:
    """Keep the id and the name for months; write the cookie only where one of them changes."""
    if session.get("student") != student or session.get("name") != name:
        session.permanent = True
        session["student"] = student
        session["name"] = name
