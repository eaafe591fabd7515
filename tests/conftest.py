"""What every test may ask for: an app on a fresh database, a clock that can be set, the English pipeline."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desk_fixtures import TEACHERS, sign_in
from made_apps import Clock, app_for_tests, close
from private_postgresql import private_server, why_not

from quizapp import create_app
from quizapp.config import Settings, read_settings
from quizapp.storage import migrating
from quizapp.storage.base import db

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient, FlaskCliRunner
    from spacy.language import Language

    from quizapp.model import Article


NUMBERS = itertools.count(1)


def pytest_configure() -> None:
    """Let the servers that tests start end at Ctrl-C: a shell that runs tests in the background turns it off."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({"QUIZAPP_INSTANCE": str(tmp_path / "instance")})


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an empty SQLite database with all tables, to be copied: quicker than migrating for every test."""
    instance = tmp_path_factory.mktemp("migrated")
    app = create_app(read_settings({"QUIZAPP_INSTANCE": str(instance)}))
    with app.app_context():
        migrating.upgrade()
        db.engine.dispose()
    return instance / "quizapp.sqlite3"


@pytest.fixture
def app(settings: Settings, clock: Clock, migrated_file: Path) -> Iterator[Flask]:
    """Give the app on an empty SQLite database of its own."""
    shutil.copy(migrated_file, settings.instance / "quizapp.sqlite3")
    app = app_for_tests(settings, clock)
    yield app
    close(app)


@pytest.fixture(scope="session")
def postgresql_address() -> Iterator[str]:
    """Give the address of a private PostgreSQL server, with {name} for the database; skip where none can run."""
    reason = why_not()
    if reason and os.environ.get("QUIZAPP_REQUIRE_POSTGRES") == "1":
        pytest.fail(f"PostgreSQL is required here, but {reason}")
    if reason:
        pytest.skip(reason)
    # A socket's path must be short, and pytest's own temporary folders are closed to the server's user.
    with tempfile.TemporaryDirectory(prefix="quizapp-pg-") as folder, private_server(Path(folder)) as address:
        Path(folder).chmod(0o755)
        yield address


@pytest.fixture
def new_postgresql_database(postgresql_address: str) -> Iterator[str]:
    """Give the address of a new, empty PostgreSQL database."""
    import psycopg

    server = postgresql_address.format(name="postgres").replace("+psycopg", "")
    name = f"test_{next(NUMBERS)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield postgresql_address.format(name=name)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, settings: Settings) -> str:
    """Give the address of an empty database without tables, of each kind in turn."""
    if request.param == "sqlite":
        return settings.database_url
    address: str = request.getfixturevalue("new_postgresql_database")
    return address


@pytest.fixture
def bare_app(settings: Settings, clock: Clock, database_url: str) -> Iterator[Flask]:
    """Give the app on an empty database without tables, SQLite and PostgreSQL in turn."""
    app = app_for_tests(replace(settings, database_url=database_url), clock)
    yield app
    close(app)


@pytest.fixture
def any_app(bare_app: Flask) -> Flask:
    """Give the app on an empty database with all tables, SQLite and PostgreSQL in turn."""
    with bare_app.app_context():
        migrating.upgrade()
    return bare_app


@pytest.fixture(scope="session")
def english() -> Language:
    from quizapp.reading.pipeline import load_english

    return load_english()


@pytest.fixture(scope="session")
def library_article() -> Article:
    from quizapp.formats.articles import read_article
    from quizapp.services.setup import ARTICLE

    return read_article(ARTICLE)


@pytest.fixture
def runner(app: Flask) -> FlaskCliRunner:
    return app.test_cli_runner()


@pytest.fixture
def teacher(app: Flask) -> int:
    """Store a teacher; give the row id."""
    return TEACHERS[0].store(app)


@pytest.fixture
def other_teacher(app: Flask, teacher: int) -> int:
    """Store a second teacher, a stranger to the first one's things; give the row id."""
    return TEACHERS[1].store(app)


@pytest.fixture
def teacher_client(app: Flask, teacher: int) -> FlaskClient:
    """Give the browser of the first teacher, signed in."""
    return sign_in(app, teacher)


@pytest.fixture
def other_teacher_client(app: Flask, other_teacher: int) -> FlaskClient:
    """Give the browser of the second teacher, signed in."""
    return sign_in(app, other_teacher)
