"""A test on the example quiz, as tests of the services take it."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from example_quiz import QUIZ

from quizapp.model import Mode, QuizSettings
from quizapp.services import taking
from quizapp.services.importing import import_quiz
from quizapp.services.taking_views import Draft, Saved
from quizapp.services.views import Started
from quizapp.storage import reading

KEYS = {item.stem: item.key_text for item in QUIZ.items}


def offer(**settings: object) -> None:
    """Load the example quiz, as a test unless said otherwise."""
    import_quiz(replace(QUIZ, settings=QuizSettings(**({"mode": Mode.TEST} | settings))))  # type: ignore[arg-type]


def begin(name: str = "Mira", student: str | None = None, seed: int = 7, token: str | None = None) -> Started:
    return taking.start("halden", name, student, Random(seed), token)


def choose(started: Started, position: int, choice: int | None, version: int = 1, **more: object) -> Saved:
    return taking.choose(started.attempt, started.student, position, Draft(choice, version=version, **more))  # type: ignore[arg-type]


def key_at(started: Started, position: int) -> int:
    view = taking.question(started.attempt, started.student, position)
    return view.options.index(KEYS[view.stem])


def choose_all(started: Started, wrong: tuple[int, ...] = (), **more: object) -> None:
    for position in range(1, 6):
        view = taking.question(started.attempt, started.student, position)
        key = view.options.index(KEYS[view.stem])
        choice = (key + 1) % len(view.options) if position in wrong else key
        choose(started, position, choice, view.version + 1, **more)


def stored(started: Started) -> list[tuple[object, ...]]:
    """Return all that is stored of the attempt, answers and count."""
    with reading() as connection:
        rows = connection.exec_driver_sql(
            'SELECT r.position, r.choice, r."right", r.confidence, r.flagged, r.version, a.answered, a.state '
            f"FROM response r JOIN attempt a ON a.id = r.attempt_id WHERE a.public_id = '{started.attempt}' "
            "ORDER BY r.position"
        )
        return [tuple(row) for row in rows]
