"""The queue on Redis, where somebody has named one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from desk_fixtures import TEACHERS
from made_apps import close
from served import environment, free_port

from quizapp import create_app
from quizapp.config import Settings
from quizapp.errors import BadSettings
from quizapp.services.desk import articles, jobs
from quizapp.services.jobs.queue import JobQueue, queue_of

TEXT = "Old bridge reopens\n\nThe old bridge reopened on Monday after repairs that cost 4.2 million euros.\n"


def test_without_the_package_it_says_what_to_install(tmp_path: Path) -> None:
    missing = "import sys; sys.modules['redis'] = None; sys.argv = ['quizapp', 'worker']"
    done = subprocess.run(
        [sys.executable, "-c", f"{missing}; from quizapp.cli import main; main()"],
        env=environment(tmp_path, QUIZAPP_REDIS_URL="redis://127.0.0.1/0"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "Install quizapp[redis]" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_address_that_is_none_is_refused_and_a_server_that_is_away_loses_nothing(settings: Settings) -> None:
    with pytest.raises(BadSettings, match="not the address of a Redis"):
        JobQueue(replace(settings, redis_url="nonsense"))
    JobQueue(replace(settings, redis_url=f"redis://127.0.0.1:{free_port()}/0")).wake("a job")


@pytest.fixture
def redis() -> Iterator[str]:
    """Run a Redis of our own; give its address."""
    if shutil.which("redis-server") is None:
        reason = "no Redis here: install Debian's package redis-server"
        if os.environ.get("QUIZAPP_REQUIRE_REDIS") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""],
            stdout=subprocess.DEVNULL,
        )
        yield f"redis://127.0.0.1:{port}/0"
        process.terminate()
        process.wait()


def test_a_worker_is_woken_by_way_of_redis(settings: Settings, migrated_file: Path, redis: str) -> None:
    shutil.copy(migrated_file, settings.instance / "quizapp.sqlite3")
    app = create_app(replace(settings, redis_url=redis))
    app.extensions["quizapp.prepared"] = True
    teacher = TEACHERS[0].store(app)
    more = {"QUIZAPP_REDIS_URL": redis, "PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    worker = subprocess.Popen(
        [sys.executable, "-m", "quizapp", "worker", "--until-input-ends"],
        stdin=subprocess.PIPE,
        env=environment(settings.instance, **more),
    )
    time.sleep(3)  # so that the worker is at rest, and the message has to wake it
    with app.app_context():
        job = jobs.ask_questions(teacher, articles.paste(teacher, TEXT).slug, 2, queue_of(app).wake)
        until = time.monotonic() + 40  # the minute's round would find it too, but later
        while jobs.job_view(teacher, job).is_open and time.monotonic() < until:
            time.sleep(0.1)
        assert jobs.job_view(teacher, job).state == "done"
    assert worker.stdin
    worker.stdin.close()
    assert worker.wait(20) == 0
    assert not (settings.instance / "jobs.sqlite3").exists()
    close(app)
