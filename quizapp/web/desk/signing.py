"""The way in and out of the desk: sign-in, links that work once, sign-out. Open to everybody."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizapp.errors import BadFields, BadInput, NotAllowed
from quizapp.services.desk import accounts, links
from quizapp.services.desk.account_views import LinkKind, SignedIn
from quizapp.services.desk.signing_in import sign_in as sign_in_teacher
from quizapp.web.desk.account_forms import NewAccountForm, PlainForm, ResetForm, SignInForm
from quizapp.web.desk.devices import remember_device, this_device
from quizapp.web.desk.form_errors import put_errors
from quizapp.web.desk.guard import begin_session, end_session, session_teacher, wanted_page
from quizapp.web.headers import never_keep

Page = str | Response | tuple[str, int]

blueprint = Blueprint("signing", __name__)
blueprint.after_request(never_keep)


@blueprint.get("/sign-in")
def sign_in() -> Page:
    """Ask for user name and password."""
    if session_teacher() is not None:
        return redirect(wanted_page(), 303)
    return _sign_in_page(SignInForm(next=request.args.get("next", "")))


@blueprint.post("/sign-in")
def enter() -> Page:
    """Let a teacher in, to the page that was wanted."""
    form = SignInForm()
    try:
        teacher = sign_in_teacher(
            form.user_name.data or "", form.password.data or "", request.remote_addr or "", this_device()
        )
    except BadInput as error:
        return _sign_in_page(form, str(error)), 400
    except NotAllowed as error:
        return _sign_in_page(form, str(error)), 403
    return _let_in(teacher)


@blueprint.post("/sign-out")
def sign_out() -> Page:
    """Sign out of this browser."""
    end_session()
    return redirect(url_for(".sign_in", out=1), 303)


@blueprint.get("/setup/<token>")
def setup(token: str) -> Page:
    """Offer to set up the first teacher."""
    return _new_account_page(LinkKind.SETUP, token, NewAccountForm())


@blueprint.post("/setup/<token>")
def set_up(token: str) -> Page:
    """Set up the first teacher."""
    return _make_account(LinkKind.SETUP, token)


@blueprint.get("/invitations/<token>")
def invitation(token: str) -> Page:
    """Offer a colleague an account."""
    return _new_account_page(LinkKind.INVITE, token, NewAccountForm())


@blueprint.post("/invitations/<token>")
def accept_invitation(token: str) -> Page:
    """Make the account of an invited colleague."""
    return _make_account(LinkKind.INVITE, token)


@blueprint.get("/reset/<token>")
def reset(token: str) -> Page:
    """Ask for a new password."""
    return _reset_page(token, ResetForm())


@blueprint.post("/reset/<token>")
def choose_password(token: str) -> Page:
    """Keep the new password and let the teacher in."""
    form = ResetForm()
    try:
        return _let_in(links.accept_reset(token, form.password.data or ""))
    except BadInput as error:
        form.password.errors = [str(error)]
        return _reset_page(token, form), 400


def _let_in(teacher: SignedIn) -> Response:
    begin_session(teacher)
    return remember_device(redirect(wanted_page(), 303), teacher)


def _make_account(kind: LinkKind, token: str) -> Page:
    form = NewAccountForm()
    try:
        typed = (form.user_name.data or "", form.name.data or "", form.password.data or "")
        return _let_in(links.accept(kind, token, *typed))
    except BadFields as error:
        put_errors(form, error.faults)
        return _new_account_page(kind, token, form), 400


def _sign_in_page(form: SignInForm, problem: str = "") -> str:
    """Return the page. A problem is of name and password together: which of the two is wrong is nobody's business."""
    out, first = "out" in request.args, not accounts.has_teachers()
    return render_template("desk/sign_in.html", form=form, problem=problem, out=out, first=first, button=PlainForm())


def _new_account_page(kind: LinkKind, token: str, form: NewAccountForm) -> str:
    links.look_at(kind, token)
    return render_template("desk/new_account.html", form=form, first=kind is LinkKind.SETUP)


def _reset_page(token: str, form: ResetForm) -> str:
    return render_template("desk/reset.html", form=form, user_name=links.look_at(LinkKind.RESET, token))
