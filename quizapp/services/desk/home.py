"""What stands on a teacher's desk, and the one next step from here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from quizapp.services.desk.jobs import SILENCE, JobView, failures
from quizapp.storage import desk_home, now, reading
from quizapp.storage.desk_home import Holdings, StoredLesson

LESSONS = 6


class Step(StrEnum):
    """What a teacher most probably does next."""

    WATCH = "watch a lesson that is going on"
    WAIT = "wait for questions that are being made"
    REVIEW = "look through drafts"
    REPORTS = "look at what students reported"
    ARTICLE = "bring the first article"
    QUESTIONS = "make questions on an article"
    QUIZ = "make a quiz"
    PUBLISH = "finish a quiz"
    CLASS = "make the first class"
    LET_IN = "let a class in"
    GIVE = "give a class a quiz"
    BEGIN = "begin a lesson"
    RESULTS = "look at results"


@dataclass(frozen=True, slots=True)
class DeskHome:
    """The first page of the desk. `lesson` is the one that the step is about, if it is about one.

    `failed` are the jobs that failed since the teacher last looked.
    """

    step: Step
    holdings: Holdings
    lessons: tuple[StoredLesson, ...]
    lesson: StoredLesson | None
    failed: tuple[JobView, ...]


def desk_home_page(teacher: int) -> DeskHome:
    """Return what a teacher finds at the desk."""
    with reading() as connection:
        held = desk_home.holdings(connection, teacher, now() - SILENCE)
        lessons = desk_home.lessons(connection, teacher, LESSONS)
    running = next((lesson for lesson in lessons if lesson.open_now and _is_open(lesson, now())), None)
    step = Step.WATCH if running else _next(held)
    about = running or (lessons[0] if step is Step.RESULTS and lessons else None)
    if about and not running and not about.finished and _is_open(about, now()):
        step = Step.BEGIN
    return DeskHome(step, held, lessons, about, failures(teacher))


def _is_open(lesson: StoredLesson, time: datetime) -> bool:
    return lesson.closes_at is None or time < lesson.closes_at


def _next(held: Holdings) -> Step:
    """Return the first thing in a lesson's preparation that is not done."""
    ready = held.published_quizzes or held.assignments
    steps = (
        (bool(held.working_job), Step.WAIT),
        (bool(held.drafts), Step.REVIEW),
        (bool(held.reports), Step.REPORTS),
        (not held.articles and not ready, Step.ARTICLE),
        (not held.approved and not ready, Step.QUESTIONS),
        (bool(held.unfinished_quizzes) and not held.published_quizzes, Step.PUBLISH),
        (not ready, Step.QUIZ),
        (not held.classes, Step.CLASS),
        (not held.students or not held.joined, Step.LET_IN),
        (not held.assignments, Step.GIVE),
    )
    return next((step for is_next, step in steps if is_next), Step.RESULTS)
