"""A student's own pages: in by a class, back by a code, history, review, and all that is kept about them."""

from __future__ import annotations

from flask import Blueprint, Response, json, make_response, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as BaseResponse

from quizapp.errors import BadInput, NotAllowed, NotFound
from quizapp.services import entering, my_page, reviewing
from quizapp.services.assigned import assigned_quizzes
from quizapp.services.kept import kept_about
from quizapp.web.forms import CodeForm, DeleteForm, JoinForm, ReviewForm
from quizapp.web.headers import compressed, never_keep
from quizapp.web.identity import remember_student, student_id

Page = str | BaseResponse | tuple[str, int]

blueprint = Blueprint("me", __name__)
blueprint.after_request(never_keep)


@blueprint.route("/join", methods=["GET", "POST"])
def find_class() -> Page:
    """Ask for a class code."""
    form = CodeForm()
    if request.method == "GET":
        return _join_page(form)
    try:
        found = entering.roster((form.code.data or "").strip(), _address())
    except (NotFound, NotAllowed, BadInput) as error:
        return _join_page(form, error), _status(error)
    return redirect(url_for(".join", code=found.class_code), 303)


@blueprint.route("/join/<code>", methods=["GET", "POST"])
def join(code: str) -> Page:
    """Show the names of a class; come in under one of them."""
    try:
        found = entering.roster(code, _address())
    except NotFound as error:
        return _join_page(CodeForm(formdata=None, code=code), error), _status(error)
    form = JoinForm()
    if request.method == "GET":
        return render_template("me/roster.html", roster=found, form=form)
    try:
        student = entering.join(code, form.name.data or "", _address(), student_id())
    except (NotFound, NotAllowed, BadInput) as error:
        form.name.errors = [str(error)]
        return render_template("me/roster.html", roster=found, form=form), _status(error)
    remember_student(student.id, student.name)
    return redirect(url_for(".page", welcome=1), 303)


@blueprint.route("/return", methods=["GET", "POST"])
def come_back() -> Page:
    """Ask for a student's own code, and go on as that student."""
    form = CodeForm()
    if request.method == "GET":
        return render_template("me/return.html", form=form)
    try:
        student = entering.by_code((form.code.data or "").strip(), _address())
    except (NotFound, NotAllowed, BadInput) as error:
        form.code.errors = [str(error)]
        return render_template("me/return.html", form=form), _status(error)
    remember_student(student.id, student.name)
    return redirect(url_for(".page"), 303)


@blueprint.post("/me/not-me")
def not_me() -> Page:
    """Forget who this browser is; a name that was taken by mistake is free again."""
    code = _forgotten()
    return redirect(url_for(".join", code=code) if code else url_for(".find_class"), 303)


@blueprint.post("/me/leave")
def leave() -> Page:
    """Forget who this browser is, for good; the class keeps the name and what was done under it."""
    _forgotten()
    return redirect(url_for(".page", left=1), 303)


@blueprint.get("/me")
def page() -> Page:
    """Show history, progress and what is due; to a stranger, how to begin."""
    try:
        seen = my_page.my_page(student_id())
    except NotFound:
        return render_template("me/stranger.html", gone="gone" in request.args, left="left" in request.args)
    shown = {"my": seen, "here": entering.here(student_id()), "assigned": assigned_quizzes(student_id())}
    return render_template("me/page.html", **shown, welcome="welcome" in request.args, form=DeleteForm())


@blueprint.get("/me/data")
def see_data() -> Page:
    """Show all that is kept about the student; compressed, as nothing on it repeats what a request said."""
    try:
        parts = kept_about(student_id())
    except NotFound:
        return render_template("me/stranger.html", gone=False), 404
    page = render_template("me/data.html", parts=parts)
    return compressed(make_response(page), request.accept_encodings)


@blueprint.get("/me/data.json")
def data() -> Response:
    """Send all that is kept about the student as a file."""
    body = json.dumps(my_page.my_data(student_id()), indent=2, ensure_ascii=False)
    response = Response(body, mimetype="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="quizapp-my-data.json"'
    return response


@blueprint.get("/me/delete")
def ask_delete() -> Page:
    """Say what would be deleted, and offer to keep a copy first."""
    try:
        my = my_page.my_page(student_id())
    except NotFound:
        return render_template("me/stranger.html", gone=False), 404
    return render_template("me/delete.html", my=my, form=DeleteForm())


@blueprint.post("/me/delete")
def delete() -> Page:
    """Delete all that is kept about the student, once they have said so."""
    form = DeleteForm()
    if not form.validate():
        return render_template("me/delete.html", my=my_page.my_page(student_id()), form=form), 400
    my_page.delete_me(student_id())
    session.clear()
    return redirect(url_for(".page", gone=1), 303)


@blueprint.get("/review")
def review() -> Page:
    """Show the question that is due first."""
    return _review_page()


@blueprint.post("/review")
def answer_review() -> Page:
    """Answer a due question, and go to where its outcome can be read again."""
    form = ReviewForm()
    if not form.validate():
        return _review_page((form.choice.errors or ["Choose an answer first."])[0]), 400
    try:
        reviewing.review(student_id(), form.item.data, form.choice.data, form.asked.data or "")
    except BadInput as error:
        return _review_page(str(error)), 400
    return redirect(url_for(".reviewed", item=form.item.data), 303)


@blueprint.get("/review/<int:item>")
def reviewed(item: int) -> Page:
    """Show how a question came out when it was last reviewed, its proof, and when it comes again."""
    outcome = reviewing.reviewed(student_id(), item)
    if outcome is None:
        return redirect(url_for(".review"), 303)
    return render_template("me/reviewed.html", outcome=outcome)


def _review_page(problem: str | None = None) -> str:
    try:
        view = reviewing.due(student_id())
        my = None if view else my_page.my_page(student_id())
    except NotFound:
        return render_template("me/stranger.html", gone=False)
    return render_template("me/review.html", view=view, my=my, problem=problem)


def _join_page(form: CodeForm, error: Exception | None = None) -> str:
    if error:
        form.code.errors = [str(error)]
    return render_template("me/join.html", form=form, here=entering.here(student_id()))


def _forgotten() -> str | None:
    """Let this browser forget who it is; return the code of the class whose names they may choose from again."""
    code = entering.leave(student_id())
    for name in ("student", "name"):
        session.pop(name, None)
    return code


def _status(error: Exception) -> int:
    from quizapp.web.errors import STATUS

    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), 400)


def _address() -> str:
    """Return where the request comes from, to slow guessing down."""
    return request.remote_addr or ""
