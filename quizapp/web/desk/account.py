"""A teacher's own account: name, password, sessions, invitations to colleagues."""

from __future__ import annotations

from flask import redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from quizapp.errors import BadInput, NotAllowed
from quizapp.services.desk import accounts, links
from quizapp.web.desk import desk_pages
from quizapp.web.desk.account_forms import NameForm, PasswordForm
from quizapp.web.desk.guard import begin_session, end_session, teacher_id

Page = str | Response | tuple[str, int]
MADE = "made_invitation"  # the newest link's secret part, shown once: only its hash is stored

blueprint = desk_pages("account")


@blueprint.get("/account")
def page() -> Page:
    """Show the account."""
    return _account_page()


@blueprint.post("/account/name")
def rename() -> Page:
    """Change the name that colleagues see."""
    form = NameForm()
    try:
        accounts.rename(teacher_id(), form.name.data or "")
    except BadInput as error:
        form.name.errors = [str(error)]
        return _account_page(name=form), 400
    return redirect(url_for(".page", done="name"), 303)


@blueprint.post("/account/password")
def change_password() -> Page:
    """Change the password; other browsers are signed out."""
    form = PasswordForm()
    try:
        teacher = accounts.change_password(teacher_id(), form.old_password.data or "", form.password.data or "")
    except (BadInput, NotAllowed) as error:
        new_one = isinstance(error, BadInput) and "that you have now" not in str(error)
        field = form.password if new_one else form.old_password
        field.errors = [str(error)]
        return _account_page(password=form), 400 if isinstance(error, BadInput) else 403
    begin_session(teacher)
    return redirect(url_for(".page", done="password"), 303)


@blueprint.post("/account/sign-out-everywhere")
def sign_out_everywhere() -> Page:
    """End every session, this one too."""
    accounts.end_sessions(teacher_id())
    end_session()
    return redirect(url_for("signing.sign_in", out="everywhere"), 303)


@blueprint.post("/account/invitations")
def invite() -> Page:
    """Make an invitation and show its link once."""
    session[MADE] = links.invite(teacher_id()).token
    return redirect(url_for(".page", _anchor="invitations"), 303)


@blueprint.post("/account/invitations/<int:invitation>/withdraw")
def withdraw(invitation: int) -> Page:
    """Make an invitation worthless."""
    links.withdraw(teacher_id(), invitation)
    return redirect(url_for(".page", done="withdrawn", _anchor="invitations"), 303)


def _account_page(name: NameForm | None = None, password: PasswordForm | None = None) -> str:
    account = accounts.account(teacher_id())
    made = session.pop(MADE, None)
    return render_template(
        "desk/account.html",
        account=account,
        name=name or NameForm(formdata=None, name=account.name),
        password=password or PasswordForm(formdata=None),
        link=url_for("signing.invitation", token=made, _external=True) if made else None,
        done=request.args.get("done", ""),
    )
