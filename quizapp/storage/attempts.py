"""Queries on students, attempts and responses. The two that run at every click are one or two statements each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, and_, bindparam, case, func, insert, select, update

from quizapp.storage.database import now
from quizapp.storage.tables import ArticleRow, AttemptRow, ItemRevisionRow, QuizRow, ResponseRow, StudentRow


class State(StrEnum):
    """Where an attempt stands. Finished and abandoned are final."""

    IN_PROGRESS = "in_progress"
    OVERDUE = "overdue"
    FINISHED = "finished"
    ABANDONED = "abandoned"


IN_PROGRESS, OVERDUE, FINISHED, ABANDONED = State


@dataclass(frozen=True, slots=True)
class StoredAttempt:
    """An attempt with its quiz and its student."""

    id: int
    public_id: str
    quiz_id: int
    quiz_slug: str
    quiz_title: str
    student_id: int
    student: str
    student_name: str
    state: str
    total: int
    answered: int
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class Source:
    """How the article of a question is named today; the record may have been put right since the attempt."""

    slug: str
    title: str
    publisher: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class StoredResponse:
    """One question of an attempt. `choice` is an index into the revision's own options."""

    position: int
    revision_id: int
    option_order: tuple[int, ...]
    choice: int | None
    right: bool | None
    source: Source


@dataclass(frozen=True, slots=True)
class NewAttempt:
    """What an attempt begins with: the questions, each a revision and the order of its options."""

    public_id: str
    quiz_id: int
    student_id: int
    questions: tuple[tuple[int, tuple[int, ...]], ...]
    missed_only: bool = False
    retake_of_id: int | None = None
    start_token: str | None = None


ATTEMPT_COLUMNS = (
    AttemptRow.id,
    AttemptRow.public_id,
    AttemptRow.quiz_id,
    QuizRow.slug.label("quiz_slug"),
    QuizRow.title.label("quiz_title"),
    AttemptRow.student_id,
    StudentRow.public_id.label("student"),
    StudentRow.name.label("student_name"),
    AttemptRow.state,
    AttemptRow.total,
    AttemptRow.answered,
    AttemptRow.finished_at,
)
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
)
ATTEMPT = (
    select(*ATTEMPT_COLUMNS)
    .join(QuizRow, QuizRow.id == AttemptRow.quiz_id)
    .join(StudentRow, StudentRow.id == AttemptRow.student_id)
)
BY_PUBLIC_ID = ATTEMPT.where(AttemptRow.public_id == bindparam("public_id"))
BY_TOKEN = ATTEMPT.where(AttemptRow.start_token == bindparam("token"))
OPEN_ON_QUIZ = ATTEMPT.where(
    StudentRow.public_id == bindparam("student"),
    QuizRow.slug == bindparam("quiz_slug"),
    AttemptRow.state == IN_PROGRESS,
    AttemptRow.missed_only == bindparam("missed_only"),
)
QUESTION = (
    ATTEMPT.add_columns(*RESPONSE_COLUMNS)
    .outerjoin(
        ResponseRow, and_(ResponseRow.attempt_id == AttemptRow.id, ResponseRow.position == bindparam("position"))
    )
    .outerjoin(ItemRevisionRow, ItemRevisionRow.id == ResponseRow.item_revision_id)
    .outerjoin(ArticleRow, ArticleRow.id == ItemRevisionRow.article_id)
    .where(AttemptRow.public_id == bindparam("public_id"))
)
RESPONSES = (
    select(*RESPONSE_COLUMNS)
    .select_from(ResponseRow)
    .join(ItemRevisionRow, ItemRevisionRow.id == ResponseRow.item_revision_id)
    .join(ArticleRow, ArticleRow.id == ItemRevisionRow.article_id)
    .where(ResponseRow.attempt_id == bindparam("attempt_id"))
    .order_by(ResponseRow.position)
)
FIRST_OPEN = select(func.min(ResponseRow.position)).where(
    ResponseRow.attempt_id == bindparam("attempt_id"), ResponseRow.choice.is_(None)
)
ONE_MORE_ANSWERED = (
    update(AttemptRow)
    .where(AttemptRow.id == bindparam("attempt_id"), AttemptRow.state == IN_PROGRESS)
    .values(
        answered=AttemptRow.answered + 1,
        state=case((AttemptRow.answered + 1 == AttemptRow.total, FINISHED), else_=AttemptRow.state),
        finished_at=case(
            (AttemptRow.answered + 1 == AttemptRow.total, bindparam("time", type_=AttemptRow.finished_at.type)),
            else_=AttemptRow.finished_at,
        ),
    )
)
ANSWER = (
    update(ResponseRow)
    .where(
        ResponseRow.attempt_id == bindparam("in_attempt"),
        ResponseRow.position == bindparam("at_position"),
        ResponseRow.choice.is_(None),
    )
    .values(choice=bindparam("choice"), right=bindparam("right"), answered_at=bindparam("time"))
)


def attempt_by_id(connection: Connection, public_id: str) -> StoredAttempt | None:
    """Return the attempt of this unguessable id, or None."""
    return _attempt(connection.execute(BY_PUBLIC_ID, {"public_id": public_id}).one_or_none())


def attempt_by_token(connection: Connection, token: str) -> StoredAttempt | None:
    """Return the attempt that a start form with this token began, or None."""
    return _attempt(connection.execute(BY_TOKEN, {"token": token}).one_or_none())


def open_attempt(connection: Connection, student: str, quiz_slug: str, missed_only: bool) -> StoredAttempt | None:
    """Return the attempt that the student has in progress on the quiz, or None."""
    wanted = {"student": student, "quiz_slug": quiz_slug, "missed_only": missed_only}
    return _attempt(connection.execute(OPEN_ON_QUIZ, wanted).one_or_none())


def question(
    connection: Connection, public_id: str, position: int
) -> tuple[StoredAttempt, StoredResponse | None] | None:
    """Return the attempt and its question at the position in one statement; None where there is no such attempt."""
    row = connection.execute(QUESTION, {"public_id": public_id, "position": position}).one_or_none()
    if row is None:
        return None
    response = None if row.position is None else _response(row[len(ATTEMPT_COLUMNS) :])
    return StoredAttempt(*row[: len(ATTEMPT_COLUMNS)]), response


def responses(connection: Connection, attempt_id: int) -> tuple[StoredResponse, ...]:
    """Return every question of the attempt, in order."""
    return tuple(_response(row) for row in connection.execute(RESPONSES, {"attempt_id": attempt_id}))


def first_open(connection: Connection, attempt_id: int) -> int | None:
    """Return the first position without an answer, None where there is none."""
    position: int | None = connection.execute(FIRST_OPEN, {"attempt_id": attempt_id}).scalar_one()
    return position


def student_by_id(connection: Connection, public_id: str) -> tuple[int, str] | None:
    """Return the row id and the name of a student, or None."""
    row = connection.execute(
        select(StudentRow.id, StudentRow.name).where(StudentRow.public_id == public_id)
    ).one_or_none()
    return (row.id, row.name) if row else None


def add_student(connection: Connection, public_id: str, name: str) -> int:
    """Store a new student; return the row id."""
    statement = insert(StudentRow).values(public_id=public_id, name=name, created_at=now())
    return int(connection.execute(statement.returning(StudentRow.id)).scalar_one())


def add_attempt(connection: Connection, new: NewAttempt) -> None:
    """Store an attempt with all its responses, still unanswered."""
    statement = insert(AttemptRow).values(
        public_id=new.public_id,
        quiz_id=new.quiz_id,
        student_id=new.student_id,
        state=IN_PROGRESS,
        total=len(new.questions),
        answered=0,
        missed_only=new.missed_only,
        retake_of_id=new.retake_of_id,
        start_token=new.start_token,
        started_at=now(),
    )
    attempt_id = connection.execute(statement.returning(AttemptRow.id)).scalar_one()
    rows = [
        {"attempt_id": attempt_id, "position": position, "item_revision_id": revision, "option_order": list(order)}
        for position, (revision, order) in enumerate(new.questions, start=1)
    ]
    connection.execute(insert(ResponseRow), rows)


def store_answer(connection: Connection, attempt_id: int, response: StoredResponse) -> bool:
    """Store the choice in `response` unless the question has one already; say whether it was stored."""
    values = {"choice": response.choice, "right": response.right, "time": now()}
    stored = connection.execute(ANSWER, {"in_attempt": attempt_id, "at_position": response.position} | values)
    return stored.rowcount == 1


def count_answer(connection: Connection, attempt_id: int) -> bool:
    """Count one more answer, and finish the attempt with its last; say whether the attempt was in progress.

    Where two answers arrive together on PostgreSQL, the second waits here for the first, so that exactly one of
    them sees itself as the last.
    """
    counted = connection.execute(ONE_MORE_ANSWERED, {"attempt_id": attempt_id, "time": now()})
    return counted.rowcount == 1


def end_attempt(connection: Connection, attempt_id: int, state: str) -> None:
    """Move an attempt in progress to its end, finished or abandoned; leave any other as it is."""
    statement = update(AttemptRow).where(AttemptRow.id == attempt_id, AttemptRow.state == IN_PROGRESS)
    connection.execute(statement.values(state=state, finished_at=now()))


def retake_in_progress(connection: Connection, attempt_id: int) -> str | None:
    """Return the id of the attempt in progress on what was missed in this one, or None."""
    statement = select(AttemptRow.public_id).where(
        AttemptRow.retake_of_id == attempt_id, AttemptRow.state == IN_PROGRESS, AttemptRow.missed_only.is_(True)
    )
    return connection.execute(statement).scalar_one_or_none()


def _attempt(row: Sequence[Any] | None) -> StoredAttempt | None:
    return StoredAttempt(*row) if row else None


def _response(row: Sequence[Any]) -> StoredResponse:
    position, revision_id, order, choice, right, *source = row
    return StoredResponse(position, revision_id, tuple(order), choice, right, Source(*source))
