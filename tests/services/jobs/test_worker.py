"""A real worker process: what it makes, how it stops, and what is seen where it dies."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from desk_fixtures import TEACHERS
from flask import Flask
from made_apps import close
from served import environment
from taken import begin, choose, offer

from quizapp import create_app
from quizapp.config import Settings
from quizapp.model import Article, Record
from quizapp.services.desk import jobs
from quizapp.services.desk.jobs import JobState, JobView
from quizapp.services.jobs.queue import queue_of
from quizapp.storage import articles, attempts, items, reading, writing
from quizapp.storage.attempts import State
from quizapp.storage.jobs import waiting

PATIENCE = 300  # seconds: events are waited for, however busy the machine is
SHORT = """\
Old bridge reopens in Halden

The old bridge in Halden reopened on Monday after repairs that cost 4.2 million euros. About 340 people watched.

Mayor Ines Dahl said the work took 14 months. The bridge was built in 1923 and carries 6,500 cars a day.
"""


class Desk:
    """A teacher's jobs on an app of their own, with the system's clock, which can be put forward."""

    def __init__(self, app: Flask, settings: Settings) -> None:
        self.app, self.settings, self.ahead = app, settings, timedelta(0)
        app.extensions["quizapp.clock"] = lambda: datetime.now(UTC) + self.ahead
        self.teacher = TEACHERS[0].store(app)

    def article(self, text: str) -> str:
        with self.app.app_context(), writing() as connection:
            articles.keep_article(connection, Article(text, Record("Story")), self.teacher)
            return connection.exec_driver_sql("SELECT slug FROM article ORDER BY id DESC").scalars().first() or ""

    def ask(self, slug: str, count: int | None = None) -> str:
        with self.app.app_context():
            return jobs.ask_questions(self.teacher, slug, count, queue_of(self.app).wake)

    def again(self, job: str) -> str:
        with self.app.app_context():
            return jobs.start_again(self.teacher, job, queue_of(self.app).wake)

    def view(self, job: str) -> JobView:
        with self.app.app_context():
            return jobs.job_view(self.teacher, job)

    def wait(self, job: str, wanted: Callable[[JobView], bool]) -> JobView:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            seen = self.view(job)
            if wanted(seen):
                return seen
            time.sleep(0.05)
        raise AssertionError(f"it came to {seen}")

    def drafts(self) -> int:
        with self.app.app_context(), writing() as connection:
            rows = connection.exec_driver_sql("SELECT status, owner_id FROM item").all()
        assert {tuple(row) for row in rows} <= {("draft", self.teacher)}
        return len(rows)


def at_work(seen: JobView) -> bool:
    return seen.state is JobState.RUNNING and seen.percent > 0


def ended(seen: JobView) -> bool:
    return not seen.is_open


@pytest.fixture
def desk(settings: Settings, migrated_file: Path) -> Iterator[Desk]:
    shutil.copy(migrated_file, settings.instance / "quizapp.sqlite3")
    app = create_app(settings)
    app.extensions["quizapp.prepared"] = True
    yield Desk(app, settings)
    close(app)


@pytest.fixture
def start(desk: Desk) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Give a way to start workers; they are ended with the test."""
    started: list[subprocess.Popen[bytes]] = []

    def one() -> subprocess.Popen[bytes]:
        started.append(
            subprocess.Popen(
                [sys.executable, "-m", "quizapp", "worker", "--until-input-ends"],
                stdin=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=environment(desk.settings.instance),
            )
        )
        return started[-1]

    yield one
    for process in started:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stderr):
            if pipe:
                pipe.close()


@pytest.fixture(scope="module")
def long_text(library_article: Article) -> str:
    """Give a text that keeps a worker busy for several seconds."""
    return "\n\n".join([library_article.text] * 3)


def test_an_article_becomes_drafts_of_its_teacher_with_a_ledger(
    desk: Desk, start: Callable[[], subprocess.Popen[bytes]]
) -> None:
    start()
    job = desk.ask(desk.article(SHORT), 3)
    seen = desk.wait(job, ended)
    assert (seen.state, seen.made, seen.known, seen.percent) == (JobState.DONE, 3, 0, 100), seen
    assert desk.drafts() == 3
    with desk.app.app_context():
        from quizapp.storage.jobs import job as stored

        with writing() as connection:
            held = stored(connection, job)
    assert held and held.result
    for entry in held.result["ledger"]:
        assert SHORT[entry["start"] : entry["end"]].strip()
        assert entry["reason"]


def test_making_questions_again_adds_others_and_never_doubles(
    desk: Desk, start: Callable[[], subprocess.Popen[bytes]]
) -> None:
    start()
    slug = desk.article(SHORT)
    desk.wait(desk.ask(slug), ended)
    first = desk.drafts()
    seen = desk.wait(desk.ask(slug), ended)
    assert seen.state is JobState.DONE
    assert desk.drafts() == first + seen.made


def test_a_worker_at_rest_takes_a_job_up_at_once(desk: Desk, start: Callable[[], subprocess.Popen[bytes]]) -> None:
    start()
    slug = desk.article(SHORT)
    desk.wait(desk.ask(slug, 1), ended)
    began = time.monotonic()
    desk.wait(desk.ask(slug, 1), lambda seen: seen.state is not JobState.WAITING)
    assert time.monotonic() - began < 30  # the minute's round would find it too, a lesson later


def test_a_worker_ends_the_test_of_a_phone_that_was_switched_off(
    desk: Desk, start: Callable[[], subprocess.Popen[bytes]]
) -> None:
    desk.ahead = timedelta(hours=-2)
    with desk.app.app_context():
        offer(time_limit=600)
        started = begin("Mira")
        choose(started, 1, 0)
    desk.ahead = timedelta(0)
    start()
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with desk.app.app_context(), reading() as connection:
            held = attempts.attempt_by_id(connection, started.attempt)
        if held is not None and held.state is State.FINISHED:
            return
        time.sleep(0.05)
    raise AssertionError("it was never ended")


def test_a_text_that_is_no_english_report_fails_with_its_reason(
    desk: Desk, start: Callable[[], subprocess.Popen[bytes]]
) -> None:
    start()
    seen = desk.wait(desk.ask(desk.article("Der Fluss stieg in der Nacht um 85 Zentimeter. " * 20)), ended)
    assert (seen.state, seen.made) == (JobState.FAILED, 0)
    assert "English" in seen.error


def test_a_worker_that_is_killed_leaves_a_failed_job_that_can_be_started_again(
    desk: Desk, start: Callable[[], subprocess.Popen[bytes]], long_text: str
) -> None:
    worker = start()
    job = desk.ask(desk.article(long_text), 3)
    desk.wait(job, at_work)
    worker.kill()
    worker.wait()
    assert desk.view(job).state is JobState.RUNNING  # nobody can know it yet
    desk.ahead = timedelta(seconds=16)
    seen = desk.view(job)
    assert seen.state is JobState.FAILED
    assert "Nothing was half stored" in seen.error
    assert desk.drafts() == 0
    again = desk.again(job)
    assert again != job
    assert desk.again(job) == again  # the button was pressed twice
    desk.ahead = timedelta(0)
    start()
    assert desk.wait(again, ended).state is JobState.DONE
    assert desk.view(job).state is JobState.FAILED


def test_a_worker_that_is_asked_to_stop_gives_its_job_to_the_next_one(
    desk: Desk, start: Callable[[], subprocess.Popen[bytes]], long_text: str
) -> None:
    worker = start()
    job = desk.ask(desk.article(long_text), 3)
    desk.wait(job, at_work)
    assert worker.stdin
    worker.stdin.close()
    assert worker.wait(PATIENCE) == 0
    assert desk.view(job).state is JobState.WAITING
    start()
    assert desk.wait(job, ended).state is JobState.DONE


def test_a_running_job_is_cancelled_within_seconds_and_stores_nothing(
    desk: Desk, start: Callable[[], subprocess.Popen[bytes]], long_text: str
) -> None:
    start()
    job = desk.ask(desk.article(long_text))
    desk.wait(job, at_work)
    with desk.app.app_context():
        jobs.cancel(desk.teacher, job)
    assert desk.view(job).stopping
    assert desk.wait(job, ended).state is JobState.CANCELLED
    assert desk.drafts() == 0
    assert desk.wait(desk.again(job), at_work)


def test_a_job_whose_message_was_lost_is_found_by_the_next_worker(
    desk: Desk, start: Callable[[], subprocess.Popen[bytes]]
) -> None:
    with desk.app.app_context():
        slug = desk.article(SHORT)
        job = jobs.ask_questions(desk.teacher, slug, 2, lambda _: None)
    start()
    assert desk.wait(job, ended).state is JobState.DONE


def test_a_message_that_nobody_signed_is_not_run(desk: Desk, start: Callable[[], subprocess.Popen[bytes]]) -> None:
    forger = create_app(replace(desk.settings, secret_key="another key"))
    slug = desk.article(SHORT)
    with desk.app.app_context():
        job = jobs.ask_questions(desk.teacher, slug, 2, lambda _: None)
    queue_of(forger).wake("whatever")
    start()
    assert desk.wait(job, ended).state is JobState.DONE  # the worker went on


def test_asking_twice_while_a_job_waits_is_one_job(desk: Desk) -> None:
    slug = desk.article(SHORT)
    job = desk.ask(slug, 3)
    assert desk.ask(slug, 3) == job
    with desk.app.app_context(), writing() as connection:
        assert waiting(connection) == (job,)
    with desk.app.app_context():
        jobs.cancel(desk.teacher, job)
    assert desk.view(job).state is JobState.CANCELLED
    assert desk.ask(slug, 3) != job


def test_what_nobody_takes_up_says_so_after_a_while(desk: Desk) -> None:
    job = desk.ask(desk.article(SHORT))
    assert not desk.view(job).unattended
    desk.ahead = timedelta(seconds=21)
    assert desk.view(job).unattended


def test_drafts_are_not_shown_to_students(desk: Desk, start: Callable[[], subprocess.Popen[bytes]]) -> None:
    start()
    desk.wait(desk.ask(desk.article(SHORT), 2), ended)
    with desk.app.app_context(), writing() as connection:
        bank = items.desk_bank(desk.teacher, 1)
        held = items.latest_in_bank(connection, bank)
        assert len(held) == 2
