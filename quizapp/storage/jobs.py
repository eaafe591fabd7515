"""Queries on jobs. The row is the truth about a job; the queue only wakes a worker up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, delete, func, insert, or_, select, update

from quizapp.storage.database import now
from quizapp.storage.tables import ArticleRow, JobRow


@dataclass(frozen=True, slots=True)
class StoredJob:
    """A job as it stands. `beat_at` is the last sign of life of its worker, `seen_at` when its teacher saw its end."""

    id: int
    public_id: str
    kind: str
    teacher_id: int | None
    article_id: int | None
    article_slug: str | None
    article_title: str | None
    state: str
    done: int
    total: int
    message: str
    error: str | None
    arguments: Mapping[str, Any]
    result: Mapping[str, Any] | None
    cancel_asked: bool
    created_at: datetime
    started_at: datetime | None
    beat_at: datetime | None
    finished_at: datetime | None
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewJob:
    """What is asked of a worker."""

    public_id: str
    kind: str
    teacher_id: int
    article_id: int | None
    arguments: Mapping[str, Any]


JOBS = select(
    JobRow.id,
    JobRow.public_id,
    JobRow.kind,
    JobRow.teacher_id,
    JobRow.article_id,
    ArticleRow.slug.label("article_slug"),
    ArticleRow.title.label("article_title"),
    JobRow.state,
    JobRow.done,
    JobRow.total,
    JobRow.message,
    JobRow.error,
    JobRow.arguments,
    JobRow.result,
    JobRow.cancel_asked,
    JobRow.created_at,
    JobRow.started_at,
    JobRow.beat_at,
    JobRow.finished_at,
    JobRow.seen_at,
).outerjoin(ArticleRow, ArticleRow.id == JobRow.article_id)
BY_PUBLIC_ID = JOBS.where(JobRow.public_id == bindparam("public_id"))
WAITING = select(JobRow.public_id).where(JobRow.state == "waiting").order_by(JobRow.id)
OPEN_STATES = ("waiting", "running")


def job(connection: Connection, public_id: str) -> StoredJob | None:
    """Return a job, or None."""
    return _job(connection.execute(BY_PUBLIC_ID, {"public_id": public_id}).one_or_none())


def newest_job(connection: Connection, teacher: int, article_id: int) -> StoredJob | None:
    """Return the last job that a teacher has asked for on an article, or None."""
    mine = JOBS.where(JobRow.teacher_id == teacher, JobRow.article_id == article_id)
    return _job(connection.execute(mine.order_by(JobRow.id.desc()).limit(1)).one_or_none())


def open_jobs(connection: Connection, teacher: int, kind: str) -> tuple[StoredJob, ...]:
    """Return the jobs of a kind that a teacher has asked for and that have not ended, the oldest first."""
    mine = JOBS.where(JobRow.teacher_id == teacher, JobRow.kind == kind, JobRow.state.in_(OPEN_STATES))
    return _jobs(connection.execute(mine.order_by(JobRow.id)))


def unseen_failures(connection: Connection, teacher: int, dead_before: datetime, most: int) -> tuple[StoredJob, ...]:
    """Return the unseen jobs of a teacher that failed, or whose worker was last alive before a time."""
    failed = or_(JobRow.state == "failed", and_(JobRow.state == "running", JobRow.beat_at < dead_before))
    mine = JOBS.where(JobRow.teacher_id == teacher, JobRow.seen_at.is_(None), failed)
    return _jobs(connection.execute(mine.order_by(JobRow.id.desc()).limit(most)))


def see(connection: Connection, public_id: str) -> None:
    """Note that a teacher has seen how a job ended."""
    unseen = update(JobRow).where(JobRow.public_id == public_id, JobRow.seen_at.is_(None))
    connection.execute(unseen.values(seen_at=now()))


def old_jobs(connection: Connection, before: datetime) -> tuple[int, ...]:
    """Return the row ids of jobs that ended before a time and are of no more use.

    A failure stays until it was seen. On each article a teacher's newest job stays, which the next one goes on from,
    and the newest that is done, which says what was not used.
    """
    of_articles = select(func.max(JobRow.id)).where(JobRow.article_id.is_not(None))
    newest = of_articles.group_by(JobRow.teacher_id, JobRow.article_id)
    ended = func.coalesce(JobRow.finished_at, JobRow.beat_at) < before
    settled = or_(JobRow.state.in_(("done", "cancelled")), JobRow.seen_at.is_not(None))
    rested_on = or_(JobRow.id.in_(newest), JobRow.id.in_(newest.where(JobRow.state == "done")))
    return tuple(connection.scalars(select(JobRow.id).where(JobRow.state != "waiting", ended, settled, ~rested_on)))


def forget(connection: Connection, ids: Sequence[int]) -> None:
    """Delete jobs."""
    connection.execute(delete(JobRow).where(JobRow.id == bindparam("old")), [{"old": one} for one in ids])


def waiting(connection: Connection) -> tuple[str, ...]:
    """Return the jobs that no worker has taken up, the oldest first."""
    return tuple(connection.scalars(WAITING))


def add_job(connection: Connection, new: NewJob) -> None:
    """Store a job that waits for a worker."""
    values = {
        "public_id": new.public_id,
        "kind": new.kind,
        "teacher_id": new.teacher_id,
        "article_id": new.article_id,
        "arguments": dict(new.arguments),
        "state": "waiting",
        "created_at": now(),
    }
    connection.execute(insert(JobRow).values(**values))


def claim(connection: Connection, public_id: str) -> bool:
    """Take a waiting job up; say whether this worker has it. A job is delivered twice at times and runs once."""
    time = now()
    taken = update(JobRow).where(JobRow.public_id == public_id, JobRow.state == "waiting")
    values = {"state": "running", "done": 0, "total": 0, "message": "", "started_at": time, "beat_at": time}
    return connection.execute(taken.values(**values)).rowcount == 1


def beat(connection: Connection, public_id: str, done: int, total: int, message: str) -> bool:
    """Note how far a running job is and that its worker lives; say whether it is still to go on."""
    running = update(JobRow).where(JobRow.public_id == public_id, JobRow.state == "running")
    told = connection.execute(running.values(done=done, total=total, message=message, beat_at=now()))
    if told.rowcount != 1:
        return False
    return not connection.execute(select(JobRow.cancel_asked).where(JobRow.public_id == public_id)).scalar_one()


def ask_cancel(connection: Connection, public_id: str) -> None:
    """End a job that waits; tell the worker of one that runs to stop."""
    one = JobRow.public_id == public_id
    values = {"state": "cancelled", "finished_at": now()}
    connection.execute(update(JobRow).where(one, JobRow.state == "waiting").values(**values))
    connection.execute(update(JobRow).where(one, JobRow.state == "running").values(cancel_asked=True))


def may_finish(connection: Connection, public_id: str) -> bool:
    """Say whether a job is running and nobody has cancelled it; hold it to the end of the transaction."""
    held = update(JobRow).where(JobRow.public_id == public_id, JobRow.state == "running", ~JobRow.cancel_asked)
    return connection.execute(held.values(beat_at=now())).rowcount == 1


def end(
    connection: Connection,
    public_id: str,
    state: str,
    error: str | None = None,
    result: Mapping[str, Any] | None = None,
) -> bool:
    """End a job as done, failed or cancelled; one that has ended stays as it is. Say whether it was open."""
    values: dict[str, Any] = {"state": state, "error": error, "finished_at": now()}
    if result is not None:
        values["result"] = dict(result)
    still_open = update(JobRow).where(JobRow.public_id == public_id, JobRow.state.in_(OPEN_STATES))
    return connection.execute(still_open.values(**values)).rowcount == 1


def put_back(connection: Connection, public_id: str) -> None:
    """Let a running job wait again, for the next worker."""
    running = update(JobRow).where(JobRow.public_id == public_id, JobRow.state == "running")
    connection.execute(running.values(state="waiting", done=0, total=0, message="", started_at=None, beat_at=None))


def _jobs(rows: Iterable[Sequence[Any]]) -> tuple[StoredJob, ...]:
    return tuple(StoredJob(*row) for row in rows)


def _job(row: Row[*tuple[Any, ...]] | None) -> StoredJob | None:
    values: Sequence[Any] = row or ()
    return StoredJob(*values) if values else None
