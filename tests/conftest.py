"""What every test may ask for: an app on a fresh database, a clock that can be set, the English pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizapp import create_app
from quizapp.config import Settings, read_settings

if TYPE_CHECKING:
    from flask import Flask
    from spacy.language import Language


class Clock:
    """A clock that stands still until it is told to move."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **duration: float) -> None:
        self.now += timedelta(**duration)


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({"QUIZAPP_INSTANCE": str(tmp_path / "instance")})


@pytest.fixture
def app(settings: Settings, clock: Clock) -> Iterator[Flask]:
    app = create_app(settings, clock)
    app.config["TESTING"] = True
    app.config["WTF_CSRF_ENABLED"] = False
    yield app


@pytest.fixture(scope="session")
def english() -> Language:
    from quizapp.reading.pipeline import load_english

    return load_english()
