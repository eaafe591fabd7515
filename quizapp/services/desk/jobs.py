"""A teacher's jobs: asked for, watched, cancelled, started again."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from quizapp.errors import BadInput, NotFound
from quizapp.services.identifiers import is_id
from quizapp.services.intake.addresses import parse_address
from quizapp.storage import jobs, now, reading, writing
from quizapp.storage.desk_articles import article_seen_by
from quizapp.storage.jobs import NewJob, StoredJob

MOST_QUESTIONS = 200
MOST_FAILURES = 3  # told on the first page of the desk
MOST_PAGES = 5  # that one teacher has fetched at a time; others wait behind them
SILENCE = timedelta(seconds=15)  # after which a worker that beats every second is dead
LONG_WAIT = timedelta(seconds=20)
LARGEST_SEED = 2**31 - 1
DEAD = (
    "The part of the program that does the long work ended in the middle of this, perhaps because the computer was "
    "switched off or had too little memory. Nothing was half stored."
)
Wake = Callable[[str], None]


class JobState(StrEnum):
    """How a job stands. One whose worker has died counts as failed."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN = (JobState.WAITING, JobState.RUNNING)


@dataclass(frozen=True, slots=True)
class JobView:
    """A job as its page shows it.

    `kind` is "generate" or "fetch". `percent` runs from 0 to 100; `unattended` says that nobody has taken it up for
    long. `made` counts the questions that are new, `known` those that had been made before. `address` is of the page
    that is fetched, and `article_slug` then that of what came of it, "" until there is something.
    """

    id: str
    kind: str
    state: JobState
    article_slug: str
    article_title: str
    percent: int
    message: str
    error: str
    stopping: bool
    unattended: bool
    made: int
    known: int
    shortfall: str
    unused: int
    address: str
    created_at: datetime

    @property
    def is_open(self) -> bool:
        """Say whether something may still happen."""
        return self.state in OPEN


def ask_questions(teacher: int, slug: str, count: int | None, wake: Wake) -> str:
    """Ask for questions on an article: a balanced `count`, or all that can be proved; return the id of the job.

    Asked twice, it is one job. Each further one makes another choice. `wake` lets a worker know.
    Raises NotFound for an article that this teacher may not use, BadInput for a number that cannot be.
    """
    if count is not None and not 1 <= count <= MOST_QUESTIONS:
        raise BadInput(f"Ask for 1 to {MOST_QUESTIONS} questions, or leave the number out for all that there are.")
    with writing() as connection:
        article = article_seen_by(connection, teacher, slug) if is_id(slug) else None
        if article is None:
            raise NotFound("There is no such article.")
        last = jobs.newest_job(connection, teacher, article.id)
        if last is not None and state_of(last) in OPEN:
            return last.public_id
        if last is not None:
            jobs.see(connection, last.public_id)  # whoever asks again knows how it ended
        seed = 0 if last is None else (int(last.arguments["seed"]) + 1) % LARGEST_SEED
        new = NewJob(secrets.token_urlsafe(12), "generate", teacher, article.id, {"count": count, "seed": seed})
        jobs.add_job(connection, new)
    wake(new.public_id)
    return new.public_id


def ask_page(teacher: int, address: str, wake: Wake) -> str:
    """Ask for the page at an address to be fetched as an article; return the id of the job. Asked twice, it is one job.

    Raises BadInput for what is no address of a page, and where too many are under way.
    """
    wanted = parse_address(address).url
    with writing() as connection:
        under_way = [one for one in jobs.open_jobs(connection, teacher, "fetch") if state_of(one) in OPEN]
        same = next((one for one in under_way if one.arguments["address"] == wanted), None)
        if same is not None:
            return same.public_id
        if len(under_way) >= MOST_PAGES:
            raise BadInput(f"{MOST_PAGES} pages are being fetched for you already. Wait for them, or paste the text.")
        new = NewJob(secrets.token_urlsafe(12), "fetch", teacher, None, {"address": wanted})
        jobs.add_job(connection, new)
    wake(new.public_id)
    return new.public_id


def job_view(teacher: int, public_id: str) -> JobView:
    """Return how a job of this teacher stands. Raises NotFound."""
    return _view(_own(teacher, public_id))


def seen_job(teacher: int, public_id: str) -> JobView:
    """Return how a job stands, and note that its teacher has seen it where it has ended. Raises NotFound."""
    held = _own(teacher, public_id)
    if held.seen_at is None and state_of(held) not in OPEN:
        with writing() as connection:
            jobs.see(connection, public_id)
    return _view(held)


def failures(teacher: int) -> tuple[JobView, ...]:
    """Return the jobs that failed since their teacher last looked, the newest first."""
    with reading() as connection:
        return tuple(map(_view, jobs.unseen_failures(connection, teacher, now() - SILENCE, MOST_FAILURES)))


def job_on(teacher: int, article_id: int) -> JobView | None:
    """Return the teacher's last job on an article, or None."""
    with reading() as connection:
        held = jobs.newest_job(connection, teacher, article_id)
    return _view(held) if held else None


def cancel(teacher: int, public_id: str) -> None:
    """End a job that waits, and stop one that runs within a second or two. One that has ended stays as it is."""
    _own(teacher, public_id)
    with writing() as connection:
        jobs.ask_cancel(connection, public_id)


def start_again(teacher: int, public_id: str, wake: Wake) -> str:
    """Ask once more for what a failed or cancelled job was to do; return the id of the new job.

    Where the job is still under way, or was done, it is that one. A worker that was only thought dead can no longer
    store what it makes.
    """
    held = _own(teacher, public_id)
    if state_of(held) not in (JobState.FAILED, JobState.CANCELLED):
        return public_id
    if held.kind == "fetch":
        with writing() as connection:
            jobs.end(connection, public_id, "failed", error=DEAD)
        return ask_page(teacher, held.arguments["address"], wake)
    with writing() as connection:
        jobs.end(connection, public_id, "failed", error=DEAD)
        last = jobs.newest_job(connection, teacher, held.article_id or 0)
        if last is not None and last.id != held.id:
            return last.public_id  # the button was pressed twice
        new = NewJob(secrets.token_urlsafe(12), held.kind, teacher, held.article_id, held.arguments)
        jobs.add_job(connection, new)
    wake(new.public_id)
    return new.public_id


def state_of(held: StoredJob) -> JobState:
    """Return how a job stands, by the sign of life of its worker where it is running."""
    if held.state == "running" and held.beat_at is not None and now() - held.beat_at > SILENCE:
        return JobState.FAILED
    return JobState(held.state)


def _own(teacher: int, public_id: str) -> StoredJob:
    with reading() as connection:
        held = jobs.job(connection, public_id) if is_id(public_id) else None
    if held is None or held.teacher_id != teacher:
        raise NotFound("There is no such job.")
    return held


def _view(held: StoredJob) -> JobView:
    state, result = state_of(held), held.result or {}
    error = held.error or (DEAD if state is JobState.FAILED else "")
    return JobView(
        id=held.public_id,
        kind=held.kind,
        state=state,
        article_slug=held.article_slug or result.get("slug", ""),
        article_title=held.article_title or "",
        percent=100 if state is JobState.DONE else held.done * 100 // max(1, held.total),
        message=held.message,
        error=error,
        stopping=held.cancel_asked and state is JobState.RUNNING,
        unattended=state is JobState.WAITING and now() - held.created_at > LONG_WAIT,
        made=result.get("made", 0),
        known=result.get("known", 0),
        shortfall=result.get("shortfall") or "",
        unused=len(result.get("ledger", ())),
        address=held.arguments.get("address", ""),
        created_at=held.created_at,
    )
