"""What a teacher's desk holds, in numbers, by one statement; and the lessons that were last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, TextClause, and_, func, or_, select, text

from quizapp.storage import reports
from quizapp.storage.held_back import HELD_BACK, at_this_time
from quizapp.storage.tables import (
    ArticleRow,
    AssignmentRow,
    AttemptRow,
    ClassRow,
    ItemRevisionRow,
    ItemRow,
    JobRow,
    MembershipRow,
    QuizItemRow,
    QuizRow,
    ReportRow,
)

# Written out and not bound, so that SQLite sees that the index on open attempts will do.
OPEN = text("attempt.state IN ('in_progress', 'overdue')")


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much there is of everything that is a teacher's own; slugs and ids name one of them to go on with.

    `working_on` is the kind of `working_job`: "generate" or "fetch".
    """

    articles: int
    newest_article: str | None
    drafts: int
    approved: int
    unfinished_quizzes: int
    published_quizzes: int
    classes: int
    students: int
    joined: int
    newest_class: int | None
    assignments: int
    working_job: str | None
    working_on: str | None
    reports: int
    reported_quiz: str | None


@dataclass(frozen=True, slots=True)
class StoredLesson:
    """A quiz that a class of the teacher was given.

    `waiting` counts the students whose results are held back, `open_now` those who are at work.
    """

    class_id: int
    class_name: str
    class_code: str
    slug: str
    title: str
    opens_at: datetime | None
    closes_at: datetime | None
    students: int
    finished: int
    waiting: int
    open_now: int


def holdings(connection: Connection, teacher_id: int, dead_before: datetime) -> Holdings:
    """Return what a teacher has. A job whose worker was last alive before `dead_before` is not under way."""
    article = and_(ArticleRow.owner_id == teacher_id, ArticleRow.archived.is_(False))
    item, quiz = ItemRow.owner_id == teacher_id, QuizRow.owner_id == teacher_id
    own_class = and_(ClassRow.teacher_id == teacher_id, ClassRow.archived.is_(False))
    alive = and_(JobRow.state == "running", or_(JobRow.beat_at.is_(None), JobRow.beat_at >= dead_before))
    working = and_(JobRow.teacher_id == teacher_id, or_(JobRow.state == "waiting", alive))
    members = select(MembershipRow.student_id).join(ClassRow, ClassRow.id == MembershipRow.class_id).where(own_class)
    given = select(AssignmentRow.quiz_id).join(ClassRow, ClassRow.id == AssignmentRow.class_id).where(own_class)
    reported = (
        select(QuizRow.slug)
        .join(QuizItemRow, QuizItemRow.quiz_id == QuizRow.id)
        .join(ItemRow, ItemRow.id == QuizItemRow.item_id)
        .join(ReportRow, ReportRow.item_id == ItemRow.id)
        .join(ItemRevisionRow, ItemRevisionRow.item_id == ItemRow.id)
        .where(quiz, reports.OPEN)
    )
    statement = select(
        _count(select(ArticleRow.id).where(article)),
        _newest(select(ArticleRow.slug).where(article).order_by(ArticleRow.id.desc())),
        _count(select(ItemRow.id).where(item, ItemRow.status == "draft")),
        _count(select(ItemRow.id).where(item, ItemRow.status == "approved")),
        _count(select(QuizRow.id).where(quiz, QuizRow.state == "draft")),
        _count(select(QuizRow.id).where(quiz, QuizRow.state == "published")),
        _count(select(ClassRow.id).where(own_class)),
        _count(members),
        _count(members.where(MembershipRow.joined_at.is_not(None))),
        _newest(select(ClassRow.id).where(own_class).order_by(ClassRow.id.desc())),
        _count(given),
        _newest(select(JobRow.public_id).where(working).order_by(JobRow.id.desc())),
        _newest(select(JobRow.kind).where(working).order_by(JobRow.id.desc())),
        _count(reported),
        _newest(reported.order_by(ReportRow.id.desc())),
    )
    row: Iterable[Any] = connection.execute(statement).one()
    return Holdings(*row)


def lessons(connection: Connection, teacher_id: int, most: int) -> tuple[StoredLesson, ...]:
    """Return the quizzes that the teacher's classes were given last, those with students at work first.

    Which they are is found first, and then counted for them alone: a teacher of years has hundreds.
    """
    open_now = _students(OPEN).label("open_now")
    statement = (
        select(ClassRow.id, QuizRow.id.label("quiz_id"), open_now)
        .select_from(AssignmentRow)
        .join(ClassRow, ClassRow.id == AssignmentRow.class_id)
        .join(QuizRow, QuizRow.id == AssignmentRow.quiz_id)
        .where(or_(ClassRow.teacher_id == teacher_id, ClassRow.teacher_id.is_(None)), ClassRow.archived.is_(False))
        .order_by((open_now > 0).desc(), AssignmentRow.created_at.desc(), QuizRow.id.desc())
        .limit(most)
    )
    chosen = [tuple(row) for row in connection.execute(statement)]
    return tuple(_lesson(connection, class_id, quiz_id, at_work) for class_id, quiz_id, at_work in chosen)


def _lesson(connection: Connection, class_id: int, quiz_id: int, open_now: int) -> StoredLesson:
    members = select(func.count()).where(MembershipRow.class_id == ClassRow.id).correlate(ClassRow).scalar_subquery()
    statement = (
        select(
            ClassRow.id,
            ClassRow.name,
            ClassRow.code,
            QuizRow.slug,
            QuizRow.title,
            AssignmentRow.opens_at,
            AssignmentRow.closes_at,
            members,
            _students(AttemptRow.state == "finished"),
            _students(HELD_BACK),
        )
        .select_from(AssignmentRow)
        .join(ClassRow, ClassRow.id == AssignmentRow.class_id)
        .join(QuizRow, QuizRow.id == AssignmentRow.quiz_id)
        .where(AssignmentRow.class_id == class_id, AssignmentRow.quiz_id == quiz_id)
    )
    row: Sequence[Any] = connection.execute(statement, at_this_time()).one()
    return StoredLesson(*(*row, open_now))


def _students(which: ColumnElement[bool] | TextClause) -> ScalarSelect[Any]:
    """Return how many students of the class have such an attempt at the whole quiz."""
    return (
        select(func.count(AttemptRow.student_id.distinct()))
        .join(MembershipRow, MembershipRow.student_id == AttemptRow.student_id)
        .where(
            MembershipRow.class_id == AssignmentRow.class_id,
            AttemptRow.quiz_id == AssignmentRow.quiz_id,
            AttemptRow.missed_only.is_(False),
            which,
        )
        .correlate(AssignmentRow)
        .scalar_subquery()
    )


def _count(statement: Select[Any]) -> ScalarSelect[Any]:
    return select(func.count()).select_from(statement.subquery()).scalar_subquery()


def _newest(statement: Select[Any]) -> ScalarSelect[Any]:
    return statement.limit(1).scalar_subquery()
