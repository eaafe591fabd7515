"""What a teacher sees of their classes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp.storage.assignments import GivableQuiz, GivenQuiz, Hours


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class in the list."""

    id: int
    name: str
    code: str
    students: int
    joined: int
    archived: bool
    assigned: int = 0


@dataclass(frozen=True, slots=True)
class RosterStudent:
    """A student on the roster, with the code that they come back by. `joined_at` is None before they have come in."""

    id: int
    name: str
    code: str
    joined_at: datetime | None


@dataclass(frozen=True, slots=True)
class ClassPage:
    """A class with all that can be done about it."""

    line: ClassLine
    roster: tuple[RosterStudent, ...]
    former: tuple[RosterStudent, ...]
    assigned: tuple[GivenQuiz, ...]


@dataclass(frozen=True, slots=True)
class StudentPage:
    """A student in a class."""

    line: ClassLine
    student: RosterStudent


@dataclass(frozen=True, slots=True)
class Added:
    """What adding names did: how many were new, and how many were on the roster already."""

    new: int
    there: int


@dataclass(frozen=True, slots=True)
class GivingPage:
    """What a class may be given. `chosen` is the quiz that is looked at, `hours` those that the class has it with."""

    class_id: int
    class_name: str
    quizzes: tuple[GivableQuiz, ...]
    chosen: str | None
    hours: Hours | None
