"""Beginning an attempt, for the first time or again. A double click, two tabs or a resent form begin one."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING

from sqlalchemy.exc import IntegrityError

from quizapp.errors import BadInput, NotAllowed, NotFound
from quizapp.model import ItemType, Mode
from quizapp.services.attempts import own_attempt
from quizapp.services.codes import STUDENT_CODE, new_code
from quizapp.services.entrance import admit
from quizapp.services.identifiers import is_id
from quizapp.services.lifecycle import Event, end, settle_in
from quizapp.services.names import clean_name
from quizapp.services.questions import Question, questions
from quizapp.services.views import Started
from quizapp.storage import attempts, beginning, classes, items, quizzes, students, time_limits, writing
from quizapp.storage.attempts import StoredAttempt
from quizapp.storage.beginning import NewAttempt

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.storage.quizzes import StoredQuiz

NOTHING_TO_ASK = "There is no question in this quiz at the moment. Choose another quiz, or ask your teacher."
NOTHING_MISSED = (
    "There is no missed question to go over: nothing was missed, or it is not asked any more. Take all of it."
)
IN_THEIR_OWN_ORDER = (ItemType.TRUE_FALSE, ItemType.THREE_VERDICTS)  # a verdict is found quicker where it always stands


def start(quiz_slug: str, name: str, student: str | None, rng: Random, token: str | None = None) -> Started:
    """Begin an attempt, or return the one that this student has open on the quiz.

    `student` is the id from the session, None for a newcomer; another name on the same device is another student,
    unless the student is in a class, where the roster gives the name.
    `token` is a random text from the start form: the same form sent twice begins one attempt.
    Raises NotFound for an unknown quiz, BadInput for a name that cannot be used, NotAllowed where the quiz is not open
    or no attempt is left.
    """
    token = token if is_id(token) else None

    def begin() -> Started:
        with writing() as connection:
            quiz = _quiz(connection, quiz_slug)
            sent = attempts.attempt_by_token(connection, token) if token else None
            if sent and _is_theirs(connection, sent, quiz, student, name) and settle_in(connection, sent).is_open:
                return Started(sent.public_id, sent.student)
            known = _student(connection, student, name)
            held = attempts.open_attempt(connection, known[1], quiz.slug, missed_only=False)
            if held and settle_in(connection, held).is_open:
                return Started(held.public_id, held.student)
            closes_at = admit(connection, quiz, known[0])
            new = NewAttempt(
                public_id=_unguessable(),
                quiz_id=quiz.id,
                student_id=known[0],
                questions=_questions(connection, quiz, rng),
                mode=quiz.settings.mode,
                start_token=None if sent else token,
                closes_at=closes_at,
                time_limit=quiz.settings.time_limit,
            )
            beginning.add_attempt(connection, new)
            return Started(new.public_id, known[1])

    return _once(begin)


def retake(attempt: str, student: str | None, missed_only: bool, rng: Random) -> Started:
    """Begin a new attempt on the questions of a finished one: all, or those not answered right.

    Questions come as they stand today. Going over what was missed is practice, whatever the quiz is, and needs no
    time nor number. Asked twice, it returns the attempt that the first call began.
    Raises NotAllowed while the first is in progress, where the quiz is closed, and for the missed questions of a test
    whose results are held back; BadInput where nothing was missed.
    """

    def begin() -> Started:
        with writing() as connection:
            held = own_attempt(connection, attempt, student)
            time_limits.hold(connection, held.quiz_slug)  # before the attempt, as everybody who holds both
            held = settle_in(connection, held)
            if held.is_open:
                raise NotAllowed("Finish this attempt first; then take it again.")
            if held.held_back and missed_only:
                raise NotAllowed(
                    "The results of this test are not shown yet. What you missed can be practised when they are."
                )
            begun = _already_begun(connection, held, missed_only)
            if begun:
                return Started(begun, held.student)
            quiz = _quiz(connection, held.quiz_slug)
            closes_at = None if missed_only else admit(connection, quiz, held.student_id)
            new = NewAttempt(
                public_id=_unguessable(),
                quiz_id=held.quiz_id,
                student_id=held.student_id,
                questions=_questions(connection, quiz, rng, _missed_items(connection, held) if missed_only else None),
                mode=Mode.PRACTICE if missed_only else quiz.settings.mode,
                missed_only=missed_only,
                retake_of_id=held.id,
                closes_at=closes_at,
                time_limit=None if missed_only else quiz.settings.time_limit,
            )
            beginning.add_attempt(connection, new)
            return Started(new.public_id, held.student)

    return _once(begin)


def _once(begin: Callable[[], Started]) -> Started:
    """Begin; where another request with the same wish was quicker, find what it began."""
    try:
        return begin()
    except IntegrityError:
        return begin()


def _quiz(connection: Connection, slug: str) -> StoredQuiz:
    if not is_id(slug):
        raise NotFound("There is no such quiz.")
    time_limits.hold(connection, slug)
    quiz = quizzes.quiz_by_slug(connection, slug)
    if quiz is None or quiz.state == "draft":
        raise NotFound("There is no such quiz.")
    return quiz


def _is_theirs(connection: Connection, sent: StoredAttempt, quiz: StoredQuiz, student: str | None, name: str) -> bool:
    """Say whether who sends a form again is who began the attempt with it.

    A browser may keep the form and show it to the next student who takes the device.
    """
    if sent.quiz_id != quiz.id:
        return False
    known = students.student_by_id(connection, student) if student and is_id(student) else None
    if known and classes.classes_of(connection, known.id):
        return sent.student == known.public_id
    return sent.student_name.casefold() == clean_name(name).casefold()


def _student(connection: Connection, student: str | None, name: str) -> tuple[int, str]:
    """Return row id and public id of the student of that session and name, new where there is none.

    Who is in a class is who they are on its roster, whatever name was typed: their attempts belong to the class.
    """
    known = students.student_by_id(connection, student) if is_id(student) and student else None
    if known and classes.classes_of(connection, known.id):
        return known.id, known.public_id
    name = clean_name(name)
    if known and known.name.casefold() == name.casefold():
        return known.id, known.public_id
    public_id = _unguessable()
    return students.add_student(connection, public_id, name, new_code(STUDENT_CODE)), public_id


def _already_begun(connection: Connection, held: StoredAttempt, missed_only: bool) -> str | None:
    """Return the attempt that this retake would double; end one on what was missed in another attempt."""
    begun = attempts.open_attempt(connection, held.student, held.quiz_slug, missed_only)
    if begun is None or not settle_in(connection, begun).is_open:
        return None
    if missed_only and beginning.retake_in_progress(connection, held.id) != begun.public_id:
        end(connection, begun, Event.GIVE_UP)
        return None
    return begun.public_id


def _missed_items(connection: Connection, held: StoredAttempt) -> set[int]:
    missed = [r.revision_id for r in attempts.responses(connection, held.id) if not r.earned and not r.dropped]
    return items.items_of(connection, missed)


def _questions(
    connection: Connection, quiz: StoredQuiz, rng: Random, only: set[int] | None = None
) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Return the newest revisions of the quiz, of some items `only` where those are given, and how they are shown."""
    held = quizzes.newest_revisions(connection, quiz.id)
    chosen = [revision for revision, item in held.items() if only is None or item in only]
    if not chosen:
        raise BadInput(NOTHING_TO_ASK if only is None else NOTHING_MISSED)
    if quiz.settings.shuffle_questions:
        rng.shuffle(chosen)
    asked = questions(connection, chosen)

    def lot(revision: int) -> Random:
        # Where options are not shuffled all see one order, drawn once for each question: a key that always stands
        # first, as the teacher wrote it, would give itself away.
        return rng if quiz.settings.shuffle_options else Random(asked[revision].item.id)

    return tuple((revision, option_order(asked[revision], lot(revision))) for revision in chosen)


def option_order(question: Question, rng: Random) -> tuple[int, ...]:
    """Return the indices of a question's options in the order in which an attempt shows them."""
    item = question.item
    order = list(range(len(item.options)))
    if not item.fixed_order and item.type not in IN_THEIR_OWN_ORDER:
        rng.shuffle(order)
    return tuple(order)


def _unguessable() -> str:
    return secrets.token_urlsafe(16)
