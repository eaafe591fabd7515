"""Another text for an article: a new version beside the old one, to which its questions move one by one.

The old text stays as it is, because every answer that was given rests on it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.errors import BadInput, NotFound
from quizapp.model import Article, Item
from quizapp.services.desk.articles import own, parse_text
from quizapp.services.desk.moving import moved
from quizapp.storage import Lock, alone, article_shelf, articles, items, questions, writing
from quizapp.storage.questions import Head

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Flagged:
    """A question that could not move and is a draft now: its row id, what it asks, and why."""

    id: int
    stem: str
    reason: str


@dataclass(frozen=True, slots=True)
class NewVersion:
    """What came of a new text: its slug, how many questions moved to it, and those that stayed behind as drafts."""

    slug: str
    moved: int
    flagged: tuple[Flagged, ...]


def new_version(teacher: int, slug: str, text: str) -> NewVersion:
    """Store another text for an article and check each citation again.

    A question whose quote stands in the new text, and which still holds there, moves with its quizzes. Any other
    becomes a draft on the old text, with the reason. Raises NotFound, and BadInput for a text that cannot be used.
    """
    given = parse_text(text).text
    with writing() as connection:
        alone(connection, Lock.IMPORTING)
        held = own(connection, teacher, slug)
        before = articles.article_by_id(connection, held.id)
        if before is None:
            raise NotFound("There is no such article.")
        after = Article(given, before.record)
        _refuse(connection, held.owner_id, before, after)
        after_id = articles.keep_article(connection, after, held.owner_id)
        article_shelf.make_version_of(connection, after_id, held.id)
        article_shelf.set_shared(connection, after_id, held.shared)
        article_shelf.set_archived(connection, held.id, True)
        outcome = _move_all(connection, teacher, (held.id, before), (after_id, after))
        article_shelf.move_quizzes(connection, teacher, held.id, after_id)
        return replace(outcome, slug=article_shelf.slug_of(connection, after_id))


def _refuse(connection: Connection, owner_id: int | None, before: Article, after: Article) -> None:
    if after.sha256 == before.sha256:
        raise BadInput("This is the text that is there already. Change it, or go back.")
    known = article_shelf.same_text(connection, owner_id, after.sha256)
    if known:
        raise BadInput("You have an article with exactly this text already. Open that one instead.")


def _move_all(
    connection: Connection, teacher: int, before: tuple[int, Article], after: tuple[int, Article]
) -> NewVersion:
    ids = article_shelf.items_on(connection, teacher, before[0])
    held = questions.heads(connection, ids, questions.usable_by(teacher))
    said = items.revisions(connection, [head.revision_id for head in held.values()])
    count, flagged = 0, []
    for head in held.values():
        item = said[head.revision_id].item
        on_new = moved(item, before[1], after[1])
        if isinstance(on_new, Item):
            on = replace(head, article_id=after[0])
            questions.write_revision(connection, on, on_new, teacher, head.overrides, head.accepted)
            count += 1
        elif head.status != "rejected":
            flagged.append(_flag(connection, head, item, on_new))
    return NewVersion("", count, tuple(flagged))


def _flag(connection: Connection, head: Head, item: Item, reason: str) -> Flagged:
    items.set_status(connection, [head.id], "draft", f"The text has changed. {reason}")
    return Flagged(head.id, item.stem, reason)
