"""The question form: an empty one, one with a question in it, and what stands against it while it is typed."""

from __future__ import annotations

from dataclasses import replace

from flask import jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizapp.errors import BadInput, NotFound
from quizapp.services.desk import composing, writing
from quizapp.services.desk.proving import Remark
from quizapp.services.desk.typed import MOST_OPTIONS
from quizapp.services.desk.writing import Checked, Editor, Saved
from quizapp.web.desk import desk_pages
from quizapp.web.desk.guard import teacher_id
from quizapp.web.desk.question_form import TYPES, typed_of_form, whole
from quizapp.web.highlight import mark_blocks, parse_cite

Page = str | Response | tuple[str, int]

blueprint = desk_pages("editor")


@blueprint.get("/questions/new")
def begin() -> Page:
    """Show the empty form; first ask on which article the question is to be."""
    slug = request.args.get("article", "")
    if not slug:
        articles = writing.places_to_write(teacher_id())
        return render_template("desk/editor_article.html", articles=articles, then="editor.begin")
    form = writing.blank(teacher_id(), slug)
    cite = parse_cite(request.args.get("quote"), len(form.source.text))
    if cite is not None:
        typed = replace(form.typed, quote=form.source.text[cite[0] : cite[1]], start=cite[0])
        form = replace(form, typed=typed)
    return _page(form)


@blueprint.post("/questions/new")
def add() -> Page:
    """Keep a new question; with `quiz`, put an approved one at the end of that quiz."""
    slug, typed = request.args.get("article", ""), typed_of_form(request.form)
    if request.form.get("act") == "check":
        blank = writing.blank(teacher_id(), slug)
        return _page(replace(blank, typed=typed, checked=writing.check(teacher_id(), slug, typed)), checked=True)
    return _after(writing.add(teacher_id(), slug, typed, _approved(), request.form.get("why", "")))


@blueprint.get("/questions/<int:item>/edit")
def page(item: int) -> Page:
    """Show the form with a question in it."""
    return _page(writing.editor(teacher_id(), item), checked=True)


@blueprint.post("/questions/<int:item>/edit")
def save(item: int) -> Page:
    """Keep what a question says now."""
    typed, based_on = typed_of_form(request.form), whole(request.form.get("based_on")) or 0
    act, why = request.form.get("act", ""), request.form.get("why", "")
    teacher = teacher_id()
    if act == "check" or act.startswith("take-"):
        base = whole(request.form.get("merge_base")) or based_on
        shown = writing.shown_again(teacher, item, base, based_on, typed, act.removeprefix("take-"))
        return _page(shown, checked=True)
    try:
        return _after(writing.save(teacher, item, based_on, typed, _approved(), why))
    except BadInput as error:
        form = writing.shown_again(teacher, item, based_on, based_on, typed)
        return _page(form, problems=(Remark("fault", "file", str(error)),)), 400


@blueprint.post("/questions/check")
def check() -> Response:
    """Say what stands against a question as it is typed; for the script of the form."""
    slug, item = request.form.get("article", ""), whole(request.form.get("item"))
    checked = writing.check(teacher_id(), slug, typed_of_form(request.form), item)
    return jsonify(_told(checked))


def _told(checked: Checked) -> dict[str, object]:
    alike = checked.alike
    return {
        "remarks": [
            {"level": one.level, "message": one.message, "field": one.field, "fix": one.fix, "left": one.left}
            for one in checked.proved.remarks
        ],
        "blocked": bool(checked.proved.blocking),
        "unexplained": bool(checked.proved.open_warnings),
        "cite": checked.cite,
        "paragraph": checked.paragraph,
        "alike": {"stem": alike.stem, "address": url_for("questions.question", item=alike.item_id)} if alike else None,
    }


def _approved() -> bool:
    return request.form.get("act") == "approve"


def _after(done: Saved | Editor) -> Page:
    """Go on after a save, or show the form again with what keeps it from being kept."""
    if isinstance(done, Editor):
        return _page(done, checked=True, refused=done.merged is None), 409 if done.merged else 400
    if request.args.get("then") == "review":
        said = "saved-approved" if done.status == "approved" else "saved"
        item = None if done.status == "approved" else done.item_id
        return redirect(url_for("review.page", slug=done.slug, item=item, said=said), 303)
    quiz = request.args.get("quiz", "")
    if quiz and done.status == "approved" and _goes_into(quiz, done.item_id):
        return redirect(url_for("quizzes.show", slug=quiz, done="written", item=done.item_id), 303)
    said = {"draft": "saved", "approved": "approved"}.get(done.status, "saved")
    return redirect(url_for("questions.question", item=done.item_id, done=said if done.changed else "same"), 303)


def _goes_into(quiz: str, item: int) -> bool:
    """Put a question at the end of a quiz; say whether it could be, for the question itself is kept either way."""
    try:
        composing.add_at_end(teacher_id(), quiz, item)
    except NotFound:
        return False
    return True


def _page(form: Editor, checked: bool = False, refused: bool = False, problems: tuple[Remark, ...] = ()) -> str:
    return render_template(
        "desk/editor.html",
        form=form,
        typed=form.typed,
        types=TYPES,
        rows=range(MOST_OPTIONS),
        blocks=mark_blocks(form.source.text, form.source.passages, form.checked.cite),
        passages=form.source.passages,
        remarks=form.checked.proved.remarks if checked else (),
        checked=checked,
        refused=refused,
        problems=problems or (form.checked.proved.blocking if refused else ()),
    )
