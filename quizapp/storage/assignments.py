"""Queries on the quizzes that classes were given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Update, and_, bindparam, delete, exists, func, insert, select, update

from quizapp.storage.attempts import OPEN_STATES
from quizapp.storage.database import now
from quizapp.storage.desk_quizzes import seen_by
from quizapp.storage.held_back import keep_shown
from quizapp.storage.tables import (
    AssignmentRow,
    AttemptRow,
    ClassRow,
    MembershipRow,
    QuizItemRow,
    QuizRow,
)


@dataclass(frozen=True, slots=True)
class GivenQuiz:
    """A quiz that a class was given, with its hours there. `state` is the quiz's own.

    `begun` counts the students of the class who have begun it, `finished` those who have finished.
    """

    slug: str
    title: str
    state: str
    opens_at: datetime | None
    closes_at: datetime | None
    begun: int
    finished: int


@dataclass(frozen=True, slots=True)
class GivableQuiz:
    """A quiz that a teacher may give to a class."""

    id: int
    slug: str
    title: str
    state: str
    own: bool
    questions: int


@dataclass(frozen=True, slots=True)
class Hours:
    """When a class may begin a quiz, and until when it may be taken. None is no limit."""

    opens_at: datetime | None
    closes_at: datetime | None


@dataclass(frozen=True, slots=True)
class AssignedTo:
    """A quiz that a student has been given, in one of their classes. `finished` is whether they have done it."""

    class_name: str
    slug: str
    title: str
    hours: Hours
    quiz_hours: Hours
    open_attempt: str | None
    finished: bool


QUESTIONS = (
    select(func.count())
    .select_from(QuizItemRow)
    .where(QuizItemRow.quiz_id == QuizRow.id)
    .correlate(QuizRow)
    .scalar_subquery()
)
ATTEMPTS_OF_CLASS = (
    select(
        AttemptRow.quiz_id,
        func.count(AttemptRow.student_id.distinct()).label("begun"),
        func.count(AttemptRow.student_id.distinct()).filter(AttemptRow.state == "finished").label("finished"),
    )
    .join(MembershipRow, MembershipRow.student_id == AttemptRow.student_id)
    .where(MembershipRow.class_id == bindparam("class_id"), AttemptRow.missed_only.is_(False))
    .group_by(AttemptRow.quiz_id)
    .subquery()
)
OF_CLASS = (
    select(
        QuizRow.slug,
        QuizRow.title,
        QuizRow.state,
        AssignmentRow.opens_at,
        AssignmentRow.closes_at,
        func.coalesce(ATTEMPTS_OF_CLASS.c.begun, 0),
        func.coalesce(ATTEMPTS_OF_CLASS.c.finished, 0),
    )
    .join(QuizRow, QuizRow.id == AssignmentRow.quiz_id)
    .outerjoin(ATTEMPTS_OF_CLASS, ATTEMPTS_OF_CLASS.c.quiz_id == QuizRow.id)
    .where(AssignmentRow.class_id == bindparam("class_id"))
    .order_by(AssignmentRow.created_at.desc(), QuizRow.id.desc())
)
MINE = and_(
    AssignmentRow.quiz_id == QuizRow.id,
    MembershipRow.class_id == AssignmentRow.class_id,
    MembershipRow.student_id == bindparam("student_id"),
    ClassRow.id == AssignmentRow.class_id,
    ClassRow.archived.is_(False),
)
HOURS = select(AssignmentRow.opens_at, AssignmentRow.closes_at).where(MINE, QuizRow.id == bindparam("quiz_id"))


def of_class(connection: Connection, class_id: int) -> tuple[GivenQuiz, ...]:
    """Return what a class was given, the newest first."""
    return tuple(GivenQuiz(*row) for row in connection.execute(OF_CLASS, {"class_id": class_id}))


def counts(connection: Connection, classes: Sequence[int]) -> dict[int, int]:
    """Return how many quizzes each of these classes was given."""
    statement = select(AssignmentRow.class_id, func.count()).where(AssignmentRow.class_id.in_(classes))
    return {row[0]: row[1] for row in connection.execute(statement.group_by(AssignmentRow.class_id))}


def givable(connection: Connection, teacher_id: int) -> tuple[GivableQuiz, ...]:
    """Return the published quizzes that are the teacher's, shared or nobody's, the newest first."""
    statement = (
        select(QuizRow.id, QuizRow.slug, QuizRow.title, QuizRow.state, QuizRow.owner_id == teacher_id, QUESTIONS)
        .where(seen_by(teacher_id), QuizRow.state == "published")
        .order_by(QuizRow.id.desc())
    )
    return tuple(
        GivableQuiz(row[0], row[1], row[2], row[3], bool(row[4]), row[5]) for row in connection.execute(statement)
    )


def classes_given(connection: Connection, quiz_id: int) -> frozenset[int]:
    """Return the classes that were given a quiz."""
    return frozenset(connection.scalars(select(AssignmentRow.class_id).where(AssignmentRow.quiz_id == quiz_id)))


def hours_of(connection: Connection, class_id: int, quiz_id: int) -> Hours | None:
    """Return the hours that a class was given a quiz with, None where it was not."""
    at = (AssignmentRow.class_id == class_id, AssignmentRow.quiz_id == quiz_id)
    row = connection.execute(select(AssignmentRow.opens_at, AssignmentRow.closes_at).where(*at)).one_or_none()
    return Hours(*row) if row else None


def give(connection: Connection, class_id: int, quiz_id: int, hours: Hours) -> None:
    """Give a quiz to a class with these hours, or change the hours of one that it has."""
    keep_shown(connection, quiz_id)
    values = {"opens_at": hours.opens_at, "closes_at": hours.closes_at}
    at = (AssignmentRow.class_id == class_id, AssignmentRow.quiz_id == quiz_id)
    if connection.execute(update(AssignmentRow).where(*at).values(**values)).rowcount == 0:
        new = {"class_id": class_id, "quiz_id": quiz_id, "created_at": now()}
        connection.execute(insert(AssignmentRow).values(**new, **values))


def take_back(connection: Connection, class_id: int, quiz_id: int) -> bool:
    """Take a quiz away from a class; say whether it had it. Attempts stay."""
    keep_shown(connection, quiz_id)
    at = (AssignmentRow.class_id == class_id, AssignmentRow.quiz_id == quiz_id)
    return connection.execute(delete(AssignmentRow).where(*at)).rowcount == 1


def hours_for(connection: Connection, student_id: int, quiz_id: int) -> tuple[Hours, ...]:
    """Return the hours of a quiz in each class of a student that was given it."""
    rows = connection.execute(HOURS, {"student_id": student_id, "quiz_id": quiz_id})
    return tuple(Hours(*row) for row in rows)


def close_attempts(connection: Connection, class_id: int, quiz_id: int, closes_at: datetime | None) -> None:
    """Let the attempts of a class close at another time: also those handed in, which may wait for it to be shown."""
    connection.execute(_attempts_in(class_id, quiz_id).values(closes_at=closes_at))


def lift_closing(connection: Connection, class_id: int, quiz_id: int) -> None:
    """Let the attempts under way of a class go on beyond its hours."""
    under_way = _attempts_in(class_id, quiz_id).where(AttemptRow.state.in_(OPEN_STATES))
    connection.execute(under_way.values(closes_at=None))


def follow_hours(connection: Connection, class_id: int, student_id: int) -> None:
    """Let what a student has under way close with the class, whose hours may have changed without them."""
    given = (AssignmentRow.class_id == class_id, AssignmentRow.quiz_id == AttemptRow.quiz_id)
    closing = select(AssignmentRow.closes_at).where(*given).correlate(AttemptRow).scalar_subquery()
    under_way = update(AttemptRow).where(
        AttemptRow.student_id == student_id,
        AttemptRow.state.in_(OPEN_STATES),
        AttemptRow.missed_only.is_(False),
        exists().where(*given).correlate(AttemptRow),
    )
    connection.execute(under_way.values(closes_at=closing))


def _attempts_in(class_id: int, quiz_id: int) -> Update:
    members = select(MembershipRow.student_id).where(MembershipRow.class_id == class_id)
    return update(AttemptRow).where(
        AttemptRow.quiz_id == quiz_id, AttemptRow.student_id.in_(members), AttemptRow.missed_only.is_(False)
    )


def assigned_to(connection: Connection, student_id: int) -> tuple[AssignedTo, ...]:
    """Return the published quizzes that a student has been given, the newest first."""
    whole = and_(
        AttemptRow.quiz_id == QuizRow.id, AttemptRow.student_id == student_id, AttemptRow.missed_only.is_(False)
    )
    under_way = (
        select(func.max(AttemptRow.public_id))
        .where(whole, AttemptRow.state.in_(OPEN_STATES))
        .correlate(QuizRow)
        .scalar_subquery()
    )
    statement = (
        select(
            ClassRow.name,
            QuizRow.slug,
            QuizRow.title,
            AssignmentRow.opens_at,
            AssignmentRow.closes_at,
            QuizRow.opens_at,
            QuizRow.closes_at,
            under_way,
            exists().where(whole, AttemptRow.state == "finished").correlate(QuizRow),
        )
        .where(MINE, QuizRow.state == "published")
        .order_by(AssignmentRow.created_at.desc(), QuizRow.id.desc())
    )
    return tuple(
        AssignedTo(row[0], row[1], row[2], Hours(row[3], row[4]), Hours(row[5], row[6]), row[7], bool(row[8]))
        for row in connection.execute(statement, {"student_id": student_id})
    )
