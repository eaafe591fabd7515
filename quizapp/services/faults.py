"""What is wrong with the fields of a form: all of it is told at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from quizapp.errors import BadFields, BadInput

Value = TypeVar("Value")


class Faults:
    """Gathers what is wrong while each field is read; `check` raises it."""

    def __init__(self) -> None:
        self._found: list[tuple[str, str]] = []

    def of(self, field: str, read: Callable[[], Value], otherwise: Value) -> Value:
        """Return what a field says, or the other value where it cannot be used."""
        try:
            return read()
        except BadInput as error:
            self.add(field, str(error))
            return otherwise

    def add(self, field: str, words: str) -> None:
        """Note what is wrong with a field."""
        self._found.append((field, words))

    def check(self) -> None:
        """Raise BadFields with all that was found, if anything was."""
        if self._found:
            raise BadFields(self._found)
