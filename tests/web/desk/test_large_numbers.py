"""Numbers that no database holds, in every address and field that takes one: an answer, never a broken page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pages import Visitor

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

TOO_LARGE = ("2147483648", "9" * 20, "9" * 5000)
FIELDS = (
    "/desk/questions?page={n}",
    "/desk/review/storm-closes-harbour?item={n}&count={n}",
    "/desk/quizzes/harbour?item={n}&at={n}&got={n}&of={n}",
    "/desk/quizzes/harbour/preview?question={n}&choice={n}",
    "/desk/results/harbour?page={n}",
    "/desk/results/harbour/students/1?attempt={n}",
    "/desk/reports/harbour?settled={n}",
    "/desk/articles/storm-closes-harbour?moved={n}&flagged={n}",
    "/articles/storm-closes-harbour/reading?part={n}",
)
SENT = (
    ("/desk/review/storm-closes-harbour/approve", {"item": "{n}", "revision": "{n}"}),
    ("/desk/review/storm-closes-harbour/reject", {"item": "{n}", "revision": "{n}", "reason": "x"}),
    ("/desk/quizzes/harbour/pick", {"item": "{n}"}),
    ("/desk/quizzes/harbour/take-out", {"item": "{n}", "undo": "{n}"}),
    ("/desk/quizzes/harbour/move", {"item": "{n}"}),
    ("/desk/quizzes/harbour/balance", {"count": "{n}"}),
    ("/desk/questions/1/restore", {"number": "{n}"}),
    ("/desk/questions/1/edit", {"based_on": "{n}"}),
    ("/desk/articles/storm-closes-harbour/questions", {"count": "{n}"}),
)


@pytest.mark.parametrize("number", TOO_LARGE[:2])
def test_an_address_with_a_number_that_is_too_large_leads_nowhere(
    app: Flask, teacher_client: FlaskClient, number: str
) -> None:
    tried = 0
    for rule in app.url_map.iter_rules():
        numbers = [name for name, converter in rule._converters.items() if "Number" in type(converter).__name__]
        if not numbers:
            continue
        path = rule.rule
        for name in rule.arguments:
            path = path.replace(f"<int:{name}>", number).replace(f"<{name}>", "harbour")
        method = "POST" if "POST" in (rule.methods or ()) else "GET"
        assert teacher_client.open(path, method=method).status_code in (404, 405), path
        tried += 1
    assert tried > 30


@pytest.mark.parametrize("number", TOO_LARGE)
def test_a_field_with_a_number_that_is_too_large_is_answered(
    teacher_client: FlaskClient, visitor: Visitor, harbour: str, number: str
) -> None:
    for path in FIELDS:
        assert teacher_client.get(path.format(n=number)).status_code < 500, path
    for path, fields in SENT:
        data = {name: value.format(n=number) for name, value in fields.items()}
        assert teacher_client.post(path, data=data).status_code < 500, path
    assert visitor.client.post("/review", data={"item": number, "choice": number}).status_code < 500
