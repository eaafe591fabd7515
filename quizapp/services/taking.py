"""Taking a quiz: start, see a question, answer it, go on, take it again. Every step can be repeated safely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizapp.errors import BadInput, NotAllowed
from quizapp.services.attempts import own_attempt, own_question
from quizapp.services.identifiers import is_id
from quizapp.services.questions import Question, feedback, questions, shown_options
from quizapp.services.starting import retake, start
from quizapp.services.taking_views import Draft, Entrance, Overview, Saved
from quizapp.services.views import Feedback, QuestionView
from quizapp.storage import attempts, reading, writing
from quizapp.storage.attempts import FINISHED, IN_PROGRESS, StoredAttempt, StoredResponse

__all__ = [
    "answer",
    "choose",
    "choose_many",
    "entrance",
    "finish",
    "next_position",
    "open_attempt",
    "overview",
    "question",
    "retake",
    "start",
    "submit",
]


def open_attempt(quiz_slug: str, student: str | None) -> str | None:
    """Return the id of the attempt that this student has open on the quiz, None where there is none."""
    if student is None or not is_id(quiz_slug):
        return None
    with reading() as connection:
        held = attempts.open_attempt(connection, student, quiz_slug, missed_only=False)
    return held.public_id if held else None


def question(attempt: str, student: str | None, position: int) -> QuestionView:
    """Return one question of an attempt, with feedback where it is answered or the attempt is over.

    Raises NotFound for an unknown attempt or position, NotAllowed for somebody else's attempt.
    """
    with reading() as connection:
        held, response = own_question(connection, attempt, student, position)
        asked = questions(connection, [response.revision_id])[response.revision_id]
    outcome = feedback(asked, response) if response.choice is not None or held.state != IN_PROGRESS else None
    return QuestionView(
        quiz_title=held.quiz_title,
        quiz_slug=held.quiz_slug,
        attempt=held.public_id,
        position=position,
        total=held.total,
        type=asked.item.type,
        stem=asked.item.stem,
        options=shown_options(asked, response),
        chosen=outcome.chosen if outcome else None,
        feedback=outcome,
        answered=held.answered,
    )


def answer(attempt: str, student: str | None, position: int, choice: int) -> Feedback:
    """Store an answer and return its outcome; it is committed before this returns.

    `choice` is an index in the order shown. The first answer stands: a repeated or a different one returns the
    stored outcome. Raises BadInput for a choice that was not offered, NotAllowed for a finished attempt.
    """
    with reading() as connection:
        held, response = own_question(connection, attempt, student, position)
        asked = questions(connection, [response.revision_id])[response.revision_id]
    if response.choice is None:
        response = _store(held, chosen_response(asked, response, choice), student)
    return feedback(asked, response)


def next_position(attempt: str, student: str | None) -> int | None:
    """Return the first position without an answer, None where every question is answered or the attempt is over."""
    with reading() as connection:
        held = own_attempt(connection, attempt, student)
        return attempts.first_open(connection, held.id) if held.state == IN_PROGRESS else None


def finish(attempt: str, student: str | None) -> None:
    """End an attempt; what was not answered stays unanswered. Ending it twice changes nothing."""
    with writing() as connection:
        held = own_attempt(connection, attempt, student)
        attempts.end_attempt(connection, held.id, FINISHED)


def chosen_response(asked: Question, response: StoredResponse, choice: int) -> StoredResponse:
    """Return the response with a choice made in the order shown. Raises BadInput for one that was not offered."""
    if not 0 <= choice < len(response.option_order):
        raise BadInput(f"Choose one of the {len(response.option_order)} answers.")
    own_index = response.option_order[choice]
    return replace(response, choice=own_index, right=own_index == asked.item.key)


def _store(held: StoredAttempt, chosen: StoredResponse, student: str | None) -> StoredResponse:
    """Store the choice, or return the one that another tab stored in the meantime."""
    with writing() as connection:
        if attempts.store_answer(connection, held.id, chosen):
            if not attempts.count_answer(connection, held.id):
                raise NotAllowed("This attempt is finished; its answers can no longer change.")
            return chosen
        return own_question(connection, held.public_id, student, chosen.position)[1]


def choose(attempt: str, student: str | None, position: int, draft: Draft) -> Saved:
    """Save what the student has said about a question; it is committed before this returns.

    In a test this is the answer, and may change until the end. In practice it is a draft that `answer` settles.
    Raises NotFound, NotAllowed for somebody else's attempt, BadInput for what was not offered.
    """
    raise NotImplementedError


def choose_many(attempt: str, student: str | None, drafts: Sequence[tuple[int, Draft]]) -> tuple[Saved, ...]:
    """Save several questions in one transaction: pairs of position and draft, as a browser kept them offline."""
    raise NotImplementedError


def submit(attempt: str, student: str | None) -> None:
    """Hand the attempt in. Doing so twice, or after the time is up, changes nothing."""
    raise NotImplementedError


def overview(attempt: str, student: str | None) -> Overview:
    """Return where the attempt stands, question by question."""
    raise NotImplementedError


def entrance(quiz_slug: str, student: str | None) -> Entrance:
    """Say whether the visitor may begin the quiz now, and if not, why."""
    raise NotImplementedError
