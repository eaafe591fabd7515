"""Teachers as tests have them: stored without the cost of a new hash, and signed in by their session."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import count

from flask import Flask
from flask.testing import FlaskClient

from quizapp.services.desk.passwords import new_hash
from quizapp.storage import now, teachers, writing

PASSWORD = "seven grey herons"


@dataclass(frozen=True)
class Teacher:
    user_name: str
    name: str

    def store(self, app: Flask) -> int:
        with app.app_context(), writing() as connection:
            return teachers.add_teacher(connection, self.user_name, self.name, one_hash())


SIGN_INS = count(1)
TEACHERS = (Teacher("quinn", "Ada Quinn"), Teacher("otieno", "Ben Otieno"))


@cache
def one_hash() -> str:
    return new_hash(PASSWORD)


def sign_in(app: Flask, teacher: int) -> FlaskClient:
    """Return a browser in which this teacher, whose sessions have never been ended, has just signed in."""
    client = app.test_client()
    with app.app_context():
        since = int(now().timestamp())
    with client.session_transaction() as session:
        session["teacher"] = teacher
        session["epoch"] = 0
        session["since"] = since
        session["sign_in"] = next(SIGN_INS)
    return client
