"""Understanding: what the app made of an article, for teachers to see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.errors import NotFound
from quizapp.services.identifiers import is_id
from quizapp.services.understood import Understanding, understood
from quizapp.storage import articles, reading

if TYPE_CHECKING:
    from quizapp.model import Record
    from quizapp.services.readings import Readings


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A reading that is not done yet: `percent` of the way, for an article of so many words."""

    slug: str
    record: Record
    words: int
    percent: int


def understanding(slug: str, readings: Readings, part: int = 1) -> Understanding | UnderWay:
    """Return what the app understood of an article, or how far it is where the reading takes long.

    Raises NotFound for an unknown slug or part, UnreadableArticle where the text is no English news article.
    """
    with reading() as connection:
        found = articles.article_by_slug(connection, slug) if is_id(slug) else None
    if found is None:
        raise NotFound("There is no such article.")
    article = found[1]
    work = readings.of(article)
    if not work.done.wait(readings.patience):
        return UnderWay(slug, article.record, len(article.text.split()), work.percent)
    return understood(slug, article.record, work.outcome(), part)
