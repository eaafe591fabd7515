"""What the database cannot take: told as it is, and nothing is half-written."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from flask import Flask
from full_disk import full_disk
from taken import begin, choose, offer, stored

from quizapp.errors import StorageUnavailable
from quizapp.services import taking
from quizapp.services.taking_views import Draft
from quizapp.storage import reading


def test_a_full_disk_is_told_and_nothing_is_half_written(app: Flask) -> None:
    with app.app_context():
        offer()
        taken = [begin(f"Student {number}") for number in range(4)]
        with full_disk(app):
            kept = 0
            with pytest.raises(StorageUnavailable, match="full"):
                for number in range(4, 2_000):
                    begin("Late" + "x" * 50 + str(number))
                    kept += 1
            with reading() as connection:
                counts = connection.exec_driver_sql(
                    "SELECT count(*), count(DISTINCT attempt_id), (SELECT count(*) FROM attempt), "
                    "(SELECT count(*) FROM student) FROM response"
                ).one()
        assert tuple(counts) == ((kept + 4) * 5, kept + 4, kept + 4, kept + 4)
        assert choose(taken[0], 1, 0).accepted


def test_a_locked_database_is_told_and_nothing_is_half_written(app: Flask) -> None:
    with app.app_context():
        offer()
        started = begin()
        other = sqlite3.connect(Path(app.instance_path) / "quizapp.sqlite3", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        engine = app.extensions["quizapp.engines"]["writing"].engine
        before = stored(started)
        with engine.connect() as connection:
            connection.connection.driver_connection.execute("PRAGMA busy_timeout = 50")
        with pytest.raises(StorageUnavailable, match="locked"):
            choose(started, 1, 0)
        with pytest.raises(StorageUnavailable, match="locked"):
            taking.choose_many(started.attempt, started.student, [(1, Draft(0)), (2, Draft(1))])
        assert stored(started) == before
        other.execute("ROLLBACK")
        other.close()
        engine.dispose()
        assert choose(started, 1, 0).accepted
