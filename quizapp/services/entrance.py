"""May this student begin the quiz now, and if not, why?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from quizapp.errors import NotAllowed, NotFound
from quizapp.model import QuizSettings
from quizapp.services.class_hours import class_closing, narrowed, why_not_theirs
from quizapp.services.identifiers import is_id
from quizapp.services.lifecycle import settle
from quizapp.services.taking_views import Entrance
from quizapp.storage import assignments, attempts, beginning, classes, now, quizzes, reading, students

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.storage.quizzes import StoredQuiz


class Shut(NamedTuple):
    """Why a quiz is not open, and the moment that decides, with the words before it."""

    reason: str
    lead: str
    moment: datetime


def entrance(quiz_slug: str, student: str | None) -> Entrance:
    """Say whether the visitor may begin the quiz now, which attempt they have open, and if they may not, why.

    Raises NotFound for an unknown quiz.
    """
    with reading() as connection:
        quiz = quizzes.quiz_by_slug(connection, quiz_slug) if is_id(quiz_slug) else None
        if quiz is None or quiz.state == "draft":
            raise NotFound("There is no such quiz.")
        known = students.student_by_id(connection, student) if student and is_id(student) else None
        begun = beginning.whole_attempts(connection, known.id, quiz.id) if known else 0
        held = attempts.open_attempt(connection, known.public_id, quiz_slug, missed_only=False) if known else None
        given = assignments.hours_for(connection, known.id, quiz.id) if known else ()
        member = known.name if known and classes.classes_of(connection, known.id) else None
    if held is not None and not settle(held).is_open:
        held = None
    settings = narrowed(quiz.settings, given, now())
    if held is not None:
        settings = replace(settings, time_limit=held.time_limit)  # of what goes on; the quiz may have another by now
    most = settings.max_attempts
    never = why_withdrawn(quiz.state) or why_not_theirs(quiz, given, member is not None)
    shut = None if never else not_now(settings, now())
    reason = never or (shut.reason if shut else why_no_more(settings, begun))
    return Entrance(
        may_start=held is not None or not reason,
        reason="" if held else reason,
        attempt=held.public_id if held else None,
        attempts_left=None if most is None else max(0, most - begun),
        settings=settings,
        when=(shut.lead, shut.moment) if shut else None,
        class_first=bool(why_not_theirs(quiz, given)) and held is None,
        member=member,
    )


def may_repeat(quiz_slug: str, student: str | None) -> bool:
    """Say whether a student who has taken the quiz may take the whole of it again now."""
    try:
        return entrance(quiz_slug, student).may_start
    except NotFound:
        return False


def admit(connection: Connection, quiz: StoredQuiz, student_id: int) -> datetime | None:
    """Return when an attempt that the student begins now closes for their class, None without a limit.

    Raises NotAllowed where this student may not begin the quiz now.
    """
    given = assignments.hours_for(connection, student_id, quiz.id)
    shut = not_now(narrowed(quiz.settings, given, now()), now())
    reason = why_withdrawn(quiz.state) or why_not_theirs(quiz, given)
    if shut and not reason:
        reason = f"{shut.reason} {shut.lead} {_written(shut.moment)}."
    if not reason and quiz.settings.max_attempts is not None:
        reason = why_no_more(quiz.settings, beginning.whole_attempts(connection, student_id, quiz.id))
    if reason:
        raise NotAllowed(reason)
    return class_closing(given, now())


def why_withdrawn(state: str) -> str:
    """Return a plain sentence where the teacher has closed the quiz, else nothing. Who has begun may finish."""
    return "" if state == "published" else "Your teacher has closed this quiz."


def not_now(settings: QuizSettings, time: datetime) -> Shut | None:
    """Return why the quiz is not open at this time, None where it is."""
    if settings.opens_at is not None and time < settings.opens_at:
        return Shut("This quiz is not open yet.", "It opens on", settings.opens_at)
    if settings.closes_at is not None and time >= settings.closes_at:
        return Shut("This quiz is closed.", "It was open until", settings.closes_at)
    return None


def why_no_more(settings: QuizSettings, begun: int) -> str:
    """Return a plain sentence where no attempt is left, else nothing."""
    most = settings.max_attempts
    if most is None or begun < most:
        return ""
    times = "once" if most == 1 else f"{most} times"
    return f"This quiz can be taken {times}, and you have done so."


def _written(time: datetime) -> str:
    return f"{time.day} {time:%B %Y} at {time:%H:%M} UTC"
