"""Names from an address that cannot be one are not looked up: PostgreSQL takes no NUL, and answers with an error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

import pytest
from desk_fixtures import TEACHERS
from example_quiz import QUIZ
from flask import Flask

from quizapp.errors import NotFound
from quizapp.services.desk import articles, assigning, banks, class_rosters, composing, jobs, quizzes, review, writing
from quizapp.services.importing import import_quiz

LOOKS: dict[str, Callable[[int, str], object]] = {
    "article": articles.article,
    "questions asked for": lambda teacher, name: jobs.ask_questions(teacher, name, None, lambda _: None),
    "review": review.desk,
    "review decided": review.approve_clear,
    "question written": writing.blank,
    "file begun": banks.blank,
    "file given out": banks.export,
    "quiz": quizzes.quiz,
    "quiz made": lambda teacher, name: composing.make_quiz(teacher, name, "", 3, Random(1)),
    "quiz given": lambda teacher, name: assigning.give(teacher, 1, name, None, None),
    "job": jobs.job_view,
}


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[int]:
    teacher = TEACHERS[0].store(any_app)
    with any_app.app_context():
        import_quiz(QUIZ)
        class_rosters.make_class(teacher, "7b", "Mira")
        yield teacher


def test_a_name_that_cannot_be_one_leads_nowhere_on_any_database(inside: int) -> None:
    for looked, look in LOOKS.items():
        for name in ("\0", "a\0b", "../etc", "x" * 101, "", "’"):
            try:
                look(inside, name)
            except NotFound:
                continue
            pytest.fail(f"{looked}: {name!r} was found")
