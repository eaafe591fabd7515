"""No form is taken from another site, and a stale one loses nothing."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pages import Visitor, hidden, title, words
from werkzeug.routing import IntegerConverter

EXEMPT = {"visitor.theme": "it changes a colour and nothing else"}


def values_for(rule: object) -> dict[str, object]:
    numbers = {name for name, converter in rule._converters.items() if isinstance(converter, IntegerConverter)}
    return {name: 1 if name in numbers else "x" for name in rule.arguments}


def test_every_form_needs_its_token(guarded: Visitor) -> None:
    app = guarded.client.application
    rules = [rule for rule in app.url_map.iter_rules() if "POST" in rule.methods and rule.endpoint not in EXEMPT]
    assert len(rules) >= 3
    for rule in rules:
        with app.test_request_context():
            from flask import url_for

            path = url_for(rule.endpoint, **values_for(rule))
        page = guarded.client.post(path, data={"name": "Amina"})
        assert (rule.endpoint, page.status_code) == (rule.endpoint, 400)
        assert title(page) == "Please send that once more – quizapp"


@pytest.mark.parametrize("token", [None, "", "forged", "IjEi.ZZZ.yyy"])
def test_a_start_form_without_a_good_token_keeps_the_name_and_can_be_sent_again(
    guarded: Visitor, token: str | None
) -> None:
    sent = {"name": "Zoë <b>", "token": "kept"} | ({} if token is None else {"csrf_token": token})
    page = guarded.client.post("/quizzes/harbour", data=sent)
    assert "Zoë <b>" in words(page)
    assert hidden(page, "name") == "Zoë <b>"
    assert hidden(page, "token") == "kept"
    again = guarded.client.post("/quizzes/harbour", data={"name": "Zoë", "csrf_token": hidden(page, "csrf_token")})
    assert again.status_code == 303


def test_a_stale_answer_is_kept_and_stored_once_sent_again(guarded: Visitor) -> None:
    token = hidden(guarded.get("/quizzes/harbour"), "csrf_token")
    attempt = guarded.client.post("/quizzes/harbour", data={"name": "A", "csrf_token": token}).location
    page = guarded.client.post(f"{attempt}/1", data={"choice": 1, "csrf_token": "stale"})
    assert page.status_code == 400
    again = guarded.client.post(
        f"{attempt}/1",
        data={"choice": hidden(page, "choice"), "csrf_token": hidden(page, "csrf_token")},
        follow_redirects=True,
    )
    assert title(again).startswith("Correct")


def test_a_file_that_was_sent_with_a_stale_form_is_asked_for_again(guarded: Visitor) -> None:
    sent = {"name": "9b", "file": (BytesIO(b"Mia"), "9b <x>.csv"), "other": (BytesIO(), "")}
    page = guarded.client.post("/desk/classes/new", data=sent)
    assert page.status_code == 400
    assert hidden(page, "name") == "9b"
    assert "9b <x>.csv" in words(page) and "again: a page cannot keep a file" in words(page)
    assert re.search(r'<form method="post"[^>]* enctype="multipart/form-data"', page.text)
    assert re.findall(r'<input[^>]*type="file"[^>]*name="(\w+)" required', page.text) == ["file"]


def test_a_stale_form_without_a_file_asks_for_none(guarded: Visitor) -> None:
    page = guarded.client.post("/quizzes/harbour", data={"name": "Zoë"})
    assert 'type="file"' not in page.text and "multipart" not in page.text


def test_a_form_stays_good_however_long_the_page_was_open(guarded: Visitor) -> None:
    assert guarded.client.application.config["WTF_CSRF_TIME_LIMIT"] is None


def test_the_choice_of_colours_needs_no_token(guarded: Visitor) -> None:
    assert guarded.client.post("/theme", data={"theme": "dark"}).status_code == 303
