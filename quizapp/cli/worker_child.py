"""The worker that `quizapp serve` runs: started with it, started again if it dies, stopped with it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

PATIENCE = 8.0  # seconds until a worker that does not stop is ended
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds before a worker that died is started again


@contextmanager
def worker_beside(instance: Path) -> Iterator[None]:
    """Run a worker on the same instance in a process of its own as long as the block lasts."""
    keeper = _Keeper(instance)
    thread = threading.Thread(target=keeper.keep, daemon=True)
    thread.start()
    try:
        yield
    finally:
        keeper.stop()
        thread.join(PATIENCE)


class _Keeper:
    """Keeps one worker running."""

    def __init__(self, instance: Path) -> None:
        self._environment = os.environ | {"QUIZAPP_INSTANCE": str(instance)}
        self._stopping = threading.Event()
        self._starting = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def keep(self) -> None:
        """Start the worker, and again whenever it ends, after a pause that grows while it keeps dying at once."""
        pause = FIRST_PAUSE
        while (process := self._start()) is not None:
            code = process.wait()
            if self._stopping.wait(pause):
                return
            click.echo(f"The worker ended (code {code}); it is started again.", err=True)
            pause = min(pause * 2, LONGEST_PAUSE)

    def stop(self) -> None:
        """Ask the worker to stop by closing its input; end it where it does not."""
        with self._starting:
            self._stopping.set()
            process = self._process
        if process is None:
            return
        if process.stdin is not None:
            with suppress(OSError):
                process.stdin.close()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()

    def _start(self) -> subprocess.Popen[bytes] | None:
        """Return a new worker, None where none is wanted any more."""
        with self._starting:
            if self._stopping.is_set():
                return None
            self._process = subprocess.Popen(
                [sys.executable, "-m", "quizapp", "worker", "--until-input-ends"],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                env=self._environment,
                start_new_session=True,  # Ctrl-C in the terminal is for the server, which then stops its worker
            )
            return self._process
