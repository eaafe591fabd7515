"""A teacher's articles: the shelf, three ways in, the record, another text, and the order for questions."""

from __future__ import annotations

from flask import current_app, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from quizapp.errors import BadFields, BadInput
from quizapp.services.desk import articles, jobs, new_text
from quizapp.services.desk.articles import Kept
from quizapp.services.jobs.fetching import SWITCHED_OFF
from quizapp.services.jobs.queue import queue_of
from quizapp.web.desk import desk_pages
from quizapp.web.desk.article_forms import AddressForm, PasteForm, RecordForm, TextForm, UploadForm
from quizapp.web.desk.form_errors import put_errors
from quizapp.web.desk.guard import teacher_id
from quizapp.web.highlight import mark_blocks, without_title
from quizapp.web.numbers import number

Page = str | Response | tuple[str, int]

blueprint = desk_pages("articles")


@blueprint.get("/articles")
def listed() -> Page:
    """List the articles, or those that were put away."""
    away = "away" in request.args
    return render_template("desk/articles.html", shelf=articles.shelf(teacher_id(), away), away=away)


@blueprint.get("/articles/new")
def new() -> Page:
    """Offer the three ways in."""
    return _new_page()


@blueprint.post("/articles/paste")
def paste() -> Page:
    """Take in a pasted text."""
    form = PasteForm()
    try:
        kept = articles.paste(teacher_id(), form.text.data or "", form.title.data or "")
    except BadInput as error:
        form.text.errors = [str(error)]
        return _new_page(paste=form), 400
    return _to(kept)


@blueprint.post("/articles/upload")
def upload() -> Page:
    """Take in a file."""
    form, given = UploadForm(), request.files.get("file")
    try:
        if given is None or not given.filename:
            raise BadInput("Choose a file first.")
        with given.stream as content:
            kept = articles.upload(teacher_id(), content.read(), given.filename)
    except BadInput as error:
        form.file.errors = [str(error)]
        return _new_page(upload=form), 400
    return _to(kept)


@blueprint.post("/articles/fetch")
def fetch() -> Page:
    """Have a page fetched, and show how far it is."""
    form = AddressForm()
    try:
        if not _may_fetch():
            raise BadInput(SWITCHED_OFF)
        job = jobs.ask_page(teacher_id(), form.address.data or "", queue_of(current_app).wake)
    except BadInput as error:
        form.address.errors = [str(error)]
        return _new_page(web_page=form), 400
    return redirect(url_for("jobs.show", job=job), 303)


@blueprint.get("/articles/<slug>")
def show(slug: str) -> Page:
    """Show an article with what stands on it and the next step."""
    return _article_page(slug)


@blueprint.post("/articles/<slug>/questions")
def ask_questions(slug: str) -> Page:
    """Ask for questions and show how far they are."""
    wanted = request.form.get("count", "").strip()
    try:
        if wanted and not (wanted.isascii() and wanted.isdigit() and len(wanted) < 6):
            raise BadInput("Write a number, or leave it empty for all that there are.")
        job = jobs.ask_questions(teacher_id(), slug, int(wanted) if wanted else None, queue_of(current_app).wake)
    except BadInput as error:
        return _article_page(slug, wanted=wanted, problem=str(error)), 400
    return redirect(url_for("jobs.show", job=job), 303)


@blueprint.get("/articles/<slug>/record")
def record(slug: str) -> Page:
    """Show the record to be put right."""
    seen = articles.to_change(teacher_id(), slug)
    return render_template("desk/article_record.html", seen=seen, form=RecordForm(formdata=None, obj=seen.record))


@blueprint.post("/articles/<slug>/record")
def change_record(slug: str) -> Page:
    """Keep the record."""
    form, seen = RecordForm(), articles.to_change(teacher_id(), slug)
    try:
        articles.change_record(teacher_id(), slug, form.record(seen.record))
    except BadFields as error:
        put_errors(form, error.faults)
        return render_template("desk/article_record.html", seen=seen, form=form), 400
    return redirect(url_for(".show", slug=slug, done="record"), 303)


@blueprint.get("/articles/<slug>/text")
def text(slug: str) -> Page:
    """Show the text to be changed."""
    seen = articles.to_change(teacher_id(), slug)
    return render_template("desk/article_text.html", seen=seen, form=TextForm(formdata=None, text=seen.text))


@blueprint.post("/articles/<slug>/text")
def change_text(slug: str) -> Page:
    """Store the text as a new version and say what became of its questions."""
    form = TextForm()
    try:
        outcome = new_text.new_version(teacher_id(), slug, form.text.data or "")
    except BadInput as error:
        form.text.errors = [str(error)]
        seen = articles.to_change(teacher_id(), slug)
        return render_template("desk/article_text.html", seen=seen, form=form), 400
    told = url_for(
        ".show", slug=outcome.slug, done="text", moved=outcome.moved, flagged=len(outcome.flagged), before=slug
    )
    return redirect(told, 303)


@blueprint.post("/articles/<slug>/archive")
def archive(slug: str) -> Page:
    """Put an article away; with `undo`, take it back."""
    back = "undo" in request.form
    articles.set_archived(teacher_id(), slug, not back)
    return redirect(url_for(".show", slug=slug, done="back" if back else "archived"), 303)


@blueprint.post("/articles/<slug>/share")
def share(slug: str) -> Page:
    """Let the other teachers use an article; with `undo`, not any more."""
    back = "undo" in request.form
    articles.set_shared(teacher_id(), slug, not back)
    return redirect(url_for(".show", slug=slug, done="unshared" if back else "shared"), 303)


def _to(kept: Kept) -> Response:
    return redirect(url_for(".show", slug=kept.slug, done="known" if kept.known else "new"), 303)


def _new_page(**filled: FlaskForm) -> str:
    """Return the three ways in; the form that could not be used comes back with what was typed."""
    forms = {"paste": PasteForm, "upload": UploadForm, "web_page": AddressForm}
    shown = {name: filled.get(name) or form(formdata=None) for name, form in forms.items()}
    return render_template("desk/article_new.html", may_fetch=_may_fetch(), **shown)


def _article_page(slug: str, wanted: str = "", problem: str = "") -> str:
    seen = articles.article(teacher_id(), slug)
    return render_template(
        "desk/article.html",
        seen=seen,
        blocks=without_title(mark_blocks(seen.text, seen.passages, None), seen.record.title),
        done=request.args.get("done", ""),
        moved=request.args.get("moved", 0, number),
        flagged=request.args.get("flagged", 0, number),
        before=request.args.get("before", ""),
        wanted=wanted,
        problem=problem,
    )


def _may_fetch() -> bool:
    return bool(current_app.extensions["quizapp.settings"].fetch)
