"""Errors as pages: what happened, that nothing is lost, and what to do next. The only place with status codes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask import Flask, current_app, jsonify, render_template, request
from flask_wtf.csrf import CSRFError, generate_csrf
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from quizapp.errors import BadInput, NotAllowed, NotFound, NotSignedIn, NotYours, QuizappError, StorageUnavailable

# The first that fits holds, so that a special case stands before its general one.
STATUS: dict[type[QuizappError], int] = {
    BadInput: 400,
    NotSignedIn: 401,
    NotAllowed: 403,
    NotFound: 404,
    StorageUnavailable: 503,
}
SECONDS_TO_WAIT = 5
# What a form sends along for its own working; no use to the reader.
UNSPOKEN = frozenset("csrf_token token choice scope theme version flags flagged go page where item asked".split())
NEVER_SENT_BACK = frozenset({"csrf_token", "password", "old_password"})
OF_ONE_QUESTION = re.compile(r"-\d+$")  # where all questions share a page, their fields end with the position


@dataclass(frozen=True, slots=True)
class Words:
    """What an error page says. `again` is true where sending the same form once more may help."""

    heading: str
    happened: str
    next_step: str
    again: bool = False


WORDS = {
    400: Words(
        "That did not come through",
        "The page sent something that cannot be used here.",
        "Go back, reload the page and try once more.",
    ),
    401: Words(
        "You are signed out",
        "Nothing was changed, and nothing that you typed is lost.",
        "Sign in on another page, then come back to this one and send it again.",
        again=True,
    ),
    403: Words(
        "This is not open to you",
        "It belongs to somebody else, or its time is over.",
        "Go back, or choose a quiz from the list.",
    ),
    404: Words(
        "There is no such page",
        "The address may be mistyped, or what was here has been removed.",
        "Check the address, or choose a quiz from the list.",
    ),
    405: Words(
        "That cannot be done on this page",
        "The page was asked for in a way that it does not know.",
        "Go back, or choose a quiz from the list.",
    ),
    413: Words(
        "That is too much to send",
        "What was sent is larger than this page takes.",
        "Go back and send something shorter.",
    ),
    500: Words(
        "Something broke on our side",
        "It is not your fault. Every answer whose result you have seen is saved.",
        "Wait a minute, then load the page again. If it happens again, tell the person who runs this site.",
    ),
    503: Words(
        "It cannot be saved right now",
        "Your answers are safe: what was shown as saved, or with its result, is kept. This last one is not saved yet.",
        "Wait a few seconds, then try again.",
        again=True,
    ),
}
STALE_FORM = Words(
    "Please send that once more",
    "The page had been open for long, or cookies were off when it was opened, so we could not be sure that it was you. "
    "Nothing was saved, and nothing that you typed is lost.",
    "Press the button. If this page comes again, allow cookies for this site.",
    again=True,
)


def init_app(app: Flask) -> None:
    """Answer every error with a page of our own."""
    app.register_error_handler(QuizappError, show_quizapp_error)
    app.register_error_handler(CSRFError, show_stale_form)
    app.register_error_handler(HTTPException, show_http_error)


def show_quizapp_error(error: QuizappError) -> Response:
    """Show the message of one of our own errors, which is written for people."""
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)
    if status >= 500:
        current_app.logger.error("%s %s: %s", request.method, request.path, error, exc_info=error)
        return _page(
            status, WORDS[status]
        )  # what the database said is for the log; the reader wants to know what is safe
    return _page(status, WORDS[status], str(error), own_code=isinstance(error, NotYours))


def show_stale_form(error: CSRFError) -> Response:
    """Offer to send a form again whose protection token is missing or old, with everything that was typed.

    A script gets a fresh token to send its choice again with; no other site can read that answer.
    """
    if request.is_json:
        return _for_script(400, STALE_FORM.happened, token=generate_csrf())
    return _page(400, STALE_FORM)


def show_http_error(error: HTTPException) -> Response:
    """Show an HTTP error in plain words; redirects pass through."""
    status = error.code or 500
    if status < 400:
        return error.get_response()
    response = _page(status, WORDS.get(status) or WORDS[400 if status < 500 else 500])
    for name, value in error.get_headers():
        if name != "Content-Type":
            response.headers[name] = value
    return response


def _for_script(status: int, message: str, **more: str) -> Response:
    response = jsonify(error=message, **more)
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(status: int, words: Words, message: str = "", own_code: bool = False) -> Response:
    if request.is_json:
        return _for_script(status, message or words.happened)
    again = words.again and request.method == "POST"
    said = {"status": status, "words": words, "message": message, "own_code": own_code}
    html = render_template(
        "errors/error.html", **said, carried=_typed() if again else (), files=_chosen_files() if again else ()
    )
    response = Response(html, status, mimetype="text/html")
    response.headers["Cache-Control"] = "no-store"
    if status == 503:
        response.headers["Retry-After"] = str(SECONDS_TO_WAIT)
    return response


def _typed() -> tuple[tuple[str, str, bool], ...]:
    """Return what the form held: name, value, and whether it means something to the reader."""
    return tuple(
        (name, value, OF_ONE_QUESTION.sub("", name) not in UNSPOKEN and bool(value))
        for name, value in request.form.items(multi=True)
        if name not in NEVER_SENT_BACK
    )


def _chosen_files() -> tuple[tuple[str, str], ...]:
    """Return the files that the form brought, by field and by their own name: no page can send them again."""
    return tuple((field, file.filename) for field, file in request.files.items(multi=True) if file.filename)
