"""Queries on what a class made of a quiz: its attempts, and sums over all responses by one grouped query.

What counts for figures is each student's first finished attempt at the whole quiz: later ones have seen the answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select, union

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
    """An attempt at a whole quiz, as a teacher sees it. `points` is None until it is finished."""

    attempt_id: int
    public_id: str
    student_id: int
    student_name: str
    state: State
    answered: int
    questions: int
    dropped: int
    points: int | None
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


def taken(connection: Connection, quiz_id: int, scope: Scope = EVERYBODY) -> tuple[StoredTaken, ...]:
    """Return every attempt at the whole quiz, oldest first."""
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
            AttemptRow.started_at,
            AttemptRow.finished_at,
        )
        .join(StudentRow, StudentRow.id == AttemptRow.student_id)
        .where(*_attempts_of(quiz_id, scope))
        .order_by(AttemptRow.id)
    )
    rows: Sequence[Any] = connection.execute(statement).all()
    return tuple(StoredTaken(**{**row._mapping, "state": State(row.state)}) for row in rows)


def asked_items(connection: Connection, quiz_id: int) -> dict[int, int]:
    """Return the items of a quiz by the ids of all their revisions, with those that a regrade is about."""
    in_quiz = select(QuizItemRow.item_id).where(QuizItemRow.quiz_id == quiz_id)
    regraded = select(RegradeRow.item_id).where(RegradeRow.quiz_id == quiz_id)
    statement = select(ItemRevisionRow.id, ItemRevisionRow.item_id).where(
        ItemRevisionRow.item_id.in_(union(in_quiz, regraded))
    )
    return {row[0]: row[1] for row in connection.execute(statement)}


def choice_sums(
    connection: Connection, quiz_id: int, revisions: Sequence[int], scope: Scope = EVERYBODY
) -> tuple[ChoiceSums, ...]:
    """Return what was chosen how often, over the attempts that count: one pass, grouped by the database."""
    counting = [*_attempts_of(quiz_id, scope), AttemptRow.state == FINISHED]
    firsts = select(func.min(AttemptRow.id)).where(*counting).group_by(AttemptRow.student_id)
    if connection.execute(select(AttemptRow.id).where(*counting, AttemptRow.id.not_in(firsts)).limit(1)).first():
        counting.append(AttemptRow.id.in_(firsts))  # only where somebody has come back: it costs as much as the rest
    # SQLite is to go along the covering index, not from attempt to attempt, which takes twice the time: so the index is
    # named, and the quiz of an attempt is asked for in a way that no index answers.
    by_index = (AttemptRow.quiz_id + 0 == quiz_id, *counting[1:])
    statement = (
        select(
            ResponseRow.item_revision_id,
            ResponseRow.choice,
            ResponseRow.credited,
            func.count(),
            func.coalesce(func.sum(AttemptRow.points), 0),
            func.coalesce(func.sum(AttemptRow.points * AttemptRow.points), 0),
        )
        .with_hint(ResponseRow, "INDEXED BY ix_response_figures", "sqlite")
        .join(AttemptRow, AttemptRow.id == ResponseRow.attempt_id)
        .where(ResponseRow.item_revision_id.in_(revisions), *by_index)
        .group_by(ResponseRow.item_revision_id, ResponseRow.choice, ResponseRow.credited)
    )
    rows: Sequence[Any] = connection.execute(statement).all()
    return tuple(ChoiceSums(*row) for row in rows)


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
        .where(*_attempts_of(quiz_id, scope), AttemptRow.state == FINISHED)
        .order_by(ResponseRow.attempt_id, ResponseRow.position)
    )
    rows: Sequence[Any] = connection.execute(statement).all()
    return tuple(Mark(*row) for row in rows)


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


def _attempts_of(quiz_id: int, scope: Scope) -> list[ColumnElement[bool]]:
    found = [AttemptRow.quiz_id == quiz_id, AttemptRow.missed_only.is_(False)]
    members = select(MembershipRow.student_id)
    if scope.class_id is not None:
        found.append(AttemptRow.student_id.in_(members.where(MembershipRow.class_id == scope.class_id)))
    whose = select(MembershipRow.student_id).join(ClassRow, ClassRow.id == MembershipRow.class_id)
    if scope.classes_of is not None:
        found.append(AttemptRow.student_id.in_(whose.where(ClassRow.teacher_id == scope.classes_of)))
    if scope.outside_others_of is not None:
        others = whose.where(ClassRow.teacher_id.is_not(None), ClassRow.teacher_id != scope.outside_others_of)
        found.append(AttemptRow.student_id.not_in(others))
    return found
