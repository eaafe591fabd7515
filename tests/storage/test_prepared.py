"""A prepared statement says the same as SQLAlchemy's general execution of it, in fewer steps."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from flask import Flask
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from quizapp.storage import reading, writing
from quizapp.storage.attempts import OPEN_STATES
from quizapp.storage.base import UTCDateTime
from quizapp.storage.prepared import Prepared
from quizapp.storage.tables import AttemptRow, StudentRow

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def add_three() -> None:
    with writing() as connection:
        for name in ("Amina", "Бекзат", "يارا"):
            connection.execute(insert(StudentRow).values(public_id=f"id-{name}", name=name, created_at=NOON))


@pytest.fixture
def three(any_app: Flask) -> Iterator[None]:
    """Store three students, on SQLite and PostgreSQL in turn."""
    with any_app.app_context():
        add_three()
        yield


def test_a_row_comes_back_with_the_types_of_its_columns(three: None) -> None:
    statement = select(StudentRow.name, StudentRow.created_at, StudentRow.name.is_(None)).where(
        StudentRow.public_id == bindparam("who")
    )
    with reading() as connection:
        usual = connection.execute(statement, {"who": "id-Бекзат"}).one()
        found = Prepared(statement).one_or_none(connection, {"who": "id-Бекзат"})
        assert found is not None
        assert list(usual) == list(found) == ["Бекзат", NOON, False]
        assert Prepared(statement).one_or_none(connection, {"who": "nobody"}) is None


def test_values_go_in_by_their_types_and_are_given_anew_at_each_run(three: None) -> None:
    later = update(StudentRow).where(StudentRow.name == bindparam("who"))
    statement = Prepared(later.values(created_at=bindparam("time", type_=UTCDateTime())))
    elsewhere = NOON.astimezone(timezone(timedelta(hours=5))) + timedelta(days=1)
    with writing() as connection:
        assert statement.changed(connection, {"who": "Amina", "time": elsewhere}) == 1
        assert statement.changed(connection, {"who": "nobody", "time": NOON}) == 0
    with reading() as connection:
        times = connection.execute(select(StudentRow.created_at).order_by(StudentRow.id)).scalars().all()
    assert times == [NOON + timedelta(days=1), NOON, NOON]


def test_a_time_is_stored_and_compared_as_any_other_statement_does(three: None) -> None:
    anew = update(StudentRow).where(StudentRow.created_at == bindparam("before", type_=UTCDateTime()))
    statement = Prepared(anew.values(created_at=bindparam("time", type_=UTCDateTime())))
    with writing() as connection:
        assert statement.changed(connection, {"before": NOON, "time": NOON + timedelta(days=1)}) == 3
        connection.execute(insert(StudentRow).values(public_id="x", name="x", created_at=NOON + timedelta(days=1)))
        stored = connection.exec_driver_sql("SELECT DISTINCT created_at FROM student").scalars().all()
    assert len(stored) == 1


def test_lists_that_stand_in_the_statement_are_written_out(three: None) -> None:
    statement = select(AttemptRow.id).where(AttemptRow.state.in_(OPEN_STATES), AttemptRow.total > bindparam("least"))
    with reading() as connection:
        assert Prepared(statement).all(connection, {"least": 0}) == []


def test_what_is_read_together_is_of_one_state_on_sqlite(app: Flask) -> None:
    names = Prepared(select(StudentRow.name).order_by(StudentRow.id))
    with app.app_context():
        add_three()
        with reading() as connection:
            before = names.all(connection, {})
            with writing() as other:
                other.execute(update(StudentRow).values(name="renamed"))
            assert names.all(connection, {}) == before == [["Amina"], ["Бекзат"], ["يارا"]]


def test_a_failed_block_takes_back_what_was_changed(three: None) -> None:
    rename = Prepared(update(StudentRow).values(name=bindparam("new")))
    with pytest.raises(RuntimeError), writing() as connection:
        assert rename.changed(connection, {"new": "lost"}) == 3
        raise RuntimeError
    with reading() as connection:
        assert "lost" not in connection.execute(select(StudentRow.name)).scalars().all()


def test_a_broken_rule_is_not_called_an_unavailable_database(three: None) -> None:
    same = Prepared(update(StudentRow).values(public_id=bindparam("new")))
    with pytest.raises((IntegrityError, sqlite3.IntegrityError)), writing() as connection:
        same.changed(connection, {"new": "twice"})
