"""A quiz that was put together at the desk, written as a file, and what its import does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from example_quiz import ARTICLE, QUIZ
from flask import Flask
from sqlalchemy import func, select

from quizapp.formats.bank import read_bank
from quizapp.model import Quiz
from quizapp.services import taking
from quizapp.services.desk.results import quiz_results
from quizapp.services.exporting import quiz_file
from quizapp.services.importing import import_quiz
from quizapp.storage import articles, items, quizzes, reading, writing
from quizapp.storage.items import Standing
from quizapp.storage.tables import ArticleRow, ItemRow

SLUG = "halden-9b"


@pytest.fixture(autouse=True)
def inside(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


@pytest.fixture
def taken(teacher: int) -> None:
    """A teacher's quiz on their own article, from two banks of theirs, which somebody has taken."""
    with writing() as connection:
        article = articles.keep_article(connection, ARTICLE, teacher)
        rows: dict[str, int] = {}
        for bank, asked in (("one", QUIZ.items[:3]), ("two", QUIZ.items[3:])):
            rows |= items.add_items(connection, bank, asked, article, Standing(teacher))
        heading = quizzes.Heading("Halden for 9b", "", article)
        quiz = quizzes.add_quiz(connection, SLUG, heading, "authored")
        quizzes.set_items(connection, quiz, [rows[item.id] for item in QUIZ.items])
        connection.exec_driver_sql(f"UPDATE quiz SET owner_id = {teacher}, state = 'published'")
    started = taking.start(SLUG, "Ada", None, Random(7))
    for position in range(1, 6):
        taking.answer(started.attempt, started.student, position, 0)


def file_of_it(folder: Path) -> Quiz:
    path = folder / "out.yaml"
    path.write_text(quiz_file(SLUG), "utf-8")
    quiz = read_bank(path).quiz
    assert quiz is not None
    return quiz


def stored() -> tuple[int, int]:
    with reading() as connection:
        return tuple(
            connection.execute(select(func.count()).select_from(row)).scalar_one() for row in (ArticleRow, ItemRow)
        )  # type: ignore[return-value]


def test_a_quiz_that_comes_back_as_it_was_changes_nothing(taken: None, teacher: int, tmp_path: Path) -> None:
    before, figures = stored(), quiz_results(teacher, SLUG).questions
    summary = import_quiz(file_of_it(tmp_path))
    assert (summary.added, summary.updated, summary.unchanged, summary.removed) == (0, 0, 5, 0)
    assert stored() == before
    assert quiz_results(teacher, SLUG).questions == figures


def test_a_question_changed_in_the_file_is_the_same_one_to_those_who_answered_it(
    taken: None, teacher: int, tmp_path: Path
) -> None:
    quiz = file_of_it(tmp_path)
    said = replace(quiz.items[0], rationale="It stands in the second sentence.")
    summary = import_quiz(replace(quiz, items=(said, *quiz.items[1:])))
    assert (summary.added, summary.updated, summary.removed) == (0, 1, 0)
    assert [one.attempts for one in quiz_results(teacher, SLUG).questions] == [1] * 5


def test_what_is_new_in_the_file_belongs_to_whom_the_quiz_belongs(taken: None, teacher: int, tmp_path: Path) -> None:
    quiz = file_of_it(tmp_path)
    other = replace(ARTICLE, text=f"{ARTICLE.text}\n\nThe ferry runs again.")
    import_quiz(replace(quiz, article=other, items=(*quiz.items, replace(quiz.items[0], id="another"))))
    with reading() as connection:
        owners = {*connection.execute(select(ArticleRow.owner_id)).scalars()}
        assert owners | {*connection.execute(select(ItemRow.owner_id)).scalars()} == {teacher}


def test_two_questions_of_one_id_from_two_banks_both_come_back(teacher: int, tmp_path: Path) -> None:
    first, second, *_ = QUIZ.items
    with writing() as connection:
        article = articles.keep_article(connection, ARTICLE, teacher)
        rows = [
            items.add_items(connection, bank, [replace(item, id="q1")], article, Standing(teacher))["q1"]
            for bank, item in (("one", first), ("two", second))
        ]
        quiz = quizzes.add_quiz(connection, SLUG, quizzes.Heading("Halden for 9b", "", article), "authored")
        quizzes.set_items(connection, quiz, rows)
        connection.exec_driver_sql(f"UPDATE quiz SET owner_id = {teacher}, state = 'published'")
    again = file_of_it(tmp_path)
    assert [(item.id, item.stem) for item in again.items] == [("q1", first.stem), ("q1-2", second.stem)]
    summary = import_quiz(replace(again, items=(again.items[0], replace(again.items[1], rationale="Read it again."))))
    assert (summary.added, summary.updated, summary.unchanged, summary.removed) == (0, 1, 1, 0)
    assert [item.rationale for item in file_of_it(tmp_path).items] == [first.rationale, "Read it again."]
