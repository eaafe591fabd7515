"""Queries on attempts and responses. What a page shows is one statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, bindparam, func, select

from quizapp.model import Layout, Mode
from quizapp.storage.held_back import HELD_BACK, at_this_time
from quizapp.storage.prepared import Prepared
from quizapp.storage.tables import ArticleRow, AttemptRow, ItemRevisionRow, QuizRow, ResponseRow, StudentRow


class State(StrEnum):
    """Where an attempt stands. Finished and abandoned are final."""

    IN_PROGRESS = "in_progress"
    OVERDUE = "overdue"
    FINISHED = "finished"
    ABANDONED = "abandoned"


IN_PROGRESS, OVERDUE, FINISHED, ABANDONED = State


OPEN_STATES = (IN_PROGRESS, OVERDUE)


@dataclass(frozen=True, slots=True)
class StoredAttempt:
    """An attempt with its quiz and its student. `closes_at` is the quiz's as it stands today.

    It is `held_back` where it is over and its student may not see the results yet.
    """

    id: int
    public_id: str
    quiz_id: int
    quiz_slug: str
    quiz_title: str
    student_id: int
    student: str
    student_name: str
    student_code: str | None
    state: State
    mode: Mode
    layout: Layout
    total: int
    answered: int
    missed_only: bool
    started_at: datetime
    finished_at: datetime | None
    time_limit: int | None
    closes_at: datetime | None
    ask_confidence: bool
    ask_where: bool
    class_closes_at: datetime | None
    results: str
    held_back: bool

    @property
    def is_open(self) -> bool:
        """Say whether anything may still be answered, as far as the state goes."""
        return self.state in OPEN_STATES

    @property
    def deadline(self) -> datetime | None:
        """Return when the time is up, or None. Going over what was missed has no end."""
        if self.missed_only:
            return None
        limit = None if self.time_limit is None else self.started_at + timedelta(seconds=self.time_limit)
        ends = (limit, self.closes_at, self.class_closes_at)
        return min((time for time in ends if time is not None), default=None)


@dataclass(frozen=True, slots=True)
class Source:
    """How the article of a question is named today; the record may have been put right since the attempt."""

    slug: str
    title: str
    publisher: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class StoredResponse:
    """One question of an attempt. `choice` and `draft` are indices into the revision's own options."""

    position: int
    revision_id: int
    option_order: tuple[int, ...]
    choice: int | None
    right: bool | None
    source: Source
    draft: int | None = None
    confidence: str | None = None
    where: tuple[int, int] | None = None
    flagged: bool = False
    version: int = 0
    saved_at: datetime | None = None
    credited: bool = False
    dropped: bool = False

    @property
    def earned(self) -> bool | None:
        """Return whether it counts as right, by the key or by a regrade; None without an answer."""
        return True if self.credited else self.right


class Place(NamedTuple):
    """A question in the list of all: is it answered, is it flagged?"""

    position: int
    answered: bool
    flagged: bool


ATTEMPT_COLUMNS = (
    AttemptRow.id,
    AttemptRow.public_id,
    AttemptRow.quiz_id,
    QuizRow.slug.label("quiz_slug"),
    QuizRow.title.label("quiz_title"),
    AttemptRow.student_id,
    StudentRow.public_id.label("student"),
    StudentRow.name.label("student_name"),
    StudentRow.code.label("student_code"),
    AttemptRow.state,
    AttemptRow.mode,
    QuizRow.layout,
    AttemptRow.total,
    AttemptRow.answered,
    AttemptRow.missed_only,
    AttemptRow.started_at,
    AttemptRow.finished_at,
    AttemptRow.time_limit,
    QuizRow.closes_at,
    QuizRow.ask_confidence,
    QuizRow.ask_where,
    AttemptRow.closes_at.label("class_closes_at"),
    QuizRow.results,
    HELD_BACK.label("held_back"),
)
STATE, MODE, LAYOUT = 9, 10, 11  # the places of the columns that become words of the domain
RESPONSE_COLUMNS = (
    ResponseRow.position,
    ResponseRow.item_revision_id,
    ResponseRow.option_order,
    ResponseRow.choice,
    ResponseRow.right,
    ArticleRow.slug.label("article_slug"),
    ArticleRow.title.label("article_title"),
    ArticleRow.publisher,
    ArticleRow.published,
    ResponseRow.draft,
    ResponseRow.confidence,
    ResponseRow.where_start,
    ResponseRow.where_end,
    ResponseRow.flagged,
    ResponseRow.version,
    ResponseRow.saved_at,
    ResponseRow.credited,
    ResponseRow.dropped,
)
ATTEMPT = (
    select(*ATTEMPT_COLUMNS)
    .join(QuizRow, QuizRow.id == AttemptRow.quiz_id)
    .join(StudentRow, StudentRow.id == AttemptRow.student_id)
)
BY_PUBLIC_ID = Prepared(ATTEMPT.where(AttemptRow.public_id == bindparam("public_id")))
BY_TOKEN = ATTEMPT.where(AttemptRow.start_token == bindparam("token"))
OPEN_ON_QUIZ = ATTEMPT.where(
    StudentRow.public_id == bindparam("student"),
    QuizRow.slug == bindparam("quiz_slug"),
    AttemptRow.state.in_(OPEN_STATES),
    AttemptRow.missed_only == bindparam("missed_only"),
)
OPEN_OF_STUDENT = ATTEMPT.where(
    StudentRow.public_id == bindparam("student"), AttemptRow.state.in_(OPEN_STATES)
).order_by(AttemptRow.started_at.desc(), AttemptRow.id.desc())
QUESTION = Prepared(
    ATTEMPT.add_columns(*RESPONSE_COLUMNS)
    .outerjoin(
        ResponseRow, and_(ResponseRow.attempt_id == AttemptRow.id, ResponseRow.position == bindparam("position"))
    )
    .outerjoin(ItemRevisionRow, ItemRevisionRow.id == ResponseRow.item_revision_id)
    .outerjoin(ArticleRow, ArticleRow.id == ItemRevisionRow.article_id)
    .where(AttemptRow.public_id == bindparam("public_id"))
)
RESPONSES = Prepared(
    select(*RESPONSE_COLUMNS)
    .select_from(ResponseRow)
    .join(ItemRevisionRow, ItemRevisionRow.id == ResponseRow.item_revision_id)
    .join(ArticleRow, ArticleRow.id == ItemRevisionRow.article_id)
    .where(ResponseRow.attempt_id == bindparam("attempt_id"))
    .order_by(ResponseRow.position)
)
PLACES = Prepared(
    select(ResponseRow.position, ResponseRow.choice.is_not(None), ResponseRow.flagged)
    .where(ResponseRow.attempt_id == bindparam("attempt_id"))
    .order_by(ResponseRow.position)
)
SAID_BESIDE = Prepared(
    select(ResponseRow.position, ResponseRow.confidence.is_not(None), ResponseRow.where_start.is_not(None))
    .where(ResponseRow.attempt_id == bindparam("attempt_id"), ResponseRow.choice.is_not(None))
    .order_by(ResponseRow.position)
)
FIRST_OPEN = select(func.min(ResponseRow.position)).where(
    ResponseRow.attempt_id == bindparam("attempt_id"), ResponseRow.choice.is_(None)
)
TIMED = ATTEMPT.where(
    AttemptRow.state.in_(OPEN_STATES),
    AttemptRow.missed_only.is_(False),
    AttemptRow.time_limit.is_not(None) | QuizRow.closes_at.is_not(None) | AttemptRow.closes_at.is_not(None),
)


def attempt_by_id(connection: Connection, public_id: str) -> StoredAttempt | None:
    """Return the attempt of this unguessable id, or None."""
    return _attempt_or_none(BY_PUBLIC_ID.one_or_none(connection, at_this_time(public_id=public_id)))


def attempt_by_token(connection: Connection, token: str) -> StoredAttempt | None:
    """Return the attempt that a start form with this token began, or None."""
    return _attempt_or_none(connection.execute(BY_TOKEN, at_this_time(token=token)).one_or_none())


def open_attempt(connection: Connection, student: str, quiz_slug: str, missed_only: bool) -> StoredAttempt | None:
    """Return the attempt that the student has in progress on the quiz, or None."""
    wanted = at_this_time(student=student, quiz_slug=quiz_slug, missed_only=missed_only)
    return _attempt_or_none(connection.execute(OPEN_ON_QUIZ, wanted).one_or_none())


def open_attempts(connection: Connection, student: str) -> tuple[StoredAttempt, ...]:
    """Return every attempt that the student has in progress, the one begun last first."""
    return tuple(_attempt(row) for row in connection.execute(OPEN_OF_STUDENT, at_this_time(student=student)))


def question(
    connection: Connection, public_id: str, position: int
) -> tuple[StoredAttempt, StoredResponse | None] | None:
    """Return the attempt and its question at the position in one statement; None where there is no such attempt."""
    row = QUESTION.one_or_none(connection, at_this_time(public_id=public_id, position=position))
    if row is None:
        return None
    asked = row[len(ATTEMPT_COLUMNS) :]
    return _attempt(row), None if asked[0] is None else _response(asked)


def responses(connection: Connection, attempt_id: int) -> tuple[StoredResponse, ...]:
    """Return every question of the attempt, in order."""
    return tuple(_response(row) for row in RESPONSES.all(connection, {"attempt_id": attempt_id}))


def places(connection: Connection, attempt_id: int) -> tuple[Place, ...]:
    """Return where each question of the attempt stands, in order."""
    return tuple(map(Place._make, PLACES.all(connection, {"attempt_id": attempt_id})))


def said_beside(connection: Connection, attempt_id: int) -> tuple[tuple[int, bool, bool], ...]:
    """Return of each answered question its position, whether how sure was said and whether a sentence was marked."""
    return tuple((row[0], row[1], row[2]) for row in SAID_BESIDE.all(connection, {"attempt_id": attempt_id}))


def first_open(connection: Connection, attempt_id: int) -> int | None:
    """Return the first position without an answer, None where there is none."""
    position: int | None = connection.execute(FIRST_OPEN, {"attempt_id": attempt_id}).scalar_one()
    return position


def timed_attempts(connection: Connection) -> tuple[StoredAttempt, ...]:
    """Return every open attempt whose time can run out."""
    return tuple(_attempt(row) for row in connection.execute(TIMED, at_this_time()))


def _attempt_or_none(row: Sequence[Any] | None) -> StoredAttempt | None:
    return None if row is None else _attempt(row)


def _attempt(row: Sequence[Any]) -> StoredAttempt:
    values = list(row[: len(ATTEMPT_COLUMNS)])
    values[STATE], values[MODE], values[LAYOUT] = State(row[STATE]), Mode(row[MODE]), Layout(row[LAYOUT])
    return StoredAttempt(*values)


def _response(row: Sequence[Any]) -> StoredResponse:
    position, revision_id, order, choice, right, *rest = row
    *source, draft, confidence, where_start, where_end, flagged, version, saved_at, credited, dropped = rest
    where = None if where_start is None else (where_start, where_end)
    of = Source(*source)
    saved = (flagged, version, saved_at, credited, dropped)
    return StoredResponse(position, revision_id, tuple(order), choice, right, of, draft, confidence, where, *saved)
