"""What teachers send about classes. What a name or roster may be is for the services to say."""

from __future__ import annotations

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import HiddenField, StringField, TextAreaField


class RosterForm(FlaskForm):
    """Names: typed or pasted, or in a file."""

    roster = TextAreaField("Names")
    file = FileField("Or a file")

    @property
    def content(self) -> bytes:
        """Return what the chosen file holds, nothing where none was chosen."""
        if not self.file.data:
            return b""
        with self.file.data.stream as stream:
            content: bytes = stream.read()
        return content


class NewClassForm(RosterForm):
    """A new class with its roster, and the quiz that it is to be given at once, if it was made for one."""

    name = StringField("Name of the class")
    roster = TextAreaField("Names")  # again, so that it is named below the class, as on the page
    quiz = HiddenField()


class AssignForm(FlaskForm):
    """A quiz for a class, and its hours. Times are read by `quizapp.web.desk.times`."""

    quiz = StringField("Quiz")
    opens_at = StringField("Opens")
    closes_at = StringField("Closes")
