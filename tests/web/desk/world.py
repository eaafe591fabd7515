"""One of everything that an address can name, all of it the first teacher's, and a student under way."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from desk_drafts import keep_drafts
from example_quiz import RISE
from flask import Flask
from harbour import HARBOUR

from quizapp.model import Provenance
from quizapp.services import reports, taking
from quizapp.services.desk import accounts, articles, assigning, banks, class_rosters, jobs, links, mending
from quizapp.services.importing import import_quiz
from quizapp.services.regrading import Action, Decision
from quizapp.storage import writing

# What stands in the addresses. Where the same parameter means another thing in one place, "endpoint parameter" says so.
World = dict[str, object]
OF_A_QUIZ = (
    "results.page",
    "results.download",
    "results.explain",
    "results.student",
    "results.show",
    "results.hide",
    "live.page",
    "live.events",
    "regrades.choose",
    "regrades.decide",
    "regrades.undo",
    "reports.page",
    "reports.settle",
)


OF_A_QUESTION = (
    "questions.question",
    "questions.copy",
    "questions.restore",
    "questions.reopen",
    "editor.page",
    "editor.save",
)
OF_AN_ARTICLE = (
    "review.page",
    "review.approve",
    "review.reject",
    "review.approve_clear",
    "review.undo",
    "review.ledger",
    "questions.export",
)
OF_AN_ARTICLE_AT_THE_DESK = (
    "articles.show",
    "articles.ask_questions",
    "articles.record",
    "articles.change_record",
    "articles.text",
    "articles.change_text",
    "articles.archive",
    "articles.share",
)
OF_A_QUIZ_BEING_MADE = (
    "quizzes.show",
    "quizzes.pick",
    "quizzes.choose",
    "quizzes.balance",
    "quizzes.take_out",
    "quizzes.move",
    "quizzes.settings",
    "quizzes.set_terms",
    "quizzes.ask_shorter",
    "quizzes.shorten",
    "quizzes.change_state",
    "quizzes.copy",
    "quizzes.preview",
    "quizzes.print_page",
)


def make_world(app: Flask, teacher: int) -> World:
    """Store everything; return the values for the parameters of addresses, and the session of the student."""
    with app.app_context():
        slug = import_quiz(HARBOUR, Provenance.AUTHORED).quiz
        import_quiz(replace(HARBOUR, id="finished"), Provenance.AUTHORED)
        links.invite(teacher)
        invitation = accounts.account(teacher).invitations[0].id
        class_id = class_rosters.make_class(teacher, "7b", "Ben\nEve\nOmar")
        on_roster, former, leaving = (one.id for one in class_rosters.class_page(teacher, class_id).roster)
        class_rosters.take_off(teacher, class_id, former)
        assigning.give(teacher, class_id, slug, None, None)
        started = taking.start(slug, "Amina", None, Random(1))
        own = import_quiz(replace(HARBOUR, id="own"), Provenance.AUTHORED).quiz
        item, report, bo = _own_quiz(teacher, own)
        article = articles.paste(teacher, HARBOUR.article.text + "\nOf one teacher alone.\n").slug
        job = jobs.ask_questions(teacher, article, 3, lambda _: None)
        quiz = import_quiz(replace(HARBOUR, id="being-made"), Provenance.AUTHORED).quiz
        with writing() as connection:
            connection.exec_driver_sql(f"UPDATE quiz SET owner_id = {teacher} WHERE slug = '{quiz}'")
        file = banks.create(teacher, "b", b"quiz: x").id
    drafts = keep_drafts(app, teacher)
    keep_drafts(app, teacher, (replace(RISE, id="approved"),), "approved")
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
        "class_id": class_id,
        "student_id": on_roster,
        "roster.restore student_id": former,
        "roster.remove student_id": leaving,
        "student session": started.student,
        **{f"{endpoint} slug": own for endpoint in OF_A_QUIZ},
        "item": item,
        "draft": drafts["hall"],
        "file": file,
        **{f"{page} item": drafts["hall"] for page in OF_A_QUESTION},
        **{f"{page} slug": "flood-closes-the-old-bridge-in-halden" for page in OF_AN_ARTICLE},
        **{f"{page} slug": article for page in OF_AN_ARTICLE_AT_THE_DESK},
        **{f"{page} slug": quiz for page in OF_A_QUIZ_BEING_MADE},
        "job": job,
        "report": report,
        "results.student student": bo,
        "regrade": 1,
    }


def _own_quiz(teacher: int, slug: str) -> tuple[int, int, int]:
    """Make a quiz the teacher's own, with a student's report and a decision.

    Return the rows of item, report and student.
    """
    started = taking.start(slug, "Bo", None, Random(1))
    reports.report(started.attempt, started.student, 1, "unclear", "")
    with writing() as connection:
        connection.exec_driver_sql(f"UPDATE quiz SET owner_id = {teacher} WHERE slug = '{slug}'")
        newest = "SELECT id, item_id, student_id FROM report ORDER BY id DESC LIMIT 1"
        report, item, student = connection.exec_driver_sql(newest).one()
    mending.regrade(teacher, slug, item, Decision(Action.CREDIT), "")
    return item, report, student
