"""What is wrong with a file, where, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a problem matters. Only errors keep a file out."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `line` counts from 1; `where` names the place in a person's words ("question 7"), or is empty.

    >>> str(Problem("bank.yaml", 12, "question 2", "there is no answer", "add “answer: …”"))
    'bank.yaml:12: question 2: there is no answer; add “answer: …”'
    """

    file: str
    line: int
    where: str
    message: str
    advice: str = ""
    level: Level = Level.ERROR

    def __str__(self) -> str:
        label = "" if self.level is Level.ERROR else f"{self.level.value}: "
        place = f"{self.where}: " if self.where else ""
        advice = f"; {self.advice}" if self.advice else ""
        return f"{self.file}:{self.line}: {label}{place}{self.message}{advice}"


class Report:
    """The problems of one file, gathered while it is read: reading goes on after each, so that all are told at once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._problems: list[Problem] = []

    def add(self, line: int, where: str, message: str, advice: str = "", level: Level = Level.ERROR) -> None:
        """Note a problem."""
        self._problems.append(Problem(self.file, line, where, message, advice, level))

    @property
    def errors(self) -> int:
        """Return how many errors there are so far."""
        return sum(problem.level is Level.ERROR for problem in self._problems)

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems by line; those of one line as they were found."""
        return tuple(sorted(self._problems, key=lambda problem: problem.line))
