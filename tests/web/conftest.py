"""A visitor, and the small quiz that they find."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from harbour import HARBOUR, TEST_MODE, Offer
from pages import Visitor

from quizapp import create_app
from quizapp.model import Provenance
from quizapp.services.importing import import_quiz
from quizapp.storage.base import db

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from quizapp.config import Settings


@pytest.fixture
def harbour(app: Flask) -> str:
    """Store the quiz; give its slug."""
    with app.app_context():
        return import_quiz(HARBOUR, Provenance.AUTHORED).quiz


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
