"""The job that fetches a page: an address into an article of its teacher."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quizapp.errors import BadInput, NotFound
from quizapp.services.desk import articles
from quizapp.services.intake.fetching import fetch
from quizapp.services.jobs.work import Means, Store, Tell

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.model import Article
    from quizapp.storage.jobs import StoredJob

SWITCHED_OFF = "Fetching pages is switched off here. Open the page yourself and paste the text."
SHARE = 75  # of a hundred: the site is what one waits for


def fetch_article(held: StoredJob, means: Means, tell: Tell) -> Store:
    """Fetch the page of a job; return what stores its article and gives the job's result.

    The result: `slug` of the article, and `known`, whether its teacher had the text already. Raises BadInput where the
    page may not or cannot be fetched or read.
    """
    if means.limits is None:
        raise BadInput(SWITCHED_OFF)
    tell(0, 100, "Asking for the page")
    page = fetch(held.arguments["address"], means.limits, lambda share: tell(round(SHARE * share), 100, "Fetching it"))
    tell(SHARE, 100, "Looking for the article on it")
    taken = articles.article_of_page(page)
    return lambda connection: _store(connection, held, taken)


def _store(connection: Connection, held: StoredJob, taken: Article) -> dict[str, Any]:
    if held.teacher_id is None:
        raise NotFound("The teacher of this job has been removed.")
    kept = articles.keep(connection, held.teacher_id, taken)
    return {"slug": kept.slug, "known": kept.known}
