"""The worker: takes jobs from the queue until it is told to stop."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from quizapp.errors import StorageUnavailable
from quizapp.services.jobs.queue import JobQueue
from quizapp.services.jobs.running import Runner
from quizapp.services.jobs.upkeep import keep_house
from quizapp.storage import close, jobs, reading

if TYPE_CHECKING:
    from quizapp.storage import App

PATIENCE = 5.0  # seconds for the job under way to come to a stop
HEALTH_SECONDS = 10.0
LONGEST_PAUSE = 0.5  # seconds between looks at an empty queue: a teacher is waiting
log = logging.getLogger(__name__)


def run_worker(app: App, stop: threading.Event) -> None:
    """Run jobs one at a time until `stop` is set; the job under way then waits for the next worker.

    What was waiting when the last worker ended is taken up. Raises BadSettings where the queue cannot be opened.
    """
    runner = Runner(app)

    def every_minute() -> None:
        deliver()
        try:
            with app.app_context():
                keep_house(app.extensions["quizapp.settings"].keep_jobs)
        except StorageUnavailable as error:
            log.warning("Nothing could be ended or forgotten this minute: %s", error)

    def deliver() -> None:
        """Wake for jobs whose message was lost, with a worker or with the queue."""
        with app.app_context(), reading() as connection:
            waiting = jobs.waiting(connection) if queue.is_empty() else ()
        for job in waiting:
            queue.wake(job)

    queue = JobQueue(app.extensions["quizapp.settings"], runner.run, every_minute)
    consumer = queue.huey.create_consumer(
        workers=1, initial_delay=0.1, backoff=1.3, max_delay=LONGEST_PAUSE, check_worker_health=False
    )
    # its own handlers of signals would end the process in the middle of a job
    consumer._set_signal_handlers = lambda: None
    every_minute()
    consumer.start()
    while not stop.wait(HEALTH_SECONDS):
        consumer.check_worker_health()
    runner.stop(PATIENCE)
    consumer.stop(graceful=False)
    with app.app_context():
        close()
