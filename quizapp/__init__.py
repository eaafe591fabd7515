"""quizapp: a fact-checking quiz from any news article, where every question carries its proof."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if sys.version_info < (3, 11):  # noqa: UP036 - a checkout can be run by any Python, whatever the package requires
    sys.exit(f"quizapp needs Python 3.11 or newer; this is {sys.version.split()[0]}.")

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from flask import Flask

    from quizapp.config import Settings

__version__ = "0.1.0"


def create_app(settings: Settings | None = None, clock: Callable[[], datetime] | None = None) -> Flask:
    """Join the parts into a Flask app. `clock` returns an aware datetime in UTC; tests set it.

    Raises BadSettings if the environment cannot be used.
    """
    from datetime import UTC
    from datetime import datetime as system_clock

    from flask import Flask

    from quizapp import storage, web
    from quizapp.config import read_settings

    settings = settings or read_settings()
    app = Flask(
        __name__,
        instance_path=str(settings.instance),
        static_folder=None,
        template_folder="web/templates",
    )
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
    )
    app.extensions["quizapp.settings"] = settings
    app.extensions["quizapp.clock"] = clock or (lambda: system_clock.now(UTC))
    storage.init_app(app)
    web.init_app(app)
    app.before_request(lambda: _prepare_once(app))
    return app


def _prepare_once(app: Flask) -> None:
    """Set the database up at the first request, where a server runs the app without `quizapp serve`."""
    if "quizapp.prepared" not in app.extensions:
        from quizapp.services.setup import prepare

        prepare(app)
