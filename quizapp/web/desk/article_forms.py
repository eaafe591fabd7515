"""What teachers send about articles. What may be in a field is for the services to say."""

from __future__ import annotations

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import StringField, TextAreaField

from quizapp.model import Record


class PasteForm(FlaskForm):
    """A text from the clipboard."""

    text = TextAreaField("Text of the article")
    title = StringField("Title")


class UploadForm(FlaskForm):
    """A file."""

    file = FileField("File")


class AddressForm(FlaskForm):
    """A page for the server to fetch."""

    address = StringField("Address of the page")


class RecordForm(FlaskForm):
    """The bibliographic record."""

    title = StringField("Title")
    author = StringField("Author")
    publisher = StringField("Publisher")
    published = StringField("Published")
    url = StringField("Address")
    note = StringField("Note")

    def record(self, before: Record) -> Record:
        """Return the record as it was typed; what the form does not show stays as it was."""
        return Record(
            title=self.title.data or "",
            author=self.author.data,
            publisher=self.publisher.data,
            published=self.published.data,
            url=self.url.data,
            note=self.note.data,
            source_title=before.source_title,
            source_published=before.source_published,
        )


class TextForm(FlaskForm):
    """The whole text, to be changed."""

    text = TextAreaField("Text of the article")
