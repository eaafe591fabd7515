"""The worker that the server runs: there as long as the server is, and there again when it dies."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from served import serving

ENOUGH = 30  # seconds

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="children are looked up in /proc")


def children(parent: int) -> list[int]:
    """Return the processes of a worker that this process has started."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            status = (folder / "stat").read_text().rsplit(")", 1)[1].split()
            if int(status[1]) == parent and b"worker" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
        except (OSError, IndexError):
            continue  # it is no process, or has ended meanwhile
    return found


def wait_for(count: int, parent: int, other_than: int = 0) -> list[int]:
    until = time.monotonic() + ENOUGH
    while time.monotonic() < until:
        found = [child for child in children(parent) if child != other_than]
        if len(found) == count:
            return found
        time.sleep(0.05)
    raise AssertionError(f"{found}, not {count}")


def is_gone(process: int) -> bool:
    until = time.monotonic() + ENOUGH
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            return True
        if state == "Z":  # ended; nobody has asked for its exit code
            return True
        time.sleep(0.05)
    return False


def test_the_server_runs_one_worker_and_starts_it_again_when_it_dies(tmp_path: Path) -> None:
    with serving(tmp_path / "instance") as server:
        [worker] = wait_for(1, server.process.pid)
        os.kill(worker, signal.SIGKILL)
        [second] = wait_for(1, server.process.pid, other_than=worker)
        code, _, err = server.stop()
    assert code == 0
    assert "The worker ended (code -9); it is started again." in err
    assert is_gone(second)


def test_a_worker_does_not_outlive_a_server_that_is_killed(tmp_path: Path) -> None:
    with serving(tmp_path / "instance", "--no-worker") as server:
        assert children(server.process.pid) == []  # it leaves the work to others
    with serving(tmp_path / "instance") as server:
        [worker] = wait_for(1, server.process.pid)
        server.kill()
        assert is_gone(worker)
