"""Measure what pages cost, how fairly writers take turns, and what a class at its devices sees, within one run.

    python -m benchmarks.serving [pages] [writers] [results] [growth] [http] [start] [soak]

Without a name, `pages` and `writers` are measured.

- `pages`: CPU time of each kind of request; the unit is a bare Flask app that renders an 8 KB Jinja page (1.00).
  Requests go straight into the WSGI app, in turn with those to the bare page, so that a busy machine slows both
  alike; the figure is the median over the rounds.
- `writers`: eight writers at once, as threads, with `--processes` as processes too.
- `results`: the results page of 50 questions, in the same unit.
- `growth`: question page, saving and results page with 0, 10,000 and 1,000,000 answers of others in the database.
- `http`: p50 and p99 against a real `quizapp serve` with 8 and with 200 clients that never pause.
- `start`: 200 students begin within one second.
- `soak`: 200 students at a human pace for `--minutes`; every acknowledged answer is looked for in the database.

The database is SQLite on disk, set up as it is when serving; each measurement begins with a fresh copy.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from benchmarks import serving_load, serving_pages, serving_writers
from benchmarks.bank import bank_text
from quizapp import create_app
from quizapp.config import read_settings
from quizapp.formats.bank import parse_bank
from quizapp.model import Mode, QuizSettings
from quizapp.services.importing import import_quiz
from quizapp.services.setup import prepare
from quizapp.storage import quizzes, writing
from quizapp.storage.base import db

KINDS = ("pages", "writers", "results", "growth", "http", "start", "soak")
USUAL = ("pages", "writers")


def opened(instance: Path) -> Flask:
    return create_app(read_settings({"QUIZAPP_INSTANCE": str(instance)}))


def prepared(instance: Path) -> None:
    """Make an instance with what ships, one of its quizzes as a test, and a quiz of 50 questions."""
    app = opened(instance)
    prepare(app)
    with app.app_context():
        bank = parse_bank(bank_text(50).encode(), "fifty.yaml")
        assert bank.quiz is not None, bank.problems
        made = import_quiz(bank.quiz)
        with writing() as connection:
            test = quizzes.quiz_by_slug(connection, serving_pages.TEST)
            assert test is not None
            quizzes.change_settings(connection, test.id, QuizSettings(mode=Mode.TEST))
        db.engine.dispose()
    assert made.quiz == serving_pages.FIFTY, made


@contextmanager
def copied(master: Path) -> Iterator[Path]:
    """Give a copy of the instance; it is gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix="quizapp-serving-", dir=master.parent) as folder:
        yield Path(shutil.copytree(master, Path(folder) / "instance"))


def measure(kind: str, instance: Path, options: argparse.Namespace) -> Iterator[str]:
    """Measure one thing; give lines for a person."""
    if kind == "http":
        yield from serving_load.without_pause(instance, options.seconds)
    elif kind == "start":
        yield from serving_load.start_together(instance)
    elif kind == "soak":
        yield from serving_load.soak(instance, options.minutes, (5, 20))
    elif kind == "writers":
        yield serving_writers.in_words("threads", serving_writers.by_threads(opened(instance), options.seconds))
        if options.processes:
            took = serving_writers.by_processes(str(instance), options.seconds)
            yield serving_writers.in_words("processes", took)
    elif kind == "growth":
        database = instance / "quizapp.sqlite3"
        for size, found in serving_pages.growth(opened(instance), database, options.rounds).items():
            yield f"with {size:,} answers stored: " + ", ".join(f"{name} {ratio:.2f}" for name, ratio in found.items())
    else:
        gc.freeze()  # as `quizapp serve` does; the pipeline that made the generated quiz is still in memory
        found = {"pages": serving_pages.pages, "results": serving_pages.results}[kind](opened(instance), options.rounds)
        for name, ratio in found.items():
            yield f"{name}: {ratio:.2f} times the bare page"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", metavar="kind", help=", ".join(KINDS))
    parser.add_argument("--rounds", type=int, default=25, help="of pages, results and growth (default 25)")
    parser.add_argument("--seconds", type=float, default=5, help="of each run of writers and http (default 5)")
    parser.add_argument("--minutes", type=float, default=5, help="of the soak (default 5)")
    parser.add_argument("--processes", action="store_true", help="measure eight processes as well as eight threads")
    options = parser.parse_args()
    unknown = [kind for kind in options.kinds if kind not in KINDS]
    if unknown:
        parser.error(f"{unknown[0]!r} cannot be measured; choose from {', '.join(KINDS)}")
    with tempfile.TemporaryDirectory(prefix="quizapp-serving-", dir=Path.cwd() / "instance") as folder:
        master = Path(folder) / "master"
        prepared(master)
        for kind in options.kinds or USUAL:
            with copied(master) as instance:
                for line in measure(kind, instance, options):
                    print(line, flush=True)


if __name__ == "__main__":
    main()
