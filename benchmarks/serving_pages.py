"""CPU time of requests, sent straight into the WSGI app, against a bare page of 8 KB in the same run."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from http.cookies import SimpleCookie
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import Flask, render_template
from jinja2 import DictLoader

from quizapp.storage import attempts, reading

Calls = Sequence[Callable[[], object]]

PRACTICE = "kazakhstan-2022"
TEST = "generated-kazakhstan-2022"  # `serving.prepared` makes it a test
FIFTY = "police-in-every-town"  # the bank of `benchmarks.bank`
PER_ROUND = 30
SIZES = (0, 10_000, 1_000_000)  # answers that others have stored
AT_ONCE = 1000  # attempts filled in by one transaction: a long write-ahead log is slow to search
FIELD = re.compile(r'<input[^>]*name="(csrf_token|token)"[^>]*value="([^"]+)"')
BARE = (
    "<!doctype html><title>{{ title }}</title><ul>{% for row in rows %}"
    "<li class='row'><a href='/item/{{ row }}'>Item {{ row }} of {{ title }}</a> and so on</li>{% endfor %}</ul>"
)
FILL = """
CREATE TEMP TABLE asked AS
    SELECT q.quiz_id, q.position, r.id AS revision, r.key AS key,
           (SELECT json_group_array(o.key) FROM json_each(r.options) o) AS option_order
    FROM quiz_item q JOIN quiz ON quiz.id = q.quiz_id JOIN item i ON i.id = q.item_id
    JOIN item_revision r ON r.item_id = i.id AND r.number = i.latest WHERE quiz.slug = :slug;
CREATE TEMP TABLE number AS
    WITH RECURSIVE n(i) AS (SELECT :first UNION ALL SELECT i + 1 FROM n WHERE i < :last) SELECT i FROM n;
INSERT INTO student (public_id, name, created_at)
    SELECT 'filled-' || i, 'Student ' || i, '2026-01-01 08:00:00.000000' FROM number;
INSERT INTO attempt (public_id, quiz_id, student_id, state, mode, total, answered, points, dropped, missed_only,
                     counted, started_at, finished_at)
    SELECT 'filled-' || i, (SELECT max(quiz_id) FROM asked), s.id, 'finished', 'practice',
           (SELECT count(*) FROM asked), (SELECT count(*) FROM asked), (SELECT count(*) FROM asked), 0, 0, 1,
           '2026-01-01 08:00:00.000000', '2026-01-01 08:20:00.000000'
    FROM number JOIN student s ON s.public_id = 'filled-' || i;
INSERT INTO response (attempt_id, position, item_revision_id, option_order, choice, "right", answered_at,
                      counted_in, attempt_points, credited, dropped, flagged, version)
    SELECT a.id, asked.position, asked.revision, asked.option_order, asked.key, 1,
           '2026-01-01 08:10:00.000000', a.quiz_id, a.points, 0, 0, 0, 0
    FROM number JOIN attempt a ON a.public_id = 'filled-' || i CROSS JOIN asked ORDER BY a.id, asked.position;
DROP TABLE asked;
DROP TABLE number
"""


class Browser:
    """Sends requests straight into a WSGI app and keeps its cookies."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.cookies: dict[str, str] = {}

    def request(
        self, path: str, body: bytes | None = None, kind: str = "application/x-www-form-urlencoded", token: str = ""
    ) -> tuple[int, dict[str, str], bytes]:
        """Send a GET, or a POST where there is a body; return status, headers and content."""
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET" if body is None else "POST",
            "PATH_INFO": path,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "HTTP_HOST": "localhost",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body or b""),
            "wsgi.errors": io.StringIO(),
            "CONTENT_LENGTH": str(len(body or b"")),
            "CONTENT_TYPE": kind,
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "HTTP_X_CSRFTOKEN": token,
        }
        answered: list[Any] = []
        content = b"".join(self.app.wsgi_app(environ, lambda *given: answered.extend(given)))
        headers = dict(answered[1])
        for name, morsel in SimpleCookie(headers.get("Set-Cookie", "")).items():
            self.cookies[name] = morsel.value
        return int(answered[0][:3]), headers, content


class Student(Browser):
    """Takes the quiz; `attempt` is open and has `total` questions."""

    def __init__(self, app: Flask, name: str, slug: str = PRACTICE) -> None:
        super().__init__(app)
        hidden = dict(FIELD.findall(self.request(f"/quizzes/{slug}")[2].decode()))
        self.token = hidden["csrf_token"]
        status, headers, _ = self.request(f"/quizzes/{slug}", urlencode(hidden | {"name": name}).encode())
        assert status == 303, status
        self.attempt = headers["Location"].rstrip("/").rpartition("/")[2]
        self.version = 0
        with app.app_context():
            self.total = len(questions_of(self.attempt))

    def look(self, position: int) -> None:
        assert self.request(f"/attempts/{self.attempt}/{position}")[0] == 200

    def answer(self, position: int) -> None:
        form = urlencode({"csrf_token": self.token, "choice": "0", "version": "1"}).encode()
        assert self.request(f"/attempts/{self.attempt}/{position}", form)[0] == 303

    def save(self, position: int) -> None:
        """Save a choice in a test, as the script on the page does."""
        self.version += 1
        body = json.dumps({"choice": self.version % 2, "version": self.version}).encode()
        status, _, content = self.request(
            f"/attempts/{self.attempt}/{position}/choice", body, "application/json", self.token
        )
        assert status == 200 and json.loads(content)["saved"]["accepted"], content

    def see_result(self) -> None:
        assert self.request(f"/attempts/{self.attempt}/result")[0] == 200


def questions_of(attempt: str) -> tuple[int, ...]:
    with reading() as connection:
        held = attempts.attempt_by_id(connection, attempt)
        assert held is not None
        return tuple(response.position for response in attempts.responses(connection, held.id))


def bare_app() -> Flask:
    app = Flask("bare")
    app.jinja_loader = DictLoader({"bare.html": BARE})  # compiled once, as a template in a file is

    @app.get("/")
    def page() -> str:
        return render_template("bare.html", title="A page of eight kilobytes", rows=range(84))

    return app


def cpu(calls: Calls) -> float:
    """Return the CPU seconds of one call, all threads of the process together."""
    begun = time.process_time()
    for call in calls:
        call()
    return (time.process_time() - begun) / len(calls)


def ratios(calls_of_round: Callable[[int], dict[str, Calls]], rounds: int) -> dict[str, float]:
    """Return for each kind of request its CPU time against the bare page, which is measured beside it every round."""
    bare = Browser(bare_app())
    size = len(bare.request("/")[2])
    assert 7_500 < size < 9_000, size
    unit = [partial(bare.request, "/")] * PER_ROUND
    found: dict[str, list[float]] = {}
    for number in range(rounds):
        for name, calls in calls_of_round(number).items():
            once = cpu(unit)
            found.setdefault(name, []).append(cpu(calls) / once)
    return {name: statistics.median(every) for name, every in found.items()}


def pages(app: Flask, rounds: int) -> dict[str, float]:
    """Measure what students do all the time, in practice and in a test."""

    def calls(number: int) -> dict[str, Calls]:
        students = [Student(app, f"Student {number}-{index}") for index in range(3)]
        places = [(student, place) for student in students for place in range(1, 1 + PER_ROUND // 3)]
        tested = Student(app, f"Tested {number}", TEST)
        positions = tuple(islice(cycle(range(1, tested.total + 1)), PER_ROUND))
        return {
            "question page": [partial(student.look, place) for student, place in places],
            "saving an answer": [partial(student.answer, place) for student, place in places],
            "feedback page": [partial(student.look, place) for student, place in places],
            "question page of a test": [partial(tested.look, place) for place in positions],
            "saving a choice in a test": [partial(tested.save, place) for place in positions],
        }

    return ratios(calls, rounds)


def results(app: Flask, rounds: int) -> dict[str, float]:
    """Measure the results page of a quiz of 50 questions, all answered."""

    def calls(number: int) -> dict[str, Calls]:
        student = answered(app, f"Student {number}", FIFTY)
        assert student.total == 50, student.total
        return {"results page of 50 questions": [student.see_result] * 5}

    return ratios(calls, rounds)


def answered(app: Flask, name: str, slug: str) -> Student:
    student = Student(app, name, slug)
    for position in range(1, student.total + 1):
        student.answer(position)
    return student


def growth(app: Flask, database: Path, rounds: int) -> dict[int, dict[str, float]]:
    """Measure the same requests with ever more answers of others in the database, all of them to the same quiz."""

    def calls(number: int) -> dict[str, Calls]:
        students = [Student(app, f"Student {number}-{index}") for index in range(3)]
        places = [(student, place) for student in students for place in range(1, 1 + PER_ROUND // 3)]
        finished = answered(app, f"Finished {number}", PRACTICE)
        return {
            "question page": [partial(student.look, place) for student, place in places],
            "saving an answer": [partial(student.answer, place) for student, place in places],
            "results page": [finished.see_result] * 5,
        }

    measured = {}
    for size in SIZES:
        fill(database, size)
        measured[size] = ratios(calls, rounds)
    return measured


def fill(database: Path, size: int) -> None:
    """Add finished attempts until at least `size` answers of theirs are stored."""
    connection = sqlite3.connect(database)
    count = "SELECT count(*) FROM response WHERE attempt_id IN (SELECT id FROM attempt WHERE public_id LIKE 'filled-%')"
    each = "SELECT count(*) FROM quiz_item JOIN quiz ON quiz.id = quiz_id WHERE slug = ?"
    per_attempt = connection.execute(each, (PRACTICE,)).fetchone()[0]
    first = connection.execute(count).fetchone()[0] // per_attempt + 1
    last = -(-size // per_attempt)
    connection.execute("PRAGMA synchronous = OFF")
    for begin in range(first, last + 1, AT_ONCE):
        names = {"slug": PRACTICE, "first": begin, "last": min(last, begin + AT_ONCE - 1)}
        connection.execute("BEGIN")
        for statement in FILL.split(";"):
            connection.execute(statement, {name: names[name] for name in names if f":{name}" in statement})
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    stored = connection.execute(count).fetchone()[0]
    connection.close()
    assert stored >= size, stored
