"""Queries on articles as a teacher has them: whose they are, what stands on them, and their versions."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select, update

from quizapp.model import Record
from quizapp.storage import questions
from quizapp.storage.desk_articles import seen_by
from quizapp.storage.questions import NEWEST, usable_by
from quizapp.storage.tables import ArticleRow, ItemRevisionRow, ItemRow, QuizRow


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article on a teacher's shelf, with how many of the questions on it that the teacher may use stand how."""

    id: int
    slug: str
    title: str
    publisher: str | None
    published: str | None
    words: int
    owner_id: int | None
    shared: bool
    archived: bool
    version_of_id: int | None
    created_at: datetime
    approved: int
    drafts: int
    rejected: int


def shelf(connection: Connection, teacher: int, archived: bool = False) -> tuple[Shelved, ...]:
    """Return the articles that a teacher may use, the newest first; a text with a newer version is not among them."""
    newer = select(ArticleRow.version_of_id).where(ArticleRow.version_of_id.is_not(None))
    chosen = _shelved(teacher).where(ArticleRow.archived.is_(archived), ArticleRow.id.not_in(newer))
    return tuple(_rows(connection, chosen.order_by(ArticleRow.id.desc())))


def shelved(connection: Connection, teacher: int, slug: str) -> Shelved | None:
    """Return one article that a teacher may use, or None."""
    found = _rows(connection, _shelved(teacher).where(ArticleRow.slug == slug))
    return found[0] if found else None


def newer_version(connection: Connection, article_id: int) -> str | None:
    """Return the slug of the text that follows this one, or None."""
    statement = select(ArticleRow.slug).where(ArticleRow.version_of_id == article_id).order_by(ArticleRow.id.desc())
    return connection.scalars(statement.limit(1)).one_or_none()


def same_text(connection: Connection, owner_id: int | None, sha256: str) -> tuple[int, str] | None:
    """Return row id and slug of the article of this owner with this text, or None."""
    statement = select(ArticleRow.id, ArticleRow.slug).where(
        ArticleRow.owner_id.is_not_distinct_from(owner_id), ArticleRow.sha256 == sha256
    )
    row = connection.execute(statement).one_or_none()
    return (row[0], row[1]) if row else None


def slug_of(connection: Connection, article_id: int) -> str:
    """Return the slug of an article."""
    return connection.execute(select(ArticleRow.slug).where(ArticleRow.id == article_id)).scalar_one()


def change_record(connection: Connection, article_id: int, record: Record) -> None:
    """Give an article another record."""
    statement = update(ArticleRow).where(ArticleRow.id == article_id)
    connection.execute(statement.values(**dataclasses.asdict(record)))


def set_archived(connection: Connection, article_id: int, archived: bool) -> None:
    """Put an article away, or take it back."""
    connection.execute(update(ArticleRow).where(ArticleRow.id == article_id).values(archived=archived))


def set_shared(connection: Connection, article_id: int, shared: bool) -> None:
    """Let the other teachers use an article, or not."""
    connection.execute(update(ArticleRow).where(ArticleRow.id == article_id).values(shared=shared))


def make_version_of(connection: Connection, article_id: int, before: int) -> None:
    """Note that a text follows another one."""
    connection.execute(update(ArticleRow).where(ArticleRow.id == article_id).values(version_of_id=before))


def items_on(connection: Connection, teacher: int, article_id: int) -> tuple[int, ...]:
    """Return the teacher's questions whose newest revision cites an article."""
    statement = select(ItemRow.id).join(ItemRevisionRow, NEWEST)
    chosen = statement.where(ItemRevisionRow.article_id == article_id, usable_by(teacher))
    return tuple(connection.scalars(chosen.order_by(ItemRow.id)))


def move_quizzes(connection: Connection, teacher: int, before: int, after: int) -> None:
    """Let the teacher's quizzes on one text rest on another."""
    mine = or_(QuizRow.owner_id == teacher, QuizRow.owner_id.is_(None))
    connection.execute(update(QuizRow).where(QuizRow.article_id == before, mine).values(article_id=after))


def _shelved(teacher: int) -> Select[*tuple[Any, ...]]:
    counts = (
        select(
            ItemRevisionRow.article_id,
            *(
                func.count().filter(ItemRow.status == status).label(status)
                for status in ("approved", "draft", "rejected")
            ),
        )
        .select_from(ItemRow)
        .join(ItemRevisionRow, NEWEST)
        .join(ArticleRow, ArticleRow.id == ItemRevisionRow.article_id)
        .where(questions.seen_by(teacher))
        .group_by(ItemRevisionRow.article_id)
        .subquery()
    )
    return (
        select(
            ArticleRow.id,
            ArticleRow.slug,
            ArticleRow.title,
            ArticleRow.publisher,
            ArticleRow.published,
            ArticleRow.words,
            ArticleRow.owner_id,
            ArticleRow.shared,
            ArticleRow.archived,
            ArticleRow.version_of_id,
            ArticleRow.created_at,
            func.coalesce(counts.c.approved, 0),
            func.coalesce(counts.c.draft, 0),
            func.coalesce(counts.c.rejected, 0),
        )
        .outerjoin(counts, counts.c.article_id == ArticleRow.id)
        .where(seen_by(teacher))
    )


def _rows(connection: Connection, statement: Select[*tuple[Any, ...]]) -> list[Shelved]:
    rows: Sequence[Any] = connection.execute(statement).all()
    return [Shelved(*row) for row in rows]
