"""Jobs that ended long ago are forgotten, so that the table and the pages that read it stay small."""

from __future__ import annotations

from datetime import timedelta

from quizapp.storage import jobs, now, reading, writing


def forget_old_jobs(keep: timedelta) -> int:
    """Forget what ended longer ago than `keep`; return how many jobs. A failure stays until its teacher has seen it."""
    before = now() - keep
    with reading() as connection:  # most often there is nothing, and students need the turn to write
        if not jobs.old_jobs(connection, before):
            return 0
    with writing() as connection:
        old = jobs.old_jobs(connection, before)
        jobs.forget(connection, old)
    return len(old)
