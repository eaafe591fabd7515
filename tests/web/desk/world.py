"""One of everything that an address can name, all of it the first teacher's, and a student under way."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from flask import Flask
from harbour import HARBOUR

from quizapp.model import Provenance
from quizapp.services import taking
from quizapp.services.desk import accounts, links
from quizapp.services.importing import import_quiz

# What stands in the addresses. Where the same parameter means another thing in one place, "endpoint parameter" says so.
World = dict[str, object]


def make_world(app: Flask, teacher: int) -> World:
    """Store everything; return the values for the parameters of addresses, and the session of the student."""
    with app.app_context():
        slug = import_quiz(HARBOUR, Provenance.AUTHORED).quiz
        import_quiz(replace(HARBOUR, id="finished"), Provenance.AUTHORED)
        links.invite(teacher)
        invitation = accounts.account(teacher).invitations[0].id
        started = taking.start(slug, "Amina", None, Random(1))
    return {
        "slug": slug,
        "visitor.article slug": "storm-closes-harbour",
        "visitor.article_reading slug": "storm-closes-harbour",
        "attempt": started.attempt,
        "position": 1,
        "code": "BCDFGH",
        "token": "no-such-token",
        "version": "x",
        "name": "app.css",
        "filename": "css/bootstrap.min.css",
        "invitation": invitation,
        "student session": started.student,
    }
