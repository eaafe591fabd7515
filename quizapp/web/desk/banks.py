"""Questions as YAML in the page: written, checked by line, kept as the teacher's own file."""

from __future__ import annotations

from flask import Response as FlaskResponse
from flask import jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizapp.errors import BadInput
from quizapp.services.desk import banks, writing
from quizapp.services.desk.banks import Opened
from quizapp.web.desk import desk_pages
from quizapp.web.desk.guard import teacher_id
from quizapp.web.desk.question_form import whole
from quizapp.web.desk.questions import as_file
from quizapp.web.numbers import number

Page = str | Response | tuple[str, int]
LARGEST_FILE = 8_000_000  # bytes: 10,000 questions take about 5

blueprint = desk_pages("banks")


@blueprint.url_value_preprocessor
def take_large_files(_endpoint: str | None, _values: dict[str, object] | None) -> None:
    """Let these pages take more than a form usually holds. It is said before the form token is looked for."""
    request.max_content_length = LARGEST_FILE * 3  # a form spells many letters with three signs
    request.max_form_memory_size = LARGEST_FILE * 3


@blueprint.get("/yaml")
def page() -> Page:
    """List the files."""
    return render_template("desk/banks.html", files=banks.listed(teacher_id()))


@blueprint.get("/yaml/new")
def begin() -> Page:
    """Show a new file with an example in it; first ask on which article its questions are to be."""
    slug = request.args.get("article", "")
    if not slug:
        articles = writing.places_to_write(teacher_id())
        return render_template("desk/editor_article.html", articles=articles, then="banks.begin")
    return _page(banks.blank(teacher_id(), slug))


@blueprint.post("/yaml/new")
def create() -> Page:
    """Keep a new file that was typed or uploaded."""
    sent = request.files.get("file")
    try:
        if sent is not None and sent.filename:
            kept = banks.create(teacher_id(), sent.filename, sent.read())
        else:
            text = request.form.get("text", "").replace("\r\n", "\n")
            kept = banks.create(teacher_id(), request.form.get("name", ""), text.encode())
    except BadInput as error:
        return render_template("desk/banks.html", files=banks.listed(teacher_id()), problem=str(error)), 400
    return redirect(_address(kept), 303)


@blueprint.get("/yaml/<int:file>")
def open_file(file: int) -> Page:
    """Show a file to write in."""
    counts = {name: request.args.get(name, 0, number) for name in ("added", "updated", "removed", "wait")}
    words = {name: request.args.get(name, "") for name in ("said", "article", "quiz")}
    return _page(banks.opened(teacher_id(), file), {**words, **counts})


@blueprint.post("/yaml/<int:file>")
def save(file: int) -> Page:
    """Keep what was typed, and take its questions over if it has no error."""
    version = whole(request.form.get("version")) or 0
    kept = banks.save(teacher_id(), file, version, request.form.get("text", ""))
    if kept.difference:
        return _page(kept), 409
    return redirect(_address(kept), 303)


@blueprint.get("/yaml/<int:file>/download")
def download(file: int) -> FlaskResponse:
    """Send a file, byte for byte."""
    return as_file(*banks.download(teacher_id(), file))


@blueprint.post("/yaml/check")
def check() -> Response:
    """Say what is wrong with a text, by line; for the script of the page."""
    text, file = request.form.get("text", "").replace("\r\n", "\n"), request.args.get("file", type=number)
    problems = banks.check(teacher_id(), text, file)
    told = [
        {"line": one.line, "where": one.where, "message": one.message, "advice": one.advice, "level": one.level.value}
        for one in problems
    ]
    return jsonify(problems=told)


def _address(kept: Opened) -> str:
    """Return the page of a file, which says what a save did."""
    done = kept.stored
    if done is None:
        return url_for(".open_file", file=kept.id, said="kept")
    return url_for(
        ".open_file",
        file=kept.id,
        said="saved",
        article=done.article_slug,
        quiz=done.quiz_slug,
        added=done.added,
        updated=done.updated,
        removed=done.removed,
        wait=done.waiting,
    )


def _page(view: Opened, said: dict[str, object] | None = None) -> str:
    return render_template("desk/bank.html", view=view, said=said or {}, lines=view.text.split("\n"))
