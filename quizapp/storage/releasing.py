"""Queries by which results of a test are shown: who waits for them, since when they are shown, when they would be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, func, not_, or_, select, update

from quizapp.model import Mode
from quizapp.storage.database import now
from quizapp.storage.held_back import COULD_BE_HELD, HELD_BACK, UNDER_WAY, at_this_time, over_by
from quizapp.storage.results import Scope, attempts_of
from quizapp.storage.tables import AssignmentRow, AttemptRow, ClassRow


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many students have handed in and wait, how many still write, and how many attempts are not held back."""

    held_back: int
    under_way: int
    shown: int


@dataclass(frozen=True, slots=True)
class ShownLast:
    """The newest moment at which results were shown, and to how many students."""

    at: datetime
    students: int


def waiting(connection: Connection, quiz_id: int, scope: Scope) -> Waiting:
    """Count who in this scope waits for the results of a test, and what is shown."""
    at_work = and_(AttemptRow.state.in_(UNDER_WAY), AttemptRow.released_at.is_(None))
    students = func.count(AttemptRow.student_id.distinct())
    counts = select(
        students.filter(HELD_BACK), students.filter(at_work), func.count().filter(not_(or_(HELD_BACK, at_work)))
    )
    tests = (AttemptRow.mode == Mode.TEST, *attempts_of(quiz_id, scope))
    return Waiting(*connection.execute(counts.where(*tests), at_this_time()).one())


def show(connection: Connection, quiz_id: int, scope: Scope) -> datetime | None:
    """Show the results of every test in this scope that has been begun; return the moment, None where none is new.

    What is begun later is held back again: a student who was ill writes the same test.
    """
    time = now()
    begun = (AttemptRow.mode == Mode.TEST, AttemptRow.released_at.is_(None), *attempts_of(quiz_id, scope))
    shown = connection.execute(update(AttemptRow).where(*begun).values(released_at=time)).rowcount
    return time if shown else None


def hide(connection: Connection, quiz_id: int, scope: Scope, time: datetime) -> int:
    """Hold back again what was shown at this moment; return how many attempts that are."""
    mine = (AttemptRow.released_at == time, *attempts_of(quiz_id, scope))
    return connection.execute(update(AttemptRow).where(*mine).values(released_at=None)).rowcount


def shown_last(connection: Connection, quiz_id: int, scope: Scope) -> ShownLast | None:
    """Return what was shown last in this scope and would be held back if it were hidden; None where nothing is."""
    hideable = (AttemptRow.released_at.is_not(None), COULD_BE_HELD, *attempts_of(quiz_id, scope))
    latest = (
        select(AttemptRow.released_at, func.count(AttemptRow.student_id.distinct()))
        .where(*hideable)
        .group_by(AttemptRow.released_at)
        .order_by(AttemptRow.released_at.desc())
        .limit(1)
    )
    row = connection.execute(latest, at_this_time()).one_or_none()
    return ShownLast(row[0], row[1]) if row and row[0] else None


def shown_at(
    connection: Connection, quiz_id: int, quiz_closes: datetime | None, class_closes: datetime | None
) -> datetime | None:
    """Return when the results of an attempt come by themselves: when its quiz closes, or the last class that has it.

    `class_closes` is the closing of the attempt's own class. None where only a teacher can say when, and where that
    time is over: then somebody has more time than the class.
    """
    if class_closes is None:
        return _ahead(quiz_closes)
    others = (
        select(AssignmentRow.closes_at)
        .join(ClassRow, ClassRow.id == AssignmentRow.class_id)
        .where(AssignmentRow.quiz_id == quiz_id, ClassRow.archived.is_(False))
    )
    ends = connection.scalars(others).all()
    known = [closes for closes in ends if closes is not None]
    last = max([class_closes, *known]) if len(known) == len(ends) else None
    return _ahead(min((end for end in (quiz_closes, last) if end is not None), default=None))


def _ahead(end: datetime | None) -> datetime | None:
    return end if end is not None and end > over_by() else None
