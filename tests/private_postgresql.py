"""A PostgreSQL server of the tests' own: on a socket in a temporary folder, gone when the tests are."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def server_programs() -> Path | None:
    """Return the folder with initdb and pg_ctl, None where no server is installed."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").is_file():
            return folder
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def why_not() -> str | None:
    """Return why no server can be started here, None where one can."""
    if server_programs() is None:
        return "no PostgreSQL server is installed (initdb was not found)"
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed"
    return None


@contextmanager
def private_server(folder: Path) -> Iterator[str]:
    """Run a server in the folder; give the address of its databases without their name."""
    programs = server_programs()
    assert programs is not None
    folder.mkdir(parents=True, exist_ok=True)
    as_owner: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "postgres", "postgres")
        as_owner = ["runuser", "-u", "postgres", "--"]

    def run(*command: str) -> None:
        done = subprocess.run([*as_owner, *command], cwd="/", capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.fail(f"{command[0]} failed: {done.stdout}{done.stderr}")

    cluster = str(folder / "cluster")
    run(str(programs / "initdb"), "-D", cluster, "-U", "quizapp", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=200"
    control = [str(programs / "pg_ctl"), "-D", cluster]
    run(*control, "-w", "-s", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql+psycopg://quizapp@/{{name}}?host={folder}"
    finally:
        run(*control, "-w", "-s", "-m", "immediate", "stop")
