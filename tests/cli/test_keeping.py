"""`quizapp backup`, `restore` and `export`: what comes back is what was there, and nothing is overwritten."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from example_quiz import QUIZ
from flask import Flask
from served import Visitor, environment, serving
from taken import begin, choose, choose_all, offer, stored

from quizapp.errors import BadInput, BadSettings
from quizapp.formats.bank import read_bank
from quizapp.services import taking
from quizapp.services.backups import backup, restore
from quizapp.services.exporting import quiz_file
from quizapp.services.importing import import_quiz
from quizapp.storage import reading


@pytest.fixture(autouse=True)
def inside(app: Flask) -> Iterator[None]:
    with app.app_context():
        offer()
        yield


def test_what_was_backed_up_comes_back(tmp_path: Path) -> None:
    started = begin()
    choose_all(started)
    taking.submit(started.attempt, started.student)
    before = stored(started)
    made = backup(tmp_path / "monday.sqlite3")
    assert (made.counts["attempt"], made.counts["response"]) == (1, 5)
    begin("Jonas")
    _, kept = restore(tmp_path / "monday.sqlite3")
    assert stored(started) == before
    assert count("attempt") == 1
    restore(kept)
    assert count("attempt") == 2


def test_a_backup_is_whole_while_students_answer(tmp_path: Path) -> None:
    started = [begin(f"Student {number}") for number in range(8)]
    going = threading.Event()
    done = threading.Event()
    app = current_app()

    def answers() -> None:
        with app.app_context():
            version = 1
            while not done.is_set():
                for one in started:
                    choose(one, 1 + version % 5, version % 2, version)
                version += 1
                going.set()

    writer = threading.Thread(target=answers)
    writer.start()
    going.wait(10)
    try:
        made = [backup(tmp_path / f"{number}.sqlite3") for number in range(3)]
    finally:
        done.set()
        writer.join()
    assert [one.counts["response"] for one in made] == [40, 40, 40]


def test_an_older_backup_is_brought_up_to_this_version(tmp_path: Path) -> None:
    from quizapp.storage import migrating

    migrating.downgrade("0002")
    backup(tmp_path / "old.sqlite3")
    migrating.upgrade()
    restore(tmp_path / "old.sqlite3")
    assert migrating.present() == migrating.newest()
    assert migrating.differences() == []


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "essay.txt"
    target.write_text("mine")
    with pytest.raises(BadInput, match="is there already"):
        backup(target)
    assert target.read_text() == "mine"


def damaged(path: Path) -> None:
    """Make a backup with a page in its middle overwritten."""
    backup(path)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"\xff" * 8192)


def of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE invoice (id INTEGER)")
        made.commit()


def of_a_newer_version(path: Path) -> None:
    backup(path)
    with closing(sqlite3.connect(path)) as made:
        made.execute("UPDATE alembic_version SET version_num = '9999'")
        made.commit()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (damaged, "damaged|not a backup"),
        (of_another_program, "not a backup of quizapp"),
        (of_a_newer_version, "newer quizapp"),
        (lambda path: path.write_text("Dear diary"), "not a backup of quizapp"),
        (lambda path: path.write_bytes(b""), "not a backup of quizapp"),
        (lambda path: None, "is not there"),
        (lambda path: path.mkdir(), "is not there"),
    ],
)
def test_what_is_no_backup_is_refused_and_nothing_changes(tmp_path: Path, make: object, said: str) -> None:
    begin()
    path = tmp_path / "given.sqlite3"
    make(path)  # type: ignore[operator]
    with pytest.raises(BadInput, match=said):
        restore(path)
    assert count("attempt") == 1
    assert not list(tmp_path.glob("*before-restoring*"))


def test_nothing_is_restored_under_a_server_that_runs(runner_of: Path, tmp_path: Path) -> None:
    made = tmp_path / "b.sqlite3"
    backup(made)
    with serving(runner_of) as server:
        student = Visitor(server.address)
        student.start("halden", "Mira")
        student.send(choice="0", go="2")
        refused = quizapp_in(runner_of, "restore", str(made))
        assert refused.returncode == 2
        assert "The database is in use, so nothing was changed. Stop quizapp" in refused.stderr
        student.send(choice="0", go="3")
        server.stop()
    assert not list(tmp_path.glob("*before-restoring*"))
    restored = quizapp_in(runner_of, "restore", str(made))
    assert "Restored" in restored.stdout, restored.stderr
    [kept] = tmp_path.glob("*before-restoring*")
    with closing(sqlite3.connect(kept)) as before:
        assert before.execute("SELECT answered FROM attempt").fetchall() == [(2,)]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be written"):
        backup(tmp_path / "missing" / "b.sqlite3")


@pytest.mark.postgres
def test_postgresql_is_left_to_its_own_tools(new_postgresql_database: str, settings, clock, tmp_path: Path) -> None:
    from dataclasses import replace

    from made_apps import app_for_tests, close

    app = app_for_tests(replace(settings, database_url=new_postgresql_database), clock)
    with app.app_context(), pytest.raises(BadSettings, match="pg_dump"):
        backup(tmp_path / "b.sqlite3")
    close(app)


def test_an_exported_quiz_imports_as_what_it_was(tmp_path: Path) -> None:
    path = tmp_path / "halden.yaml"
    path.write_text(quiz_file("halden"), encoding="utf-8")
    bank = read_bank(path)
    assert [problem for problem in bank.problems if problem.level == "error"] == []
    assert bank.quiz is not None
    summary = import_quiz(bank.quiz)
    assert (summary.added, summary.updated, summary.unchanged) == (0, 0, len(QUIZ.items))


def count(table: str) -> int:
    with reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def current_app() -> Flask:
    from flask import current_app

    return current_app._get_current_object()  # type: ignore[attr-defined,no-any-return]


def quizapp_in(instance: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the program on this instance folder."""
    command = [sys.executable, "-m", "quizapp", *arguments]
    return subprocess.run(command, env=environment(instance), capture_output=True, text=True, check=False)


def test_the_commands_work_from_a_terminal(runner_of: Path, tmp_path: Path) -> None:
    def quizapp(*arguments: str) -> subprocess.CompletedProcess[str]:
        return quizapp_in(runner_of, *arguments)

    assert "it is whole" in quizapp("backup", str(tmp_path / "b.sqlite3")).stdout
    refused = quizapp("backup", str(tmp_path / "b.sqlite3"))
    assert refused.returncode == 2
    assert "is there already" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert "Restored" in quizapp("restore", str(tmp_path / "b.sqlite3")).stdout
    assert "halden  The flood in Halden (5 questions)" in quizapp("export", "--list").stdout
    assert quizapp("export", "halden").stdout.startswith("quiz:")
    assert "Wrote" in quizapp("export", "halden", "-o", str(tmp_path / "out.yaml")).stdout
    assert quizapp("export", "no-such-quiz").returncode == 2


@pytest.fixture
def runner_of(app: Flask, tmp_path: Path) -> Path:
    """Give an instance folder with the example quiz in it, for a process of its own."""
    instance = tmp_path / "other"
    shutil.copytree(app.instance_path, instance)
    return instance
