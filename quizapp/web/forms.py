"""What students send. What a name may be is for the services to say; their message is shown beside the field."""

from __future__ import annotations

import secrets

from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField, StringField, TextAreaField
from wtforms.validators import AnyOf, InputRequired, NumberRange

from quizapp.web.numbers import LARGEST


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


class ReviewForm(FlaskForm):
    """Answer a question of the review. `item` names it, and `asked` how the page has shown it."""

    item = IntegerField(validators=[InputRequired(), NumberRange(1, LARGEST)])
    asked = HiddenField()
    choice = ChoiceField(validators=[InputRequired("Choose an answer first.")])


class RetakeForm(FlaskForm):
    """Take a quiz again: all of it, or only what was missed."""

    scope = StringField(validators=[AnyOf(("all", "missed"), message="Choose all questions or only the missed ones.")])


class CodeForm(FlaskForm):
    """A class code, or a student's own."""

    code = StringField("Code")


class JoinForm(FlaskForm):
    """The name in the class under which somebody comes in."""

    name = StringField("Your name", validators=[InputRequired("Choose your name first.")])


class DeleteForm(FlaskForm):
    """Delete everything about a student; the box is ticked on purpose, because nothing brings it back."""

    sure = StringField(validators=[InputRequired("Tick the box if you want everything to be deleted.")])


class ReportForm(FlaskForm):
    """What is wrong with a question."""

    reason = StringField(validators=[InputRequired("Choose what is wrong.")])
    text = TextAreaField("What is wrong with it?")
