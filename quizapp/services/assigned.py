"""The quizzes that a student's classes were given, as the student sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from quizapp.services.identifiers import is_id
from quizapp.storage import assignments, now, reading, students
from quizapp.storage.assignments import AssignedTo


class Standing(StrEnum):
    """Where a student stands with a quiz that they were given."""

    OPEN = "open"
    UNDER_WAY = "under way"
    LATER = "later"
    DONE = "done"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class AssignedQuiz:
    """A quiz that a student was given. `attempt` is the one that they have open."""

    class_name: str
    slug: str
    title: str
    standing: Standing
    opens_at: datetime | None
    closes_at: datetime | None
    attempt: str | None


ORDER = tuple(Standing)


def assigned_quizzes(student: str | None) -> tuple[AssignedQuiz, ...]:
    """Return what the student was given: what can be done now first, then what comes, what is done, what was missed.

    Nothing for a visitor.
    """
    if student is None or not is_id(student):
        return ()
    with reading() as connection:
        known = students.student_by_id(connection, student)
        held = assignments.assigned_to(connection, known.id) if known else ()
    time = now()
    return tuple(sorted((_seen(one, time) for one in held), key=lambda one: ORDER.index(one.standing)))


def _seen(one: AssignedTo, time: datetime) -> AssignedQuiz:
    opens = max((moment for moment in (one.hours.opens_at, one.quiz_hours.opens_at) if moment), default=None)
    closes = min((moment for moment in (one.hours.closes_at, one.quiz_hours.closes_at) if moment), default=None)
    standing = Standing.OPEN
    if closes is not None and time >= closes:
        standing = Standing.DONE if one.finished else Standing.CLOSED
    elif one.open_attempt:
        standing = Standing.UNDER_WAY
    elif one.finished:
        standing = Standing.DONE
    elif opens is not None and time < opens:
        standing = Standing.LATER
    return AssignedQuiz(one.class_name, one.slug, one.title, standing, opens, closes, one.open_attempt)
