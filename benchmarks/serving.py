"""Measure what pages cost and how fairly writers take turns, as ratios within one run.

    python -m benchmarks.serving [--rounds N] [--seconds S] [--processes]

The unit is a bare Flask app that renders an 8 KB Jinja page: the CPU time of one request to it is 1.00. Requests go
straight into the WSGI app, in turn with those to the bare page, so that a busy machine slows both alike; the figure
of a page is the median over the rounds. The database is SQLite on disk, set up as it is when serving.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import re
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from http.cookies import SimpleCookie
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlencode

from flask import Flask, render_template
from jinja2 import DictLoader

from quizapp import create_app
from quizapp.config import read_settings
from quizapp.services import taking
from quizapp.services.setup import prepare

SLUG = "kazakhstan-2022"
WRITERS = 8
PER_ROUND = 30
BARE = (
    "<!doctype html><title>{{ title }}</title><ul>{% for row in rows %}"
    "<li class='row'><a href='/item/{{ row }}'>Item {{ row }} of {{ title }}</a> and so on</li>{% endfor %}</ul>"
)


class Browser:
    """Sends requests straight into a WSGI app and keeps its cookies."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.cookies: dict[str, str] = {}

    def request(self, path: str, form: dict[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
        body = urlencode(form).encode() if form is not None else b""
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET" if form is None else "POST",
            "PATH_INFO": path,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "HTTP_HOST": "localhost",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(),
            "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        answered: list[Any] = []
        content = b"".join(self.app.wsgi_app(environ, lambda *given: answered.extend(given)))
        headers = dict(answered[1])
        for name, morsel in SimpleCookie(headers.get("Set-Cookie", "")).items():
            self.cookies[name] = morsel.value
        return int(answered[0][:3]), headers, content


class Student(Browser):
    """Takes the quiz; `attempt` is open and has `total` questions."""

    def __init__(self, app: Flask, name: str) -> None:
        super().__init__(app)
        page = self.request(f"/quizzes/{SLUG}")[2].decode()
        self.hidden = dict(re.findall(r'<input[^>]*name="(csrf_token|token)"[^>]*value="([^"]+)"', page))
        status, headers, _ = self.request(f"/quizzes/{SLUG}", self.hidden | {"name": name})
        assert status == 303, status
        self.attempt = headers["Location"].rstrip("/").rpartition("/")[2]
        with app.app_context():
            self.total = len(questions_of(self.attempt))

    def look(self, position: int) -> None:
        assert self.request(f"/attempts/{self.attempt}/{position}")[0] == 200

    def answer(self, position: int) -> None:
        form = {"csrf_token": self.hidden["csrf_token"], "choice": "0"}
        assert self.request(f"/attempts/{self.attempt}/{position}", form)[0] == 303


def questions_of(attempt: str) -> tuple[int, ...]:
    from quizapp.storage import attempts, reading

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


def cpu(work: Callable[[], object], times: int) -> float:
    """Return the CPU seconds of one call, all threads of the process together."""
    begun = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - begun) / times


def measure_pages(app: Flask, rounds: int) -> dict[str, float]:
    """Return the CPU time of each kind of request against the bare page."""
    bare = Browser(bare_app())
    size = len(bare.request("/")[2])
    assert 7_500 < size < 9_000, size
    ratios: dict[str, list[float]] = {}
    for number in range(rounds):
        students = [Student(app, f"Student {number}-{index}") for index in range(3)]
        places = [(student, place) for student in students for place in range(1, 1 + PER_ROUND // 3)]
        kinds: dict[str, Callable[[Student, int], object]] = {
            "question page": Student.look,
            "saving an answer": Student.answer,
            "feedback page": Student.look,
        }
        for name, act in kinds.items():
            unit = cpu(lambda: bare.request("/"), PER_ROUND)
            once = iter(places)
            ratios.setdefault(name, []).append(cpu(lambda act=act, once=once: act(*next(once)), PER_ROUND) / unit)
    return {name: statistics.median(found) for name, found in ratios.items()}


def write_for_a_while(app: Flask, writer: int, until: float) -> list[float]:
    """Answer questions until the time has come; return how long each answer took, in seconds."""
    took: list[float] = []
    with app.app_context():
        while time.time() < until:
            started = taking.start(SLUG, f"Writer {writer}-{len(took)}", None, Random(writer))
            for position in questions_of(started.attempt):
                begun = time.perf_counter()
                taking.answer(started.attempt, started.student, position, 0)
                took.append(time.perf_counter() - begun)
                if time.time() >= until:
                    break
    return took


def by_threads(app: Flask, seconds: float) -> list[list[float]]:
    took: list[list[float]] = [[] for _ in range(WRITERS)]
    until = time.time() + seconds

    def write(writer: int) -> None:
        took[writer] = write_for_a_while(app, writer, until)

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took


def _write_in_a_process(instance: str, writer: int, seconds: float, gate: Barrier, results: Queue[list[float]]) -> None:
    app = create_app(read_settings({"QUIZAPP_INSTANCE": instance}))
    gate.wait()
    results.put(write_for_a_while(app, writer, time.time() + seconds))


def by_processes(instance: str, seconds: float) -> list[list[float]]:
    context = multiprocessing.get_context("spawn")
    gate, results = context.Barrier(WRITERS), context.Queue()
    writers = [
        context.Process(target=_write_in_a_process, args=(instance, writer, seconds, gate, results))
        for writer in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    took = [results.get() for _ in writers]
    for writer in writers:
        writer.join()
    return took


def tell_writers(name: str, took: Iterable[list[float]]) -> None:
    counts = [len(one) for one in took]
    every = sorted(second for one in took for second in one)
    p50, p99 = every[len(every) // 2] * 1000, every[int(len(every) * 0.99)] * 1000
    print(
        f"{WRITERS} {name}: slowest to fastest {min(counts) / max(counts):.2f}, {len(every)} answers, "
        f"p50 {p50:.1f} ms, p99 {p99:.1f} ms, longest {every[-1] * 1000:.0f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--processes", action="store_true", help="measure eight processes as well as eight threads")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="quizapp-serving-", dir=Path.cwd() / "instance") as instance:
        app = create_app(read_settings({"QUIZAPP_INSTANCE": instance}))
        prepare(app)
        for name, ratio in measure_pages(app, options.rounds).items():
            print(f"{name}: {ratio:.2f} times the bare page")
        tell_writers("threads", by_threads(app, options.seconds))
        if options.processes:
            tell_writers("processes", by_processes(instance, options.seconds))


if __name__ == "__main__":
    main()
