"""Queries on articles."""

from __future__ import annotations

import dataclasses

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from quizapp.model import Article, Record
from quizapp.storage.database import now
from quizapp.storage.slugs import free_slug
from quizapp.storage.tables import ArticleRow

RECORD_COLUMNS = tuple(getattr(ArticleRow, field.name) for field in dataclasses.fields(Record))

BY_ID = select(ArticleRow.id, ArticleRow.slug, ArticleRow.text, *RECORD_COLUMNS).where(ArticleRow.id == bindparam("id"))
BY_SLUG = select(ArticleRow.id, ArticleRow.slug, ArticleRow.text, *RECORD_COLUMNS).where(
    ArticleRow.slug == bindparam("slug")
)
BY_TEXT = select(ArticleRow.id, *RECORD_COLUMNS).where(ArticleRow.sha256 == bindparam("sha256"))


def article_by_id(connection: Connection, article_id: int) -> Article:
    """Return the article; there must be one."""
    return _article(connection.execute(BY_ID, {"id": article_id}).one())


def article_by_slug(connection: Connection, slug: str) -> Article | None:
    """Return the article of that slug, or None."""
    row = connection.execute(BY_SLUG, {"slug": slug}).one_or_none()
    return _article(row) if row else None


def keep_article(connection: Connection, article: Article) -> int:
    """Return the id of the article with this text, stored now if it is new; its record becomes the one given."""
    row = connection.execute(BY_TEXT, {"sha256": article.sha256}).one_or_none()
    record = dataclasses.asdict(article.record)
    if row is None:
        statement = insert(ArticleRow).values(
            slug=free_slug(connection, ArticleRow.slug, article.title, "article"),
            sha256=article.sha256,
            text=article.text,
            words=len(article.text.split()),
            created_at=now(),
            **record,
        )
        return int(connection.execute(statement.returning(ArticleRow.id)).scalar_one())
    if _record(row) != article.record:
        connection.execute(update(ArticleRow).where(ArticleRow.id == row.id).values(**record))
    return int(row.id)


def _article(row: Row[*tuple[object, ...]]) -> Article:
    return Article(text=row.text, record=_record(row))


def _record(row: Row[*tuple[object, ...]]) -> Record:
    return Record(**{column.key: getattr(row, column.key) for column in RECORD_COLUMNS})
