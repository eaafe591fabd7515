"""The one next step on the desk, from the first article to the results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from desk_fixtures import TEACHERS
from example_quiz import QUIZ
from flask import Flask
from made_apps import Clock
from taken import begin, choose, offer

from quizapp.model import Results
from quizapp.services import entering, reports, taking
from quizapp.services.desk import assigning, class_rosters, releasing, reported
from quizapp.services.desk.home import Step, desk_home_page
from quizapp.services.importing import import_quiz
from quizapp.storage import writing


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[None]:
    with any_app.app_context():
        yield


@pytest.fixture
def quinn(any_app: Flask) -> int:
    return TEACHERS[0].store(any_app)


def run(*statements: str) -> None:
    with writing() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def step(teacher: int) -> Step:
    return desk_home_page(teacher).step


def test_the_steps_follow_one_another_from_an_article_to_the_results(quinn: int, clock: Clock) -> None:
    assert step(quinn) is Step.ARTICLE
    offer()
    assert step(quinn) is Step.ARTICLE
    run(f"UPDATE article SET owner_id = {quinn}")
    assert step(quinn) is Step.QUESTIONS
    run(f"UPDATE item SET owner_id = {quinn}, status = 'draft'")
    assert step(quinn) is Step.REVIEW
    run("UPDATE item SET status = 'approved'")
    assert step(quinn) is Step.QUIZ
    run(f"UPDATE quiz SET owner_id = {quinn}, state = 'draft'")
    assert step(quinn) is Step.PUBLISH
    run("UPDATE quiz SET state = 'published'")
    assert step(quinn) is Step.CLASS
    class_id = class_rosters.make_class(quinn, "7b", "Mira\nBen")
    assert step(quinn) is Step.LET_IN
    mira = entering.join(class_rosters.class_line(quinn, class_id).code, "Mira", "192.0.2.1")
    assert step(quinn) is Step.GIVE
    assigning.give(quinn, class_id, "halden", None, clock.now + timedelta(hours=1))
    assert step(quinn) is Step.BEGIN
    started = begin("Mira", mira.id)
    home = desk_home_page(quinn)
    assert (home.step, home.lesson and home.lesson.open_now) == (Step.WATCH, 1)
    choose(started, 1, 0)
    taking.submit(started.attempt, started.student)
    home = desk_home_page(quinn)
    assert home.step is Step.RESULTS
    assert home.lesson
    assert (home.lesson.class_name, home.lesson.students, home.lesson.finished) == ("7b", 2, 1)


def test_the_desk_says_how_many_wait_for_results_that_are_held_back(quinn: int) -> None:
    offer(results=Results.TOGETHER)
    class_id = class_rosters.make_class(quinn, "7b", "Mira\nBen")
    code = class_rosters.class_line(quinn, class_id).code
    assigning.give(quinn, class_id, "halden", None, None)
    mira = begin("Mira", entering.join(code, "Mira", "192.0.2.1").id)
    choose(mira, 1, 0)
    taking.submit(mira.attempt, mira.student)

    def waiting() -> list[int]:
        return [lesson.waiting for lesson in desk_home_page(quinn).lessons]

    assert waiting() == [1]
    releasing.show_results(quinn, "halden", code)
    assert waiting() == [0]


def test_a_lesson_that_has_closed_is_not_going_on(quinn: int, clock: Clock) -> None:
    offer()
    class_id = class_rosters.make_class(quinn, "7b", "Mira")
    mira = entering.join(class_rosters.class_line(quinn, class_id).code, "Mira", "192.0.2.1")
    assigning.give(quinn, class_id, "halden", None, clock.now + timedelta(hours=1))
    begin("Mira", mira.id)
    clock.move(hours=2)
    assert step(quinn) is not Step.WATCH


def test_a_class_with_the_quiz_that_came_with_the_app_is_as_good_as_ones_own(quinn: int) -> None:
    offer()
    class_id = class_rosters.make_class(quinn, "7b", "Mira")
    assigning.give(quinn, class_id, "halden", None, None)
    assert step(quinn) is Step.LET_IN


def test_a_job_and_a_report_come_first(quinn: int) -> None:
    offer()
    run(f"UPDATE quiz SET owner_id = {quinn}", f"UPDATE item SET owner_id = {quinn}")
    started = begin()
    reports.report(started.attempt, started.student, 1, "unclear", "")
    home = desk_home_page(quinn)
    assert (home.step, home.holdings.reports, home.holdings.reported_quiz) == (Step.REPORTS, 1, "halden")
    run(
        "INSERT INTO job (public_id, kind, teacher_id, state, done, total, message, arguments, cancel_asked, "
        f"created_at) VALUES ('job', 'generate', {quinn}, 'running', 1, 2, '', '{{}}', false, '2026-03-02 09:00:00')"
    )
    assert step(quinn) is Step.WAIT


def test_a_report_on_what_a_question_said_before_it_was_mended_is_no_step(quinn: int) -> None:
    offer()
    run(f"UPDATE quiz SET owner_id = {quinn}", f"UPDATE item SET owner_id = {quinn}")
    started = begin()
    reports.report(started.attempt, started.student, 1, "unclear", "")
    mended = replace(QUIZ.items[0], rationale="The report says so in its second sentence.")
    import_quiz(replace(QUIZ, items=(mended, *QUIZ.items[1:])))
    assert reported.reported(quinn, "halden") == ()
    home = desk_home_page(quinn)
    assert home.step is not Step.REPORTS
    assert (home.holdings.reports, home.holdings.reported_quiz) == (0, None)


def test_what_is_another_teachers_counts_for_nothing(any_app: Flask, quinn: int) -> None:
    otieno = TEACHERS[1].store(any_app)
    offer()
    run(
        f"UPDATE quiz SET owner_id = {quinn}",
        f"UPDATE item SET owner_id = {quinn}",
        f"UPDATE article SET owner_id = {quinn}",
    )
    class_id = class_rosters.make_class(quinn, "7b", "Mira")
    assigning.give(quinn, class_id, "halden", None, None)
    home = desk_home_page(otieno)
    assert home.step is Step.ARTICLE
    assert home.lessons == ()
    assert not any(value for value in (getattr(home.holdings, name) for name in home.holdings.__slots__))
