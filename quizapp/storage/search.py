"""Finding questions: by words, status, tag and article. Full text by FTS5 on SQLite, by tsvector on PostgreSQL."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
)

from quizapp.storage.questions import NEWEST, seen_by, usable_by
from quizapp.storage.tables import ArticleRow, ItemRevisionRow, ItemRow

MOST_WORDS = 12
MOST_TAGS = 60
NEWEST_TAGGED = 5_000  # questions whose tags are counted
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SEARCH = table("item_search", column("rowid", Integer), column("item_search"), column("rank"))
# Word for word as in the migration that made the index, or PostgreSQL does not use it.
POSTGRESQL_TEXT: ColumnElement[Any] = literal_column(
    "(to_tsvector('english', item_revision.stem) || to_tsvector('english', item_revision.options)"
    " || to_tsvector('english', item_revision.quote) || to_tsvector('english', item_revision.rationale)"
    " || to_tsvector('english', item_revision.tags))"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. Empty fields ask for nothing; `shared` includes what other teachers share."""

    words: str = ""
    status: str = ""
    tag: str = ""
    article: str = ""
    shared: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """One page of questions, by row id, and how many there are in all."""

    ids: tuple[int, ...]
    total: int


def find(connection: Connection, teacher: int, wanted: Wanted, first: int, most: int) -> Found:
    """Return the questions that a teacher looks for: best matches first, or the newest first where no word is given."""
    statement = _narrowed(connection, teacher, wanted)
    words = _WORD.findall(wanted.words)[:MOST_WORDS]
    order: tuple[ColumnElement[Any], ...] = (ItemRow.id.desc(),)
    if words:
        statement, rank = _matching(connection, statement, words)
        order = (rank, *order)
    total = connection.execute(select(func.count()).select_from(statement.subquery())).scalar_one()
    page = statement.order_by(*order).offset(first).limit(most)
    return Found(tuple(connection.scalars(page)), total)


def tags(connection: Connection, teacher: int) -> tuple[tuple[str, int], ...]:
    """Return the tags of the newest questions that a teacher sees, each with how often it is used, commonest first."""
    listed = _entries(connection)
    newest = (
        select(ItemRevisionRow.id)
        .join(ItemRow, NEWEST)
        .join(ArticleRow, ArticleRow.id == ItemRevisionRow.article_id)
        .where(seen_by(teacher))
        .order_by(ItemRow.id.desc())
        .limit(NEWEST_TAGGED)
        .subquery()
    )
    statement = (
        select(listed, func.count())
        .select_from(ItemRevisionRow)
        .join(newest, newest.c.id == ItemRevisionRow.id)
        .group_by(listed)
        .order_by(func.count().desc(), listed)
        .limit(MOST_TAGS)
    )
    return tuple((row[0], row[1]) for row in connection.execute(statement))


def _narrowed(connection: Connection, teacher: int, wanted: Wanted) -> Select[int]:
    statement = (
        select(ItemRow.id)
        .join(ItemRevisionRow, NEWEST)
        .join(ArticleRow, ArticleRow.id == ItemRevisionRow.article_id)
        .where(seen_by(teacher) if wanted.shared else usable_by(teacher))
    )
    if wanted.status:
        statement = statement.where(ItemRow.status == wanted.status)
    if wanted.article:
        statement = statement.where(ArticleRow.slug == wanted.article)
    if wanted.tag:
        listed = _entries(connection)
        tagged = select(literal(1)).select_from(listed.table).where(listed == wanted.tag)
        statement = statement.where(tagged.correlate(ItemRevisionRow).exists())
    return statement


def _matching(
    connection: Connection, statement: Select[int], words: Sequence[str]
) -> tuple[Select[int], ColumnElement[Any]]:
    """Return the statement for questions with all of these words, the last perhaps unfinished, and their rank."""
    if connection.dialect.name == "postgresql":
        # a word has letters and digits only, so that it means nothing else to the query's own language
        asked = func.to_tsquery("english", " & ".join(f"'{word.replace(chr(39), ' ')}'" for word in words[:-1]))
        last = func.to_tsquery("english", f"'{words[-1].replace(chr(39), ' ')}':*")
        query = asked.op("&&")(last) if words[:-1] else last
        return statement.where(POSTGRESQL_TEXT.op("@@")(query)), func.ts_rank(POSTGRESQL_TEXT, query).desc()
    quoted = [f'"{word}"' for word in words]
    asked_for = " ".join(quoted) + "*"
    statement = statement.join(SEARCH, SEARCH.c.rowid == ItemRow.id).where(SEARCH.c.item_search.op("MATCH")(asked_for))
    return statement, SEARCH.c.rank


def _entries(connection: Connection) -> Any:
    """Return the column that lists a revision's tags, a row each."""
    if connection.dialect.name == "postgresql":
        return func.json_array_elements_text(ItemRevisionRow.tags).table_valued("value", joins_implicitly=True).c.value
    return func.json_each(ItemRevisionRow.tags).table_valued("value", joins_implicitly=True).c.value
