"""What is due every minute, whoever is there: tests whose time is up end, and what nobody needs is forgotten."""

from __future__ import annotations

from datetime import timedelta

from quizapp.services.jobs.forgetting import forget_old_jobs
from quizapp.services.lifecycle import sweep
from quizapp.storage import now


def keep_house(keep_jobs: timedelta) -> None:
    """End the attempts that ran out while nobody looked at them, and forget jobs that ended so long ago.

    A phone that was switched off in a test leaves an attempt that its student never opens again: without this, the
    teacher would see it at work for ever. Raises StorageUnavailable.
    """
    sweep(now())
    forget_old_jobs(keep_jobs)
