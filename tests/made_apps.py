"""Apps as tests make them, and the clock that they go by."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import Flask

from quizapp import create_app
from quizapp.config import Settings
from quizapp.storage.base import db


class Clock:
    """A clock that stands still until it is told to move."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **duration: float) -> None:
        self.now += timedelta(**duration)


def app_for_tests(settings: Settings, clock: Clock) -> Flask:
    app = create_app(settings, clock)
    app.config["TESTING"] = True
    app.config["WTF_CSRF_ENABLED"] = False
    app.extensions["quizapp.prepared"] = True
    return app


def close(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()
