"""Turns: who writes to SQLite next.

SQLite lets writers wait by sleeping ever longer and trying again, so whoever has just written is the likeliest to
write next: of eight writers one did nearly all the work, and the unlucky ones waited for seconds. Here the threads of
a process queue at a lock, and the processes queue at a locked file beside the database (flock, where there is one).
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from quizapp.errors import StorageUnavailable

if sys.platform != "win32":  # there, SQLite's own waiting is left between processes
    import fcntl

PATIENCE = 10  # seconds, as long as SQLite itself waits


class Turns:
    """The queue of an app's writers. Not taken by readers, who wait for nobody."""

    def __init__(self, database: Path) -> None:
        self._file = database.with_name(f"{database.name}-turn")
        self._lock = threading.Lock()
        self._opened: tuple[int, int] | None = None  # process, descriptor

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for this writer's turn and hold it. Raises StorageUnavailable where it does not come."""
        if not self._lock.acquire(timeout=PATIENCE):
            raise StorageUnavailable("The database cannot be used right now: it has been locked for too long.")
        try:
            with self._before_other_processes():
                yield
        finally:
            self._lock.release()

    @contextmanager
    def _before_other_processes(self) -> Iterator[None]:
        descriptor = self._descriptor()
        if sys.platform == "win32" or descriptor is None:
            yield
            return
        with suppress(OSError):  # a file system without locks: SQLite's own waiting is left
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        try:
            yield
        finally:
            with suppress(OSError):
                fcntl.flock(descriptor, fcntl.LOCK_UN)

    def _descriptor(self) -> int | None:
        """Return the lock file, opened once a process: a forked one would share its parent's lock."""
        if self._opened is None or self._opened[0] != os.getpid():
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
            try:
                self._opened = (os.getpid(), os.open(self._file, flags, 0o600))
            except OSError:
                return None
        return self._opened[1]
