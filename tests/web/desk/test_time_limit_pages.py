"""The pages on a time limit that was changed while students write, as a browser without scripts uses them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from example_quiz import QUIZ
from pages import words

from quizapp.model import Mode, QuizSettings
from quizapp.services.importing import import_quiz

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

WHERE = "/desk/quizzes/halden"
SETTINGS = {"title": QUIZ.title, "mode": "test", "audience": "everyone"}


@pytest.fixture(autouse=True)
def a_student_under_way(app: Flask) -> None:
    """Offer a test of 30 minutes that one student has begun."""
    with app.app_context():
        import_quiz(replace(QUIZ, settings=QuizSettings(Mode.TEST, time_limit=1800)))
    assert app.test_client().post("/quizzes/halden", data={"name": "Mira"}).status_code == 303


def test_who_shortens_the_time_is_told_who_keeps_theirs_and_is_asked_before_it_counts_for_them(
    teacher_client: FlaskClient,
) -> None:
    answer = teacher_client.post(f"{WHERE}/settings", data=SETTINGS | {"minutes": "1"})
    kept = "1 student who began before keeps up to 30 minutes: 1 minute counts for those who begin from now on."
    for page in (answer.location, f"{WHERE}/settings"):
        assert kept in words(teacher_client.get(page))
    assert kept not in words(teacher_client.get(WHERE))
    asked = words(teacher_client.get(f"{WHERE}/time"))
    assert "1 student began before the limit was 1 minute, and has up to 30 minutes." in asked
    assert "1 would have one minute from now" in asked
    answer = teacher_client.post(f"{WHERE}/time")
    assert "The limit of 1 minute counts now also for 1 student who began before." in words(
        teacher_client.get(answer.location)
    )
    assert "Nobody who has begun has more time than 1 minute." in words(teacher_client.get(f"{WHERE}/time"))
    assert "began before" not in words(teacher_client.get(f"{WHERE}/settings"))


def test_a_closing_time_that_is_over_is_told_beside_its_field_and_the_form_comes_back(
    teacher_client: FlaskClient,
) -> None:
    typed = SETTINGS | {"description": "Kept words.", "minutes": "30", "closes": "2026-03-02T08:00"}
    page = teacher_client.post(f"{WHERE}/settings", data=typed | {"attempts": "x"})
    assert page.status_code == 400
    seen = words(page)
    said = "That time is over. 1 student has begun this quiz and not finished; it would end for them at once. Let it"
    assert seen.count(said) == 2  # on top, and beside the field
    assert '<a href="#closes">' in page.text
    assert 'value="2026-03-02T08:00"' in page.text
    assert "Kept words." in page.text
    assert "Write a number of attempts" in seen
    assert 'value="2026-03-02T08:00"' not in teacher_client.get(f"{WHERE}/settings").text


@pytest.mark.parametrize("minutes", ["40", ""])
def test_who_gives_more_time_is_told_nothing_of_it(teacher_client: FlaskClient, minutes: str) -> None:
    answer = teacher_client.post(f"{WHERE}/settings", data=SETTINGS | {"minutes": minutes})
    assert answer.status_code == 303
    assert "who began before" not in words(teacher_client.get(answer.location))
