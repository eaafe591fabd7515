"""The roster of a class, name by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizapp.errors import BadInput
from quizapp.services.desk import class_rosters
from quizapp.services.desk.class_views import Namesake
from quizapp.web.desk import desk_pages
from quizapp.web.desk.account_forms import NameForm
from quizapp.web.desk.class_forms import RosterForm
from quizapp.web.desk.classes import class_page
from quizapp.web.desk.guard import teacher_id
from quizapp.web.numbers import number

Page = str | Response | tuple[str, int]

blueprint = desk_pages("roster")


@blueprint.post("/classes/<int:class_id>/students")
def add(class_id: int) -> Page:
    """Add names that are not on the roster yet; ask who is meant where somebody of the name was taken off it.

    Who goes `back` from there finds the names in the field again, to mend the list or leave it.
    """
    form, again = RosterForm(), request.form.get("names")
    if again is not None and "back" in request.form:
        return class_page(class_id, roster=RosterForm(formdata=None, roster=again))
    try:
        names = class_rosters.names_of(form.roster.data or "", form.content) if again is None else again.splitlines()
        added = class_rosters.add_students(teacher_id(), class_id, names, meant := _meant(names))
    except BadInput as error:
        form.roster.errors = [str(error)]
        return class_page(class_id, roster=form), 400
    if added.asked:
        return _who_page(class_id, names, added.asked, meant, again is not None), 200 if again is None else 400
    counts: dict[str, Any] = {"new": added.new, "there": added.there, "back": added.back}
    return redirect(url_for("classes.show", class_id=class_id, done="added", **counts), 303)


@blueprint.get("/classes/<int:class_id>/students/<int:student_id>")
def student(class_id: int, student_id: int) -> Page:
    """Show a student with what can be done about the name."""
    return _student_page(class_id, student_id)


@blueprint.post("/classes/<int:class_id>/students/<int:student_id>/name")
def rename(class_id: int, student_id: int) -> Page:
    """Give a student another name."""
    form = NameForm()
    try:
        class_rosters.rename_student(teacher_id(), class_id, student_id, form.name.data or "")
    except BadInput as error:
        form.name.errors = [str(error)]
        return _student_page(class_id, student_id, form), 400
    return redirect(url_for(".student", class_id=class_id, student_id=student_id, done="renamed"), 303)


@blueprint.post("/classes/<int:class_id>/students/<int:student_id>/free")
def free(class_id: int, student_id: int) -> Page:
    """Let the right student come in under a name that somebody else took."""
    class_rosters.free_name(teacher_id(), class_id, student_id)
    return redirect(url_for(".student", class_id=class_id, student_id=student_id, done="freed"), 303)


@blueprint.post("/classes/<int:class_id>/students/<int:student_id>/remove")
def remove(class_id: int, student_id: int) -> Page:
    """Take a student off the roster; the next page offers to undo it."""
    class_rosters.take_off(teacher_id(), class_id, student_id)
    return redirect(url_for("classes.show", class_id=class_id, done="removed", student=student_id), 303)


@blueprint.post("/classes/<int:class_id>/students/<int:student_id>/restore")
def restore(class_id: int, student_id: int) -> Page:
    """Put a student back on the roster."""
    class_rosters.put_back(teacher_id(), class_id, student_id)
    return redirect(url_for("classes.show", class_id=class_id, done="restored"), 303)


def _who_page(
    class_id: int, names: Sequence[str], asked: Sequence[Namesake], meant: dict[str, int], again: bool
) -> str:
    line = class_rosters.class_line(teacher_id(), class_id)
    shown = {"names": "\n".join(names), "asked": asked, "meant": meant, "again": again}
    return render_template("desk/roster_who.html", line=line, **shown)


def _meant(names: Sequence[str]) -> dict[str, int]:
    """Return who is meant by the names that were asked about, as the form says it: a row id, or 0 for nobody before."""
    said = ((name.casefold(), request.form.get(f"who {name.casefold()}", type=number)) for name in names)
    return {name: student for name, student in said if student is not None}


def _student_page(class_id: int, student_id: int, form: NameForm | None = None) -> str:
    page = class_rosters.student_page(teacher_id(), class_id, student_id)
    return render_template(
        "desk/student.html",
        line=page.line,
        student=page.student,
        taking=page.taking,
        form=form or NameForm(formdata=None, name=page.student.name),
        done=request.args.get("done", ""),
    )
