"""Those who are taking a quiz while it changes. Where its time limit was made shorter, they keep theirs until the
teacher says otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from quizapp.services.desk.quiz_access import own_quiz
from quizapp.services.desk.quizzes import QuizLine, line_of
from quizapp.storage import now, reading, time_limits, writing
from quizapp.storage.time_limits import Timed

AT_IT = timedelta(hours=3)  # who began without a limit is taken to be at it for so long after the last answer
LAST_MINUTE = 60  # seconds for those whose time would be over: nobody is cut off in the middle of a question


@dataclass(frozen=True, slots=True)
class LongerLimits:
    """How many students have begun with a longer time limit than the quiz has now, and have time left of it.

    Who began without a limit counts while they are at it: what was left lying is no test that runs. `longest` is in
    seconds, None where one of them has no limit. `nearly_over` counts those who would be in their last minute if the
    quiz's limit counted for them.
    """

    students: int
    longest: int | None
    nearly_over: int


def taking_now(teacher: int, slug: str) -> int:
    """Return how many students are at a quiz and have time left. Raises NotFound."""
    time = now()
    with reading() as connection:
        held = own_quiz(connection, teacher, slug)
        ends = time_limits.ends(connection, held.id, time - AT_IT)
    closes = held.settings.closes_at
    return 0 if closes is not None and closes <= time else sum(end is None or end > time for end in ends)


def longer_limits(teacher: int, slug: str) -> tuple[QuizLine, LongerLimits]:
    """Return a quiz and who has more time on it than it gives now. Raises NotFound."""
    time = now()
    with reading() as connection:
        held = own_quiz(connection, teacher, slug)
        found = _with_time_left(time_limits.beyond(connection, held.id, time - AT_IT), time)
    limits = [one.time_limit for one in found if one.time_limit is not None]
    return line_of(held, teacher), LongerLimits(
        students=len(found),
        longest=max(limits, default=None) if len(limits) == len(found) else None,
        nearly_over=sum(_seconds_from(one, time) + LAST_MINUTE >= (held.settings.time_limit or 0) for one in found),
    )


def shorten(teacher: int, slug: str) -> int:
    """Let the limit of the quiz count for those who have more, but leave each a minute; return how many they are.

    Raises NotFound.
    """
    with writing() as connection:
        time, held = now(), own_quiz(connection, teacher, slug)
        found = _with_time_left(time_limits.beyond(connection, held.id, time - AT_IT), time)
        limits = [(one.id, _shorter(one, held.settings.time_limit or 0, time)) for one in found]
        time_limits.shorten(connection, limits)
    return len(limits)


def _with_time_left(found: Sequence[Timed], time: datetime) -> tuple[Timed, ...]:
    """Leave out whose own time is up: what becomes of them is settled already."""
    return tuple(one for one in found if one.time_limit is None or _seconds_from(one, time) < one.time_limit)


def _seconds_from(one: Timed, time: datetime) -> int:
    return int((time - one.started_at).total_seconds())


def _shorter(one: Timed, limit: int, time: datetime) -> int:
    shorter = max(limit, _seconds_from(one, time) + LAST_MINUTE)
    return shorter if one.time_limit is None else min(shorter, one.time_limit)
