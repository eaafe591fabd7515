"""A student's way in and out of a quiz: its first page, and the score."""

from __future__ import annotations

from random import SystemRandom

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizapp.errors import BadInput, NotAllowed, NotYours
from quizapp.services import catalogue, entering, reporting, reports, taking
from quizapp.web.forms import ReportForm, RetakeForm, StartForm
from quizapp.web.headers import compressed, never_keep
from quizapp.web.identity import remember_student, student_id, student_name
from quizapp.web.numbers import number

Page = str | Response | tuple[str, int]

blueprint = Blueprint("student", __name__)
blueprint.after_request(never_keep)


@blueprint.get("/quizzes/<slug>")
def start(slug: str) -> Page:
    """Say what the quiz is and ask for a name."""
    return _start_page(slug, StartForm(name=student_name()))


@blueprint.post("/quizzes/<slug>")
def begin(slug: str) -> Page:
    """Begin an attempt and show where it goes on."""
    form = StartForm()
    try:
        started = taking.start(slug, form.name.data or "", student_id(), SystemRandom(), form.token.data)
    except BadInput as error:
        form.name.errors = [str(error)]
        return _start_page(slug, form), 400
    except NotAllowed as error:
        return _start_page(slug, form, str(error)), 403
    remember_student(started.student, form.name.data or student_name())
    return redirect(url_for("taking.go_on", attempt=started.attempt), 303)


@blueprint.get("/attempts/<attempt>/result")
def result(attempt: str) -> Page:
    """Show the score and the proof of every question.

    It is compressed, as nothing on it repeats what a request said but the numbers of its own questions.
    """
    return compressed(make_response(_result_page(attempt)), request.accept_encodings)


@blueprint.post("/attempts/<attempt>/retake")
def retake(attempt: str) -> Page:
    """Begin a new attempt on all questions or on the missed ones."""
    form = RetakeForm()
    if not form.validate():
        return _result_page(attempt, form.scope.errors[0]), 400
    try:
        started = taking.retake(attempt, student_id(), form.scope.data == "missed", SystemRandom())
    except NotYours:
        raise
    except NotAllowed:
        return redirect(_why_not_again(attempt), 303)
    return redirect(url_for("taking.go_on", attempt=started.attempt), 303)


@blueprint.get("/attempts/<attempt>/<int:position>/report")
def ask_report(attempt: str, position: int) -> Page:
    """Ask what is wrong with a question."""
    return _report_page(attempt, position, ReportForm())


@blueprint.post("/attempts/<attempt>/<int:position>/report")
def report(attempt: str, position: int) -> Page:
    """Keep the report and say thank you."""
    form = ReportForm()
    if not form.validate():
        return _report_page(attempt, position, form), 400
    try:
        reports.report(attempt, student_id(), position, form.reason.data, form.text.data or "")
    except BadInput as error:
        form.text.errors = [str(error)]
        return _report_page(attempt, position, form), 400
    return redirect(url_for(".ask_report", attempt=attempt, position=position, sent=1), 303)


def _why_not_again(attempt: str) -> str:
    """Return the page to go on from: the attempt that is not finished, or the quiz's own, which says what is left."""
    seen = taking.overview(attempt, student_id())
    if seen.is_open:
        return url_for("taking.go_on", attempt=attempt)
    return url_for(".start", slug=seen.quiz_slug)


def _start_page(slug: str, form: StartForm, refused: str = "") -> str:
    entrance = taking.entrance(slug, student_id())
    if entrance.attempt and not form.errors:
        form.name.data = ""  # the form is for somebody else; who has begun goes on above it
    here = None if entrance.member else entering.here(student_id())  # the teacher has the codes of a class
    said = {"quiz": catalogue.quiz_card(slug), "entrance": entrance, "here": here, "refused": refused}
    return render_template("student/start.html", form=form, **said)


def _result_page(attempt: str, problem: str | None = None) -> str:
    waits = reporting.handed_in(attempt, student_id())
    if waits is not None:
        may_repeat = taking.may_repeat(waits.quiz_slug, student_id())
        said = {"late": _late(waits.total), "looked": "looked" in request.args}
        return render_template("student/handed_in.html", view=waits, may_repeat=may_repeat, **said)
    view = reporting.result(attempt, student_id())
    return render_template(
        "student/result.html",
        view=view,
        problem=problem,
        may_repeat=taking.may_repeat(view.quiz_slug, student_id()),
        glance=[(question.position, question.answered, question.right) for question in view.questions],
        late=_late(view.total),
    )


def _late(total: int) -> list[int]:
    """Return the questions of which a choice came when the test was over, as the page before it found."""
    named = {found for found in request.args.getlist("late", number) if 1 <= found <= total}
    return sorted(named)


def _report_page(attempt: str, position: int, form: ReportForm) -> str:
    view = taking.question(attempt, student_id(), position)
    return render_template(
        "student/report.html", view=view, form=form, reasons=reports.REASONS, sent="sent" in request.args
    )
