"""How a quiz went: the class at a glance, its gradebook, and each question for the projector."""

from __future__ import annotations

from typing import Any

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from quizapp.errors import BadInput
from quizapp.services.desk import answers, gradebook, mending, releasing, reported, results
from quizapp.web.desk import desk_pages
from quizapp.web.desk.guard import teacher_id
from quizapp.web.desk.times import typed_time
from quizapp.web.numbers import number

blueprint = desk_pages("results")
PAGES = {"live": "live.page", "results": "results.page"}  # on which results can be shown to students


def class_code() -> str | None:
    """Return the code of the class that the page is about, None for everybody."""
    return request.args.get("class") or None


@blueprint.get("/results/<slug>")
def page(slug: str) -> str:
    """Show the class at a glance."""
    view = results.quiz_results(teacher_id(), slug, class_code(), request.args.get("page", 1, number))
    return render_template(
        "desk/results.html",
        view=view,
        decisions=mending.history(teacher_id(), slug),
        done=request.args.get("done"),
        at=request.args.get("at"),
    )


@blueprint.post("/results/<slug>/show")
def show(slug: str) -> BaseResponse:
    """Show students the results that were held back, and go back to the page that the button stands on."""
    at = releasing.show_results(teacher_id(), slug, class_code())
    return _back(slug, "shown" if at else "nobody-waits", at.isoformat() if at else None)


@blueprint.post("/results/<slug>/hide")
def hide(slug: str) -> BaseResponse:
    """Hold back again what was just shown."""
    try:
        at = typed_time(request.form.get("at"))
    except BadInput:
        at = None
    hidden = releasing.hide_results(teacher_id(), slug, class_code(), at)
    return _back(slug, "hidden" if hidden else None)


def _back(slug: str, done: str | None, at: str | None = None) -> BaseResponse:
    about: dict[str, Any] = {"class": request.args.get("class")}
    page = PAGES.get(request.form.get("page", ""), "results.page")
    return redirect(url_for(page, slug=slug, done=done, at=at, **about), 303)


@blueprint.get("/results/<slug>/gradebook.csv")
def download(slug: str) -> Response:
    """Send the gradebook, with a mark at its beginning by which spreadsheets know that it is UTF-8."""
    written = gradebook.gradebook(teacher_id(), slug, class_code(), request.args.get("zone"))
    answer = Response("\ufeff" + written.csv, content_type="text/csv; charset=utf-8")
    answer.headers.set("Content-Disposition", "attachment", filename=written.name)
    return answer


@blueprint.get("/results/<slug>/questions/<int:position>")
def explain(slug: str, position: int) -> str:
    """Show one question to the class, with its evidence and what everybody chose."""
    view = reported.explained(teacher_id(), slug, position, class_code())
    return render_template("desk/explain.html", slug=slug, view=view, shown="answer" in request.args)


@blueprint.get("/results/<slug>/students/<int:student>")
def student(slug: str, student: int) -> str:
    """Show what one student answered."""
    attempt = request.args.get("attempt", type=number)
    view = answers.answers_of(teacher_id(), slug, student, class_code(), attempt)
    return render_template("desk/answers.html", view=view)
