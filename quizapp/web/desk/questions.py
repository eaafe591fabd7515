"""The questions of a teacher: found, looked at, with their history."""

from __future__ import annotations

from flask import Response as FlaskResponse
from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizapp.errors import BadInput
from quizapp.services.desk import banks, finding, history, review, writing
from quizapp.services.desk.finding import Wanted
from quizapp.web.desk import desk_pages
from quizapp.web.desk.guard import teacher_id
from quizapp.web.numbers import number

Page = str | Response | tuple[str, int]
STATUSES = ("draft", "approved", "rejected")

blueprint = desk_pages("questions")


@blueprint.get("/questions")
def page() -> Page:
    """List the questions that were looked for."""
    wanted = _wanted()
    found = finding.listing(teacher_id(), wanted, request.args.get("page", 1, number))
    return render_template("desk/questions.html", wanted=wanted, found=found, statuses=STATUSES)


@blueprint.get("/questions/duplicates")
def duplicates() -> Page:
    """List questions that ask nearly the same."""
    return render_template("desk/duplicates.html", found=finding.duplicates(teacher_id()))


@blueprint.get("/questions/<int:item>")
def question(item: int) -> Page:
    """Show a question with its history."""
    return _question(item)


@blueprint.post("/questions/<int:item>/copy")
def copy(item: int) -> Page:
    """Make a question of one's own that says the same."""
    saved = writing.copy(teacher_id(), item)
    return redirect(url_for("editor.page", item=saved.item_id, done="copied"), 303)


@blueprint.post("/questions/<int:item>/restore")
def restore(item: int) -> Page:
    """Let a question say again what it said before."""
    try:
        history.restore(teacher_id(), item, request.form.get("number", 0, number))
    except BadInput as error:
        return _question(item, str(error)), 400
    return redirect(url_for(".question", item=item, done="restored", _anchor="history"), 303)


@blueprint.post("/questions/<int:item>/reopen")
def reopen(item: int) -> Page:
    """Make a question a draft again."""
    slug = review.reopen(teacher_id(), item)
    return redirect(url_for("review.page", slug=slug, item=item, said="reopened"), 303)


@blueprint.get("/questions/of/<slug>.yaml")
def export(slug: str) -> FlaskResponse:
    """Send the approved questions on an article as a file."""
    return as_file(*banks.export(teacher_id(), slug))


def as_file(name: str, content: bytes) -> FlaskResponse:
    """Return an answer that a browser keeps as a file and never shows as a page."""
    answer = FlaskResponse(content, content_type="application/yaml")
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


def _question(item: int, problem: str = "") -> str:
    view = history.history(teacher_id(), item)
    done = request.args.get("done", "")
    return render_template("desk/question.html", view=view, question=view.question, done=done, problem=problem)


def _wanted() -> Wanted:
    given = request.args
    status = given.get("status", "")
    return Wanted(
        words=_plain(given.get("words", ""), 200),
        status=status if status in STATUSES else "",
        tag=_plain(given.get("tag", "")),
        article=_plain(given.get("article", "")),
    )


def _plain(typed: str, longest: int = 100) -> str:
    """Return what was typed without signs that no database looks for."""
    return "".join(char for char in typed if char.isprintable()).strip()[:longest]
