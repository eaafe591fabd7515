"""The first page of the desk: one next step, and every way from it leads somewhere."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from harbour import Offer
from made_apps import Clock
from pages import Visitor, words

from quizapp.model import Results
from quizapp.services.desk import assigning, class_rosters
from quizapp.storage import writing

OWN = ("UPDATE article SET owner_id = {t}", "UPDATE item SET owner_id = {t}", "UPDATE quiz SET owner_id = {t}")
JOB = (
    "INSERT INTO job (public_id, kind, teacher_id, state, done, total, message, arguments, cancel_asked, created_at) "
    "VALUES ('a-job', 'generate', {t}, 'running', 1, 2, '', '{{}}', false, '2026-03-02 09:00:00')"
)
STATES = {
    "Begin with a news article": (),
    "Make questions on your article": (OWN[0],),
    "3 questions to look through": (*OWN[:2], "UPDATE item SET status = 'draft'"),
    "Make a quiz": OWN[:2],
    "Publish your quiz": (*OWN, "UPDATE quiz SET state = 'draft'"),
    "Make your class": OWN,
    "Your article is being read": (JOB,),
}


def ways(client: FlaskClient) -> list[str]:
    """Return where the links of the page lead."""
    page = client.get("/desk").text
    return [unescape(path) for path in re.findall(r'href="(/desk[^"]*)"', page)]


@pytest.mark.parametrize("said", STATES)
def test_the_next_step_is_said_and_every_link_leads_somewhere(
    app: Flask, teacher: int, teacher_client: FlaskClient, harbour: str, said: str
) -> None:
    with app.app_context(), writing() as connection:
        for statement in STATES[said]:
            connection.exec_driver_sql(statement.format(t=teacher))
    assert f"Next {said}" in words(teacher_client.get("/desk"))
    answers = {path: teacher_client.get(path, follow_redirects=True).status_code for path in ways(teacher_client)}
    assert len(answers) > 5
    assert set(answers.values()) == {200}, answers


def test_a_lesson_leads_from_the_code_to_the_results(
    app: Flask, teacher: int, teacher_client: FlaskClient, visitor: Visitor
) -> None:
    with app.app_context():
        class_id = class_rosters.make_class(teacher, "7b & c", "Mira")
        code = class_rosters.class_line(teacher, class_id).code
        assigning.give(teacher, class_id, "harbour", None, None)
    seen = [words(teacher_client.get("/desk"))]
    visitor.client.post(f"/join/{code}", data={"name": "Mira"})
    seen.append(words(teacher_client.get("/desk")))
    attempt = visitor.begin("Mira")
    seen.append(words(teacher_client.get("/desk")))
    assert {teacher_client.get(path).status_code for path in ways(teacher_client)} == {200}
    visitor.finish(attempt, "True", "Ada Quinn", "lucky & <very> quick")
    seen.append(words(teacher_client.get("/desk")))
    steps = (
        "Let your class in",
        "Ready for the lesson 7b & c has “Storm & harbour”",
        "1 student at work",
        "1 of 1 finished",
    )
    assert [step in text for step, text in zip(steps, seen, strict=True)] == [True] * 4
    assert {teacher_client.get(path).status_code for path in ways(teacher_client)} == {200}


def test_the_next_step_is_to_show_results_that_a_class_waits_for(
    app: Flask, teacher: int, teacher_client: FlaskClient, visitor: Visitor, offer: Offer
) -> None:
    slug = offer(results=Results.TOGETHER)
    with app.app_context():
        class_id = class_rosters.make_class(teacher, "7b", "Mira")
        code = class_rosters.class_line(teacher, class_id).code
        assigning.give(teacher, class_id, slug, None, None)
    for statement in OWN:
        with app.app_context(), writing() as connection:
            connection.exec_driver_sql(statement.format(t=teacher))
    visitor.client.post(f"/join/{code}", data={"name": "Mira"})
    attempt = visitor.begin("Mira", slug)
    visitor.save(attempt, 1, choice=0, version=1)
    visitor.client.post(f"{attempt}/submit")
    page = words(teacher_client.get("/desk"))
    assert "Next Show your class its results 7b: 1 student handed in “Storm trial” and waits for results." in page
    assert "1 waits for results" in page
    teacher_client.post(f"/desk/results/{slug}/show?class={code}")
    page = words(teacher_client.get("/desk"))
    assert "Next See what your class believed" in page
    assert "waits" not in page


def test_the_desk_counts_the_quizzes_of_its_teacher_and_says_how_many_are_published(
    app: Flask, teacher: int, teacher_client: FlaskClient, harbour: str
) -> None:
    assert "0 quizzes of your own" in words(teacher_client.get("/desk"))
    for state, said in (("draft", "1 quiz of your own, 0 published"), ("published", "1 quiz of your own, 1 published")):
        with app.app_context(), writing() as connection:
            connection.exec_driver_sql(f"UPDATE quiz SET owner_id = {teacher}, state = '{state}'")
        assert said in words(teacher_client.get("/desk"))


@pytest.mark.parametrize(("network", "told"), [(None, True), ("http://192.168.1.5:8000", False)])
def test_the_desk_says_before_the_lesson_that_phones_cannot_come_in(
    app: Flask, teacher_client: FlaskClient, network: str | None, told: bool
) -> None:
    app.extensions["quizapp.network_address"] = network
    assert (".venv/bin/quizapp serve --host 0.0.0.0" in teacher_client.get("/desk").text) is told


def test_what_failed_is_said_on_the_desk_and_at_the_article_until_it_was_seen(
    app: Flask, teacher: int, teacher_client: FlaskClient, other_teacher_client: FlaskClient, harbour: str
) -> None:
    page = "UPDATE job SET kind = 'fetch', arguments = '{\"address\": \"https://example.org/x\"}' WHERE public_id = 'b'"
    with app.app_context(), writing() as connection:
        for statement in (OWN[0], JOB, JOB.replace("a-job", "b")):
            connection.exec_driver_sql(statement.format(t=teacher))
        connection.exec_driver_sql("UPDATE job SET article_id = 1, state = 'failed', error = 'Not enough memory.'")
        connection.exec_driver_sql(page)
    seen = words(teacher_client.get("/desk"))
    assert re.search("Making questions on “ ?Storm closes harbour ?” did not work", seen)
    assert "The page https://example.org/x could not be fetched." in seen
    assert "did not work" not in words(other_teacher_client.get("/desk"))
    for job in ("a-job", "b"):
        assert f"/desk/jobs/{job}" in ways(teacher_client)
        assert teacher_client.get(f"/desk/jobs/{job}").status_code == 200
        assert f"/desk/jobs/{job}" not in ways(teacher_client)
    assert "Making questions did not work the last time." in words(
        teacher_client.get("/desk/articles/storm-closes-harbour")
    )


def test_a_job_whose_worker_died_is_not_waited_for(
    app: Flask, teacher: int, teacher_client: FlaskClient, clock: Clock
) -> None:
    with app.app_context(), writing() as connection:
        connection.exec_driver_sql(JOB.format(t=teacher))
        connection.exec_driver_sql("UPDATE job SET beat_at = '2026-03-02 09:00:00'")
    assert "Next Your article is being read" in words(teacher_client.get("/desk"))
    clock.move(seconds=16)
    assert "Next Begin with a news article" in words(teacher_client.get("/desk"))
