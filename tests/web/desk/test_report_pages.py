"""From a report to the question that it is about: where the teacher may edit it, and only there."""

from __future__ import annotations

import re

import pytest
from desk_fixtures import sign_in
from example_quiz import RISE
from flask import Flask
from flask.testing import FlaskClient
from lessons import give_to, offer_test, take

from quizapp.services import reports, taking
from quizapp.storage import writing

PAGE = "/desk/reports/halden"


@pytest.fixture
def desk(app: Flask, teacher: int) -> FlaskClient:
    """Store a report on a question; give the browser of the teacher whose quiz it is."""
    with app.app_context():
        offer_test()
        give_to(teacher)
        started = take("Ada", (0, 0, 0, 1, 0))
        position = next(
            n for n in range(1, 6) if taking.question(started.attempt, started.student, n).stem == RISE.stem
        )
        reports.report(started.attempt, started.student, position, "unclear", "")
    return sign_in(app, teacher)


def test_a_report_leads_to_where_its_question_is_edited(desk: FlaskClient) -> None:
    page = desk.get(PAGE).text
    found = re.search(r'href="([^"]+)">Edit the question<span class="visually-hidden">: (.*?)</span>', page)
    assert found
    assert found[2] == RISE.stem
    assert RISE.stem in desk.get(found[1]).text


def test_a_report_on_a_colleagues_question_has_no_link_to_edit_it(
    app: Flask, desk: FlaskClient, other_teacher: int
) -> None:
    with app.app_context(), writing() as connection:
        connection.exec_driver_sql(f"UPDATE item SET owner_id = {other_teacher}")
    page = desk.get(PAGE).text
    assert "Edit the question" not in page
    assert "Change what counts" in page
