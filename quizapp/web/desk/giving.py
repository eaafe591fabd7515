"""Quizzes for classes: which one, from when, until when."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizapp.errors import BadFields
from quizapp.services.desk import assigning
from quizapp.services.faults import Faults
from quizapp.web.desk import desk_pages
from quizapp.web.desk.class_forms import AssignForm
from quizapp.web.desk.form_errors import put_errors
from quizapp.web.desk.guard import teacher_id
from quizapp.web.desk.times import time_value, typed_time

Page = str | Response | tuple[str, int]

blueprint = desk_pages("giving")


@blueprint.get("/classes/give")
def choose_class() -> Page:
    """Ask which class a quiz is for."""
    slug = request.args.get("quiz", "")
    title, classes = assigning.classes_for(teacher_id(), slug)
    return render_template("desk/give_class.html", title=title, slug=slug, classes=classes)


@blueprint.get("/classes/<int:class_id>/give")
def ask(class_id: int) -> Page:
    """Ask which quiz a class is to take, and when."""
    return _give_page(class_id, request.args.get("quiz"))


@blueprint.post("/classes/<int:class_id>/give")
def give(class_id: int) -> Page:
    """Give the quiz to the class."""
    form, unread = AssignForm(), Faults()
    slug = form.quiz.data or ""
    opens_at = unread.of("opens_at", lambda: typed_time(form.opens_at.data), None)
    closes_at = unread.of("closes_at", lambda: typed_time(form.closes_at.data), None)
    if not slug:
        unread.add("quiz", "Choose a quiz.")
    try:
        unread.check()
        assigning.give(teacher_id(), class_id, slug, opens_at, closes_at)
    except BadFields as error:
        put_errors(form, error.faults)
        return _give_page(class_id, slug, form), 400
    return redirect(url_for("classes.show", class_id=class_id, done="given", quiz=slug, _anchor="quizzes"), 303)


@blueprint.post("/classes/<int:class_id>/quizzes/<slug>/take-back")
def take_back(class_id: int, slug: str) -> Page:
    """Take a quiz away from a class; the next page offers to give it again with the same hours."""
    hours = assigning.take_back(teacher_id(), class_id, slug)
    opens, closes = time_value(hours.opens_at), time_value(hours.closes_at)
    where = url_for("classes.show", class_id=class_id, done="taken", quiz=slug, opens=opens, closes=closes)
    return redirect(where, 303)


def _give_page(class_id: int, slug: str | None, form: AssignForm | None = None) -> str:
    page = assigning.giving_page(teacher_id(), class_id, slug)
    if form is None:
        hours = page.hours
        form = AssignForm(
            formdata=None,
            quiz=page.chosen,
            opens_at=time_value(hours.opens_at if hours else None),
            closes_at=time_value(hours.closes_at if hours else None),
        )
    return render_template("desk/give.html", page=page, form=form)
