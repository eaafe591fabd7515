"""Migrations: they make what the models say, on each kind of database, forth and back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from example_quiz import QUIZ
from flask import Flask
from lessons import offer_test, take

from quizapp.errors import BadSettings, NotAllowed
from quizapp.model import Mode, QuizSettings, Results
from quizapp.services import reporting, taking
from quizapp.services.catalogue import list_quizzes, quiz_card
from quizapp.services.importing import import_quiz
from quizapp.storage import migrating, reading, writing


@pytest.fixture
def inside(bare_app: Flask):
    with bare_app.app_context():
        yield bare_app


def test_an_upgraded_database_is_what_the_models_say(inside: Flask) -> None:
    assert migrating.present() is None
    assert migrating.upgrade()
    assert migrating.present() == migrating.newest() == migrating.structure()
    assert migrating.differences() == []


def test_a_difference_between_models_and_database_is_found(inside: Flask) -> None:
    migrating.upgrade()
    with writing() as connection:
        connection.exec_driver_sql("ALTER TABLE student ADD COLUMN shoe_size INTEGER")
    assert migrating.differences() != []


def test_a_second_upgrade_changes_nothing(inside: Flask) -> None:
    migrating.upgrade()
    import_quiz(QUIZ)
    assert not migrating.upgrade()
    assert [quiz.title for quiz in list_quizzes()] == [QUIZ.title]


def test_going_back_and_forth_ends_at_the_same_structure(inside: Flask) -> None:
    migrating.upgrade()
    import_quiz(QUIZ)
    migrating.downgrade("base")
    assert migrating.present() is None
    assert migrating.upgrade()
    assert migrating.differences() == []


def test_what_was_stored_before_tests_and_classes_came_is_kept_and_goes_on(inside: Flask) -> None:
    migrating.upgrade("0001")
    before = (Path(__file__).parent / "first_tables.sql").read_text(encoding="utf-8")
    with writing() as connection:
        for statement in before.strip().split(";\n"):
            connection.exec_driver_sql(statement)
    migrating.upgrade()
    assert migrating.differences() == []
    view = taking.question("an-attempt", "a-student", 1)
    assert (view.chosen, view.mode, view.version, view.flagged) == (1, Mode.PRACTICE, 0, False)
    assert quiz_card("river").settings == QuizSettings()
    assert taking.answer("an-attempt", "a-student", 2, 0).right
    assert len(reporting.result("an-attempt", "a-student").student_code) == 8
    migrating.downgrade("0001")
    with reading() as connection:
        answers = connection.exec_driver_sql("SELECT choice FROM response ORDER BY position").scalars().all()
    assert list(answers) == [1, 0]


def test_scores_come_beside_the_responses_of_attempts_that_were_finished_before(inside: Flask) -> None:
    migrating.upgrade()
    offer_test()
    first = take("Ada", (0, 0, 0, 1, 0))
    take("Ada", (1, 1, 1, 0, 1), student=first.student)
    take("Ben", (1, 0, None, 1, 0))
    take("Cem", (0, 0, 0, 1, 0), finish=False)
    counted = (
        "SELECT attempt_id, position, counted_in, attempt_points FROM response ORDER BY attempt_id, position",
        "SELECT id, counted FROM attempt ORDER BY id",
    )
    with reading() as connection:
        before = [connection.exec_driver_sql(statement).all() for statement in counted]
    migrating.downgrade("0007")
    migrating.upgrade()
    with reading() as connection:
        assert [connection.exec_driver_sql(statement).all() for statement in counted] == before
    assert [row[1] for row in before[1]] == [True, False, True, False]


def test_a_quiz_of_before_shows_results_at_once_and_one_that_goes_back_does_so_again(inside: Flask) -> None:
    migrating.upgrade()
    offer_test(results=Results.TOGETHER)
    held = take("Ada", (0, 0, 0, 1, 0))
    with pytest.raises(NotAllowed):
        reporting.result(held.attempt, held.student)
    migrating.downgrade("0009")
    migrating.upgrade()
    assert migrating.differences() == []
    assert quiz_card("halden").settings.results is Results.AT_ONCE
    assert reporting.result(held.attempt, held.student).points == 5


def test_a_database_of_a_newer_program_is_left_alone(inside: Flask) -> None:
    migrating.upgrade()
    with writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(BadSettings, match="newer quizapp"):
        migrating.upgrade()


def test_a_database_of_another_program_is_left_alone(inside: Flask) -> None:
    with writing() as connection:
        connection.exec_driver_sql("CREATE TABLE invoice (id INTEGER)")
    with pytest.raises(BadSettings, match="another program"):
        migrating.upgrade()


def test_flask_db_finds_the_migrations(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "quizapp", "db", "heads"],
        env={"QUIZAPP_INSTANCE": str(tmp_path), "PATH": "/usr/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split()[0] == "0011", done.stderr
