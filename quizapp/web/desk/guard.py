"""Who is at the desk: the teacher of the signed session cookie, as long as their sessions have not been ended."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from urllib.parse import urlsplit

from flask import g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from quizapp.errors import NotSignedIn
from quizapp.services.desk import accounts
from quizapp.services.desk.account_views import SignedIn

LARGEST_UPLOAD = 11 * 1024 * 1024  # bytes: a file of 10 MB and the form around it
LARGEST_TEXT = 6 * 1024 * 1024  # bytes of what is typed or pasted
KEPT = ("teacher", "epoch", "since", "sign_in")  # what the session holds of a teacher, all of it numbers
NUMBER_BITS = 62
SIGNED_OUT = "Only a signed-in teacher can do this, and you are not signed in here any more."


def teacher_id() -> int:
    """Return the row id of the signed-in teacher. Only for pages behind `require_teacher`."""
    return this_teacher().id


def this_teacher() -> SignedIn:
    """Return the signed-in teacher. Only for pages behind `require_teacher`."""
    teacher: SignedIn = g.teacher
    return teacher


def teacher_or_none() -> int | None:
    """Return the row id of whoever is signed in as a teacher on a page for everybody, None for all others."""
    found = session_teacher()
    return found.id if found else None


def require_teacher() -> Response | None:
    """Send whoever is not signed in to the sign-in page, and back afterwards.

    Raises NotSignedIn where something was sent, so that it comes back on the page and can be sent again.
    """
    found = session_teacher()
    if found is not None:
        g.teacher = found
        return None
    if request.method in ("GET", "HEAD") and not request.is_json:
        wanted = request.full_path if request.query_string else request.path
        return redirect(url_for("signing.sign_in", next=wanted), 303)
    raise NotSignedIn(SIGNED_OUT)


def session_teacher() -> SignedIn | None:
    """Return the teacher of the session, or None."""
    kept = [value for value in map(session.get, KEPT) if isinstance(value, int)]
    if len(kept) < len(KEPT):
        return None
    teacher, epoch, since, number = kept
    return accounts.known_teacher(teacher, epoch, datetime.fromtimestamp(since, UTC), number)


def begin_session(teacher: SignedIn) -> None:
    """Let this browser be the teacher's. A student's place in the same browser is kept."""
    session.permanent = True
    session["teacher"] = teacher.id
    session["epoch"] = teacher.epoch
    session["since"] = int(teacher.since.timestamp())
    session["sign_in"] = secrets.randbits(NUMBER_BITS)  # tells this session from others of the same teacher
    session.pop("csrf_token", None)  # forms from before belong to somebody who was not signed in


def end_session() -> None:
    """Let this browser be nobody's at the desk, and a copy of its cookie worthless."""
    if isinstance(session.get("sign_in"), int):
        accounts.end_session(session["sign_in"])
    for name in (*KEPT, "csrf_token"):
        session.pop(name, None)


def wanted_page() -> str:
    """Return the page of the desk that somebody wanted before they signed in; never one of another site."""
    home = url_for("home.page")
    try:
        wanted = urlsplit(request.values.get("next", ""))
    except ValueError:
        return home
    ours = wanted.path == home or wanted.path.startswith(f"{home}/")
    if wanted.scheme or wanted.netloc or not ours or "\\" in wanted.path:
        return home
    return wanted.path + (f"?{wanted.query}" if wanted.query else "")


def take_more_from_teachers() -> None:
    """Let whoever is signed in send articles and lists; everybody else's forms are small.

    Runs before the form protection, which reads the form; whether the session still counts is found out after it.
    """
    if request.path.startswith("/desk/") and isinstance(session.get("teacher"), int):
        request.max_content_length = LARGEST_UPLOAD
        request.max_form_memory_size = LARGEST_TEXT
