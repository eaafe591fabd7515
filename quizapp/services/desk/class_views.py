"""What a teacher sees of their classes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


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
class AssignedQuiz:
    """A quiz that a class was given, with its hours there. `state` is the quiz's own."""

    slug: str
    title: str
    state: str
    opens_at: datetime | None
    closes_at: datetime | None
    begun: int
    finished: int


@dataclass(frozen=True, slots=True)
class ClassPage:
    """A class with all that can be done about it."""

    line: ClassLine
    roster: tuple[RosterStudent, ...]
    former: tuple[RosterStudent, ...]
    assigned: tuple[AssignedQuiz, ...]


@dataclass(frozen=True, slots=True)
class QuizChoice:
    """A quiz that may be given to a class."""

    slug: str
    title: str
    questions: int
    shared: bool
