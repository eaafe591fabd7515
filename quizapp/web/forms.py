"""What students send. What a name may be is for the services to say; their message is shown beside the field."""

from __future__ import annotations

import secrets

from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField, StringField
from wtforms.validators import AnyOf, InputRequired


class StartForm(FlaskForm):
    """Start a quiz: a name, nothing else. `token` tells the same form sent twice from a second start."""

    name = StringField("Your name")
    token = HiddenField(default=lambda: secrets.token_urlsafe(16))


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
