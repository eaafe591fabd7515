"""How a job may end, with works that misbehave."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any

import pytest
from example_quiz import QUIZ
from flask import Flask
from sqlalchemy import Connection

from quizapp.errors import UnreadableArticle
from quizapp.services.desk import jobs
from quizapp.services.desk.jobs import JobState
from quizapp.services.importing import import_quiz
from quizapp.services.jobs import running
from quizapp.services.jobs.running import Runner
from quizapp.services.jobs.work import Means, Store, Tell, Work
from quizapp.storage import items, reading, writing
from quizapp.storage.items import Standing
from quizapp.storage.jobs import StoredJob
from quizapp.storage.jobs import job as stored_job

SLUG = "flood-closes-the-old-bridge-in-halden"


@pytest.fixture
def job(app: Flask, teacher: int) -> str:
    with app.app_context():
        import_quiz(QUIZ)
        return jobs.ask_questions(teacher, SLUG, 3, lambda _: None)


def run(app: Flask, monkeypatch: pytest.MonkeyPatch, job: str, work: Work) -> None:
    monkeypatch.setitem(running.KINDS, "generate", work)
    Runner(app).run(job)


def state(app: Flask, teacher: int, job: str) -> tuple[JobState, str]:
    with app.app_context():
        seen = jobs.job_view(teacher, job)
    return seen.state, seen.error


def stored_items(app: Flask) -> int:
    with app.app_context(), writing() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM item WHERE bank = 'made'").scalar_one())


def store_one(connection: Connection) -> Mapping[str, Any]:
    items.add_items(connection, "made", QUIZ.items[:1], 1, Standing(1, "draft"))
    return {"made": 1}


@pytest.mark.parametrize(
    "told",
    [
        (UnreadableArticle("The text is not in English."), "The text is not in English."),
        (MemoryError(), "more memory than there is"),
        (ZeroDivisionError("division by zero"), "The program broke while it worked on this (ZeroDivisionError"),
    ],
)
def test_whatever_goes_wrong_the_job_says_why(
    app: Flask, teacher: int, job: str, monkeypatch: pytest.MonkeyPatch, told: tuple[Exception, str]
) -> None:
    def work(_held: StoredJob, _means: Means, _tell: Tell) -> Store:
        raise told[0]

    run(app, monkeypatch, job, work)
    ended, reason = state(app, teacher, job)
    assert ended is JobState.FAILED
    assert told[1] in reason


def test_what_a_job_made_is_not_stored_where_its_end_cannot_be(
    app: Flask, teacher: int, job: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def store(connection: Connection) -> Mapping[str, Any]:
        store_one(connection)
        raise UnreadableArticle("It broke behind the first question.")

    run(app, monkeypatch, job, lambda *_: store)
    assert state(app, teacher, job)[0] is JobState.FAILED
    assert stored_items(app) == 0


def test_a_job_that_was_cancelled_at_its_very_end_stores_nothing(
    app: Flask, teacher: int, job: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(_held: StoredJob, _means: Means, _tell: Tell) -> Store:
        with app.app_context():
            jobs.cancel(teacher, job)
        return store_one

    run(app, monkeypatch, job, work)
    assert state(app, teacher, job)[0] is JobState.CANCELLED
    assert stored_items(app) == 0


def test_a_job_is_run_once_however_often_it_is_delivered(
    app: Flask, teacher: int, job: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        run(app, monkeypatch, job, lambda *_: store_one)
    assert state(app, teacher, job)[0] is JobState.DONE
    assert stored_items(app) == 1


def test_a_worker_that_cannot_stop_in_time_lets_its_job_wait_and_stores_nothing_afterwards(
    app: Flask, teacher: int, job: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def deaf(_held: StoredJob, _means: Means, _tell: Tell) -> Store:
        begun.set()
        go_on.wait(10)
        return store_one

    monkeypatch.setitem(running.KINDS, "generate", deaf)
    runner = Runner(app)
    thread = threading.Thread(target=runner.run, args=(job,))
    thread.start()
    begun.wait(10)
    runner.stop(0.05)
    assert state(app, teacher, job)[0] is JobState.WAITING
    go_on.set()
    thread.join(10)
    assert state(app, teacher, job)[0] is JobState.WAITING
    assert stored_items(app) == 0
    runner.run(job)  # it takes up nothing more
    assert state(app, teacher, job)[0] is JobState.WAITING


def test_without_a_number_every_question_that_can_be_proved_is_a_draft_with_its_difficulty(
    app: Flask, teacher: int
) -> None:
    drafts = []
    for count in (200, None):
        with app.app_context():
            import_quiz(QUIZ)
            job = jobs.ask_questions(teacher, SLUG, count, lambda _: None)
        Runner(app).run(job)
        with app.app_context(), writing() as connection:
            rows = connection.exec_driver_sql(
                "SELECT item.status, difficulty FROM item JOIN item_revision ON item_id = item.id WHERE owner_id = 1"
            ).all()
            connection.exec_driver_sql(
                "DELETE FROM item_revision WHERE item_id IN (SELECT id FROM item WHERE owner_id = 1)"
            )
            connection.exec_driver_sql("DELETE FROM item WHERE owner_id = 1")
            connection.exec_driver_sql("DELETE FROM job")
        assert {status for status, _ in rows} <= {"draft"}
        assert all(difficulty for _, difficulty in rows)
        drafts.append(len(rows))
    assert drafts[1] > drafts[0]  # a balanced choice leaves true statements out that have no false one beside them


def test_a_job_tells_what_it_is_at_and_stops_where_it_is_told_to(app: Flask, teacher: int, job: str) -> None:
    told: list[tuple[int, str]] = []

    def tell(done: int, total: int, message: str) -> None:
        told.append((100 * done // max(total, 1), message))
        if told[-1][0] > 80:
            raise InterruptedError

    with app.app_context(), reading() as connection:
        held = stored_job(connection, job)
    assert held
    with app.app_context(), pytest.raises(InterruptedError):
        running.KINDS["generate"](held, Means(None, None), tell)
    assert [message for _, message in told] == sorted((message for _, message in told), reverse=True)
    assert {message for _, message in told} == {"Reading the article", "Making questions"}
    assert {60, 70, 80} <= {share // 10 * 10 for share, _ in told}
