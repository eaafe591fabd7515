"""Storage: the tables, and every query on them. Nobody else knows SQL."""

from __future__ import annotations

from flask import Flask

from quizapp.storage import database, migrating
from quizapp.storage.database import Lock, alone, close, now, place, reading, writing

__all__ = ["App", "Lock", "alone", "close", "init_app", "now", "place", "reading", "writing"]

App = Flask


def init_app(app: App) -> None:
    """Bind the database and its migrations to the app. Opens nothing. Raises BadSettings."""
    database.init_app(app)
    migrating.init_app(app)
