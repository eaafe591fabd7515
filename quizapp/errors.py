"""One tree of errors. HTTP status codes appear only in `quizapp.web`, exit codes only in `quizapp.cli`."""

from __future__ import annotations

from collections.abc import Iterable


class QuizappError(Exception):
    """Say what went wrong, where, and what to do; the message is shown to people as it is."""


class BadInput(QuizappError):
    """Something that a person or a file gave cannot be used."""


class BadFields(BadInput):
    """Fields of a form that cannot be used, all of them at once: pairs of the field's name and what is wrong."""

    def __init__(self, faults: Iterable[tuple[str, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(words for _, words in self.faults))


class UnreadableArticle(BadInput):
    """The text cannot be read as an English news article; the message says why."""


class BadSettings(BadInput):
    """A setting from the environment or the command line cannot be used."""


class NotFound(QuizappError):
    """What was asked for does not exist, or not for this visitor."""


class NotAllowed(QuizappError):
    """It exists, but this visitor may not do this now (closed, finished, somebody else's)."""


class NotYours(NotAllowed):
    """It belongs to another student, or to one whom this browser has forgotten."""


class NotSignedIn(NotAllowed):
    """Only a teacher who is signed in may do this."""


class StorageUnavailable(QuizappError):
    """The database cannot take this now (locked, full, gone); nothing was half-written."""
