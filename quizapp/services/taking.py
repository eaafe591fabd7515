"""Taking a quiz: start, see a question, answer it, go on, hand it in. Every step can be repeated safely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.errors import NotAllowed
from quizapp.model import Layout, Mode, Results
from quizapp.services.attempts import own_attempt, own_question
from quizapp.services.choosing import choose, choose_many, known_confidence, own_choice, possible_place
from quizapp.services.entrance import entrance, may_repeat
from quizapp.services.identifiers import is_id
from quizapp.services.lifecycle import Event, accepts, end, seconds_left, settle
from quizapp.services.marking import marked_words, marks
from quizapp.services.questions import Question, feedback, questions, shown_options
from quizapp.services.regrading import mark_finished
from quizapp.services.starting import retake, start
from quizapp.services.taking_views import Overview, Unfinished
from quizapp.services.views import Feedback, QuestionView
from quizapp.storage import attempts, now, reading, saving, writing
from quizapp.storage.attempts import Place, State, StoredAttempt, StoredResponse
from quizapp.storage.saving import Save

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = [
    "all_questions",
    "answer",
    "choose",
    "choose_many",
    "entrance",
    "give_up",
    "may_repeat",
    "next_position",
    "open_attempt",
    "overview",
    "question",
    "retake",
    "start",
    "submit",
    "unfinished",
]


def open_attempt(quiz_slug: str, student: str | None) -> str | None:
    """Return the id of the attempt that this student has open on the quiz, None where there is none."""
    if student is None or not is_id(quiz_slug):
        return None
    with reading() as connection:
        held = attempts.open_attempt(connection, student, quiz_slug, missed_only=False)
    return held.public_id if held and settle(held).is_open else None


def question(attempt: str, student: str | None, position: int) -> QuestionView:
    """Return one question of an attempt, with feedback where it is settled or the attempt is over.

    In a test nothing is settled before the end, nor while its results are held back. Raises NotFound for an unknown
    attempt or position, NotAllowed for somebody else's attempt.
    """
    with reading() as connection:
        held, response, asked = _look(connection, attempt, student, position)
        listed = held.mode is Mode.TEST and held.layout is Layout.ONE and held.is_open
        places = attempts.places(connection, held.id) if listed else ()
        found = _marked(connection, [(asked, response)])
    return _view(settle(held), response, asked, found, places)


def all_questions(attempt: str, student: str | None) -> tuple[QuestionView, ...]:
    """Return every question of an attempt, as `question` does each. Raises NotFound, NotAllowed."""
    with reading() as connection:
        held = own_attempt(connection, attempt, student)
        given = attempts.responses(connection, held.id)
        asked = questions(connection, [response.revision_id for response in given])
        found = _marked(connection, [(asked[response.revision_id], response) for response in given])
    held = settle(held)
    return tuple(_view(held, response, asked[response.revision_id], found) for response in given)


def answer(  # noqa: PLR0913 - what a form sends with an answer
    attempt: str,
    student: str | None,
    position: int,
    choice: int,
    *,
    confidence: str | None = None,
    where: tuple[int, int] | None = None,
) -> Feedback:
    """Store an answer in practice and return its outcome; it is committed before this returns.

    `choice` is an index in the order shown. The first answer stands: a repeated or a different one returns the
    stored outcome. Raises BadInput for what was not offered, NotAllowed for a finished attempt and for a test, where
    `choose` saves an answer.
    """
    with reading() as connection:
        held, response, asked = _look(connection, attempt, student, position)
    if held.mode is Mode.TEST:
        raise NotAllowed("This is a test: what was right is shown when you have handed it in.")
    if response.choice is None:
        if held.is_open and not accepts(held, now()):
            held = settle(held)
        confidence = None if confidence is None else known_confidence(confidence)
        where = None if where is None else possible_place(where)
        chosen = replace(chosen_response(asked, response, choice), confidence=confidence, where=where)
        response = _store(held, chosen, student)
    return feedback(asked, response)


def next_position(attempt: str, student: str | None) -> int | None:
    """Return the first position without an answer, None where every question is answered or the attempt is over."""
    with reading() as connection:
        held = own_attempt(connection, attempt, student)
        first = attempts.first_open(connection, held.id)
    return first if settle(held).is_open else None


def overview(attempt: str, student: str | None) -> Overview:
    """Return where the attempt stands, question by question. Raises NotFound, NotAllowed."""
    with reading() as connection:
        held = own_attempt(connection, attempt, student)
        places = attempts.places(connection, held.id)
        unsure, unmarked = _skipped(connection, held)
    held = settle(held)
    return Overview(
        quiz_title=held.quiz_title,
        quiz_slug=held.quiz_slug,
        attempt=held.public_id,
        student_name=held.student_name,
        mode=held.mode,
        layout=held.layout,
        state=held.state,
        total=held.total,
        answered=held.answered,
        questions=places,
        seconds_left=seconds_left(held, now()),
        unsure=unsure,
        unmarked=unmarked,
        together=held.results == Results.TOGETHER,
    )


def unfinished(student: str | None) -> Unfinished | None:
    """Return the attempt that the student began last of those that still run, None where there is none."""
    if student is None or not is_id(student):
        return None
    with reading() as connection:
        held = attempts.open_attempts(connection, student)
    running = next((one for one in map(settle, held) if one.is_open), None)
    if running is None:
        return None
    return Unfinished(running.public_id, running.quiz_title, running.answered, running.total)


def submit(attempt: str, student: str | None) -> None:
    """Hand the attempt in; what was not answered stays unanswered.

    Doing so twice, or after the time is up, changes nothing. Raises NotFound, NotAllowed.
    """
    _end(attempt, student, Event.SUBMIT)


def give_up(attempt: str, student: str | None) -> None:
    """Leave the attempt for good, with nothing handed in. Does nothing once it is over. Raises NotFound, NotAllowed."""
    _end(attempt, student, Event.GIVE_UP)


def is_settled(held: StoredAttempt, response: StoredResponse) -> bool:
    """Say whether the student may see what was right."""
    return not (held.is_open or held.held_back) or (held.mode is Mode.PRACTICE and response.choice is not None)


def chosen_response(asked: Question, response: StoredResponse, choice: int) -> StoredResponse:
    """Return the response with a choice made in the order shown. Raises BadInput for one that was not offered."""
    own_index = own_choice(response, choice)
    return replace(response, choice=own_index, right=own_index == asked.item.key)


def _skipped(connection: Connection, held: StoredAttempt) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the answered positions without a word on how sure, and those without a marked sentence, where asked."""
    if not (held.ask_confidence or held.ask_where):
        return (), ()
    said = attempts.said_beside(connection, held.id)
    unsure = tuple(position for position, sure, _ in said if held.ask_confidence and not sure)
    return unsure, tuple(position for position, _, marked in said if held.ask_where and not marked)


def _look(
    connection: Connection, attempt: str, student: str | None, position: int
) -> tuple[StoredAttempt, StoredResponse, Question]:
    held, response = own_question(connection, attempt, student, position)
    return held, response, questions(connection, [response.revision_id])[response.revision_id]


def _marked(
    connection: Connection, pairs: Sequence[tuple[Question, StoredResponse]]
) -> dict[int, tuple[bool, str | None]]:
    """Return by position whether the right sentence was marked, and its words."""
    said = marked_words(connection, pairs)
    return {position: (right, said.get(position)) for position, right in marks(connection, pairs).items()}


def _view(
    held: StoredAttempt,
    response: StoredResponse,
    asked: Question,
    found: dict[int, tuple[bool, str | None]],
    places: tuple[Place, ...] = (),
) -> QuestionView:
    outcome = feedback(asked, response) if is_settled(held, response) else None
    chosen = response.draft if response.choice is None else response.choice
    where_right, where_text = found.get(response.position, (None, None)) if outcome else (None, None)
    return QuestionView(
        quiz_title=held.quiz_title,
        quiz_slug=held.quiz_slug,
        attempt=held.public_id,
        position=response.position,
        total=held.total,
        type=asked.item.type,
        stem=asked.item.stem,
        options=shown_options(asked, response),
        chosen=outcome.chosen if outcome else None if chosen is None else response.option_order.index(chosen),
        feedback=outcome,
        answered=held.answered,
        mode=held.mode,
        layout=held.layout,
        state=held.state,
        article_slug=response.source.slug,
        flagged=response.flagged,
        ask_confidence=held.ask_confidence,
        confidence=response.confidence,
        ask_where=held.ask_where,
        where=response.where,
        where_right=where_right,
        where_text=where_text,
        version=response.version,
        seconds_left=seconds_left(held, now()),
        previous=response.position - 1 if response.position > 1 else None,
        next=response.position + 1 if response.position < held.total else None,
        places=places,
    )


def _end(attempt: str, student: str | None, event: Event) -> None:
    with writing() as connection:
        end(connection, own_attempt(connection, attempt, student), event)


def _store(held: StoredAttempt, chosen: StoredResponse, student: str | None) -> StoredResponse:
    """Store the choice, or return the one that another tab stored in the meantime."""
    save = Save(chosen.position, 0, chosen.choice, chosen.right, chosen.confidence, chosen.where, None)
    with writing() as connection:
        saving.hold(connection, held.id)
        if saving.store_answer(connection, held.id, save):
            state = saving.count_answer(connection, held.id)
            if state is None:
                raise NotAllowed("This attempt is finished; its answers can no longer change.")
            if state is State.FINISHED:
                mark_finished(connection, held.quiz_id, held.id)
            return chosen
        return own_question(connection, held.public_id, student, chosen.position)[1]
