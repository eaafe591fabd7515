"""The job that makes questions: an article into drafts for its teacher to look through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quizapp.errors import NotFound
from quizapp.items.generate import MAKING, READING
from quizapp.services.generating import make_drafts
from quizapp.services.jobs.work import Means, Store, Tell
from quizapp.storage import Lock, alone, articles, items, reading
from quizapp.storage.items import Standing
from quizapp.storage.jobs import StoredJob

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.items.generate import Generation


def generate_drafts(held: StoredJob, means: Means, tell: Tell) -> Store:
    """Make the questions of a job; return what stores them as drafts and gives the job's result.

    The result: `made` and `known` (how many were new, and how many had been made before), `shortfall` (why there are
    not more, or None), `ledger` (`start`, `end` and `reason` of every sentence that gave no question).
    Raises UnreadableArticle where the text is no English news article.
    """
    with reading() as connection:
        article = articles.article_by_id(connection, held.article_id or 0)
    if article is None:
        raise NotFound("The article of this job has been removed.")

    def progress(done: int, total: int) -> None:
        is_read = done * (READING + MAKING) >= total * READING
        tell(done, total, "Making questions" if is_read else "Reading the article")

    made = make_drafts(article, held.arguments["count"], held.arguments["seed"], means.english, progress)
    return lambda connection: _store(connection, held, made)


def _store(connection: Connection, held: StoredJob, made: Generation) -> dict[str, Any]:
    if held.teacher_id is None or held.article_id is None:
        raise NotFound("The teacher or the article of this job has been removed.")
    alone(connection, Lock.IMPORTING)
    bank = items.desk_bank(held.teacher_id, articles.first_version(connection, held.article_id))
    known = items.latest_in_bank(connection, bank)
    new = [item for item in made.items if item.id not in known]
    items.add_items(connection, bank, new, held.article_id, Standing(held.teacher_id, "draft"))
    return {
        "made": len(new),
        "known": len(made.items) - len(new),
        "shortfall": made.shortfall,
        "ledger": [{"start": one.start, "end": one.end, "reason": one.reason} for one in made.ledger],
    }
