"""Giving quizzes to classes, with hours of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.errors import NotFound
from quizapp.services.desk.class_access import own_class
from quizapp.services.desk.class_views import GivingPage
from quizapp.services.desk.quiz_access import visible_quiz
from quizapp.services.faults import Faults
from quizapp.services.identifiers import is_id
from quizapp.storage import assignments, now, quizzes, reading, rosters, time_limits, writing
from quizapp.storage.assignments import Hours

if TYPE_CHECKING:
    from datetime import datetime


def giving_page(teacher: int, class_id: int, slug: str | None = None) -> GivingPage:
    """Return which quizzes a class may be given, and the hours of the one named. Raises NotFound."""
    with reading() as connection:
        held = own_class(connection, teacher, class_id)
        offered = assignments.givable(connection, teacher)
        chosen = next((quiz for quiz in offered if quiz.slug == slug), None)
        hours = assignments.hours_of(connection, held.id, chosen.id) if chosen else None
    return GivingPage(held.id, held.name, offered, chosen.slug if chosen else None, hours)


def give(teacher: int, class_id: int, slug: str, opens_at: datetime | None, closes_at: datetime | None) -> None:
    """Give a quiz to a class, or change its hours there; attempts under way close with it.

    Raises NotFound, and BadFields for a quiz that is not published and for hours that end before they begin.
    """
    faults = Faults()
    if opens_at and closes_at and closes_at <= opens_at:
        faults.add("closes_at", "It would close before it opens. Let it close later.")
    elif closes_at and closes_at <= now():
        faults.add(
            "closes_at", "That time is over. Let it close later; to end it now, take the quiz back from the class."
        )
    with writing() as connection:
        held = own_class(connection, teacher, class_id)
        quiz = visible_quiz(connection, teacher, slug)
        if quiz.state != "published":
            faults.add("quiz", f"“{quiz.title}” is not published. Publish it first, then give it to a class.")
        faults.check()
        time_limits.hold_alone(connection, quiz.id)
        assignments.give(connection, held.id, quiz.id, Hours(opens_at, closes_at))
        assignments.close_attempts(connection, held.id, quiz.id, closes_at)


def take_back(teacher: int, class_id: int, slug: str) -> Hours:
    """Take a quiz away from a class; return the hours that it had, to give it again. Raises NotFound.

    Attempts stay, and those under way may be finished.
    """
    with writing() as connection:
        held = own_class(connection, teacher, class_id)
        # Also one that a colleague has stopped sharing since: the class still has it.
        quiz = quizzes.quiz_by_slug(connection, slug) if is_id(slug) else None
        if quiz is not None:
            time_limits.hold_alone(connection, quiz.id)
        hours = assignments.hours_of(connection, held.id, quiz.id) if quiz else None
        if quiz is None or hours is None or not assignments.take_back(connection, held.id, quiz.id):
            raise NotFound("This class has not been given that quiz. Load the page again.")
        assignments.lift_closing(connection, held.id, quiz.id)
    return hours


def classes_for(teacher: int, slug: str) -> tuple[str, tuple[tuple[int, str, bool], ...]]:
    """Return the title of a quiz, and the teacher's classes: id, name, and whether it was given the quiz."""
    with reading() as connection:
        quiz = visible_quiz(connection, teacher, slug)
        held = [one for one in rosters.classes_of_teacher(connection, teacher) if not one.archived]
        given = assignments.classes_given(connection, quiz.id)
    return quiz.title, tuple((one.id, one.name, one.id in given) for one in held)
