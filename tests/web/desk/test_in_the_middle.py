"""What a teacher changes while a student is in the middle of a test: no answer is lost, and both are told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from example_quiz import QUIZ
from pages import words

from quizapp.model import Mode, QuizSettings
from quizapp.services import entering
from quizapp.services.desk import assigning, class_rosters
from quizapp.services.importing import import_quiz

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from made_apps import Clock

STATE = "/desk/quizzes/halden/state"


@pytest.fixture
def mira(app: Flask, teacher: int) -> FlaskClient:
    """Give the browser of a student of a class, who has answered one question of a test."""
    with app.app_context():
        import_quiz(replace(QUIZ, settings=QuizSettings(Mode.TEST)))
        class_id = class_rosters.make_class(teacher, "7b", "Mira\nBen")
        assigning.give(teacher, class_id, "halden", None, None)
        student = entering.join(class_rosters.class_line(teacher, class_id).code, "Mira", "192.0.2.1").id
    client = app.test_client()
    with client.session_transaction() as session:
        session["student"] = student
    client.post("/quizzes/halden", data={"name": "Mira"})
    save(client, 1)
    return client


def attempt(client: FlaskClient) -> str:
    where: str = client.post("/quizzes/halden", data={"name": "Mira"}).location
    return where


def save(client: FlaskClient, position: int) -> bool:
    answer = client.post(f"{attempt(client)}/{position}/choice", json={"choice": 0, "version": 1})
    return answer.status_code == 200 and answer.get_json()["saved"]["accepted"]


@pytest.mark.parametrize("state", ["closed", "archived"])
def test_who_closes_a_quiz_is_told_how_many_are_taking_it_and_they_finish(
    teacher_client: FlaskClient, mira: FlaskClient, state: str
) -> None:
    where = attempt(mira)
    page = teacher_client.get(teacher_client.post(STATE, data={"to": state}).location)
    assert "1 student is taking it now and can finish; nothing is lost." in words(page)
    assert '<a href="/desk/live/halden">' in page.text
    assert save(mira, 2)
    assert mira.post(f"{where}/submit").status_code == 303
    page = teacher_client.get(f"{STATE.removesuffix('/state')}?done={state}")
    assert "taking it now" not in words(page)


def test_what_was_left_lying_is_not_told(teacher_client: FlaskClient, mira: FlaskClient, clock: Clock) -> None:
    clock.move(hours=4)
    page = teacher_client.get(teacher_client.post(STATE, data={"to": "closed"}).location)
    assert "taking it now" not in words(page)
    assert "Is taking a quiz now" not in words(teacher_client.get("/desk/classes/1/students/1"))


def test_who_takes_a_student_off_sees_the_quiz_that_runs_and_the_student_is_told(
    teacher_client: FlaskClient, mira: FlaskClient
) -> None:
    where = attempt(mira)
    seen = words(teacher_client.get("/desk/classes/1/students/1"))
    assert "Is taking a quiz now: 1 of 5 answered." in seen
    assert "The quiz that runs can be finished." in seen
    assert "Is taking a quiz now" not in words(teacher_client.get("/desk/classes/1/students/2"))
    teacher_client.post("/desk/classes/1/students/1/remove")
    assert "Your teacher took you off the list of 7b . All that you did is kept" in words(mira.get("/me"))
    assert save(mira, 2)
    assert mira.get(where, follow_redirects=True).status_code == 200
    teacher_client.post("/desk/classes/1/students/1/restore")
    assert "took you off" not in words(mira.get("/me"))
    assert save(mira, 3)


def test_whose_name_was_freed_is_led_to_the_class_where_the_test_goes_on(
    app: Flask, teacher_client: FlaskClient, mira: FlaskClient, teacher: int
) -> None:
    where = attempt(mira)
    assert "whoever chooses it next goes on with the quiz" in words(teacher_client.get("/desk/classes/1/students/1"))
    teacher_client.post("/desk/classes/1/students/1/free")
    refused = mira.get(f"{where}/2")
    assert refused.status_code == 403
    assert "choose your name in your class" in words(refused)
    assert '<a class="btn btn-outline-primary" href="/join">Join your class</a>' in refused.text
    with app.app_context():
        code = class_rosters.class_line(teacher, 1).code
    assert mira.post(f"/join/{code}", data={"name": "Mira"}).status_code == 303
    assert attempt(mira) == where
    assert save(mira, 2)
