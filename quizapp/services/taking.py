"""Taking a quiz: start, see a question, answer it, go on, take it again. Every step can be repeated safely."""

from __future__ import annotations

from random import Random

from quizapp.services.views import Feedback, QuestionView, Started


def start(quiz_slug: str, name: str, student: str | None, rng: Random, token: str | None = None) -> Started:
    """Begin an attempt, or return the one that this student has open on the quiz.

    `student` is the id from the session, None for a newcomer; another name on the same device is another student.
    `token` is a random text from the start form: the same form sent twice begins one attempt.
    Raises NotFound for an unknown quiz, BadInput for a name that cannot be used.
    """
    raise NotImplementedError


def open_attempt(quiz_slug: str, student: str | None) -> str | None:
    """Return the id of the attempt that this student has open on the quiz, None where there is none."""
    raise NotImplementedError


def question(attempt: str, student: str | None, position: int) -> QuestionView:
    """Return one question of an attempt, with feedback where it is answered.

    Raises NotFound for an unknown attempt or position, NotAllowed for somebody else's attempt.
    """
    raise NotImplementedError


def answer(attempt: str, student: str | None, position: int, choice: int) -> Feedback:
    """Store an answer and return its outcome; it is committed before this returns.

    `choice` is an index in the order shown. The first answer stands: a repeated or a different one returns the
    stored outcome. Raises BadInput for a choice that was not offered, NotAllowed for a finished attempt.
    """
    raise NotImplementedError


def next_position(attempt: str, student: str | None) -> int | None:
    """Return the first position without an answer, None where every question is answered."""
    raise NotImplementedError


def finish(attempt: str, student: str | None) -> None:
    """End an attempt; what was not answered stays unanswered. Ending it twice changes nothing."""
    raise NotImplementedError


def retake(attempt: str, student: str | None, missed_only: bool, rng: Random) -> Started:
    """Begin a new attempt on the questions of a finished one: all, or those not answered right.

    Asked twice, it returns the attempt that the first call began. Raises BadInput where nothing was missed.
    """
    raise NotImplementedError
