"""What is known of finished jobs is forgotten after a while, and nothing that somebody still needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from desk_fixtures import TEACHERS
from example_quiz import QUIZ
from flask import Flask
from made_apps import Clock

from quizapp.config import read_settings
from quizapp.errors import BadSettings
from quizapp.services.desk import jobs
from quizapp.services.importing import import_quiz
from quizapp.services.jobs.forgetting import forget_old_jobs
from quizapp.storage import jobs as stored
from quizapp.storage import reading, writing

SLUG = "flood-closes-the-old-bridge-in-halden"
KEEP = timedelta(days=30)


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[None]:
    with any_app.app_context():
        import_quiz(QUIZ)
        yield


@pytest.fixture
def quinn(any_app: Flask) -> int:
    return TEACHERS[0].store(any_app)


def ask(teacher: int) -> str:
    return jobs.ask_questions(teacher, SLUG, 3, lambda _: None)


def page(teacher: int, number: int) -> str:
    return jobs.ask_page(teacher, f"https://example.org/{number}", lambda _: None)


def end(job: str, state: str) -> str:
    with writing() as connection:
        assert stored.claim(connection, job)
        stored.end(connection, job, state, "It broke." if state == "failed" else None, {"ledger": []})
    return job


def left() -> set[str]:
    with reading() as connection:
        return set(connection.exec_driver_sql("SELECT public_id FROM job").scalars())


def test_finished_jobs_are_forgotten_after_their_time_and_not_before(quinn: int, clock: Clock) -> None:
    first, second, third = (end(ask(quinn), "done") for _ in range(3))
    fetched = end(page(quinn, 1), "done")
    clock.move(days=29)
    assert forget_old_jobs(KEEP) == 0
    waiting = page(quinn, 2)
    clock.move(days=2)
    assert forget_old_jobs(KEEP) == 3
    assert left() == {third, waiting}, (first, second, fetched)
    assert forget_old_jobs(KEEP) == 0


def test_the_newest_job_on_an_article_and_what_it_did_not_use_stay(quinn: int, clock: Clock) -> None:
    end(ask(quinn), "done")
    with_ledger = end(ask(quinn), "done")
    newest = end(ask(quinn), "cancelled")
    clock.move(days=300)
    forget_old_jobs(KEEP)
    assert left() == {with_ledger, newest}


def test_a_failure_stays_until_its_teacher_has_seen_it(quinn: int, clock: Clock) -> None:
    failed = end(page(quinn, 1), "failed")
    clock.move(days=300)
    assert forget_old_jobs(KEEP) == 0
    assert [one.id for one in jobs.failures(quinn)] == [failed]
    assert jobs.seen_job(quinn, failed).error == "It broke."
    assert jobs.failures(quinn) == ()
    assert forget_old_jobs(KEEP) == 1
    assert left() == set()


def test_a_job_whose_worker_died_is_told_as_a_failure_until_it_was_seen(quinn: int, clock: Clock) -> None:
    job = ask(quinn)
    with writing() as connection:
        stored.claim(connection, job)
    assert jobs.failures(quinn) == ()
    clock.move(seconds=16)
    assert [one.id for one in jobs.failures(quinn)] == [job]
    jobs.seen_job(quinn, job)
    assert jobs.failures(quinn) == ()


def test_one_that_is_under_way_is_not_taken_for_seen(quinn: int) -> None:
    job = ask(quinn)
    jobs.seen_job(quinn, job)
    end(job, "failed")
    assert [one.id for one in jobs.failures(quinn)] == [job]


def test_asking_again_settles_the_failure_before(quinn: int) -> None:
    end(ask(quinn), "failed")
    ask(quinn)
    assert jobs.failures(quinn) == ()


@pytest.mark.parametrize("written", ["0", "-3", "a week", "99999999", "1.5", "²"])
def test_a_time_to_keep_jobs_that_is_none_is_one_clear_line(tmp_path: object, written: str) -> None:
    with pytest.raises(BadSettings, match="QUIZAPP_KEEP_JOBS"):
        read_settings({"QUIZAPP_INSTANCE": str(tmp_path), "QUIZAPP_KEEP_JOBS": written})
    assert read_settings({"QUIZAPP_INSTANCE": str(tmp_path), "QUIZAPP_KEEP_JOBS": "7"}).keep_jobs == timedelta(days=7)
