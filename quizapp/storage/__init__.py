"""Storage: the tables, and every query on them. Nobody else knows SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.storage import database, migrating
from quizapp.storage.database import now, reading, writing

if TYPE_CHECKING:
    from flask import Flask

__all__ = ["init_app", "now", "reading", "writing"]


def init_app(app: Flask) -> None:
    """Bind the database and its migrations to the app. Opens nothing. Raises BadSettings."""
    database.init_app(app)
    migrating.init_app(app)
