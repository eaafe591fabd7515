"""Mending a question: what would change, the decision, and the way back."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import AnyOf, InputRequired

from quizapp.errors import BadInput
from quizapp.services.desk import mending
from quizapp.services.regrading import Action, Decision
from quizapp.web.desk import desk_pages
from quizapp.web.desk.guard import teacher_id
from quizapp.web.desk.results import class_code

Page = str | Response | tuple[str, int]

blueprint = desk_pages("regrades")


class DecisionForm(FlaskForm):
    """What to do about a question; `option` is the answer that is to count as well, `settle` deals with its reports."""

    action = StringField(
        validators=[InputRequired("Choose what to do."), AnyOf(tuple(Action), message="Choose what to do.")]
    )
    option = StringField()
    reason = TextAreaField("Reason")
    settle = BooleanField()


@blueprint.get("/regrades/<slug>/<int:item>")
def choose(slug: str, item: int) -> Page:
    """Ask what is to be done; with a choice, show whose score it would change."""
    if not request.args.keys() & {"action", "option"}:
        return _page(slug, item, DecisionForm())
    form = DecisionForm(request.args, meta={"csrf": False})
    return _page(slug, item, form) if form.validate() else (_page(slug, item, form), 400)


@blueprint.post("/regrades/<slug>/<int:item>")
def decide(slug: str, item: int) -> Page:
    """Decide, and let every score follow."""
    form = DecisionForm()
    if not form.validate():
        return _page(slug, item, form), 400
    try:
        mending.regrade(teacher_id(), slug, item, _decision(form), form.reason.data or "", form.settle.data)
    except BadInput as error:
        form.action.errors = [str(error)]
        return _page(slug, item, form), 400
    return redirect(_results(slug, "regraded"), 303)


@blueprint.post("/regrades/<slug>/undo/<int:regrade>")
def undo(slug: str, regrade: int) -> Page:
    """Take a decision back."""
    mending.undo(teacher_id(), slug, regrade)
    return redirect(_results(slug, "undone"), 303)


def _results(slug: str, done: str) -> str:
    """Return the address of the results, of the class that they were of before."""
    of_class: dict[str, Any] = {"class": class_code()}
    return url_for("results.page", slug=slug, done=done, **of_class)


def _decision(form: DecisionForm) -> Decision:
    action = Action(form.action.data)
    return Decision(action, form.option.data if action is Action.ACCEPT else None)


def _page(slug: str, item: int, form: DecisionForm) -> str:
    """Show the form, with the dry run where a decision has been chosen that can be made."""
    chosen = _decision(form) if form.action.data in tuple(Action) and not form.errors else None
    view = mending.preview(teacher_id(), slug, item, Decision(Action.DROP))
    dry_run = None
    if chosen is not None:
        try:
            dry_run = mending.preview(teacher_id(), slug, item, chosen)
        except BadInput as error:
            form.action.errors = [str(error)]
    held = mending.holding(teacher_id(), slug, item)
    return render_template(
        "desk/regrade.html", slug=slug, item=item, form=form, view=view, dry_run=dry_run, held=held, class_=class_code()
    )
