"""What a teacher gives to a class stands on the pages of its students."""

from __future__ import annotations

from dataclasses import replace

import pytest
from desk_fixtures import sign_in
from flask import Flask
from flask.testing import FlaskClient
from harbour import HARBOUR
from made_apps import Clock
from pages import Visitor, words

from quizapp.services.desk import class_rosters
from quizapp.services.importing import import_quiz
from quizapp.storage import writing


@pytest.fixture
def class_id(app: Flask, teacher: int, harbour: str) -> int:
    with app.app_context():
        return class_rosters.make_class(teacher, "7b <English>", "Mira\nBen")


@pytest.fixture
def mira(app: Flask, teacher: int, class_id: int) -> Visitor:
    """A student who has come in by the code of the class."""
    student = Visitor(app.test_client())
    with app.app_context():
        code = class_rosters.class_line(teacher, class_id).code
    assert student.client.post(f"/join/{code}", data={"name": "Mira"}).location == "/me?welcome=1"
    return student


def give(client: FlaskClient, class_id: int, **hours: str) -> None:
    sent = client.post(f"/desk/classes/{class_id}/give", data={"quiz": "harbour"} | hours)
    assert sent.status_code == 303, words(sent)


def test_a_given_quiz_is_offered_first_on_home_and_on_the_students_page(
    mira: Visitor, class_id: int, teacher_client: FlaskClient
) -> None:
    assert "From your teacher" not in words(mira.get("/me"))
    give(teacher_client, class_id)
    for path in ("/", "/me"):
        text = words(mira.get(path))
        assert "From your teacher Storm & harbour 7b <English>" in text
    assert 'href="/quizzes/harbour"' in mira.get("/me").text


def test_what_a_teacher_gave_does_not_stand_a_second_time_among_the_quizzes(
    app: Flask, mira: Visitor, class_id: int, teacher_client: FlaskClient
) -> None:
    assert "1 quiz to take" in words(mira.get("/"))
    give(teacher_client, class_id)
    assert mira.get("/").text.count('href="/quizzes/harbour"') == 1
    assert "to take" not in words(mira.get("/")), "nor is an empty list headed"
    with app.app_context():
        import_quiz(replace(HARBOUR, id="other", title="Another one"))
    assert "1 more quiz to take Another one" in words(mira.get("/"))


def test_a_quiz_under_way_is_gone_on_with(mira: Visitor, class_id: int, teacher_client: FlaskClient) -> None:
    give(teacher_client, class_id)
    attempt = mira.begin("Mira")
    assert f'href="{attempt}"' in mira.get("/").text
    mira.finish(attempt, "True", "Ada Quinn", "lucky & <very> quick")
    assert "7b <English> · finished" in words(mira.get("/me"))
    assert "From your teacher" not in words(mira.get("/"))


def test_hours_are_told_and_kept(mira: Visitor, class_id: int, teacher_client: FlaskClient, clock: Clock) -> None:
    give(teacher_client, class_id, opens_at="2026-03-02T10:00", closes_at="2026-03-02T11:00")
    assert "opens 2 March 2026, 10:00 UTC" in words(mira.get("/me"))
    assert "not open yet" in words(mira.get("/quizzes/harbour"))
    assert mira.client.post("/quizzes/harbour", data={"name": "Mira"}).status_code == 403
    clock.move(hours=1)
    assert "open until 2 March 2026, 11:00 UTC" in words(mira.get("/me"))
    mira.begin("Mira")
    clock.move(hours=1, minutes=1)
    assert "· closed 2 March 2026, 11:00 UTC" in words(mira.get("/me"))


def test_a_visitor_sees_nothing_of_a_class(visitor: Visitor, class_id: int, teacher_client: FlaskClient) -> None:
    give(teacher_client, class_id)
    assert "From your teacher" not in words(visitor.get("/"))


def test_a_quiz_for_classes_leads_a_visitor_to_the_class_code(
    app: Flask, visitor: Visitor, mira: Visitor, class_id: int, teacher_client: FlaskClient
) -> None:
    with app.app_context(), writing() as connection:
        connection.exec_driver_sql("UPDATE quiz SET audience = 'classes'")
    give(teacher_client, class_id)
    refused = visitor.get("/quizzes/harbour")
    assert "This quiz is for a class." in words(refused)
    assert 'href="/join">Join your class</a>' in refused.text
    assert "Storm & harbour" not in words(visitor.get("/"))
    assert "Start the quiz" in words(mira.get("/quizzes/harbour"))


def test_a_member_of_another_class_is_not_asked_to_join_theirs(app: Flask, mira: Visitor, class_id: int) -> None:
    with app.app_context(), writing() as connection:
        connection.exec_driver_sql("UPDATE quiz SET audience = 'classes'")
    refused = mira.get("/quizzes/harbour")
    assert "This quiz is for classes, and yours was not given it." in words(refused)
    assert 'href="/join">Join another class</a>' in refused.text
    assert "Join your class" not in refused.text


def test_every_students_page_leads_teachers_to_their_desk(visitor: Visitor, app: Flask, teacher: int) -> None:
    assert 'href="/desk">For teachers</a>' in visitor.get("/").text
    assert 'href="/desk">For teachers</a>' in visitor.get("/sign-in").text
    desk = sign_in(app, teacher).get("/desk").text
    assert "For teachers" not in desk, "they are there"
    assert 'href="/">What students see first</a>' in desk
    assert visitor.get("/desk").location == "/sign-in?next=/desk"
    assert sign_in(app, teacher).get("/desk").status_code == 200
