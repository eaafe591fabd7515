"""What the teachers' desk costs: figures of a class, import, search, review, and a backup while students answer.

Run: python benchmarks/teaching.py [results] [import] [search] [review] [backup] [--rows N ...]

CPU time of this process, the best of several runs. Beside it stands a ratio against work of the same run that any
database would have to do (going once through the same rows), because machines differ and are shared.
"""

from __future__ import annotations

import argparse
import resource
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeVar

from flask import Flask

from quizapp import create_app
from quizapp.config import read_settings
from quizapp.model import TRUE_FALSE_OPTIONS, Article, Citation, Item, ItemType, Option, Quiz, Record
from quizapp.services import taking
from quizapp.services.backups import backup
from quizapp.services.desk import accounts, finding, results, review
from quizapp.services.importing import import_quiz
from quizapp.services.taking_views import Draft
from quizapp.services.views import Started
from quizapp.storage import articles, items, migrating, reading, writing
from quizapp.storage import results as stored_results
from quizapp.storage.items import Standing
from quizapp.storage.search import Wanted

PARTS = ("results", "import", "search", "review", "backup")
ROWS = (10_000, 100_000, 1_000_000)
A_TEST = 20  # questions
ORDER = "[0, 1, 2, 3]"
NOW = "2026-03-02 09:00:00.000000"
WORDS = (
    "harbour river council storm bridge school police ferry winter budget market mayor teacher engine forest".split()
)
Answer = TypeVar("Answer")


def text_of(sentences: int) -> str:
    return "\n\n".join(
        f"Inspector {number} counted {number + 1000} boats near the {WORDS[number % len(WORDS)]} that night."
        for number in range(sentences)
    )


def quiz_of(questions: int) -> Quiz:
    """Return a quiz whose questions all cite one article of a thousand words, in turn."""
    text = text_of(100)
    article = Article(text, Record("Boats in the night"))
    made = []
    for number in range(questions):
        place = number % 100
        quote = f"counted {place + 1000} boats"
        start = text.index(f"Inspector {place} counted") + len(f"Inspector {place} ")
        stem = f"How many boats did inspector {place} count near the {WORDS[number % 15]} on round {number}?"
        options = tuple(Option(str(place + 1000 + more)) for more in (0, 20, 50, 90))
        citation = Citation(quote, start, start + len(quote))
        made.append(
            Item(f"q-{number}", ItemType.MULTIPLE_CHOICE, stem, options, 0, citation, kind="number", fixed_order=True)
            if number % 2
            else Item(
                f"q-{number}",
                ItemType.TRUE_FALSE,
                f"Inspector {place} counted {place + 1000} boats that night, round {number}.",
                TRUE_FALSE_OPTIONS,
                0,
                citation,
                kind="number",
            )
        )
    return Quiz("Boats", article, tuple(made), id="boats")


@contextmanager
def app_on_disk() -> Iterator[Flask]:
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(read_settings({"QUIZAPP_INSTANCE": folder}))
        app.extensions["quizapp.prepared"] = True
        with app.app_context():
            migrating.upgrade()
            yield app


def best(work: Callable[[], Answer], runs: int = 5) -> tuple[float, Answer]:
    """Return the least CPU time of some runs, in milliseconds, and what the work gave."""
    least, given = float("inf"), None
    for _ in range(runs):
        begun = time.process_time()
        given = work()
        least = min(least, 1000 * (time.process_time() - begun))
    assert given is not None
    return least, given


def fill(responses: int) -> None:
    """Let as many students as it takes answer a test of twenty questions, by plain SQL."""
    import_quiz(quiz_of(A_TEST))
    rng = Random(5)
    with writing() as connection:
        quiz = connection.exec_driver_sql("SELECT id FROM quiz").scalar_one()
        revisions = [row[0] for row in connection.exec_driver_sql("SELECT id FROM item_revision ORDER BY id")]
        for first in range(1, responses // A_TEST + 1, 5000):
            students, attempts, answers = [], [], []
            for number in range(first, min(first + 5000, responses // A_TEST + 1)):
                skill = rng.random()
                given = [0 if rng.random() < skill else rng.randrange(2 + 2 * (q % 2)) for q in range(A_TEST)]
                students.append((number, f"s{number}", f"Student {number}", NOW))
                attempts.append((number, f"a{number}", quiz, number, A_TEST, A_TEST, given.count(0), NOW, NOW))
                answers += [
                    (
                        number,
                        place,
                        revisions[place - 1],
                        "[0, 1, 2, 3]",
                        choice,
                        choice == 0,
                        NOW,
                        quiz,
                        given.count(0),
                    )
                    for place, choice in enumerate(given, start=1)
                ]
            connection.exec_driver_sql(
                "INSERT INTO student (id, public_id, name, created_at) VALUES (?,?,?,?)", students
            )
            connection.exec_driver_sql(
                "INSERT INTO attempt (id, public_id, quiz_id, student_id, total, answered, points, started_at,"
                " finished_at, state, mode, missed_only, dropped, counted)"
                " VALUES (?,?,?,?,?,?,?,?,?, 'finished', 'test', 0, 0, 1)",
                attempts,
            )
            connection.exec_driver_sql(
                'INSERT INTO response (attempt_id, position, item_revision_id, option_order, choice, "right",'
                " answered_at, counted_in, attempt_points, flagged, version, credited, dropped)"
                " VALUES (?,?,?,?,?,?,?,?,?, 0, 1, 0, 0)",
                answers,
            )


def measure_results(rows: tuple[int, ...]) -> None:
    print("Item analysis and class results, by stored responses (CPU ms; × one pass over the same rows)")
    print(f"{'responses':>10}  {'one pass':>9}  {'grouped query':>22}  {'whole view':>22}")
    for count in rows:
        with app_on_disk():
            fill(count)
            teacher = accounts.add_teacher("quinn", "Ada Quinn", "seven grey herons").id
            with reading() as connection:
                quiz = connection.exec_driver_sql("SELECT id FROM quiz").scalar_one()
                once = "SELECT count(*), sum(choice), sum(version) FROM response"
                plain, _ = best(lambda: connection.exec_driver_sql(once).one())  # noqa: B023
                grouped, sums = best(lambda: stored_results.choice_sums(connection, quiz))  # noqa: B023
                assert sum(one.chosen for one in sums) == count
            whole, _ = best(lambda: results.quiz_results(teacher, "boats"), 3)  # noqa: B023
        print(
            f"{count:10,}  {plain:9.1f}  {grouped:12.1f}  ×{grouped / plain:6.1f}"
            f"  {whole:12.1f}  ×{whole / plain:6.1f}",
            flush=True,
        )


def measure_import() -> None:
    print("Import of a quiz, verified (CPU s, and the most memory of the process so far)")
    for count in (1_250, 2_500, 5_000, 10_000):
        with app_on_disk():
            quiz = quiz_of(count)
            taken, _ = best(lambda: import_quiz(quiz), 1)  # noqa: B023
            again, summary = best(lambda: import_quiz(quiz), 1)  # noqa: B023
            assert summary.unchanged == count
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{count:8,} questions  {taken / 1000:6.2f} s  {taken / count:5.2f} ms each"
            f"  again {again / 1000:5.2f} s  {memory:5.0f} MB"
        )


def keep_drafts(teacher: int, count: int, status: str) -> None:
    quiz = quiz_of(count)
    with writing() as connection:
        article = articles.keep_article(connection, quiz.article, teacher)
        for first in range(0, count, 5000):
            part = quiz.items[first : first + 5000]
            items.add_items(connection, "drafts", part, article, Standing(teacher, status))


def measure_search() -> None:
    print("Search in stored questions (CPU ms)")
    for count in (1_000, 10_000, 100_000):
        with app_on_disk():
            teacher = accounts.add_teacher("quinn", "Ada Quinn", "seven grey herons").id
            keep_drafts(teacher, count, "approved")
            found = [
                f"“{words}” {milliseconds:7.1f} ({listing.total:,} found)"
                for words in ("round 777", "harbour", "mayor inspector 13", "nowhere")
                for milliseconds, listing in [best(partial(finding.listing, teacher, Wanted(words)), 3)]
            ]
        print(f"{count:9,}  " + "   ".join(found), flush=True)


def measure_review() -> None:
    print("One draft of the review, by drafts waiting (CPU ms)")
    for count in (50, 500, 5_000):
        with app_on_disk():
            teacher = accounts.add_teacher("quinn", "Ada Quinn", "seven grey herons").id
            keep_drafts(teacher, count, "draft")
            shown, _ = best(lambda: review.desk(teacher, "boats-in-the-night"))  # noqa: B023
        print(f"{count:8,} drafts  {shown:7.1f}", flush=True)


def measure_backup() -> None:
    print("A backup while eight students answer without a pause")
    with app_on_disk() as app, tempfile.TemporaryDirectory() as folder:
        fill(400_000)
        quiz = replace(quiz_of(A_TEST), id="live", title="Live")
        import_quiz(quiz)
        started = [taking.start("live", f"Writer {number}", None, Random(number)) for number in range(8)]
        stop, waits = threading.Event(), []

        def answer(one: Started) -> None:
            with app.app_context():
                version = 1
                while not stop.is_set():
                    begun = time.perf_counter()
                    taking.choose(one.attempt, one.student, 1 + version % A_TEST, Draft(version % 2, version=version))
                    waits.append(time.perf_counter() - begun)
                    version += 1

        threads = [threading.Thread(target=answer, args=(one,)) for one in started]
        for thread in threads:
            thread.start()
        time.sleep(3)
        before, waits[:] = sorted(waits), []
        begun = time.perf_counter()
        made = backup(Path(folder) / "backup.sqlite3")
        lasted = time.perf_counter() - begun
        during = sorted(waits)
        stop.set()
        for thread in threads:
            thread.join()
        with sqlite3.connect(made.path) as copy:
            state = copy.execute("PRAGMA integrity_check").fetchone()[0]
    middle = [1000 * rows[len(rows) // 2] for rows in (before, during) if rows]
    longest = [1000 * rows[-1] for rows in (before, during) if rows]
    print(
        f"  {made.size / 1e6:.0f} MB in {lasted:.1f} s, integrity: {state}; "
        f"saving a choice before / meanwhile: middle {middle[0]:.0f} / {middle[-1]:.0f} ms, "
        f"longest {longest[0]:.0f} / {longest[-1]:.0f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=list(PARTS))
    parser.add_argument("--rows", nargs="*", type=int, default=list(ROWS), help="stored responses for the results")
    given = parser.parse_args()
    for part in given.parts or PARTS:
        if part == "results":
            measure_results(tuple(given.rows))
        else:
            {"import": measure_import, "search": measure_search, "review": measure_review, "backup": measure_backup}[
                part
            ]()
        print()


if __name__ == "__main__":
    main()
