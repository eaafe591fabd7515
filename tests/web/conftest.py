"""A small quiz with every shape of question, on an article that has a heading, a caption and odd characters."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pages import Visitor

from quizapp import create_app
from quizapp.model import (
    Article,
    Citation,
    Edit,
    Item,
    ItemType,
    Mode,
    Option,
    Provenance,
    Quiz,
    QuizSettings,
    Record,
)
from quizapp.services.importing import import_quiz
from quizapp.storage.base import db

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from quizapp.config import Settings

TEXT = """The harbour of Port Ellis was closed on Monday after a storm sank 14 boats.

Boats lie on their sides in the harbour of Port Ellis, 4 March 2024 [Sam Lee/Ellis Post]

Mayor Ada Quinn said that nobody was hurt. "We were lucky & <very> quick," she said.

## What comes next

Repairs will cost about 2.5 million euros. The harbour opens again on 3 May, the port authority said.
"""


def cite(quote: str) -> Citation:
    start = TEXT.index(quote)
    return Citation(quote, start, start + len(quote))


def options(*texts: str, feedback: str | None = None) -> tuple[Option, ...]:
    return tuple(Option(text, feedback if index else None) for index, text in enumerate(texts))


STATEMENT = "A storm sank 41 boats in the harbour of Port Ellis."
ITEMS = (
    Item(
        id="boats",
        type=ItemType.TRUE_FALSE,
        stem=STATEMENT,
        options=options("True", "False"),
        key=1,
        citation=cite("a storm sank 14 boats"),
        rationale="The article counts 14 boats.",
        edit=Edit("number", "14", "41", STATEMENT.index("41")),
    ),
    Item(
        id="mayor",
        type=ItemType.MULTIPLE_CHOICE,
        stem="Who said that nobody was hurt?",
        options=options("Ada Quinn", "The port authority", "Port Ellis", feedback="It spoke of the opening only."),
        key=0,
        citation=cite("Mayor Ada Quinn said that nobody was hurt."),
        rationale="The mayor is named before the verb of saying.",
    ),
    Item(
        id="opening",
        type=ItemType.MULTIPLE_CHOICE,
        stem="How does the mayor describe the town?",
        options=options("lucky & <very> quick", "tired & <very> slow"),
        key=0,
        citation=cite("lucky & <very> quick"),
        fixed_order=True,
    ),
)
RECORD = Record(
    title="Storm closes harbour",
    author="Sam Lee",
    publisher="Ellis Post",
    published="2024-03-05",
    url="https://example.org/storm",
    note="A made-up article.",
)
HARBOUR = Quiz(
    title="Storm & harbour", article=Article(TEXT, RECORD), items=ITEMS, description="Three questions.", id="harbour"
)


@pytest.fixture
def harbour(app: Flask) -> str:
    """Store the quiz; give its slug."""
    with app.app_context():
        return import_quiz(HARBOUR, Provenance.AUTHORED).quiz


TEST_MODE = QuizSettings(mode=Mode.TEST, shuffle_options=False)
Offer = Callable[..., str]


@pytest.fixture
def offer(app: Flask, harbour: str) -> Offer:
    """Give a way to store the quiz once more with other settings: `offer(time_limit=60)`; it returns the slug."""

    def store(slug: str = "trial", **changed: object) -> str:
        quiz = replace(HARBOUR, id=slug, title="Storm trial", settings=replace(TEST_MODE, **changed))
        with app.app_context():
            return import_quiz(quiz, Provenance.AUTHORED).quiz

    return store


@pytest.fixture
def visitor(client: FlaskClient, harbour: str) -> Visitor:
    return Visitor(client)


@pytest.fixture
def stranger(app: Flask, harbour: str) -> Visitor:
    """Somebody else, with another browser."""
    return Visitor(app.test_client())


@pytest.fixture
def guarded(settings: Settings, clock: object, migrated_file: Path) -> Iterator[Visitor]:
    """A visitor of the app with form protection on, as it runs outside tests.

    It is no `app` fixture on purpose: pytest-flask would share one application context between requests, and the
    token that is kept there with it.
    """
    shutil.copy(migrated_file, settings.instance / "quizapp.sqlite3")
    app = create_app(settings, clock)
    app.extensions["quizapp.prepared"] = True
    with app.app_context():
        import_quiz(HARBOUR, Provenance.AUTHORED)
    yield Visitor(app.test_client())
    with app.app_context():
        db.engine.dispose()
