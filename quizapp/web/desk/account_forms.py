"""What teachers send about their account. What a name or password may be is for the services to say."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, StringField


class SignInForm(FlaskForm):
    """Sign in; `next` is the page that was wanted."""

    user_name = StringField("User name")
    password = PasswordField("Password")
    next = HiddenField()


class NewAccountForm(FlaskForm):
    """Make an account by a link."""

    name = StringField("Your name")
    user_name = StringField("User name")
    password = PasswordField("Password")


class ResetForm(FlaskForm):
    """Choose a new password by a link."""

    password = PasswordField("New password")


class PasswordForm(FlaskForm):
    """Change one's own password."""

    old_password = PasswordField("Password that you have now")
    password = PasswordField("New password")


class NameForm(FlaskForm):
    """Give something another name."""

    name = StringField("Name")


class PlainForm(FlaskForm):
    """A button: nothing is sent but that it was pressed here."""
