"""What the desk asks of the database, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from desk_fixtures import TEACHERS
from example_quiz import QUIZ, TEXT
from flask import Flask
from made_apps import Clock
from sqlalchemy import event

from quizapp.services.desk import articles, composing, jobs, new_text, quizzes, rehearsing
from quizapp.services.desk.jobs import JobState
from quizapp.services.importing import import_quiz
from quizapp.storage import jobs as stored
from quizapp.storage import reading, results, writing
from quizapp.storage.database import db

SLUG = "flood-closes-the-old-bridge-in-halden"


@pytest.fixture
def teacher(any_app: Flask) -> Iterator[int]:
    with any_app.app_context():
        import_quiz(QUIZ)
        yield TEACHERS[0].store(any_app)


def test_the_shelf_counts_the_questions_of_an_article(teacher: int) -> None:
    articles.paste(teacher, "Another text.\n\nIt is about the bridge and the people who cross it.\n")
    newest, library = articles.shelf(teacher)
    assert (newest.approved, newest.drafts, newest.rejected) == (0, 0, 0)
    assert (library.slug, library.approved) == (SLUG, len(QUIZ.items))


def test_a_job_goes_its_way_once(teacher: int, clock: Clock) -> None:
    job = jobs.ask_questions(teacher, SLUG, 3, lambda _: None)
    with writing() as connection:
        assert stored.waiting(connection) == (job,)
        assert stored.claim(connection, job)
        assert not stored.claim(connection, job)
        assert stored.beat(connection, job, 5, 10, "Reading the article")
    assert (jobs.job_view(teacher, job).state, jobs.job_view(teacher, job).percent) == (JobState.RUNNING, 50)
    jobs.cancel(teacher, job)
    with writing() as connection:
        assert not stored.beat(connection, job, 6, 10, "")
        assert not stored.may_finish(connection, job)
        assert stored.end(connection, job, "cancelled")
        assert not stored.end(connection, job, "done", result={"made": 3})
    assert jobs.job_view(teacher, job).state is JobState.CANCELLED


def test_a_worker_that_was_thought_dead_can_no_longer_store_anything(teacher: int, clock: Clock) -> None:
    job = jobs.ask_questions(teacher, SLUG, 3, lambda _: None)
    with writing() as connection:
        stored.claim(connection, job)
    clock.move(seconds=16)
    assert jobs.job_view(teacher, job).state is JobState.FAILED
    with writing() as connection:  # it was only slow: the laptop slept
        assert stored.beat(connection, job, 1, 10, "")
    assert jobs.job_view(teacher, job).state is JobState.RUNNING
    clock.move(seconds=16)
    again = jobs.start_again(teacher, job, lambda _: None)
    with writing() as connection:
        assert not stored.may_finish(connection, job)
        stored.put_back(connection, job)
    assert jobs.job_view(teacher, job).state is JobState.FAILED
    assert jobs.job_view(teacher, again).state is JobState.WAITING


def test_a_job_that_was_put_back_waits_again(teacher: int) -> None:
    job = jobs.ask_questions(teacher, SLUG, None, lambda _: None)
    with writing() as connection:
        stored.claim(connection, job)
        stored.put_back(connection, job)
        assert stored.waiting(connection) == (job,)


def test_a_quiz_is_made_moved_to_a_new_text_and_published(teacher: int) -> None:
    slug = composing.make_quiz(teacher, SLUG, "", 3, Random(1)).slug
    outcome = new_text.new_version(teacher, SLUG, "On top.\n\n" + TEXT)
    assert quizzes.quiz(teacher, slug).line.article_slug == outcome.slug
    quizzes.change_state(teacher, slug, "published")
    assert len(rehearsing.paper(teacher, slug)[1]) == 3
    assert quizzes.shelf(teacher)[0].slug == slug


def test_on_sqlite_sums_go_along_the_index_of_what_counts_and_look_up_no_attempt(app: Flask) -> None:
    said: list[tuple[str, Any]] = []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda _c, _cur, sql, values, *_: said.append((sql, values)))
        with reading() as connection:
            results.choice_sums(connection, 1)
            [(sql, values)] = said
            plan = [row[-1] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert any("COVERING INDEX ix_response_counted" in line for line in plan), plan
    assert not any(line.startswith(("SEARCH attempt", "SCAN attempt")) for line in plan), plan
