"""A test whose results come together, page by page: no address that a student can open tells what was right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from harbour import HARBOUR
from pages import Visitor, title, words

from quizapp.model import Results

if TYPE_CHECKING:
    from datetime import datetime

    from flask import Flask
    from harbour import Offer
    from made_apps import Clock
    from werkzeug.test import TestResponse

WRONG, RIGHT = 0, 1  # of the first question, whose statement is false
SECRETS = (
    *(item.rationale for item in HARBOUR.items if item.rationale),
    *(option.feedback for item in HARBOUR.items for option in item.options if option.feedback),
    *(
        "is-key",
        "verdict-right",
        "verdict-wrong",
        "acceptedAnswer",
        "The right answer",
        "What was changed",
        '"right": true',
    ),
    *("1 of 3", "33 %", "you missed", "not right", "Not correct", 'aria-label="Your answers at a glance"'),
)
SAID_TO_EVERYBODY = {
    "/quizzes/trial": "you missed",  # nothing of this student: how practice goes on
    "/quizzes/harbour": "you missed",
    "/": "verdict-",
}


@pytest.fixture
def closes_at(clock: Clock) -> datetime:
    return clock.now.replace(hour=11, minute=0)


@pytest.fixture
def attempt(visitor: Visitor, offer: Offer, closes_at: datetime) -> str:
    """Hand in a test with one right answer of three; give its path."""
    path = visitor.begin(slug=offer(results=Results.TOGETHER, closes_at=closes_at))
    for position in (1, 2, 3):
        visitor.save(path, position, choice=RIGHT, version=1, confidence="certain")
    assert visitor.client.post(f"{path}/submit").status_code == 303
    return path


def addresses(app: Flask, attempt: str) -> list[str]:
    """Return every address that a student can open, by the routes that there are; a new parameter needs its value."""
    values: dict[str, object] = {
        "attempt": attempt.rsplit("/", 1)[1],
        "position": 1,
        "item": 1,
        "slug": "trial",
        "code": "BCDFGH",
        "version": "x",
        "name": "app.css",
        "filename": "css/bootstrap.min.css",
        "token": "x",
    }
    found = []
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            if "GET" not in (rule.methods or ()) or rule.rule.startswith("/desk"):
                continue
            given = {name: values[name] for name in rule.arguments}
            if rule.endpoint.startswith("visitor.article"):
                given["slug"] = "storm-closes-harbour"
            found.append(app.url_for(rule.endpoint, **given))
    return found


def told_by(page: TestResponse, path: str) -> list[str]:
    text = page.text if page.is_json or "json" in (page.content_type or "") else page.text + words(page)
    return [secret for secret in SECRETS if secret in text and not secret.startswith(SAID_TO_EVERYBODY.get(path, "\0"))]


def test_no_address_tells_anything_while_results_are_held_back(app: Flask, visitor: Visitor, attempt: str) -> None:
    paths = [*addresses(app, attempt), f"{attempt}/2", f"{attempt}/3"]
    assert f"{attempt}/result" in paths
    assert "/me/data.json" in paths
    told = {
        path: told_by(visitor.client.get(path, follow_redirects=True), path) for path in paths if "static" not in path
    }
    assert {path: secrets for path, secrets in told.items() if secrets} == {}


def test_the_same_addresses_tell_it_once_the_test_is_over(
    app: Flask, visitor: Visitor, attempt: str, clock: Clock
) -> None:
    clock.move(days=1)
    for path in (f"{attempt}/result", f"{attempt}/1", "/me", "/me/data", "/me/data.json"):
        assert told_by(visitor.get(path), path), path


def test_after_handing_in_a_page_says_what_arrived_and_when_results_come(
    visitor: Visitor, attempt: str, closes_at: datetime
) -> None:
    page = visitor.get(f"{attempt}/result")
    assert title(page).startswith("Handed in – Storm trial")
    said = words(page)
    assert "You answered 3 of 3 questions." in said
    assert "Everybody sees the results together" in said
    assert closes_at.isoformat() in page.text
    assert "or earlier if your teacher shows them" in said
    assert re.search(r'class="own-code">[A-Z0-9 ]+<', page.text)


def test_who_looks_for_results_too_early_is_told_that_they_are_not_there(visitor: Visitor, attempt: str) -> None:
    page = visitor.get(f"{attempt}/result")
    assert "They are not there yet." not in words(page)
    again = re.search(rf'href="({attempt}/result\?looked=1)"', page.text)
    assert again
    assert "They are not there yet." in words(visitor.get(again[1]))


def test_an_attempt_without_an_answer_says_so_and_waits(visitor: Visitor, offer: Offer, clock: Clock) -> None:
    path = visitor.begin(slug=offer(results=Results.TOGETHER, time_limit=60))
    clock.move(minutes=5)
    page = visitor.client.get(f"{path}/1", follow_redirects=True)
    assert page.request.path == f"{path}/result"
    assert "Nothing was answered" in words(page)
    assert told_by(page, "") == []


def test_a_question_of_it_leads_to_that_page(visitor: Visitor, attempt: str) -> None:
    for sent in (
        visitor.get(f"{attempt}/2"),
        visitor.get(attempt),
        visitor.get(f"{attempt}/submit"),
        visitor.client.post(f"{attempt}/2", data={"choice": "x"}),
        visitor.client.post(f"{attempt}/2", data={}),
    ):
        assert sent.status_code == 303
        assert sent.location == f"{attempt}/result"


def test_an_answer_that_comes_too_late_leads_there_and_tells_nothing(visitor: Visitor, attempt: str) -> None:
    late = visitor.client.post(f"{attempt}/1", data={"choice": WRONG, "go": "2"}, follow_redirects=True)
    assert "The test was over before your last choice arrived for question 1." in words(late)
    sent = visitor.save(attempt, 1, choice=WRONG, version=2)
    assert sent.json["saved"]["accepted"] is False
    assert set(sent.json["saved"]) == {
        *(
            "position",
            "version",
            "saved_at",
            "choice",
            "accepted",
            "state",
            "seconds_left",
            "confidence",
            "where",
            "flagged",
        )
    }
    refused = visitor.client.post(f"{attempt}/1", data={"choice": WRONG})
    assert refused.status_code == 403
    assert told_by(refused, "") == []


def test_the_missed_questions_are_not_asked_again_before_results_are_shown(visitor: Visitor, attempt: str) -> None:
    refused = visitor.client.post(f"{attempt}/retake", data={"scope": "missed"}, follow_redirects=True)
    assert told_by(refused, "/quizzes/trial") == []
    assert "Review" not in title(refused)
    bad = visitor.client.post(f"{attempt}/retake", data={"scope": "?"})
    assert (bad.status_code, told_by(bad, "")) == (400, [])


def test_my_page_says_that_results_are_not_shown_yet(visitor: Visitor, attempt: str, clock: Clock) -> None:
    said = words(visitor.get("/me"))
    assert "Storm trial" in said
    assert "not shown yet" in said
    clock.move(days=1)
    assert "not shown yet" not in words(visitor.get("/me"))


def test_the_pages_before_it_promise_no_score_at_once(visitor: Visitor, offer: Offer) -> None:
    slug = offer(results=Results.TOGETHER)
    assert "Everybody sees the results together" in words(visitor.get(f"/quizzes/{slug}"))
    path = visitor.begin(slug=slug)
    for position in (1, 2, 3):
        visitor.save(path, position, choice=0, version=1)
    page = words(visitor.get(f"{path}/submit"))
    assert "see my score" not in page
    visitor.client.post(f"{path}/submit")
    assert "They come when your teacher shows them." in words(visitor.get(f"{path}/result"))
