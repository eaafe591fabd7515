"""What a teacher's desk holds, in numbers, by one statement; and the lessons that were last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, and_, func, or_, select

from quizapp.storage.attempts import OPEN_STATES
from quizapp.storage.tables import (
    ArticleRow,
    AssignmentRow,
    AttemptRow,
    ClassRow,
    ItemRow,
    JobRow,
    MembershipRow,
    QuizItemRow,
    QuizRow,
    ReportRow,
)


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much there is of everything that is a teacher's own; slugs and ids name one of them to go on with."""

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
    reports: int
    reported_quiz: str | None


@dataclass(frozen=True, slots=True)
class StoredLesson:
    """A quiz that a class of the teacher was given. `open_now` counts attempts under way."""

    class_id: int
    class_name: str
    class_code: str
    slug: str
    title: str
    opens_at: datetime | None
    closes_at: datetime | None
    students: int
    finished: int
    open_now: int


def holdings(connection: Connection, teacher_id: int) -> Holdings:
    """Return what a teacher has."""
    article = and_(ArticleRow.owner_id == teacher_id, ArticleRow.archived.is_(False))
    item, quiz = ItemRow.owner_id == teacher_id, QuizRow.owner_id == teacher_id
    own_class = and_(ClassRow.teacher_id == teacher_id, ClassRow.archived.is_(False))
    working = and_(JobRow.teacher_id == teacher_id, JobRow.state.in_(("waiting", "running")))
    members = select(MembershipRow.student_id).join(ClassRow, ClassRow.id == MembershipRow.class_id).where(own_class)
    given = select(AssignmentRow.quiz_id).join(ClassRow, ClassRow.id == AssignmentRow.class_id).where(own_class)
    reported = (
        select(QuizRow.slug)
        .join(QuizItemRow, QuizItemRow.quiz_id == QuizRow.id)
        .join(ReportRow, ReportRow.item_id == QuizItemRow.item_id)
        .where(quiz, ReportRow.settled_at.is_(None))
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
        _count(reported),
        _newest(reported.order_by(ReportRow.id.desc())),
    )
    row: Iterable[Any] = connection.execute(statement).one()
    return Holdings(*row)


def lessons(connection: Connection, teacher_id: int, most: int) -> tuple[StoredLesson, ...]:
    """Return the quizzes that the teacher's classes were given last, those with students at work first."""
    at_work = func.count().filter(AttemptRow.state.in_(OPEN_STATES)).label("open_now")
    statement = (
        select(
            ClassRow.id,
            ClassRow.name,
            ClassRow.code,
            QuizRow.slug,
            QuizRow.title,
            AssignmentRow.opens_at,
            AssignmentRow.closes_at,
            func.count(MembershipRow.student_id.distinct()),
            func.count(AttemptRow.student_id.distinct()).filter(AttemptRow.state == "finished"),
            at_work,
        )
        .select_from(AssignmentRow)
        .join(ClassRow, ClassRow.id == AssignmentRow.class_id)
        .join(QuizRow, QuizRow.id == AssignmentRow.quiz_id)
        .outerjoin(MembershipRow, MembershipRow.class_id == ClassRow.id)
        .outerjoin(AttemptRow, _whole_attempt_of_member())
        .where(or_(ClassRow.teacher_id == teacher_id, ClassRow.teacher_id.is_(None)), ClassRow.archived.is_(False))
        .group_by(ClassRow.id, QuizRow.id, AssignmentRow.class_id, AssignmentRow.quiz_id)
        .order_by((at_work > 0).desc(), AssignmentRow.created_at.desc(), QuizRow.id.desc())
        .limit(most)
    )
    rows: Iterable[Any] = connection.execute(statement)
    return tuple(StoredLesson(*row) for row in rows)


def _whole_attempt_of_member() -> ColumnElement[bool]:
    return and_(
        AttemptRow.student_id == MembershipRow.student_id,
        AttemptRow.quiz_id == QuizRow.id,
        AttemptRow.missed_only.is_(False),
    )


def _count(statement: Select[Any]) -> ScalarSelect[Any]:
    return select(func.count()).select_from(statement.subquery()).scalar_subquery()


def _newest(statement: Select[Any]) -> ScalarSelect[Any]:
    return statement.limit(1).scalar_subquery()
