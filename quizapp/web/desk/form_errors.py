"""What is wrong with a form, put at its fields: all of it at once."""

from __future__ import annotations

from collections.abc import Iterable

from flask_wtf import FlaskForm


def put_errors(form: FlaskForm, faults: Iterable[tuple[str, str]]) -> None:
    """Put each fault at its field; of two at one field the first is shown."""
    for field, words in faults:
        form[field].errors = [*form[field].errors, words]
