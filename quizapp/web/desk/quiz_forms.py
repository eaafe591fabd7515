"""What teachers send about quizzes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from flask_wtf import FlaskForm
from wtforms import StringField, TextAreaField

from quizapp.errors import BadInput
from quizapp.model import Layout, Mode, QuizSettings, Results
from quizapp.services.desk.quiz_settings import QuizTerms
from quizapp.web.desk.times import time_value, typed_time

Value = TypeVar("Value")
LONGEST_NUMBER = 6  # digits
NO_ATTEMPTS = "Write a number of attempts, or leave it empty for any number."


class NewQuizForm(FlaskForm):
    """A title, an article, and how the questions are chosen."""

    article = StringField("Article")
    title = StringField("Title")
    count = StringField("How many")
    how = StringField("How")


class TermsForm(FlaskForm):
    """How a quiz is taken and by whom. Times and lengths stay as they were typed until they are read."""

    title = StringField("Title")
    description = TextAreaField("What it is about")
    mode = StringField("Mode")
    results = StringField("Results")
    layout = StringField("Layout")
    shuffle_questions = StringField()
    shuffle_options = StringField()
    minutes = StringField("Time limit in minutes")
    opens = StringField("Opens")
    closes = StringField("Closes")
    attempts = StringField("Attempts")
    ask_confidence = StringField()
    ask_where = StringField()
    audience = StringField("Who may take it")
    shared = StringField()

    @classmethod
    def of(cls, terms: QuizTerms) -> TermsForm:
        """Return the form as the terms stand."""
        settings = terms.settings
        return cls(
            formdata=None,
            title=terms.title,
            description=terms.description,
            mode=settings.mode.value,
            results=settings.results.value,
            layout=settings.layout.value,
            shuffle_questions=_ticked(settings.shuffle_questions),
            shuffle_options=_ticked(settings.shuffle_options),
            minutes="" if settings.time_limit is None else f"{settings.time_limit / 60:.10g}",
            opens=time_value(settings.opens_at),
            closes=time_value(settings.closes_at),
            attempts="" if settings.max_attempts is None else str(settings.max_attempts),
            ask_confidence=_ticked(settings.ask_confidence),
            ask_where=_ticked(settings.ask_where),
            audience=terms.audience,
            shared=_ticked(terms.shared),
        )

    def terms(self, before: QuizTerms) -> tuple[QuizTerms, list[tuple[str, str]]]:
        """Return the terms as they were typed, and which fields could not be read: they are empty in the terms."""
        unread: list[tuple[str, str]] = []

        def of(field: str, read: Callable[[str | None], Value | None]) -> Value | None:
            try:
                return read(self[field].data)
            except BadInput as error:
                unread.append((field, str(error)))
                return None

        settings = QuizSettings(
            mode=Mode.TEST if self.mode.data == "test" else Mode.PRACTICE,
            layout=Layout.ALL if self.layout.data == "all" else Layout.ONE,
            shuffle_questions=bool(self.shuffle_questions.data),
            shuffle_options=bool(self.shuffle_options.data),
            time_limit=of("minutes", _seconds),
            opens_at=of("opens", lambda typed: _moment(typed, before.settings.opens_at)),
            closes_at=of("closes", lambda typed: _moment(typed, before.settings.closes_at)),
            max_attempts=of("attempts", lambda typed: typed_number(typed, NO_ATTEMPTS)),
            ask_confidence=bool(self.ask_confidence.data),
            ask_where=bool(self.ask_where.data),
            results=next((one for one in Results if one == self.results.data), before.settings.results),
        )
        audience = self.audience.data or ""
        title, description = self.title.data or "", self.description.data or ""
        return QuizTerms(title, description, settings, audience, bool(self.shared.data)), unread


def typed_number(typed: str | None, advice: str) -> int | None:
    """Return a whole number as it was typed, None where nothing was. Raises BadInput with the advice."""
    typed = (typed or "").strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER):
        raise BadInput(advice)
    return int(typed)


def _seconds(typed: str | None) -> int | None:
    typed = (typed or "").strip().replace(",", ".")
    if not typed:
        return None
    whole, _, part = typed.partition(".")
    digits = whole + part
    if not (digits.isascii() and digits.isdigit()) or len(digits) > LONGEST_NUMBER + 4:
        raise BadInput("Write the time limit as a number of minutes, such as 20, or leave it empty for none.")
    return round(float(typed) * 60)


def _moment(typed: str | None, before: datetime | None) -> datetime | None:
    """Return the moment of a field; one that was not touched keeps its seconds."""
    return before if typed and typed == time_value(before) else typed_time(typed)


def _ticked(value: bool) -> str:
    return "yes" if value else ""
