"""A student's pages: start a quiz, answer its questions one at a time, see the score, take it again."""

from __future__ import annotations

from random import SystemRandom

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizapp.errors import BadInput
from quizapp.services import catalogue, reporting, taking
from quizapp.web.forms import AnswerForm, RetakeForm, StartForm
from quizapp.web.headers import never_keep
from quizapp.web.identity import remember_student, student_id
from quizapp.web.score import expected_by_guessing

Page = str | Response | tuple[str, int]

blueprint = Blueprint("student", __name__)
blueprint.after_request(never_keep)


@blueprint.get("/quizzes/<slug>")
def start(slug: str) -> Page:
    """Say what the quiz is and ask for a name."""
    return _start_page(slug, StartForm())


@blueprint.post("/quizzes/<slug>")
def begin(slug: str) -> Page:
    """Begin an attempt and show where it goes on."""
    form = StartForm()
    try:
        started = taking.start(slug, form.name.data or "", student_id(), SystemRandom(), form.token.data)
    except BadInput as error:
        form.name.errors = [str(error)]
        return _start_page(slug, form), 400
    remember_student(started.student)
    return redirect(url_for(".go_on", attempt=started.attempt), 303)


@blueprint.get("/attempts/<attempt>")
def go_on(attempt: str) -> Page:
    """Go to the first question without an answer, or to the score where there is none."""
    position = taking.next_position(attempt, student_id())
    if position is None:
        return redirect(url_for(".result", attempt=attempt), 303)
    return redirect(url_for(".question", attempt=attempt, position=position), 303)


@blueprint.get("/attempts/<attempt>/<int:position>")
def question(attempt: str, position: int) -> Page:
    """Show a question; once it is answered, its verdict and proof."""
    return _question_page(attempt, position)


@blueprint.post("/attempts/<attempt>/<int:position>")
def answer(attempt: str, position: int) -> Page:
    """Store an answer, then show its outcome. The first answer stands, and a later one is told so."""
    form = AnswerForm()
    if not form.validate():
        return _question_page(attempt, position, form.choice.errors[0]), 400
    outcome = taking.answer(attempt, student_id(), position, form.choice.data)
    kept = 1 if outcome.chosen != form.choice.data else None
    return redirect(url_for(".question", attempt=attempt, position=position, kept=kept), 303)


@blueprint.get("/attempts/<attempt>/result")
def result(attempt: str) -> Page:
    """Show the score and the proof of every question."""
    return _result_page(attempt)


@blueprint.post("/attempts/<attempt>/retake")
def retake(attempt: str) -> Page:
    """Begin a new attempt on all questions or on the missed ones."""
    form = RetakeForm()
    if not form.validate():
        return _result_page(attempt, form.scope.errors[0]), 400
    started = taking.retake(attempt, student_id(), form.scope.data == "missed", SystemRandom())
    return redirect(url_for(".go_on", attempt=started.attempt), 303)


def _start_page(slug: str, form: StartForm) -> str:
    going_on = taking.open_attempt(slug, student_id())
    return render_template("student/start.html", quiz=catalogue.quiz_card(slug), form=form, going_on=going_on)


def _question_page(attempt: str, position: int, problem: str | None = None) -> str:
    view = taking.question(attempt, student_id(), position)
    page = "student/feedback.html" if view.feedback else "student/question.html"
    return render_template(page, view=view, problem=problem, kept="kept" in request.args)


def _result_page(attempt: str, problem: str | None = None) -> str:
    view = reporting.result(attempt, student_id())
    return render_template("student/result.html", view=view, problem=problem, guessing=expected_by_guessing(view))
