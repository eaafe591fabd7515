"""Errors: each has a page in plain words, and none loses what was typed."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pages import Visitor, hidden, title, words

if TYPE_CHECKING:
    from flask import Flask

    from quizapp.config import Settings

POSTS = ("/quizzes/harbour", "/attempts/{}/1", "/attempts/{}/retake")
GETS = ("/attempts/{}", "/attempts/{}/1", "/attempts/{}/result")


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/quizzes/none",
        "/articles/none",
        "/attempts/none/1",
        "/attempts/none/result",
        "/quizzes/%00",
        "/static/x/y.css",
    ],
)
def test_what_is_not_there_says_so_and_leads_home(visitor: Visitor, path: str) -> None:
    page = visitor.get(path)
    assert page.status_code == 404
    assert title(page) == "There is no such page – quizapp"
    assert "See the list of quizzes" in words(page)


@pytest.mark.parametrize("path", GETS)
def test_somebody_elses_attempt_cannot_be_seen(visitor: Visitor, stranger: Visitor, path: str) -> None:
    attempt = visitor.begin().rsplit("/", 1)[1]
    page = stranger.get(path.format(attempt))
    assert page.status_code == 403
    assert "belongs to somebody else" in words(page)
    assert 'href="/return">Come back with your own code' in page.text
    assert "41 boats" not in page.text


@pytest.mark.parametrize("path", POSTS[1:])
def test_somebody_elses_attempt_cannot_be_changed(visitor: Visitor, stranger: Visitor, path: str) -> None:
    attempt = visitor.begin()
    stranger.begin("Ben")
    sent = stranger.client.post(path.format(attempt.rsplit("/", 1)[1]), data={"choice": 1, "scope": "all"})
    assert sent.status_code == 403
    assert "Check my answer" in words(visitor.get(f"{attempt}/1"))


def test_a_forged_session_cookie_is_a_strangers(visitor: Visitor, app: Flask) -> None:
    attempt = visitor.begin()
    forger = app.test_client()
    forger.set_cookie("session", "eyJzdHVkZW50IjoiYSJ9.forged.signature")
    assert forger.get(f"{attempt}/1").status_code == 403


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("post", "/"),
        ("put", "/quizzes/harbour"),
        ("delete", "/attempts/x/1"),
        ("get", "/attempts/x/retake"),
        ("get", "/theme"),
    ],
)
def test_a_method_that_a_page_does_not_know_is_refused_with_the_ones_it_does(
    visitor: Visitor, method: str, path: str
) -> None:
    page = getattr(visitor.client, method)(path)
    assert page.status_code == 405
    assert page.headers["Allow"]
    assert "Error 405" in words(page)


def test_too_much_is_refused_before_it_is_read(visitor: Visitor) -> None:
    page = visitor.client.post("/quizzes/harbour", data={"name": "a" * 2_000_000})
    assert page.status_code == 413
    assert "too much to send" in words(page)


def test_a_fault_of_ours_says_that_answers_are_safe_and_shows_no_trace(visitor: Visitor, app: Flask) -> None:
    app.config["TESTING"] = app.config["PROPAGATE_EXCEPTIONS"] = False
    app.extensions["quizapp.assets"] = None
    app.view_functions["visitor.home"] = lambda: 1 / 0
    page = visitor.get("/")
    assert page.status_code == 500
    assert "Something broke on our side" in words(page)
    assert "ZeroDivisionError" not in page.text


def test_a_locked_database_keeps_the_answer_on_the_page_to_be_sent_again(
    guarded: Visitor, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = hidden(guarded.get("/quizzes/harbour"), "csrf_token")
    attempt = guarded.client.post("/quizzes/harbour", data={"name": "A", "csrf_token": token}).location
    monkeypatch.setattr("quizapp.storage.database.BUSY_SECONDS", 1)  # the lock stays as long as anybody waits for it
    locker = sqlite3.connect(Path(settings.instance) / "quizapp.sqlite3", isolation_level=None)
    with guarded.client.application.app_context():
        from quizapp.storage.base import db

        db.engine.dispose()
    locker.execute("BEGIN EXCLUSIVE")
    try:
        page = guarded.client.post(f"{attempt}/1", data={"choice": 1, "csrf_token": token})
    finally:
        locker.execute("ROLLBACK")
        locker.close()
    assert page.status_code == 503
    assert page.headers["Retry-After"]
    assert hidden(page, "choice") == "1"
    again = guarded.client.post(
        f"{attempt}/1", data={"choice": 1, "csrf_token": hidden(page, "csrf_token")}, follow_redirects=True
    )
    assert title(again).startswith("Correct")
