"""Every field of every form of a student with what nobody should send, and every page where it is not to be had."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from full_disk import full_disk
from harbour import Offer
from pages import Visitor, checked, hidden, words
from sqlalchemy import event

from quizapp.services.classes import add_class

if TYPE_CHECKING:
    from flask import Flask
    from made_apps import Clock
    from werkzeug.test import TestResponse

MARKUP = "<script>alert(1)</script>"
HOSTILE = {
    "nothing": "",
    "too much": "a" * 200_000,
    "the wrong type": "x1.5",
    "another's id": "999999",
    "markup": MARKUP,
    "emoji": "🦊" * 30,
    "right to left": "\u202eيارا\u202c",
    "NUL": "a\0b",
    "lone surrogate": "\ud800",
}
# Every form of a student: where it goes, and what a good one sends.
FORMS: dict[str, tuple[str, dict[str, str]]] = {
    "student.begin": ("/quizzes/harbour", {"name": "Mira", "token": "t" * 22}),
    "taking.answer": ("{attempt}/1", {"choice": "1", "version": "1", "confidence": "guess", "where": "3-9"}),
    "taking.answer test": ("{test}/1", {"choice": "1", "version": "1", "flagged": "yes", "flags": "1", "go": "2"}),
    "taking.choices": ("{all}/choices", {"choice-1": "1", "version-1": "1", "where-1": "3-9", "go": "submit"}),
    "taking.submit": ("{test}/submit", {"anything": "1"}),
    "student.retake": ("{done}/retake", {"scope": "missed"}),
    "student.report": ("{done}/1/report", {"reason": "typo", "text": "There is a letter missing."}),
    "me.find_class": ("/join", {"code": "BCDFGH"}),
    "me.join": ("/join/{class}", {"name": "Omar"}),
    "me.come_back": ("/return", {"code": "BCDFGHJK"}),
    "me.not_me": ("/me/not-me", {"anything": "1"}),
    "me.leave": ("/me/leave", {"anything": "1"}),
    "me.delete": ("/me/delete", {"sure": ""}),
    "me.answer_review": ("/review", {"item": "1", "choice": "1"}),
    "visitor.theme": ("/theme", {"theme": "dark"}),
}
SCRIPTED = {"taking.choice"}  # sends JSON: `test_test_mode` has a table of its own
ROOMS = ("student.", "taking.", "me.", "visitor.")
FIELDS = [(form, field) for form, (_, fields) in FORMS.items() for field in fields]


@pytest.fixture
def places(app: Flask, visitor: Visitor, offer: Offer) -> Callable[[str], str]:
    """Give a way to fill in addresses: attempts of every sort, and a class."""
    with app.app_context():
        code = add_class("8b", ["Omar"]).code
    made = {"attempt": visitor.begin(), "test": visitor.begin(slug=offer()), "class": code}
    made["all"] = visitor.begin(slug=offer("all", layout="all"))
    made["done"] = visitor.begin(slug=offer("mine"))
    visitor.client.post(f"{made['done']}/submit")
    return lambda path: path.format(**made)


def test_every_form_of_a_student_has_a_row(app: Flask) -> None:
    posted = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "POST" in (rule.methods or ()) and rule.endpoint.startswith(ROOMS)
    }
    assert posted == {name.split()[0] for name in FORMS} | SCRIPTED


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize(("form", "field"), FIELDS, ids=[f"{form}:{field}" for form, field in FIELDS])
def test_no_field_breaks_a_page_or_brings_markup_onto_it(
    visitor: Visitor, places: Callable[[str], str], form: str, field: str, kind: str
) -> None:
    path, good = FORMS[form]
    sent = good | {field: HOSTILE[kind].encode("utf-8", "surrogatepass")}
    page = visitor.client.post(places(path), data=sent)
    assert page.status_code in (200, 303, 400, 403, 404, 413), words(page)
    assert MARKUP not in page.text
    assert "Traceback" not in page.text
    if page.status_code == 303:
        assert visitor.get(page.location).status_code in (200, 303)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_with_nothing_in_it_is_answered_in_words(
    visitor: Visitor, places: Callable[[str], str], form: str
) -> None:
    page = visitor.client.post(places(FORMS[form][0]), data={})
    assert page.status_code in (200, 303, 400, 403, 404)
    assert "Traceback" not in page.text


def pages_of(attempt: str, slug: str) -> list[str]:
    return [
        f"/quizzes/{slug}",
        attempt,
        f"{attempt}/1",
        f"{attempt}/submit",
        f"{attempt}/result",
        f"{attempt}/1/report",
    ]


def test_every_page_of_a_quiz_that_has_closed_says_so_or_shows_the_score(
    visitor: Visitor, offer: Offer, clock: Clock
) -> None:
    slug = offer("soon", closes_at=clock.now + timedelta(minutes=5))
    attempt = visitor.begin(slug=slug)
    visitor.save(attempt, 1, choice=1, version=1)
    clock.move(minutes=10)
    for path in pages_of(attempt, slug):
        assert visitor.client.get(path, follow_redirects=True).status_code == 200, path
    assert "This quiz is closed." in words(visitor.get(f"/quizzes/{slug}"))
    refused = visitor.client.post(f"/quizzes/{slug}", data={"name": "Late"})
    assert (refused.status_code, "This quiz is closed." in words(refused)) == (403, True)
    late = visitor.save(attempt, 2, choice=1, version=1)
    assert late.json["saved"]["accepted"] is False


@pytest.mark.parametrize("state", ["draft", "closed", "archived"])
def test_a_quiz_that_was_taken_back_lets_nobody_begin_and_whoever_began_finish(
    visitor: Visitor, stranger: Visitor, app: Flask, offer: Offer, state: str
) -> None:
    slug = offer("back")
    attempt = visitor.begin(slug=slug)
    with sqlite3.connect(f"{app.instance_path}/quizapp.sqlite3") as database:
        database.execute("UPDATE quiz SET state = ? WHERE slug = 'back'", (state,))
    database.close()
    assert stranger.client.post(f"/quizzes/{slug}", data={"name": "New"}).status_code in (403, 404)
    assert visitor.save(attempt, 1, choice=1, version=1).json["saved"]["accepted"] is True
    assert visitor.get(f"{attempt}/1").status_code == 200
    assert visitor.client.post(f"{attempt}/submit", follow_redirects=True).status_code == 200


def test_no_page_of_an_attempt_is_open_to_others_or_to_nobody(visitor: Visitor, stranger: Visitor, app: Flask) -> None:
    attempt = visitor.begin()
    stranger.begin("Eve")
    for browser in (stranger, Visitor(app.test_client())):
        for path in pages_of(attempt, "harbour")[1:]:
            assert browser.get(path).status_code == 403, path
        assert browser.save(attempt, 1, choice=1, version=1).status_code == 403
        assert browser.client.post(f"{attempt}/retake", data={"scope": "all"}).status_code == 403


def test_a_full_disk_is_a_page_that_says_answers_are_safe_and_never_saved(visitor: Visitor, app: Flask) -> None:
    attempt = visitor.begin()
    first = visitor.answer(attempt, 1, 1)
    assert "Correct" in words(first)
    page: TestResponse | None = None
    with full_disk(app):
        for number in range(3_000):
            page = Visitor(app.test_client()).client.post("/quizzes/harbour", data={"name": f"Late {number}"})
            if page.status_code != 303:
                break
    assert page is not None
    assert page.status_code == 503
    assert "Your answers are safe" in words(page)
    assert "disk" not in words(page), "that is for the log"
    assert "Saved" not in words(page)
    assert hidden(page, "name").startswith("Late"), "what was typed can be sent again"
    assert page.headers["Retry-After"]
    assert "Correct" in words(visitor.get(f"{attempt}/1"))


def test_a_locked_database_is_no_saved_choice_and_the_next_try_is_one(
    visitor: Visitor, app: Flask, offer: Offer
) -> None:
    attempt = visitor.begin(slug=offer())
    engine = app.extensions["quizapp.engines"]["writing"].engine
    locker = sqlite3.connect(f"{app.instance_path}/quizapp.sqlite3", isolation_level=None)
    locker.execute("BEGIN IMMEDIATE")

    def hurry(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute("PRAGMA busy_timeout = 50")

    event.listen(engine, "checkout", hurry)
    try:
        refused = visitor.save(attempt, 1, choice=1, version=1)
    finally:
        event.remove(engine, "checkout", hurry)
        locker.execute("ROLLBACK")
        locker.close()
        engine.dispose()
    assert (refused.status_code, "saved" in (refused.json or {})) == (503, False)
    assert checked(visitor.get(f"{attempt}/1")) == []
    assert visitor.save(attempt, 1, choice=1, version=1).json["saved"]["accepted"] is True
