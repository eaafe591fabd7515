"""Drafts on the flood article, for whoever tests the review, the editor or the search."""

from __future__ import annotations

from dataclasses import replace

from desk_fixtures import TEACHERS
from example_quiz import ARTICLE, HALL, LEFT, RISE, UNHURT, WHO_CLOSED, choice
from flask import Flask

from quizapp.model import Article, Item, Provenance, Record
from quizapp.storage import articles, items, writing
from quizapp.storage.items import Standing

# The lint has a word to say about the length of its key; nothing else stands against it.
TELLTALE = choice(
    "telltale",
    "Who said that the water would fall?",
    ("Mayor Ines Dahl, who spoke in Halden on Monday", "A priest", "A pilot"),
    "Mayor Ines Dahl said the water would fall by Thursday",
)
# Its quote was typed from memory; nobody may approve it.
MISQUOTED = replace(
    choice("misquoted", "When would the water fall?", ("Thursday", "Friday", "Sunday"), "by Thursday"),
    citation=replace(UNHURT.citation, quote="by Wednesday"),
)
GENERATED = tuple(replace(item, provenance=Provenance.GENERATED) for item in (RISE, WHO_CLOSED, LEFT, HALL, UNHURT))

HOSTILE = "<img src=x onerror=\"alert('article')\"><script>alert(1)</script> 🌊 wave"
# The same sentence stands in it twice, and letters outside the Basic Multilingual Plane before both.
TWICE = Article(
    f"{HOSTILE}\n\nThe 🌊 river rose in Halden on Monday. 🚒 Crews came at noon.\n\n"
    "The river rose in Halden again 🌊 on Friday.\n",
    Record(HOSTILE),
)


def keep_drafts(
    app: Flask, teacher: int | None, drafts: tuple[Item, ...] = GENERATED, status: str = "draft"
) -> dict[str, int]:
    """Store these items on the flood article; return their row ids by their own ids."""
    with app.app_context(), writing() as connection:
        article = articles.keep_article(connection, ARTICLE, teacher)
        return items.add_items(connection, f"job-{teacher}", drafts, article, Standing(teacher, status))


def two_teachers(app: Flask) -> tuple[int, int]:
    first, second = TEACHERS
    return first.store(app), second.store(app)
