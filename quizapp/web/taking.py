"""Pages of an attempt under way: its questions, one a page or all on one, saving, and handing in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizapp.errors import BadInput
from quizapp.model import Layout, Mode
from quizapp.services import catalogue, taking
from quizapp.services.taking_views import Draft, Overview, Saved
from quizapp.services.views import QuestionView
from quizapp.web import drafts
from quizapp.web.headers import never_keep
from quizapp.web.highlight import sentence_blocks
from quizapp.web.identity import student_id
from quizapp.web.quick import attempt_address

Page = str | Response | tuple[str, int]
RUNNING = frozenset({"in_progress", "overdue"})

blueprint = Blueprint("taking", __name__)
blueprint.after_request(never_keep)


@blueprint.get("/attempts/<attempt>")
def go_on(attempt: str) -> Page:
    """Go to the first question without an answer, or to what follows; show all questions where they share a page."""
    seen = taking.overview(attempt, student_id())
    if seen.state not in RUNNING:
        return redirect(url_for("student.result", attempt=attempt), 303)
    if seen.layout is Layout.ALL:
        return _all_questions(seen)
    first = next((question.position for question in seen.questions if not question.answered), None)
    if first is not None:
        return redirect(url_for(".question", attempt=attempt, position=first), 303)
    return redirect(url_for(".before_submit" if seen.mode is Mode.TEST else "student.result", attempt=attempt), 303)


@blueprint.get("/attempts/<attempt>/<int:position>")
def question(attempt: str, position: int) -> Page:
    """Show a question; once it is settled, its verdict and proof."""
    return _question_page(attempt, position)


@blueprint.post("/attempts/<attempt>/<int:position>")
def answer(attempt: str, position: int) -> Page:
    """Settle an answer and show its outcome; in a test, save it and go where the pressed button leads."""
    try:
        draft = drafts.from_form(request.form)
    except BadInput as error:
        return _refused(attempt, position, str(error))
    if "go" not in request.form:
        return _settle(attempt, position, draft)
    saved = taking.choose(attempt, student_id(), position, draft)
    return redirect(_after(attempt, (draft,), (saved,), _target(attempt, position)), 303)


@blueprint.post("/attempts/<attempt>/<int:position>/choice")
def choice(attempt: str, position: int) -> Any:
    """Save a choice that a script sends the moment it is made."""
    return {"saved": asdict(taking.choose(attempt, student_id(), position, drafts.from_json(request.get_json())))}


@blueprint.post("/attempts/<attempt>/choices")
def choices(attempt: str) -> Any:
    """Save several choices at once: what a browser kept while it was offline, or the form with all questions."""
    if request.is_json:
        saved = taking.choose_many(attempt, student_id(), drafts.several_from_json(request.get_json()))
        return {"saved": [asdict(one) for one in saved]}
    positions = [question.position for question in taking.overview(attempt, student_id()).questions]
    pairs = [(position, drafts.from_form(request.form, position)) for position in positions]
    saved = taking.choose_many(attempt, student_id(), pairs)
    return redirect(_after(attempt, [draft for _, draft in pairs], saved, _target(attempt, None)), 303)


@blueprint.get("/attempts/<attempt>/time")
def time(attempt: str) -> Any:
    """Tell a script whether the attempt still runs, and the seconds to its deadline, null where there is none."""
    seen = taking.overview(attempt, student_id())
    return {"runs": seen.state in RUNNING, "seconds_left": seen.seconds_left}


@blueprint.get("/attempts/<attempt>/submit")
def before_submit(attempt: str) -> Page:
    """Say what is answered and what is not, before a test is handed in."""
    seen = taking.overview(attempt, student_id())
    if seen.state not in RUNNING:
        return redirect(url_for("student.result", attempt=attempt), 303)
    if seen.mode is Mode.PRACTICE:
        return redirect(url_for(".go_on", attempt=attempt), 303)
    return render_template("taking/submit.html", seen=seen)


@blueprint.post("/attempts/<attempt>/submit")
def submit(attempt: str) -> Page:
    """Hand a test in and show its score."""
    taking.submit(attempt, student_id())
    return redirect(url_for("student.result", attempt=attempt), 303)


def _settle(attempt: str, position: int, draft: Draft) -> Page:
    if draft.choice is None:
        return _refused(attempt, position, "Choose an answer first.")
    outcome = taking.answer(
        attempt, student_id(), position, draft.choice, confidence=draft.confidence, where=draft.where
    )
    if request.form.get("page") == "all":
        return redirect(url_for(".go_on", attempt=attempt, _anchor=f"question-{position}"), 303)
    # The first answer stands; the page says so where another one was sent.
    kept = "" if outcome.chosen == draft.choice else "?kept=1"
    return redirect(f"{attempt_address(attempt)}/{position}{kept}", 303)


def _target(attempt: str, position: int | None) -> str:
    """Return the address that the pressed button leads to: another question, the end, or where it was pressed."""
    go = request.form.get("go", "")
    if go == "submit":
        return url_for(".before_submit", attempt=attempt)
    if go.isascii() and go.isdigit() and len(go) < 6:
        return url_for(".question", attempt=attempt, position=int(go))
    if position is None:
        return url_for(".go_on", attempt=attempt)
    return url_for(".question", attempt=attempt, position=position)


def _after(attempt: str, drafts: Sequence[Draft], saved: tuple[Saved, ...], target: str) -> str:
    """Return where to go after saving: to the score if the attempt is over, back to what was newer elsewhere.

    The score names the questions of which something came too late, and none of which all had arrived before.
    """
    if any(one.state not in RUNNING for one in saved):
        late = [one.position for draft, one in zip(drafts, saved, strict=True) if not _stands(draft, one)]
        return url_for("student.result", attempt=attempt, late=late)
    refused = next((one.position for one in saved if not one.accepted), None)
    if refused is not None:
        return url_for(".question", attempt=attempt, position=refused, newer=1)
    return target


def _stands(draft: Draft, saved: Saved) -> bool:
    """Say whether all that was sent is what is stored, whenever that came."""
    return saved.accepted or (
        draft.choice in (None, saved.choice)
        and draft.confidence in (None, saved.confidence)
        and draft.where in (None, saved.where)
    )


def _question_page(attempt: str, position: int, problem: str | None = None) -> str | Response:
    view = taking.question(attempt, student_id(), position)
    if view.feedback:
        return render_template("taking/feedback.html", view=view, kept="kept" in request.args)
    if view.state not in RUNNING:  # over, and its results are held back
        return redirect(url_for("student.result", attempt=attempt), 303)
    return render_template(
        "taking/question.html",
        view=view,
        problem=problem,
        newer="newer" in request.args,
        cells=[(place, place.position == position) for place in view.places],
        blocks=_where_blocks(view) if view.ask_where else None,
    )


def _refused(attempt: str, position: int, problem: str) -> Page:
    page = _question_page(attempt, position, problem)
    return (page, 400) if isinstance(page, str) else page


def _where_blocks(view: QuestionView) -> Any:
    page = catalogue.article_page(view.article_slug, by_sentence=True)
    return sentence_blocks(page.text, page.passages, page.sentences)


def _all_questions(seen: Overview) -> str:
    return render_template("taking/all.html", seen=seen, views=taking.all_questions(seen.attempt, student_id()))
