"""A teacher's quizzes: the shelf, putting one together, its settings, and its way to the class."""

from __future__ import annotations

from collections.abc import Sequence
from random import SystemRandom
from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizapp.errors import BadFields, BadInput
from quizapp.services.catalogue import article_page
from quizapp.services.desk import composing, quiz_settings, quizzes, rehearsing, under_way
from quizapp.services.desk.composing import Shortfall
from quizapp.web.desk import desk_pages
from quizapp.web.desk.form_errors import put_errors
from quizapp.web.desk.guard import teacher_id
from quizapp.web.desk.quiz_forms import NewQuizForm, TermsForm, typed_number
from quizapp.web.highlight import mark_blocks, without_title
from quizapp.web.numbers import number

Page = str | Response | tuple[str, int]
USUAL_NUMBER = 10
LONGEST_ID = 10  # digits

blueprint = desk_pages("quizzes")


@blueprint.get("/quizzes")
def listed() -> Page:
    """List the quizzes, or those that were put away."""
    away = "away" in request.args
    return render_template("desk/quizzes.html", shelf=quizzes.shelf(teacher_id(), away), away=away)


@blueprint.get("/quizzes/new")
def new() -> Page:
    """Ask for the article and how to choose."""
    return _new_page(NewQuizForm(formdata=None, article=request.args.get("article"), count=str(USUAL_NUMBER)))


@blueprint.post("/quizzes/new")
def make() -> Page:
    """Make the quiz: balanced, or empty to be filled by hand."""
    form = NewQuizForm()
    balanced = form.how.data != "hand"
    try:
        count = _count(form.count.data) if balanced else None
        given = (form.article.data or "", form.title.data or "", count)
        made = composing.make_quiz(teacher_id(), *given, SystemRandom())
    except BadFields as error:
        put_errors(form, error.faults)
        return _new_page(form), 400
    page = ".show" if balanced else ".pick"
    return redirect(url_for(page, slug=made.slug, done="made", **_short(made.shortfall)), 303)


@blueprint.get("/quizzes/<slug>")
def show(slug: str) -> Page:
    """Show a quiz with its questions and the next step."""
    return _quiz_page(slug)


@blueprint.get("/quizzes/<slug>/pick")
def pick(slug: str) -> Page:
    """Show the approved questions to choose from."""
    return render_template("desk/quiz_pick.html", choice=composing.to_choose_from(teacher_id(), slug))


@blueprint.post("/quizzes/<slug>/pick")
def choose(slug: str) -> Page:
    """Keep the chosen questions, or `look` over them first; with `undo`, bring back those that they replaced."""
    if "look" in request.form:
        choice = composing.to_choose_from(teacher_id(), slug, request.form.getlist("item", number))
        return render_template("desk/quiz_pick.html", choice=choice, looked=True)
    back = request.form.get("undo")
    if back is not None:
        composing.choose(teacher_id(), slug, _numbers(back), in_order=True)
        return redirect(url_for(".show", slug=slug, done="brought-back"), 303)
    chosen = composing.choose(teacher_id(), slug, request.form.getlist("item", number))
    return redirect(url_for(".show", slug=slug, done="chosen", before=_listed(chosen.before)), 303)


@blueprint.post("/quizzes/<slug>/balance")
def balance(slug: str) -> Page:
    """Put another balanced choice in their place."""
    try:
        chosen = composing.choose_again(teacher_id(), slug, _count(request.form.get("count")), SystemRandom())
    except BadInput as error:
        return _quiz_page(slug, str(error)), 400
    before, short = _listed(chosen.before), _short(chosen.shortfall)
    return redirect(url_for(".show", slug=slug, done="balanced", before=before, **short), 303)


@blueprint.post("/quizzes/<slug>/take-out")
def take_out(slug: str) -> Page:
    """Take a question out; with `undo`, put it back where it was."""
    item, position = request.form.get("item", 0, number), request.form.get("undo", 0, number)
    if position:
        composing.put_back(teacher_id(), slug, item, position)
        return redirect(url_for(".show", slug=slug, done="put-back", _anchor=f"item-{item}"), 303)
    at = composing.take_out(teacher_id(), slug, item)
    return redirect(url_for(".show", slug=slug, done="taken-out", item=item, at=at), 303)


@blueprint.post("/quizzes/<slug>/move")
def move(slug: str) -> Page:
    """Move a question up or down."""
    item = request.form.get("item", 0, number)
    composing.move(teacher_id(), slug, item, -1 if request.form.get("to") == "up" else 1)
    return redirect(url_for(".show", slug=slug, _anchor=f"item-{item}"), 303)


@blueprint.get("/quizzes/<slug>/settings")
def settings(slug: str) -> Page:
    """Show how the quiz is taken and by whom."""
    return _settings_page(slug, TermsForm.of(quiz_settings.terms(teacher_id(), slug)[1]))


@blueprint.post("/quizzes/<slug>/settings")
def set_terms(slug: str) -> Page:
    """Keep the settings."""
    form = TermsForm()
    given, unread = form.terms(quiz_settings.terms(teacher_id(), slug)[1])
    try:
        kept = quiz_settings.set_terms(teacher_id(), slug, given, unread)
    except BadFields as error:
        put_errors(form, error.faults)
        return _settings_page(slug, form), 400
    return redirect(url_for(".show", slug=kept, done="set"), 303)


@blueprint.get("/quizzes/<slug>/time")
def ask_shorter(slug: str) -> Page:
    """Ask whether a shorter time limit counts also for those who began before it."""
    line, longer = under_way.longer_limits(teacher_id(), slug)
    return render_template("desk/quiz_time.html", line=line, longer=longer)


@blueprint.post("/quizzes/<slug>/time")
def shorten(slug: str) -> Page:
    """Let it count for them too."""
    count = under_way.shorten(teacher_id(), slug)
    return redirect(url_for(".show", slug=slug, done="shortened", count=count), 303)


@blueprint.post("/quizzes/<slug>/state")
def change_state(slug: str) -> Page:
    """Publish, close, put away or take back a quiz."""
    state = request.form.get("to", "")
    try:
        before = quizzes.change_state(teacher_id(), slug, state)
    except BadInput as error:
        return _quiz_page(slug, str(error)), 400
    return redirect(url_for(".show", slug=slug, done=state, was=before), 303)


@blueprint.post("/quizzes/<slug>/copy")
def copy(slug: str) -> Page:
    """Make a copy and show it."""
    return redirect(url_for(".show", slug=quiz_settings.copy_quiz(teacher_id(), slug), done="copied"), 303)


@blueprint.get("/quizzes/<slug>/preview")
def preview(slug: str) -> Page:
    """Show a question as students see it, with the outcome of a choice."""
    position, choice = request.args.get("question", 1, number), request.args.get("choice", type=number)
    line, view = rehearsing.rehearse(teacher_id(), slug, position, choice)
    return render_template("desk/quiz_preview.html", line=line, view=view)


@blueprint.get("/quizzes/<slug>/print")
def print_page(slug: str) -> Page:
    """Show the quiz as it is printed, with the answer key on a sheet of its own; with `article`, that comes first."""
    line, printed = rehearsing.paper(teacher_id(), slug)
    read = article_page(line.article_slug) if "article" in request.args else None
    blocks = without_title(mark_blocks(read.text, read.passages, None), read.record.title) if read else ()
    return render_template("desk/quiz_print.html", line=line, printed=printed, read=read, blocks=blocks)


def _count(typed: str | None) -> int:
    """Return a number of questions as it was typed; 0, which cannot be, for what is none."""
    try:
        return typed_number(typed, "") or 0
    except BadInput:
        return 0


def _new_page(form: NewQuizForm) -> str:
    return render_template("desk/quiz_new.html", form=form, articles=composing.articles_to_ask(teacher_id()))


def _settings_page(slug: str, form: TermsForm) -> str:
    line, longer = under_way.longer_limits(teacher_id(), slug)
    return render_template("desk/quiz_settings.html", line=line, form=form, longer=longer)


def _quiz_page(slug: str, problem: str = "") -> str:
    seen, done = quizzes.quiz(teacher_id(), slug), request.args.get("done", "")
    return render_template(
        "desk/quiz.html",
        quiz=seen,
        longer=under_way.longer_limits(teacher_id(), slug)[1] if done == "set" and seen.line.mine else None,
        writing=under_way.taking_now(teacher_id(), slug) if done in {"closed", "archived"} and seen.line.mine else 0,
        problem=problem,
        done=done,
        count=request.args.get("count", 0, number),
        was=request.args.get("was", ""),
        why=_why_short(),
        item=request.args.get("item", 0, number),
        at=request.args.get("at", 0, number),
        before=request.args.get("before", ""),
    )


def _short(shortfall: Shortfall | None) -> dict[str, Any]:
    """Return a shortfall as an address holds it: numbers, since words in an address could be anybody's."""
    return {"got": shortfall.got, "of": shortfall.offered} if shortfall else {}


def _why_short() -> str:
    got, offered = request.args.get("got", type=number), request.args.get("of", type=number)
    return "" if got is None or offered is None else Shortfall(got, offered).words


def _listed(items: Sequence[int]) -> str:
    return ".".join(map(str, items))


def _numbers(listed: str) -> list[int]:
    return [int(one) for one in listed.split(".") if one.isascii() and one.isdigit() and len(one) < LONGEST_ID]
