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
    """A student in a class, and how far they are with the quiz that they are taking now: answered, of how many."""

    line: ClassLine
    student: RosterStudent
    taking: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class FormerStudent:
    """A student who was taken off the roster, and how many attempts they have begun."""

    id: int
    removed_at: datetime
    attempts: int


@dataclass(frozen=True, slots=True)
class Namesake:
    """A name to be added under which students were on the roster before; the last one taken off comes first."""

    name: str
    former: tuple[FormerStudent, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What adding names did: how many were new, how many were on the roster already, and how many came back to it.

    Where it cannot be known who is meant by some names, nothing was done, and those are `asked`.
    """

    new: int = 0
    there: int = 0
    back: int = 0
    asked: tuple[Namesake, ...] = ()


@dataclass(frozen=True, slots=True)
class GivingPage:
    """What a class may be given. `chosen` is the quiz that is looked at, `hours` those that the class has it with."""

    class_id: int
    class_name: str
    quizzes: tuple[GivableQuiz, ...]
    chosen: str | None
    hours: Hours | None
