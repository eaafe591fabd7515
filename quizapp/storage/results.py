"""Queries on what a class made of a quiz: its attempts, and sums over all responses by one grouped query.

What counts for figures is each student's first finished attempt at the whole quiz: later ones have seen the answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select, union

from quizapp.storage.attempts import FINISHED, Source, State
from quizapp.storage.tables import (
    ArticleRow,
    AttemptRow,
    ClassRow,
    ItemRevisionRow,
    ItemRow,
    MembershipRow,
    QuizItemRow,
    RegradeRow,
    ResponseRow,
    StudentRow,
)


@dataclass(frozen=True, slots=True)
class StoredTaken:
    """An attempt at a whole quiz, as a teacher sees it. `points` is None until it is finished.

    `counted` is the one that figures rest on: the student's first finished attempt.
    """

    attempt_id: int
    public_id: str
    student_id: int
    student_name: str
    state: State
    answered: int
    questions: int
    dropped: int
    points: int | None
    counted: bool
    started_at: datetime
    finished_at: datetime | None

    @property
    def total(self) -> int:
        """Return how many points could be had."""
        return self.questions - self.dropped


@dataclass(frozen=True, slots=True)
class ChoiceSums:
    """Everybody who gave one answer to one revision of an item: how many, with the sums of their points and squares.

    `choice` is an index into the revision's own options, None where nothing was chosen.
    """

    revision_id: int
    choice: int | None
    credited: bool
    chosen: int
    points: int
    points_squared: int


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose attempts are meant: those of one class; of all classes of a teacher; of nobody in another's class.

    Without any of these, everybody's.
    """

    class_id: int | None = None
    classes_of: int | None = None
    outside_others_of: int | None = None


EVERYBODY = Scope()


def outside_others(connection: Connection, quiz_id: int, teacher: int) -> Scope:
    """Return who is in no other teacher's class: everybody, where nobody there has begun the quiz.

    To leave nobody out costs half a pass over all responses.
    """
    somebody = connection.execute(select(_of_others(quiz_id, teacher).exists())).scalar_one()
    return Scope(outside_others_of=teacher) if somebody else EVERYBODY


def taken(
    connection: Connection, quiz_id: int, scope: Scope = EVERYBODY, students: Sequence[int] | None = None
) -> tuple[StoredTaken, ...]:
    """Return every attempt at the whole quiz (of some students), oldest first."""
    theirs = () if students is None else (AttemptRow.student_id.in_(students),)
    statement = (
        select(
            AttemptRow.id.label("attempt_id"),
            AttemptRow.public_id,
            AttemptRow.student_id,
            StudentRow.name.label("student_name"),
            AttemptRow.state,
            AttemptRow.answered,
            AttemptRow.total.label("questions"),
            AttemptRow.dropped,
            AttemptRow.points,
            AttemptRow.counted,
            AttemptRow.started_at,
            AttemptRow.finished_at,
        )
        .join(StudentRow, StudentRow.id == AttemptRow.student_id)
        .where(*attempts_of(quiz_id, scope), *theirs)
        .order_by(AttemptRow.id)
    )
    rows: Sequence[Any] = connection.execute(statement).all()
    return tuple(StoredTaken(**{**row._mapping, "state": State(row.state)}) for row in rows)


def score_counts(connection: Connection, quiz_id: int, scope: Scope = EVERYBODY) -> tuple[tuple[int, int, int], ...]:
    """Return points, of how many, and how many of the attempts that count have earned that."""
    earned = (AttemptRow.points, AttemptRow.total - AttemptRow.dropped)
    counting = (*attempts_of(quiz_id, scope), AttemptRow.counted.is_(True))
    rows: Sequence[Any] = connection.execute(select(*earned, func.count()).where(*counting).group_by(*earned)).all()
    return tuple((points or 0, total, attempts) for points, total, attempts in rows)


def started(connection: Connection, quiz_id: int, scope: Scope = EVERYBODY) -> int:
    """Return how many students have begun the whole quiz."""
    statement = select(func.count(AttemptRow.student_id.distinct())).where(*attempts_of(quiz_id, scope))
    return int(connection.execute(statement).scalar_one())


def students(
    connection: Connection, quiz_id: int, scope: Scope = EVERYBODY, *, first: int, most: int
) -> tuple[int, ...]:
    """Return some of the students who have begun the whole quiz, by name; `first` counts from 0."""
    begun = select(AttemptRow.student_id).where(*attempts_of(quiz_id, scope))
    by_name = (func.lower(StudentRow.name), StudentRow.id)
    statement = select(StudentRow.id).where(StudentRow.id.in_(begun)).order_by(*by_name).offset(first).limit(most)
    return tuple(connection.execute(statement).scalars())


def asked_items(connection: Connection, quiz_id: int) -> dict[int, int]:
    """Return the items of a quiz by the ids of all their revisions, with those that a regrade is about."""
    in_quiz = select(QuizItemRow.item_id).where(QuizItemRow.quiz_id == quiz_id)
    regraded = select(RegradeRow.item_id).where(RegradeRow.quiz_id == quiz_id)
    statement = select(ItemRevisionRow.id, ItemRevisionRow.item_id).where(
        ItemRevisionRow.item_id.in_(union(in_quiz, regraded))
    )
    return {row[0]: row[1] for row in connection.execute(statement)}


def all_revisions(connection: Connection, revision_ids: Sequence[int]) -> dict[int, int]:
    """Return the items of these revisions by the ids of all the revisions that they have."""
    of_these = select(ItemRevisionRow.item_id).where(ItemRevisionRow.id.in_(revision_ids))
    statement = select(ItemRevisionRow.id, ItemRevisionRow.item_id).where(ItemRevisionRow.item_id.in_(of_these))
    return {row[0]: row[1] for row in connection.execute(statement)}


def answered_revisions(connection: Connection, quiz_id: int, item_id: int) -> tuple[int, ...]:
    """Return the revisions of an item that attempts at a quiz were shown, also where it has left the quiz since."""
    statement = (
        select(ResponseRow.item_revision_id)
        .join(AttemptRow, AttemptRow.id == ResponseRow.attempt_id)
        .join(ItemRevisionRow, ItemRevisionRow.id == ResponseRow.item_revision_id)
        .where(AttemptRow.quiz_id == quiz_id, ItemRevisionRow.item_id == item_id)
        .distinct()
    )
    return tuple(connection.execute(statement).scalars())


def choice_sums(connection: Connection, quiz_id: int, scope: Scope = EVERYBODY) -> tuple[ChoiceSums, ...]:
    """Return what was chosen how often in each revision, over the attempts that count.

    It is one pass, grouped by the database: for everybody along the index of what counts, in its order; for some
    classes along their attempts.
    """
    # Scores are counted before they are summed: there are few of them, and a count costs less than two sums.
    answered = (ResponseRow.item_revision_id, ResponseRow.choice, ResponseRow.credited, ResponseRow.attempt_points)
    by_score = (
        select(*answered, func.count().label("n")).where(*counted_in(quiz_id, scope)).group_by(*answered).subquery()
    )
    of, n = by_score.c, by_score.c.n
    answer = (of.item_revision_id, of.choice, of.credited)
    sums = (func.sum(n), func.sum(n * of.attempt_points), func.sum(n * of.attempt_points * of.attempt_points))
    rows: Sequence[Any] = connection.execute(select(*answer, *sums).group_by(*answer)).all()
    return tuple(ChoiceSums(*row[:3], *map(int, row[3:])) for row in rows)


@dataclass(frozen=True, slots=True)
class Mark:
    """How one question of an attempt came out; `right` is None where nothing was chosen."""

    attempt_id: int
    item_id: int
    right: bool | None
    credited: bool
    dropped: bool


def marks(connection: Connection, quiz_id: int, scope: Scope = EVERYBODY) -> tuple[Mark, ...]:
    """Return every question of every finished attempt at the whole quiz, in the order of attempt and page."""
    statement = (
        select(
            ResponseRow.attempt_id,
            ItemRevisionRow.item_id,
            ResponseRow.right,
            ResponseRow.credited,
            ResponseRow.dropped,
        )
        .join(AttemptRow, AttemptRow.id == ResponseRow.attempt_id)
        .join(ItemRevisionRow, ItemRevisionRow.id == ResponseRow.item_revision_id)
        .where(*attempts_of(quiz_id, scope), AttemptRow.state == FINISHED)
        .order_by(ResponseRow.attempt_id, ResponseRow.position)
    )
    rows: Sequence[Any] = connection.execute(statement).all()
    return tuple(Mark(*row) for row in rows)


def answer_times(connection: Connection, attempt_id: int) -> dict[int, datetime]:
    """Return by position when each answer of an attempt was given, in a test when it was last changed."""
    statement = select(ResponseRow.position, ResponseRow.answered_at).where(ResponseRow.attempt_id == attempt_id)
    return {position: at for position, at in connection.execute(statement) if at is not None}


def item_names(connection: Connection, item_ids: Sequence[int]) -> dict[int, str]:
    """Return the ids that their authors gave to these items."""
    statement = select(ItemRow.id, ItemRow.public_id).where(ItemRow.id.in_(item_ids))
    return {row[0]: row[1] for row in connection.execute(statement)}


def class_names(connection: Connection, teacher_id: int) -> dict[int, tuple[str, ...]]:
    """Return by student the names of those of their classes that a teacher may see."""
    statement = (
        select(MembershipRow.student_id, ClassRow.name)
        .join(ClassRow, ClassRow.id == MembershipRow.class_id)
        .where(or_(ClassRow.teacher_id.is_(None), ClassRow.teacher_id == teacher_id))
        .order_by(ClassRow.id)
    )
    named: dict[int, tuple[str, ...]] = {}
    for student_id, name in connection.execute(statement):
        named[student_id] = (*named.get(student_id, ()), name)
    return named


def source_of(connection: Connection, article_id: int) -> Source:
    """Return how an article is named today."""
    columns = (ArticleRow.slug, ArticleRow.title, ArticleRow.publisher, ArticleRow.published)
    row = connection.execute(select(*columns).where(ArticleRow.id == article_id)).one()
    return Source(row.slug, row.title, row.publisher, row.published)


def positions(connection: Connection, quiz_id: int) -> dict[int, int]:
    """Return the places of the items in the quiz as it stands, from 1, by item."""
    statement = select(QuizItemRow.item_id, QuizItemRow.position).where(QuizItemRow.quiz_id == quiz_id)
    return {row[0]: row[1] for row in connection.execute(statement)}


def counted_in(quiz_id: int, scope: Scope) -> list[ColumnElement[bool]]:
    """Return which responses figures rest on."""
    if scope.class_id is not None or scope.classes_of is not None:
        theirs = select(AttemptRow.id).where(*attempts_of(quiz_id, scope), AttemptRow.counted.is_(True))
        return [ResponseRow.attempt_id.in_(theirs)]
    found = [ResponseRow.counted_in == quiz_id]
    if scope.outside_others_of is not None:
        found.append(ResponseRow.attempt_id.not_in(_of_others(quiz_id, scope.outside_others_of)))
    return found


def attempts_of(quiz_id: int, scope: Scope) -> list[ColumnElement[bool]]:
    """Return the condition for attempts at the whole quiz in a scope."""
    found = [AttemptRow.quiz_id == quiz_id, AttemptRow.missed_only.is_(False)]
    if scope.class_id is not None:
        found.append(AttemptRow.student_id.in_(_members(ClassRow.id == scope.class_id)))
    if scope.classes_of is not None:
        found.append(AttemptRow.student_id.in_(_members(ClassRow.teacher_id == scope.classes_of)))
    if scope.outside_others_of is not None:
        found.append(AttemptRow.student_id.not_in(_members_of_others(scope.outside_others_of)))
    return found


def _of_others(quiz_id: int, teacher: int) -> Select[int]:
    """Return the attempts at a quiz of students in other teachers' classes."""
    theirs = AttemptRow.student_id.in_(_members_of_others(teacher))
    return select(AttemptRow.id).where(AttemptRow.quiz_id == quiz_id, theirs)


def _members_of_others(teacher: int) -> Select[int]:
    return _members(ClassRow.teacher_id.is_not(None), ClassRow.teacher_id != teacher)


def _members(*of_class: ColumnElement[bool]) -> Select[int]:
    return select(MembershipRow.student_id).join(ClassRow, ClassRow.id == MembershipRow.class_id).where(*of_class)
