"""What students send. Labels and errors are the words they read."""

from __future__ import annotations

import secrets
import unicodedata

from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField, StringField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length

LONGEST_NAME = 60


def one_line(typed: str | None) -> str | None:
    """Return what was typed without control characters (NUL, line breaks) and with single spaces."""
    if typed is None:
        return None
    visible = "".join(" " if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") else char for char in typed)
    return " ".join(visible.split())


class StartForm(FlaskForm):
    """Start a quiz: a name, nothing else. `token` tells the same form sent twice from a second start."""

    name = StringField(
        "Your name",
        filters=[one_line],
        validators=[
            DataRequired("Enter your name. A first name is enough."),
            Length(max=LONGEST_NAME, message=f"Use a shorter name, {LONGEST_NAME} characters at most."),
        ],
    )
    token = HiddenField(default=lambda: secrets.token_urlsafe(16), validators=[Length(max=64)])


class ChoiceField(IntegerField):
    """The index of the chosen option, in the order shown."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the index; say what to do in words where it is none."""
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError("Choose one of the answers on this page.") from error


class AnswerForm(FlaskForm):
    """Answer one question."""

    choice = ChoiceField(validators=[InputRequired("Choose an answer first.")])


class RetakeForm(FlaskForm):
    """Take a quiz again: all of it, or only what was missed."""

    scope = StringField(validators=[AnyOf(("all", "missed"), message="Choose all questions or only the missed ones.")])
