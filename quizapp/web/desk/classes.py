"""A teacher's classes: made, shown, named, put away, and their code for the board."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizapp.errors import BadFields, BadInput
from quizapp.services.desk import class_rosters
from quizapp.web.desk import desk_pages
from quizapp.web.desk.account_forms import NameForm
from quizapp.web.desk.class_forms import NewClassForm, RosterForm
from quizapp.web.desk.form_errors import put_errors
from quizapp.web.desk.guard import teacher_id
from quizapp.web.desk.qr import qr_code
from quizapp.web.numbers import number

Page = str | Response | tuple[str, int]

blueprint = desk_pages("classes")


@blueprint.get("/classes")
def listed() -> Page:
    """List the classes."""
    return render_template("desk/classes.html", classes=class_rosters.list_classes(teacher_id()))


@blueprint.get("/classes/new")
def new() -> Page:
    """Ask for a name and the names of the students."""
    return render_template("desk/class_new.html", form=NewClassForm(quiz=request.args.get("quiz", "")))


@blueprint.post("/classes/new")
def make() -> Page:
    """Make the class and show it, or go on to give it the quiz that it was made for."""
    form = NewClassForm()
    try:
        class_id = class_rosters.make_class(teacher_id(), form.name.data or "", form.roster.data or "", form.content)
    except BadFields as error:
        put_errors(form, error.faults)
        return render_template("desk/class_new.html", form=form), 400
    if form.quiz.data:
        return redirect(url_for("giving.ask", class_id=class_id, quiz=form.quiz.data), 303)
    return redirect(url_for(".show", class_id=class_id, done="made"), 303)


@blueprint.get("/classes/<int:class_id>")
def show(class_id: int) -> Page:
    """Show a class with its roster and what it was given."""
    return class_page(class_id)


@blueprint.get("/classes/<int:class_id>/board")
def board(class_id: int) -> Page:
    """Show the code of a class for a projector."""
    line = class_rosters.class_line(teacher_id(), class_id)
    base = public_address()
    here = f"{base}{url_for('me.join', code=line.code)}"
    return render_template(
        "desk/board.html",
        line=line,
        join_at=f"{base}{url_for('me.find_class')}".partition("://")[2],
        code=qr_code(here, f"QR code that leads to {here}"),
        local_only=is_local(base),
    )


@blueprint.get("/classes/<int:class_id>/joined")
def joined(class_id: int) -> Any:
    """Say how many have come in, for the board's script."""
    line = class_rosters.class_line(teacher_id(), class_id)
    return {"joined": line.joined, "students": line.students}


@blueprint.post("/classes/<int:class_id>/name")
def rename(class_id: int) -> Page:
    """Give a class another name."""
    form = NameForm()
    try:
        class_rosters.rename_class(teacher_id(), class_id, form.name.data or "")
    except BadInput as error:
        form.name.errors = [str(error)]
        return class_page(class_id, name=form), 400
    return redirect(url_for(".show", class_id=class_id, done="renamed"), 303)


@blueprint.post("/classes/<int:class_id>/archive")
def archive(class_id: int) -> Page:
    """Put a class away; with `undo`, take it back."""
    back = "undo" in request.form
    class_rosters.archive_class(teacher_id(), class_id, not back)
    return redirect(url_for(".show", class_id=class_id, done="back" if back else "archived"), 303)


@blueprint.post("/classes/<int:class_id>/code")
def change_code(class_id: int) -> Page:
    """Give a class a new code."""
    class_rosters.change_code(teacher_id(), class_id)
    return redirect(url_for(".show", class_id=class_id, done="code"), 303)


def class_page(class_id: int, name: NameForm | None = None, roster: RosterForm | None = None) -> str:
    """Return the page of a class; a form that could not be used comes back with what was typed."""
    page = class_rosters.class_page(teacher_id(), class_id)
    return render_template(
        "desk/class.html",
        page=page,
        line=page.line,
        name=name or NameForm(formdata=None, name=page.line.name),
        roster=roster or RosterForm(formdata=None),
        done=request.args.get("done", ""),
        new=request.args.get("new", 0, number),
        there=request.args.get("there", 0, number),
        back=request.args.get("back", 0, number),
        student=next((one for one in page.former if one.id == request.args.get("student", 0, number)), None),
        quiz=request.args.get("quiz", ""),
        hours=(request.args.get("opens", ""), request.args.get("closes", "")),
    )


def public_address() -> str:
    """Return where students find the site: as the teacher does, or by the network where that is this machine alone."""
    seen = f"{request.scheme}://{request.host}{request.root_path}"
    known: str | None = current_app.extensions.get("quizapp.network_address")
    return known if known and is_local(seen) else seen


def is_local(address: str) -> bool:
    """Say whether an address is found on this machine only."""
    return urlsplit(address).hostname in ("localhost", "127.0.0.1", "::1")
