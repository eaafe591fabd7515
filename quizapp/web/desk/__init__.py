"""The desk: the pages of teachers. Every blueprint here is made by `desk_pages`, which lets nobody else in."""

from __future__ import annotations

from flask import Blueprint, Flask

from quizapp.web.desk.guard import require_teacher
from quizapp.web.headers import never_keep


def desk_pages(name: str) -> Blueprint:
    """Return a blueprint under /desk whose pages ask for a signed-in teacher and are never kept by a browser."""
    blueprint = Blueprint(name, f"quizapp.web.desk.{name}", url_prefix="/desk")
    blueprint.before_request(require_teacher)
    blueprint.after_request(never_keep)
    return blueprint


def init_app(app: Flask) -> None:
    """Add the desk's pages."""
    from quizapp.web.desk import account, home, navigation, signing

    navigation.init_app(app)
    app.register_blueprint(signing.blueprint)
    app.register_blueprint(home.blueprint)
    app.register_blueprint(account.blueprint)
    _add_articles(app)
    _add_classes(app)
    _add_results(app)
    _add_questions(app)


def _add_results(app: Flask) -> None:
    from quizapp.web.desk import live, regrades, reports, results

    for pages in (results, live, regrades, reports):
        app.register_blueprint(pages.blueprint)


def _add_classes(app: Flask) -> None:
    from quizapp.web.desk import classes, giving, roster

    for pages in (classes, roster, giving):
        app.register_blueprint(pages.blueprint)


def _add_articles(app: Flask) -> None:
    from quizapp.web.desk import articles, jobs, quizzes

    for pages in (articles, jobs, quizzes):
        app.register_blueprint(pages.blueprint)


def _add_questions(app: Flask) -> None:
    from quizapp.web.desk import banks, editor, questions, review

    for pages in (review, questions, editor, banks):
        app.register_blueprint(pages.blueprint)
