"""A class that takes the example quiz, for tests of what a teacher sees of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from example_quiz import QUIZ
from taken import begin, choose

from quizapp.model import Mode, QuizSettings, Results
from quizapp.services import taking
from quizapp.services.importing import import_quiz
from quizapp.services.views import Started
from quizapp.storage import reading, teachers, writing

OPTIONS = {item.stem: tuple(option.text for option in item.options) for item in QUIZ.items}
IN_ORDER = [item.stem for item in QUIZ.items]


def offer_test(results: Results = Results.AT_ONCE) -> None:
    """Load the example quiz as a test whose options stand in their own order."""
    import_quiz(replace(QUIZ, settings=QuizSettings(mode=Mode.TEST, shuffle_options=False, results=results)))


def take(name: str, choices: Sequence[int | None], finish: bool = True, student: str | None = None) -> Started:
    """Let a student choose these options, by question in the order of the quiz; None leaves a question out."""
    started = begin(name, student)
    for position in range(1, len(choices) + 1):
        view = taking.question(started.attempt, started.student, position)
        wanted = choices[IN_ORDER.index(view.stem)]
        if wanted is not None:
            choose(started, position, view.options.index(OPTIONS[view.stem][wanted]), view.version + 1)
    if finish:
        taking.submit(started.attempt, started.student)
    return started


def add_teacher(user_name: str) -> int:
    """Store a teacher without a usable password; return their row id."""
    with writing() as connection:
        return teachers.add_teacher(connection, user_name, user_name, "-")


def item_row(public_id: str) -> int:
    """Return the row id of an item of the example quiz."""
    with reading() as connection:
        found = connection.exec_driver_sql(f"SELECT id FROM item WHERE public_id = '{public_id}'")
        return int(found.scalar_one())


def give_to(teacher: int, shared: bool = False) -> None:
    """Make the example quiz a teacher's own."""
    with writing() as connection:
        connection.exec_driver_sql(f"UPDATE quiz SET owner_id = {teacher}, shared = {'true' if shared else 'false'}")
