"""A stored quiz as the file that an import reads."""

from __future__ import annotations

from dataclasses import replace

from quizapp.errors import NotFound
from quizapp.formats.bank_writer import write_bank
from quizapp.model import Quiz
from quizapp.services.identifiers import is_id
from quizapp.storage import articles, items, quizzes, reading


def quiz_file(slug: str) -> str:
    """Return a quiz as YAML with its article in it; importing it again changes nothing. Raises NotFound."""
    with reading() as connection:
        held = quizzes.quiz_by_slug(connection, slug) if is_id(slug) else None
        found = articles.article_by_slug(connection, held.article_slug) if held else None
        if held is None or found is None:
            raise NotFound(f"There is no quiz {slug!r}. `quizapp export --list` shows those that there are.")
        newest = quizzes.newest_revisions(connection, held.id)
        revisions = items.revisions(connection, list(newest))
        names = {one.item_id: name for name, one in items.latest_in_quiz(connection, held.id).items()}
    asked = tuple(replace(revisions[revision].item, id=names[item]) for revision, item in newest.items())
    return write_bank(Quiz(held.title, found[1], asked, held.description, held.slug, held.settings))


def quiz_slugs() -> tuple[tuple[str, str, int], ...]:
    """Return slug, title and number of questions of every quiz."""
    with reading() as connection:
        return tuple((held.slug, held.title, held.questions) for held in quizzes.all_quizzes(connection))
