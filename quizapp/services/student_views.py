"""What a student sees beyond one attempt: who they are, their class, their history, their review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp.model import ItemType
from quizapp.services.score_views import KindScore
from quizapp.services.views import Feedback


@dataclass(frozen=True, slots=True)
class Student:
    """A student: `id` is for the session, `code` for coming back on another device."""

    id: str
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Here:
    """Who this browser is, and the classes that they are in; archived ones are left out."""

    student: Student
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RosterName:
    """A name of the class; `taken` once somebody has come in under it."""

    name: str
    taken: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """A class as a newcomer sees it."""

    class_name: str
    class_code: str
    names: tuple[RosterName, ...]


@dataclass(frozen=True, slots=True)
class ClassCard:
    """A class as the teacher lists it."""

    name: str
    code: str
    students: int
    joined: int
    archived: bool


@dataclass(frozen=True, slots=True)
class ClassStudent:
    """A student on a roster as the teacher sees them, with the code to come back by."""

    name: str
    code: str
    joined_at: datetime | None


@dataclass(frozen=True, slots=True)
class PastAttempt:
    """One attempt in the history, newest first; `state` as stored.

    `points` is None while a test runs, and while its results are held back.
    """

    attempt: str
    quiz_slug: str
    quiz_title: str
    started_at: datetime
    finished_at: datetime | None
    state: str
    points: int | None
    total: int
    missed_only: bool
    held_back: bool


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A finished attempt in the chart: when, and the share of right answers from 0 to 1. Oldest first."""

    when: datetime
    share: float
    quiz_title: str
    points: int
    total: int


@dataclass(frozen=True, slots=True)
class MyPage:
    """All that a student's own page shows."""

    student: Student
    history: tuple[PastAttempt, ...]
    chart: tuple[ChartPoint, ...]
    by_kind: tuple[KindScore, ...]
    due: int
    next_due: datetime | None
    classes: tuple[str, ...]
    former_classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A question to review. `item` names it when it is answered, and `asked` its wording and order on this day; `left`
    counts the due ones, this one among them.
    """

    item: int
    asked: str
    quiz_title: str
    type: ItemType
    stem: str
    options: tuple[str, ...]
    left: int
    article_slug: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The outcome of a review and when the question comes again; `left` counts what is still due.

    `seen_in` is the attempt, and the position in it, through which the question can be reported.
    """

    type: ItemType
    stem: str
    options: tuple[str, ...]
    feedback: Feedback
    next_due: datetime
    left: int
    seen_in: tuple[str, int] | None = None
