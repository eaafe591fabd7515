"""Hours of a class that change at the moment when a student begins: every attempt has those that hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from threading import Thread

import pytest
from desk_fixtures import TEACHERS
from flask import Flask
from made_apps import Clock
from sqlalchemy import event
from taken import begin, offer

from quizapp.services import entering, taking
from quizapp.services.desk import assigning, class_rosters
from quizapp.storage import reading
from quizapp.storage.base import db

HOUR = timedelta(hours=1)
CLASS = 1
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
pytestmark = [pytest.mark.postgres, pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)]


@pytest.fixture
def mira(any_app: Flask) -> Iterator[str]:
    """Give the id of a student who has come into a class."""
    with any_app.app_context():
        offer()
        teacher = TEACHERS[0].store(any_app)
        assert class_rosters.make_class(teacher, "7b", "Mira") == CLASS
        yield entering.join(class_rosters.class_line(teacher, CLASS).code, "Mira", "192.0.2.1").id


def give(closes_at: datetime) -> None:
    assigning.give(1, CLASS, "halden", None, closes_at)


def seconds_left_where_meanwhile(app: Flask, student: str, change: Callable[[], object]) -> int | None:
    """Begin an attempt; as it is stored, let somebody else change something, unless they are made to wait."""

    def elsewhere() -> None:
        with app.app_context():
            change()

    other = Thread(target=elsewhere)

    def at_the_insert(_c: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("INSERT INTO attempt"):
            other.start()
            while other.is_alive() and not somebody_waits():
                pass

    event.listen(db.engine, "before_cursor_execute", at_the_insert)
    started = begin("Mira", student)
    other.join()
    return taking.overview(started.attempt, started.student).seconds_left


def somebody_waits() -> bool:
    with reading() as connection:
        return bool(connection.exec_driver_sql(WAITING).scalar_one())


@pytest.mark.parametrize("given_before", [True, False])
def test_hours_that_are_set_while_an_attempt_begins_hold_for_it(
    any_app: Flask, mira: str, clock: Clock, given_before: bool
) -> None:
    if given_before:
        give(clock.now + HOUR)
    assert seconds_left_where_meanwhile(any_app, mira, lambda: give(clock.now + 2 * HOUR)) == 2 * 3600


def test_an_attempt_that_begins_while_the_quiz_is_taken_back_goes_on_without_hours(
    any_app: Flask, mira: str, clock: Clock
) -> None:
    give(clock.now + HOUR)
    assert seconds_left_where_meanwhile(any_app, mira, lambda: assigning.take_back(1, CLASS, "halden")) is None
