"""Queries on articles."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sqlalchemy import Connection, Integer, Row, bindparam, insert, or_, select, update

from quizapp.model import Article, Record
from quizapp.storage.database import now
from quizapp.storage.slugs import free_slug
from quizapp.storage.tables import ArticleRow, ItemRevisionRow, QuizRow, ResponseRow

RECORD_COLUMNS = tuple(getattr(ArticleRow, field.name) for field in dataclasses.fields(Record))

TEXTS = select(ArticleRow.id, ArticleRow.text).where(ArticleRow.id.in_(bindparam("ids", expanding=True)))
BY_SLUG = select(ArticleRow.id, ArticleRow.slug, ArticleRow.text, *RECORD_COLUMNS).where(
    ArticleRow.slug == bindparam("slug")
)
BY_ID = select(ArticleRow.text, *RECORD_COLUMNS).where(ArticleRow.id == bindparam("id"))
BY_TEXT = select(ArticleRow.id, *RECORD_COLUMNS).where(
    ArticleRow.sha256 == bindparam("sha256"),
    ArticleRow.owner_id.is_not_distinct_from(bindparam("owner_id", type_=Integer())),
)


def texts(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """Return the texts of these articles."""
    return {row[0]: row[1] for row in connection.execute(TEXTS, {"ids": list(ids)})}


def article_by_slug(connection: Connection, slug: str) -> tuple[int, Article] | None:
    """Return the row id and the article of that slug, or None."""
    row = connection.execute(BY_SLUG, {"slug": slug}).one_or_none()
    return (row.id, Article(text=row.text, record=_record(row))) if row else None


def article_by_id(connection: Connection, article_id: int) -> Article | None:
    """Return an article, or None."""
    row = connection.execute(BY_ID, {"id": article_id}).one_or_none()
    return Article(text=row.text, record=_record(row)) if row else None


def is_open(connection: Connection, article_id: int) -> bool:
    """Say whether everybody may read an article: it is nobody's, a quiz on it is out, or an answer rests on it."""
    by_id = ArticleRow.id == article_id
    published = select(QuizRow.id).where(QuizRow.article_id == ArticleRow.id, QuizRow.state != "draft")
    answered = (
        select(ResponseRow.position)
        .join(ItemRevisionRow, ItemRevisionRow.id == ResponseRow.item_revision_id)
        .where(ItemRevisionRow.article_id == ArticleRow.id)
    )
    reasons = or_(ArticleRow.owner_id.is_(None), published.exists(), answered.exists())
    return connection.scalar(select(ArticleRow.id).where(by_id, reasons)) is not None


def first_version(connection: Connection, article_id: int) -> int:
    """Return the row id of the text that this one is a later version of; its own where it is the first."""
    statement = select(ArticleRow.version_of_id).where(ArticleRow.id == bindparam("id"))
    while (before := connection.execute(statement, {"id": article_id}).scalar_one_or_none()) is not None:
        article_id = before
    return article_id


def owner_of(connection: Connection, article_id: int) -> int | None:
    """Return the teacher whose an article is, None where it is everybody's."""
    return connection.execute(select(ArticleRow.owner_id).where(ArticleRow.id == article_id)).scalar_one()


def keep_article(connection: Connection, article: Article, owner_id: int | None = None) -> int:
    """Return the id of this owner's article with this text, stored now if it is new; its record becomes the one given.

    Without an owner it is everybody's, as what came by the command line.
    """
    row = connection.execute(BY_TEXT, {"sha256": article.sha256, "owner_id": owner_id}).one_or_none()
    record = dataclasses.asdict(article.record)
    if row is None:
        statement = insert(ArticleRow).values(
            slug=free_slug(connection, ArticleRow.slug, article.title, "article"),
            sha256=article.sha256,
            text=article.text,
            words=len(article.text.split()),
            owner_id=owner_id,
            created_at=now(),
            **record,
        )
        return int(connection.execute(statement.returning(ArticleRow.id)).scalar_one())
    if _record(row) != article.record:
        connection.execute(update(ArticleRow).where(ArticleRow.id == row.id).values(**record))
    return int(row.id)


def _record(row: Row[*tuple[object, ...]]) -> Record:
    return Record(**{column.key: getattr(row, column.key) for column in RECORD_COLUMNS})
