"""Pages for everybody: the quizzes, the articles, how the pages look, and whether the app is well."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from flask import Blueprint, Response, current_app, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from quizapp.errors import UnreadableArticle
from quizapp.services import catalogue, entering, health, taking
from quizapp.services.assigned import Standing, assigned_quizzes
from quizapp.services.understanding import UnderWay, understanding
from quizapp.web.desk.guard import teacher_or_none
from quizapp.web.highlight import mark_blocks, parse_cite, without_title
from quizapp.web.identity import student_id
from quizapp.web.numbers import number

BACK_TO = (
    (re.compile(r"/attempts/[\w-]+/(\d+)"), "Back to question {}"),
    (re.compile(r"/attempts/[\w-]+/result"), "Back to your score"),
    (re.compile(r"/review/\d+"), "Back to your review"),
    (re.compile(r"/quizzes/[^/]+"), "Go on to the quiz"),
)
THEMES = ("light", "dark")
ONE_YEAR = 31_536_000
NOW = (Standing.OPEN, Standing.UNDER_WAY)

blueprint = Blueprint("visitor", __name__)


@blueprint.get("/")
def home() -> str:
    """List the quizzes; to a student first what they have begun or were given to take now, each once."""
    given = [one for one in assigned_quizzes(student_id()) if one.standing in NOW]
    begun = taking.unfinished(student_id())
    if begun and begun.attempt in {one.attempt for one in given}:
        begun = None  # it stands among what the teacher gave
    here = entering.here(student_id())
    above = {one.slug for one in given}
    more = [quiz for quiz in catalogue.list_quizzes() if quiz.slug not in above]
    return render_template("visitor/home.html", quizzes=more, assigned=given, begun=begun, here=here)


@blueprint.get("/articles/<slug>")
def article(slug: str) -> str:
    """Show an article; `?cite=START-END` marks the words between these offsets."""
    page = catalogue.open_article(slug, teacher_or_none())
    wanted = request.args.get("cite")
    cite = parse_cite(wanted, len(page.text))
    blocks = without_title(mark_blocks(page.text, page.passages, cite), page.record.title)
    return render_template(
        "visitor/article.html", page=page, blocks=blocks, cite=cite, lost=wanted and not cite, back=way_back()
    )


@blueprint.get("/articles/<slug>/reading")
def article_reading(slug: str) -> str | tuple[str, int]:
    """Show what the app understood of an article; while a long one is being read, how far it is."""
    page = catalogue.open_article(slug, teacher_or_none())
    try:
        seen = understanding(slug, current_app.extensions["quizapp.readings"], request.args.get("part", 1, number))
    except UnreadableArticle as error:
        return render_template("visitor/reading_wait.html", page=page, problem=str(error))
    if isinstance(seen, UnderWay):
        return render_template("visitor/reading_wait.html", page=page, way=seen), 202
    return render_template("visitor/reading.html", page=page, seen=seen)


@blueprint.post("/theme")
def theme() -> BaseResponse:
    """Keep the choice of light or dark in a cookie and go back to the page it was made on."""
    chosen = request.form.get("theme", "")
    response = redirect(_page_before() or url_for(".home"), 303)
    if chosen in THEMES:
        response.set_cookie("theme", chosen, max_age=ONE_YEAR, samesite="Lax", secure=request.is_secure, httponly=True)
    return response


@blueprint.get("/healthz")
def healthz() -> Response:
    """Answer a monitor: 200 where the database answers, 503 where it does not."""
    return jsonify(status="ok", database=health.check().database)


def chosen_theme() -> str | None:
    """Return the kept choice of light or dark, None where the device decides."""
    kept = request.cookies.get("theme")
    return kept if kept in THEMES else None


def way_back() -> tuple[str, str] | None:
    """Return the address and the words of the way back to where a student came from to read the article, or None."""
    before = _page_before() or ""
    inside = urlsplit(before).path.removeprefix(request.root_path)
    for pattern, label in BACK_TO:
        if found := pattern.fullmatch(inside):
            return before, label.format(*found.groups())
    return None


def _page_before() -> str | None:
    """Return the path of the page that the visitor came from, if it is one of ours."""
    try:
        came_from = urlsplit(request.referrer or "")
    except ValueError:
        return None
    if came_from.netloc != request.host or not came_from.path.startswith("/") or came_from.path.startswith("//"):
        return None
    return came_from.path + (f"?{came_from.query}" if came_from.query else "")
