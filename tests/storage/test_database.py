"""SQLite as it is opened here: durable, strict, and never "database is locked"."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from quizapp import create_app
from quizapp.config import Settings, read_settings
from quizapp.errors import BadSettings, StorageUnavailable
from quizapp.storage import Lock, alone, database, migrating, place, reading, students, writing
from quizapp.storage.base import db

WRITERS = 8
EACH = 40


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 10000)],
)
def test_sqlite_is_set_up_on_every_connection(app: Flask, pragma: str, value: object) -> None:
    with app.app_context(), reading() as first, reading() as second:
        for connection in (first, second):
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value


def test_a_writing_transaction_takes_the_write_lock_when_it_begins(app: Flask) -> None:
    with app.app_context(), writing():
        other = sqlite3.connect(place(), timeout=0, isolation_level=None)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()


def test_a_reader_does_not_wait_for_a_writer(app: Flask) -> None:
    with app.app_context(), writing() as write, reading() as read:
        students.add_student(write, "one", "Mira")
        assert students.student_by_id(read, "one") is None


def test_an_error_takes_everything_back(any_app: Flask) -> None:
    with any_app.app_context():
        with pytest.raises(ZeroDivisionError), writing() as connection:
            students.add_student(connection, "one", "Mira")
            raise ZeroDivisionError
        with reading() as connection:
            assert students.student_by_id(connection, "one") is None


def test_eight_writers_are_never_told_that_the_database_is_locked(any_app: Flask) -> None:
    failures: list[Exception] = []

    def write(writer: int) -> None:
        with any_app.app_context():
            for number in range(EACH):
                try:
                    with writing() as connection:
                        name = f"w{writer}-{number}"
                        assert students.student_by_id(connection, name) is None
                        students.add_student(connection, name, "Mira")
                except Exception as error:
                    failures.append(error)

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with any_app.app_context(), reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM student").scalar_one() == WRITERS * EACH


def test_a_database_that_stays_locked_is_unavailable_and_not_an_error_page(app: Flask) -> None:
    other = sqlite3.connect(Path(app.instance_path) / "quizapp.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with app.app_context():
        with pytest.raises(StorageUnavailable, match="locked"), _impatient(app), writing():
            pytest.fail("wrote while another held the lock")
        other.execute("ROLLBACK")
        with writing() as connection:
            students.add_student(connection, "one", "Mira")
    other.close()


@pytest.mark.postgres
def test_a_postgresql_lock_that_stays_taken_is_unavailable(
    new_postgresql_database: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 1)
    app = create_app(replace(settings, database_url=new_postgresql_database))
    with app.app_context():
        migrating.upgrade()
        with writing() as holder:
            alone(holder, Lock.IMPORTING)
            with pytest.raises(StorageUnavailable, match="lock timeout"), writing() as other:
                alone(other, Lock.IMPORTING)
        db.engine.dispose()


def test_a_full_disk_is_unavailable_and_nothing_is_half_written(app: Flask) -> None:
    with app.app_context():
        with pytest.raises(StorageUnavailable, match="full"), writing() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            for number in range(1000):
                students.add_student(connection, f"s{number}", "x" * 90)
        with reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM student").scalar_one() == 0


def test_the_database_itself_refuses_what_makes_no_sense(any_app: Flask) -> None:
    with any_app.app_context():
        for statement in (
            "INSERT INTO quiz_item (quiz_id, position, item_id) VALUES (1, 1, 1)",
            "INSERT INTO load (name, fingerprint) VALUES ('x', 'y')",
        ):
            with pytest.raises(IntegrityError), writing() as connection:
                connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "not the address of a database"),
        ("mysql://host/name", "sqlite and postgresql"),
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
        ("postgresql+nodriver://host/name", "sqlite and postgresql"),
    ],
)
def test_an_address_that_cannot_be_used_is_explained(settings: Settings, url: str, said: str) -> None:
    with pytest.raises(BadSettings, match=said):
        create_app(replace(settings, database_url=url))


def test_the_address_of_a_hosting_service_is_understood(tmp_path: Path) -> None:
    for given in ("postgres://u:p@host/name", "postgresql://u:p@host/name"):
        settings = read_settings({"QUIZAPP_INSTANCE": str(tmp_path), "DATABASE_URL": given})
        app = create_app(settings)
        with app.app_context():
            assert place() == "postgresql+psycopg://u:***@host/name"


class _impatient:  # noqa: N801 - reads as a word in a with statement
    """Make connections give up at once instead of after ten seconds."""

    def __init__(self, app: Flask) -> None:
        self.engine = app.extensions["quizapp.engines"]["writing"]

    def __enter__(self) -> None:
        with self.engine.engine.connect() as connection:
            connection.connection.driver_connection.execute("PRAGMA busy_timeout = 50")

    def __exit__(self, *_: object) -> None:
        self.engine.dispose()
