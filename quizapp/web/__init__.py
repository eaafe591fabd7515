"""Web: one blueprint a kind of visitor. Views parse, call one service, and answer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask


def init_app(app: Flask) -> None:
    """Add the pages, their forms and files, the safety headers and the error pages to the app."""
    from flask_bootstrap import Bootstrap5
    from flask_wtf import CSRFProtect

    from quizapp.services.readings import Readings
    from quizapp.web import assets, desk, errors, headers, me, quick, student, taking, visitor, wording
    from quizapp.web.desk import guard
    from quizapp.web.numbers import NumberInPath
    from quizapp.web.sessions import RememberedSessions

    app.config.update(
        BOOTSTRAP_SERVE_LOCAL=True,
        # A form stays good as long as the session: a lesson may be interrupted for a day.
        WTF_CSRF_TIME_LIMIT=None,
        # The cookie is written when it changes, not with every page.
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=timedelta(days=180),
        MAX_CONTENT_LENGTH=1_000_000,
    )
    app.url_map.converters["int"] = NumberInPath
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.session_interface = RememberedSessions()
    app.static_url_path = "/static"  # Bootstrap-Flask puts its own files under this
    Bootstrap5(app)
    app.before_request(guard.take_more_from_teachers)
    protection = CSRFProtect(app)
    protection.exempt(visitor.theme)  # it changes a colour; a token would give every visitor a session
    for room in (headers, assets, wording, quick, errors):
        room.init_app(app)
    app.extensions["quizapp.readings"] = Readings(app.extensions["quizapp.settings"].english)
    app.register_blueprint(visitor.blueprint)
    for pages in (student, taking, me):
        app.register_blueprint(pages.blueprint)
    desk.init_app(app)
    app.add_template_global(visitor.chosen_theme)
