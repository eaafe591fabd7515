"""Queries on the review: cards, what is due, and what was answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, or_, select

from quizapp.storage.attempts import Source
from quizapp.storage.held_back import HIDDEN_ITEMS, at_this_time
from quizapp.storage.histories import SETTLED
from quizapp.storage.tables import (
    ArticleRow,
    AttemptRow,
    CardRow,
    ItemRevisionRow,
    ItemRow,
    QuizRow,
    ResponseRow,
    ReviewRow,
)

GUESS = "guess"


@dataclass(frozen=True, slots=True)
class CardState:
    """What FSRS knows of a student and an item, when it is due, and when it was last answered."""

    state: int
    step: int | None
    stability: float | None
    difficulty: float | None
    due: datetime
    last_review: datetime


@dataclass(frozen=True, slots=True)
class Missed:
    """An answer that was wrong, or right by a guess, since the item was last looked at."""

    item_id: int
    right: bool
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class StoredCard:
    """A card with the newest revision of its item, and where that comes from."""

    item_id: int
    card: CardState
    revision_id: int
    quiz_title: str
    source: Source


@dataclass(frozen=True, slots=True)
class StoredReview:
    """An answer in the review. `choice` is an index into the revision's own options; `due_was` when it was due."""

    revision_id: int
    choice: int
    right: bool
    due_was: datetime


CARD_COLUMNS = (
    CardRow.state,
    CardRow.step,
    CardRow.stability,
    CardRow.difficulty,
    CardRow.due_at,
    CardRow.last_review_at,
)
MISSED = (
    select(ItemRevisionRow.item_id, ResponseRow.right, ResponseRow.answered_at)
    .select_from(ResponseRow)
    .join(AttemptRow, AttemptRow.id == ResponseRow.attempt_id)
    .join(ItemRevisionRow, ItemRevisionRow.id == ResponseRow.item_revision_id)
    .outerjoin(CardRow, and_(CardRow.student_id == AttemptRow.student_id, CardRow.item_id == ItemRevisionRow.item_id))
    .where(
        AttemptRow.student_id == bindparam("student_id"),
        SETTLED,
        or_(ResponseRow.right.is_(False), and_(ResponseRow.right.is_(True), ResponseRow.confidence == GUESS)),
        or_(CardRow.item_id.is_(None), CardRow.last_review_at < ResponseRow.answered_at),
    )
    .order_by(ResponseRow.answered_at)
)
# What a test asks that still runs or is held back waits: the proof that a review shows would answer it.
CARDS = (
    select(
        CardRow.item_id,
        *CARD_COLUMNS,
        ItemRevisionRow.id,
        func.coalesce(QuizRow.title, ArticleRow.title),
        ArticleRow.slug,
        ArticleRow.title,
        ArticleRow.publisher,
        ArticleRow.published,
    )
    .join(ItemRow, ItemRow.id == CardRow.item_id)
    .join(ItemRevisionRow, and_(ItemRevisionRow.item_id == ItemRow.id, ItemRevisionRow.number == ItemRow.latest))
    .join(ArticleRow, ArticleRow.id == ItemRevisionRow.article_id)
    .outerjoin(QuizRow, QuizRow.slug == ItemRow.bank)
    .where(CardRow.student_id == bindparam("student_id"), CardRow.item_id.not_in(HIDDEN_ITEMS))
)
DUE = CARDS.where(CardRow.due_at <= bindparam("time", type_=CardRow.due_at.type)).order_by(
    CardRow.due_at, CardRow.item_id
)
ONE = CARDS.where(CardRow.item_id == bindparam("item_id"))
COUNTS = select(
    func.count().filter(CardRow.due_at <= bindparam("time", type_=CardRow.due_at.type)),
    func.min(CardRow.due_at),
).where(CardRow.student_id == bindparam("student_id"), CardRow.item_id.not_in(HIDDEN_ITEMS))
LAST = (
    select(ReviewRow.item_revision_id, ReviewRow.choice, ReviewRow.right, ReviewRow.due_was)
    .where(
        ReviewRow.student_id == bindparam("student_id"),
        ReviewRow.item_id == bindparam("item_id"),
        ReviewRow.reviewed_at == bindparam("time", type_=ReviewRow.reviewed_at.type),
    )
    .order_by(ReviewRow.id.desc())
    .limit(1)
)
LAST_ATTEMPT = (
    select(AttemptRow.public_id, ResponseRow.position)
    .select_from(ResponseRow)
    .join(AttemptRow, AttemptRow.id == ResponseRow.attempt_id)
    .join(ItemRevisionRow, ItemRevisionRow.id == ResponseRow.item_revision_id)
    .where(AttemptRow.student_id == bindparam("student_id"), ItemRevisionRow.item_id == bindparam("item_id"), SETTLED)
    .order_by(AttemptRow.id.desc())
    .limit(1)
)


def missed(connection: Connection, student_id: int) -> tuple[Missed, ...]:
    """Return what the review does not know yet, oldest first."""
    rows: Iterable[Any] = connection.execute(MISSED, at_this_time(student_id=student_id))
    return tuple(Missed(*row) for row in rows)


def last_attempt(connection: Connection, student_id: int, item: int) -> tuple[str, int] | None:
    """Return the attempt, and the position in it, where the student last met the item; None where it is gone."""
    row = connection.execute(LAST_ATTEMPT, at_this_time(student_id=student_id, item_id=item)).one_or_none()
    return None if row is None else (row[0], row[1])


def cards_of(connection: Connection, student_id: int, items: Sequence[int]) -> dict[int, CardState]:
    """Return the cards that a student has on these items."""
    statement = select(CardRow.item_id, *CARD_COLUMNS).where(
        CardRow.student_id == student_id, CardRow.item_id.in_(items)
    )
    return {row[0]: CardState(*row[1:]) for row in connection.execute(statement)}


def keep_cards(connection: Connection, student_id: int, cards: dict[int, CardState]) -> None:
    """Store these cards in place of those that were there."""
    if not cards:
        return
    connection.execute(delete(CardRow).where(CardRow.student_id == student_id, CardRow.item_id.in_(list(cards))))
    connection.execute(insert(CardRow), [_values(student_id, item, card) for item, card in cards.items()])


def first_due(connection: Connection, student_id: int, time: datetime) -> StoredCard | None:
    """Return the card that has been due longest, or None."""
    row = connection.execute(DUE.limit(1), at_this_time(student_id=student_id, time=time)).one_or_none()
    return _card(row) if row else None


def card_on(connection: Connection, student_id: int, item_id: int) -> StoredCard | None:
    """Return the student's card on an item, or None."""
    row = connection.execute(ONE, at_this_time(student_id=student_id, item_id=item_id)).one_or_none()
    return _card(row) if row else None


def due_counts(connection: Connection, student_id: int, time: datetime) -> tuple[int, datetime | None]:
    """Return how many cards are due, and when the next one is or was."""
    row = connection.execute(COUNTS, at_this_time(student_id=student_id, time=time)).one()
    return row[0], row[1]


def review_at(connection: Connection, student_id: int, item_id: int, time: datetime) -> StoredReview | None:
    """Return what was answered in the review at that moment, or None."""
    row = connection.execute(LAST, {"student_id": student_id, "item_id": item_id, "time": time}).one_or_none()
    return StoredReview(*row) if row else None


def add_review(connection: Connection, student_id: int, item_id: int, review: StoredReview, time: datetime) -> None:
    """Store an answer in the review, given at this time."""
    connection.execute(
        insert(ReviewRow).values(
            student_id=student_id,
            item_id=item_id,
            item_revision_id=review.revision_id,
            choice=review.choice,
            right=review.right,
            due_was=review.due_was,
            reviewed_at=time,
        )
    )


def _card(row: Sequence[Any]) -> StoredCard:
    item_id, *rest = row
    return StoredCard(item_id, CardState(*rest[:6]), rest[6], rest[7], Source(*rest[8:]))


def _values(student_id: int, item_id: int, card: CardState) -> dict[str, Any]:
    return {
        "student_id": student_id,
        "item_id": item_id,
        "state": card.state,
        "step": card.step,
        "stability": card.stability,
        "difficulty": card.difficulty,
        "due_at": card.due,
        "last_review_at": card.last_review,
    }
