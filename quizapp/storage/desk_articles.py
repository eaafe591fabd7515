"""Articles on which a teacher may write: their own, those without an owner, and those that others share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, bindparam, or_, select

from quizapp.storage.tables import ArticleRow


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """What an article is called."""

    id: int
    slug: str
    title: str


def seen_by(teacher: int) -> ColumnElement[bool]:
    """Return the condition for articles that a teacher may use."""
    return or_(ArticleRow.owner_id == teacher, ArticleRow.owner_id.is_(None), ArticleRow.shared.is_(True))


def article_seen_by(connection: Connection, teacher: int, slug: str) -> ArticleHead | None:
    """Return an article that this teacher may use, or None."""
    statement = select(ArticleRow.id, ArticleRow.slug, ArticleRow.title)
    row = connection.execute(statement.where(ArticleRow.slug == slug, seen_by(teacher))).one_or_none()
    return ArticleHead(*row) if row else None


def newest_version(connection: Connection, teacher: int, article: ArticleHead) -> ArticleHead:
    """Return the newest text of an article that this teacher may use: the article itself where there is no other."""
    newer = (
        select(ArticleRow.id, ArticleRow.slug, ArticleRow.title)
        .where(ArticleRow.version_of_id == bindparam("id"), seen_by(teacher))
        .order_by(ArticleRow.id.desc())
        .limit(1)
    )
    row = connection.execute(newer, {"id": article.id}).one_or_none()
    return newest_version(connection, teacher, ArticleHead(*row)) if row else article


def articles_seen_by(connection: Connection, teacher: int) -> tuple[ArticleHead, ...]:
    """Return the articles that this teacher may use and has not put away, the newest first; of one with several texts
    the newest text."""
    older = select(ArticleRow.version_of_id).where(ArticleRow.version_of_id.is_not(None))
    statement = select(ArticleRow.id, ArticleRow.slug, ArticleRow.title).where(
        seen_by(teacher), ArticleRow.archived.is_(False), ArticleRow.id.not_in(older)
    )
    return tuple(ArticleHead(*row) for row in connection.execute(statement.order_by(ArticleRow.id.desc())))


def titles(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """Return the titles of these articles, whoever owns them."""
    statement = select(ArticleRow.id, ArticleRow.title).where(ArticleRow.id.in_(ids))
    return {row[0]: row[1] for row in connection.execute(statement)}
