"""The queue that wakes workers: huey on SQLite beside the database, or on Redis where one is named.

Only the id of a job goes through it. What comes out is checked against the job's row, so that a message that is lost,
late or doubled does no harm; messages are signed, since huey would unpickle whatever stood there.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from huey import Huey, RedisHuey, SqliteHuey, crontab
from huey.exceptions import HueyException
from huey.serializer import SignedSerializer

from quizapp.errors import BadSettings

if TYPE_CHECKING:
    from quizapp.config import Settings
    from quizapp.storage import App

NAME = "quizapp"
FILE = "jobs.sqlite3"
Run = Callable[[str], None]
log = logging.getLogger(__name__)


class JobQueue:
    """The queue as both of its ends know it: pages `wake` a worker, a worker gives `run` what it is woken for."""

    def __init__(self, settings: Settings, run: Run | None = None, deliver: Callable[[], None] | None = None) -> None:
        self.huey = _open(settings)

        # huey knows a task by the module that it stands in, which must be the same at both ends
        def run_job(job: str) -> None:
            if run is not None:
                run(job)

        self._wake = self.huey.task()(run_job)
        if deliver is not None:
            self.huey.periodic_task(crontab(minute="*"), name="deliver_waiting")(deliver)

    def wake(self, job: str) -> None:
        """Let a worker know of a waiting job. Where the queue is out of reach, workers find it within a minute."""
        try:
            self._wake(job)
        except (OSError, sqlite3.Error, HueyException) as error:
            log.warning("The queue of jobs cannot be used right now (%s); the job waits.", error)
        except Exception as error:
            if type(error).__module__.partition(".")[0] != "redis":  # its errors have no base in common with ours
                raise
            log.warning("Redis cannot be reached right now (%s); the job waits.", error)

    def is_empty(self) -> bool:
        """Say whether every message has been fetched."""
        return not self.huey.pending_count()


def queue_of(app: App) -> JobQueue:
    """Return the app's end of the queue, opened when it is first used."""
    kept: JobQueue | None = app.extensions.get("quizapp.queue")
    if kept is None:
        kept = app.extensions["quizapp.queue"] = JobQueue(app.extensions["quizapp.settings"])
    return kept


def check_queue(app: App) -> None:
    """Raise BadSettings at the start of a server, not when a teacher waits, where the named Redis cannot be used."""
    if app.extensions["quizapp.settings"].redis_url is not None:
        queue_of(app)


def _open(settings: Settings) -> Huey:
    serializer = SignedSerializer(secret=settings.secret_key, salt="quizapp.jobs")
    if settings.redis_url is None:
        return SqliteHuey(NAME, filename=str(settings.instance / FILE), results=False, serializer=serializer)
    try:
        return RedisHuey(NAME, url=settings.redis_url, results=False, serializer=serializer)
    except (ImportError, HueyException) as error:  # huey says it so where the package is missing
        raise BadSettings(
            "QUIZAPP_REDIS_URL names a Redis, but the Python package for it is missing. Install quizapp[redis]."
        ) from error
    except ValueError as error:
        raise BadSettings(f"QUIZAPP_REDIS_URL is not the address of a Redis ({error}).") from error
