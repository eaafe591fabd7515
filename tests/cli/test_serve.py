"""`quizapp serve`, as a process: it starts, says where things are, stops cleanly, and survives being killed."""

from __future__ import annotations

import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path

import pytest
from served import Visitor, environment, free_port, serving

from quizapp import create_app
from quizapp.config import read_settings
from quizapp.errors import QuizappError
from quizapp.services import taking
from quizapp.services.setup import prepare
from quizapp.storage.base import db

SLUG = "kazakhstan-2022"
LINE = re.compile(r"quizapp: .+")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of an installation after its first start."""
    instance = tmp_path_factory.mktemp("prepared")
    app = create_app(read_settings({"QUIZAPP_INSTANCE": str(instance)}))
    prepare(app)
    with app.app_context():
        db.engine.dispose()
    return instance


@pytest.fixture
def instance(prepared: Path, tmp_path: Path) -> Path:
    return shutil.copytree(prepared, tmp_path / "instance")


def run_serve(instance: Path, *options: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run `quizapp serve` where it is expected to end by itself."""
    return subprocess.run(
        [sys.executable, "-m", "quizapp", "serve", "--no-browser", *options],
        env=environment(instance, **env),
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


def complaint(done: subprocess.CompletedProcess[str]) -> str:
    """Return the one line that a failed start says."""
    assert done.returncode == 2, (done.stdout, done.stderr)
    assert done.stdout == ""
    assert LINE.fullmatch(done.stderr.strip()), done.stderr
    return done.stderr


def test_a_first_start_loads_what_ships_with_the_app_and_says_where_it_is(tmp_path: Path) -> None:
    with serving(tmp_path / "new") as server:
        home = Visitor(server.address).get("/")
        code, out, err = server.stop(signal.SIGINT)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "Made the database."
    assert re.match(r"Loaded seed_questions.yaml: \d+ questions", lines[1])
    assert re.match(r"Generated a quiz of \d+ questions", lines[2])
    assert lines[3] == f"Everything is kept in {tmp_path / 'new' / 'quizapp.sqlite3'}"
    assert lines[4] == f"quizapp is at {server.address}/ (Ctrl-C stops it)"
    assert lines[5] == "Only this computer can reach it. For the phones of a class start it with --host 0.0.0.0 added."
    assert re.fullmatch(rf"Teachers: .+ at {server.address}/setup/[\w-]{{32}}", lines[6])
    assert lines[7:] == ["Stopped."]
    assert f"/quizzes/{SLUG}" in home
    assert home.count("/quizzes/") >= 2


def test_a_second_start_changes_nothing_and_loads_no_language_model(instance: Path) -> None:
    watched = "import sys, quizapp; from quizapp.services.setup import prepare; app = quizapp.create_app();"
    watched += "print(prepare(app), {'spacy', 'ruamel.yaml', 'trafilatura'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", watched], env=environment(instance), capture_output=True, text=True, check=True
    )
    assert done.stdout == "() set()\n"


def test_sigterm_stops_it_cleanly(instance: Path) -> None:
    with serving(instance) as server:
        code, out, err = server.stop(signal.SIGTERM)
    assert (code, err) == (0, "")
    assert out.endswith("Stopped.\n")
    assert not (instance / "quizapp.sqlite3-wal").exists()


def test_flask_run_prepares_the_database_at_the_first_request(tmp_path: Path) -> None:
    with serving(tmp_path / "new", command=("-m", "flask", "--app", "quizapp", "run")) as server:
        assert f"/quizzes/{SLUG}" in Visitor(server.address).get("/")


@pytest.mark.postgres
def test_it_serves_from_postgresql_without_telling_the_password(instance: Path, new_postgresql_database: str) -> None:
    url = new_postgresql_database.replace("quizapp@", "quizapp:secret@").replace("+psycopg", "")
    with serving(instance, DATABASE_URL=url) as server:
        visitor = Visitor(server.address)
        visitor.answer(visitor.start(SLUG, "Mira"), 1, 0)
        code, out, err = server.stop()
    assert (code, err) == (0, "")
    assert "Everything is kept in postgresql+psycopg://quizapp:***@" in out
    assert "secret" not in out


def test_a_taken_port_is_one_clear_line(instance: Path) -> None:
    with serving(instance) as server:
        port = server.address.rpartition(":")[2]
        said = complaint(run_serve(instance, "--port", port))
    assert f"Port {port} is taken" in said
    assert f"--port {int(port) + 1}" in said


def test_an_address_of_another_machine_is_one_clear_line(instance: Path) -> None:
    for host in ("192.0.2.7", "no-such-host.invalid"):
        assert host in complaint(run_serve(instance, "--host", host, "--port", "0"))


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert "cannot be written" in complaint(run_serve(tmp_path / "file" / "instance"))


def test_a_database_that_cannot_be_opened_is_one_clear_line(instance: Path) -> None:
    (instance / "quizapp.sqlite3").unlink()
    (instance / "quizapp.sqlite3").mkdir()
    assert str(instance / "quizapp.sqlite3") in complaint(run_serve(instance, "--port", "0"))


def test_a_bad_database_url_is_one_clear_line(instance: Path) -> None:
    assert "DATABASE_URL" in complaint(run_serve(instance, DATABASE_URL="nonsense"))
    said = complaint(
        run_serve(instance, "--port", "0", DATABASE_URL=f"postgresql://u:secret@127.0.0.1:{free_port()}/x")
    )
    assert "refused" in said
    assert "secret" not in said


@pytest.mark.parametrize("damage", ["not a database at all " * 100, "half"])
def test_a_damaged_database_is_one_clear_line_and_is_left_as_it_was(instance: Path, damage: str) -> None:
    file = instance / "quizapp.sqlite3"
    content = file.read_bytes()[: file.stat().st_size // 2] if damage == "half" else damage.encode()
    file.write_bytes(content)
    assert str(file) in complaint(run_serve(instance, "--port", "0"))
    assert file.read_bytes() == content


def test_a_database_of_a_newer_program_is_one_clear_line(instance: Path) -> None:
    with sqlite3.connect(instance / "quizapp.sqlite3") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    assert "newer quizapp" in complaint(run_serve(instance, "--port", "0"))


def test_a_python_that_is_too_old_is_one_clear_line() -> None:
    old = "import sys; sys.version_info = (3, 9, 2); sys.version = '3.9.2 (old)'; import quizapp"
    done = subprocess.run([sys.executable, "-c", old], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "quizapp needs Python 3.11 or newer; this is 3.9.2.\n")


def test_killing_the_server_loses_no_acknowledged_answer(instance: Path) -> None:
    acknowledged: list[tuple[str, int]] = []

    def take(address: str, name: str) -> None:
        visitor = Visitor(address)
        with suppress(OSError, HTTPException):  # the server is killed while this runs
            attempt = visitor.start(SLUG, name)
            for position in range(1, 100):
                visitor.answer(attempt, position, 0)
                acknowledged.append((attempt, position))

    with serving(instance) as server:
        students = [threading.Thread(target=take, args=(server.address, f"Student {number}")) for number in range(4)]
        for student in students:
            student.start()
        until = time.monotonic() + 30
        while len(acknowledged) < 40 and time.monotonic() < until:
            time.sleep(0.01)
        server.kill()
        for student in students:
            student.join()
    assert len(acknowledged) >= 40
    connection = sqlite3.connect(instance / "quizapp.sqlite3")
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    stored = set(
        connection.execute(
            "SELECT a.public_id, r.position FROM response r JOIN attempt a ON a.id = r.attempt_id "
            "WHERE r.choice IS NOT NULL"
        )
    )
    connection.close()
    assert set(acknowledged) <= stored


def test_an_attempt_goes_on_after_the_server_was_killed(instance: Path) -> None:
    with serving(instance) as server:
        visitor = Visitor(server.address)
        attempt = visitor.start(SLUG, "Mira")
        visitor.answer(attempt, 1, 1)
        server.kill()
    with serving(instance) as server:
        again = Visitor(server.address)
        again.opener = visitor.opener
        again.get(f"/attempts/{attempt}")
        assert again.url.endswith(f"/attempts/{attempt}/2")
        again.answer(attempt, 2, 0)
        again.get(f"/attempts/{attempt}")
        assert again.url.endswith(f"/attempts/{attempt}/3")


def test_the_database_can_be_used_elsewhere_while_it_serves(instance: Path) -> None:
    with serving(instance) as server:
        visitor = Visitor(server.address)
        attempt = visitor.start(SLUG, "Mira")
        settings = read_settings({"QUIZAPP_INSTANCE": str(instance)})
        with create_app(settings).app_context(), pytest.raises(QuizappError, match="somebody else"):
            taking.question(attempt, None, 1)
