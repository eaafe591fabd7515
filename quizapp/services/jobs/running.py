"""Running one job: its sign of life, how far it is, and how it may end.

What a job makes is stored together with its end, in one transaction: either all of it is there and the job is done,
or nothing is and the job says why.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from quizapp.errors import QuizappError, StorageUnavailable
from quizapp.services.intake.fetching import Limits
from quizapp.services.jobs.fetching import fetch_article
from quizapp.services.jobs.generation import generate_drafts
from quizapp.services.jobs.work import Means, Store, Tell, Work
from quizapp.storage import App, jobs, reading, writing

BEAT_SECONDS = 1.0
KINDS: dict[str, Work] = {"generate": generate_drafts, "fetch": fetch_article}
BROKEN = (
    "The program broke while it worked on this ({error}). Start it again; if it breaks again, tell the maintainers."
)
TOO_LONG = "This text needs more memory than there is. Make questions from a part of it."
log = logging.getLogger(__name__)


class _Stopped(Exception):
    """The worker is to end, or the job is no longer wanted."""


class Runner:
    """Runs the jobs of one worker, one at a time. `stop` makes it give back the job that it is at."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._stopping = threading.Event()
        self._idle = threading.Event()
        self._idle.set()
        self._current: str | None = None

    def run(self, public_id: str) -> None:
        """Run a job, unless it has been taken up or cancelled. Never raises for what the job does."""
        with self._app.app_context():
            if self._stopping.is_set():
                return
            with writing() as connection:
                taken = jobs.claim(connection, public_id)
            if not taken:
                return
            self._current = public_id
            self._idle.clear()
            try:
                self._work(public_id)
            finally:
                self._current = None
                self._idle.set()

    def stop(self, patience: float) -> None:
        """Stop working within `patience` seconds; the job under way waits for the next worker."""
        self._stopping.set()
        current = self._current
        if not self._idle.wait(patience) and current:
            with self._app.app_context(), writing() as connection:
                jobs.put_back(connection, current)

    def _work(self, public_id: str) -> None:
        with reading() as connection:
            held = jobs.job(connection, public_id)
        if held is None:
            return
        try:
            with self._beating(public_id) as tell:
                store = KINDS[held.kind](held, self._means(), tell)
                tell(1, 1, "Storing it")
                _finish(public_id, store)
        except _Stopped:
            self._give_back(public_id)
        except StorageUnavailable as error:
            log.warning("A job could not be stored: %s", error)
            _fail(public_id, f"{error} Start it again.")
        except QuizappError as error:
            _fail(public_id, str(error))
        except MemoryError:
            _fail(public_id, TOO_LONG)
        except Exception as error:
            log.exception("Job %s broke", public_id)
            _fail(public_id, BROKEN.format(error=f"{type(error).__name__}: {error}"[:200]))

    def _means(self) -> Means:
        known = self._app.extensions
        settings = known["quizapp.settings"]
        return Means(settings.english, known.get("quizapp.fetch", Limits()) if settings.fetch else None)

    def _give_back(self, public_id: str) -> None:
        with writing() as connection:
            if self._stopping.is_set():
                jobs.put_back(connection, public_id)
            else:
                jobs.end(connection, public_id, "cancelled")

    @contextmanager
    def _beating(self, public_id: str) -> Iterator[Tell]:
        """Write down every second how far the job is; raise inside the work when it is to stop."""
        told = [0, 0, "Getting ready"]
        unwanted, over = threading.Event(), threading.Event()

        def tell(done: int, total: int, message: str) -> None:
            told[:] = done, total, message
            if unwanted.is_set() or self._stopping.is_set():
                raise _Stopped

        def beat() -> None:
            while not over.wait(BEAT_SECONDS):
                if not self._beat(public_id, *told):
                    unwanted.set()

        thread = threading.Thread(target=beat, daemon=True)
        thread.start()
        try:
            yield tell
        finally:
            over.set()
            thread.join()

    def _beat(self, public_id: str, done: Any, total: Any, message: Any) -> bool:
        try:
            with self._app.app_context(), writing() as connection:
                return jobs.beat(connection, public_id, done, total, message)
        except StorageUnavailable as error:
            log.warning("How far a job is could not be written down: %s", error)
            return True  # the next beat tells; only the end of the job must reach the database


def _finish(public_id: str, store: Store) -> None:
    with writing() as connection:
        if not jobs.may_finish(connection, public_id):
            raise _Stopped
        jobs.end(connection, public_id, "done", result=store(connection))


def _fail(public_id: str, reason: str) -> None:
    with writing() as connection:
        jobs.end(connection, public_id, "failed", error=reason)
