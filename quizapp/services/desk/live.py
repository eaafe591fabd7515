"""The lesson as it goes: who has started, where they are, who has finished."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp.services.desk.class_access import own_class
from quizapp.services.desk.quiz_access import given_classes, scope_of, visible_quiz
from quizapp.services.desk.releasing import release_of
from quizapp.services.desk.result_views import ClassChoice, Release
from quizapp.storage import classes, now, reading, results
from quizapp.storage.attempts import OPEN_STATES, State


@dataclass(frozen=True, slots=True)
class Place:
    """Where a student is: None as state means that they have not begun."""

    name: str
    state: State | None
    answered: int
    questions: int
    points: int | None
    total: int


@dataclass(frozen=True, slots=True)
class Live:
    """All students of a lesson, those who are at it first. `at` is the server's time.

    Where results are held back, `release` says so, and no points are told: this page may be on the wall.
    """

    slug: str
    title: str
    class_name: str | None
    class_code: str | None
    waiting: int
    working: int
    finished: int
    places: tuple[Place, ...]
    classes: tuple[ClassChoice, ...]
    release: Release | None
    at: datetime


def live(teacher: int, quiz_slug: str, class_code: str | None = None) -> Live:
    """Return where every student is in their newest attempt at a quiz.

    Without a code it is the class that was given the quiz, if it is one; "" asks for everybody. Raises NotFound.
    """
    with reading() as connection:
        quiz = visible_quiz(connection, teacher, quiz_slug)
        classes_here = given_classes(connection, teacher, quiz)
        if class_code is None and len(classes_here) == 1:
            class_code = classes_here[0].code
        scope = scope_of(connection, teacher, quiz, class_code or None)
        newest = {one.student_id: one for one in results.taken(connection, quiz.id, scope)}
        held = own_class(connection, teacher, scope.class_id) if scope.class_id is not None else None
        roster = classes.members(connection, held.id) if held else ()
        release = release_of(connection, teacher, quiz, class_code or None)
    told = release is None or not release.is_waited_for
    places = [
        Place(one.student_name, one.state, one.answered, one.questions, one.points if told else None, one.total)
        for one in newest.values()
    ]
    places += [Place(member.student.name, None, 0, 0, None, 0) for member in roster if member.student.id not in newest]
    return Live(
        slug=quiz.slug,
        title=quiz.title,
        class_name=held.name if held else None,
        class_code=held.code if held else None,
        waiting=sum(place.state is None for place in places),
        working=sum(place.state in OPEN_STATES for place in places),
        finished=sum(place.state is State.FINISHED for place in places),
        places=tuple(sorted(places, key=_order)),
        classes=classes_here,
        release=release,
        at=now(),
    )


def _order(place: Place) -> tuple[int, float, str]:
    rank = 0 if place.state in OPEN_STATES else 1 if place.state is None else 2
    share = place.answered / place.questions if place.questions else 0.0
    return rank, share, place.name.casefold()
