"""The app as most commands want it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask


def ready_app() -> Flask:
    """Return the app on a database that is set up."""
    from quizapp import create_app
    from quizapp.services.setup import prepare

    app = create_app()
    prepare(app)
    return app
