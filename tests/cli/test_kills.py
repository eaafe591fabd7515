"""Kill the server again and again while students of a test save their choices: what was acknowledged is stored.

`QUIZAPP_KILLS=100 pytest tests/cli/test_kills.py` kills it a hundred times.
"""

from __future__ import annotations

import itertools
import json
import os
import sqlite3
import threading
import time
import urllib.request
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from random import Random

from served import FIELD, PATIENCE, Visitor, serving

from quizapp import create_app
from quizapp.config import read_settings
from quizapp.model import Mode, QuizSettings
from quizapp.services.setup import prepare
from quizapp.storage import quizzes, writing
from quizapp.storage.base import db

KILLS = int(os.environ.get("QUIZAPP_KILLS", "5"))
STUDENTS = 4
SLUG = "kazakhstan-2022"


class Student:
    """A browser that saves one choice after another, and remembers what the server has acknowledged."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.visitor = Visitor("")
        self.attempt = ""
        self.version = 0
        self.acknowledged: dict[int, tuple[int, int]] = {}  # position → version, choice
        self.count = 0

    def work(self, address: str) -> None:
        """Save choices until the server is gone."""
        self.visitor.address = address
        with suppress(OSError, HTTPException):
            if not self.attempt:
                self.attempt = self.visitor.start(SLUG, self.name)
            page = self.visitor.get(f"/attempts/{self.attempt}/1")
            token = dict(FIELD.findall(page))["csrf_token"]
            for number in itertools.count():
                self.save(number % 5 + 1, number // 5 % 2, token)

    def save(self, position: int, choice: int, token: str) -> None:
        self.version += 1
        address = f"{self.visitor.address}/attempts/{self.attempt}/{position}/choice"
        body = json.dumps({"choice": choice, "version": self.version}).encode()
        headers = {"Content-Type": "application/json", "X-CSRFToken": token, "Referer": address}
        request = urllib.request.Request(address, body, headers)
        with self.visitor.opener.open(request, timeout=PATIENCE) as response:
            saved = json.loads(response.read())["saved"]
        assert saved["accepted"], saved
        self.acknowledged[position] = (saved["version"], saved["choice"])
        self.count += 1


def test_killing_the_server_again_and_again_loses_no_acknowledged_choice(tmp_path: Path) -> None:
    instance = tmp_path / "instance"
    app = create_app(read_settings({"QUIZAPP_INSTANCE": str(instance)}))
    prepare(app)
    with app.app_context():
        with writing() as connection:
            quiz = quizzes.quiz_by_slug(connection, SLUG)
            assert quiz is not None
            quizzes.change_settings(connection, quiz.id, QuizSettings(mode=Mode.TEST))
        db.engine.dispose()
    rng = Random(5)
    students = [Student(f"Student {number}") for number in range(STUDENTS)]
    for _ in range(KILLS):
        before = sum(student.count for student in students)
        with serving(instance) as server:
            threads = [threading.Thread(target=student.work, args=(server.address,)) for student in students]
            for thread in threads:
                thread.start()
            wanted, until = before + rng.randint(10, 60), time.monotonic() + 30
            while sum(student.count for student in students) < wanted and time.monotonic() < until:
                time.sleep(0.002)
            server.kill()
            for thread in threads:
                thread.join()
        assert sum(student.count for student in students) >= wanted
        _check(instance / "quizapp.sqlite3", students)


def _check(file: Path, students: list[Student]) -> None:
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    rows = connection.execute(
        "SELECT a.public_id, r.position, r.version, r.choice, r.option_order FROM response r "
        "JOIN attempt a ON a.id = r.attempt_id"
    )
    stored = {(attempt, position): rest for attempt, position, *rest in rows}
    counts = connection.execute(
        "SELECT a.answered, count(r.choice) FROM attempt a JOIN response r ON r.attempt_id = a.id GROUP BY a.id"
    ).fetchall()
    connection.close()
    assert all(answered == counted for answered, counted in counts)
    for student in students:
        for position, (version, choice) in student.acknowledged.items():
            at, kept, order = stored[(student.attempt, position)]
            # a newer choice may have been stored whose acknowledgement the kill cut off
            assert at >= version
            assert at > version or json.loads(order).index(kept) == choice
