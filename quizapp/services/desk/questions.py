"""Questions that a teacher may see or change, with the article that each one cites."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.errors import NotFound
from quizapp.formats.quotes import Quotable
from quizapp.model import Article, Item, ItemType, Passage, Record
from quizapp.services.identifiers import is_id
from quizapp.services.questions import texts
from quizapp.storage import Lock, alone, items, questions
from quizapp.storage.desk_articles import ArticleHead, article_seen_by
from quizapp.storage.questions import Head

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.services.questions import Text

# Questions of the other types all ask in the same words: “Which sentence supports this?”
OWN_WORDS = frozenset({ItemType.MULTIPLE_CHOICE, ItemType.TRUE_FALSE, ItemType.THREE_VERDICTS})


@dataclass(frozen=True, slots=True)
class Source:
    """An article to quote from, with its passages."""

    id: int
    slug: str
    title: str
    text: str
    passages: tuple[Passage, ...]

    @property
    def article(self) -> Article:
        """Return the article as `verify` and the lint want it."""
        return Article(self.text, Record(self.title))

    @property
    def quotable(self) -> Quotable:
        """Return the article as quotes are looked up in it."""
        return Quotable(self.article)


@dataclass(frozen=True, slots=True)
class Held:
    """A question with how it stands and its source."""

    head: Head
    item: Item
    source: Source


def usable(connection: Connection, teacher: int, item_id: int) -> Held:
    """Return a question that this teacher may change. Raises NotFound."""
    return _held(connection, questions.head(connection, item_id, questions.usable_by(teacher)))


def to_change(connection: Connection, teacher: int, item_id: int) -> Held:
    """Return a question that this teacher is about to change; nobody else changes one before it is done.

    Two writers would otherwise both see the same newest revision and both follow it. Raises NotFound.
    """
    alone(connection, Lock.EDITING)
    return usable(connection, teacher, item_id)


def seen(connection: Connection, teacher: int, item_id: int) -> Held:
    """Return a question that this teacher may look at. Raises NotFound."""
    return _held(connection, questions.head(connection, item_id, questions.seen_by(teacher)))


def source_of(connection: Connection, teacher: int, slug: str) -> Source:
    """Return an article on which this teacher may write questions. Raises NotFound."""
    found = article_seen_by(connection, teacher, slug) if is_id(slug) else None
    if found is None:
        raise NotFound("There is no such article.")
    return _source(found, texts(connection, [found.id])[found.id])


def _held(connection: Connection, head: Head | None) -> Held:
    if head is None:
        raise NotFound("There is no such question.")
    item = items.revisions(connection, [head.revision_id])[head.revision_id].item
    text = texts(connection, [head.article_id])[head.article_id]
    return Held(head, item, _source(ArticleHead(head.article_id, head.article_slug, head.article_title), text))


def _source(head: ArticleHead, text: Text) -> Source:
    return Source(head.id, head.slug, head.title, text.text, text.passages)
