"""The gradebook: a table of scores for a spreadsheet, with columns that stay what they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from quizapp.services.desk.class_access import own_class
from quizapp.services.desk.quiz_access import given_classes, scope_of, visible_quiz
from quizapp.storage import classes, reading, results
from quizapp.storage.results import Mark, Scope, StoredTaken
from quizapp.storage.slugs import slug_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.storage.quizzes import StoredQuiz

COLUMNS = (
    "student",
    "classes",
    "attempt",
    "counts",
    "state",
    "started_at",
    "finished_at",
    "time_zone",
    "answered",
    "points",
    "total",
    "percent",
)
# A spreadsheet takes a cell that begins with one of these for a formula (OWASP, CSV Injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LONGEST_ZONE = 60


@dataclass(frozen=True, slots=True)
class Gradebook:
    """A gradebook as CSV (RFC 4180), under the name that its file should have."""

    name: str
    csv: str


def gradebook(teacher: int, quiz_slug: str, class_code: str | None = None, zone_name: str | None = None) -> Gradebook:
    """Return the gradebook of a quiz with a header line: a line for each attempt at the whole quiz.

    Classes that were given the quiz come first, in the order of their rosters, with a line also for who has not begun;
    then everybody else, in the order in which they began. `counts` is 1 for the attempt that figures rest on. Times are
    those of the zone (an IANA name such as "Asia/Almaty"), UTC where it is not known; `time_zone` says which.

    After the fixed columns comes one for each question, named by its number in the quiz and its id, as in "3 (rise)":
    the id stays when the quiz is arranged anew. 1 is right, 0 wrong, empty without an answer, "dropped" where the
    question no longer counts. Raises NotFound.
    """
    with reading() as connection:
        quiz = visible_quiz(connection, teacher, quiz_slug)
        scope = scope_of(connection, teacher, quiz, class_code)
        taken = results.taken(connection, quiz.id, scope)
        marks = results.marks(connection, quiz.id, scope)
        in_quiz = results.positions(connection, quiz.id)
        asked = sorted(
            {mark.item_id for mark in marks} | set(in_quiz), key=lambda item: (in_quiz.get(item, 10**9), item)
        )
        names = results.item_names(connection, asked)
        in_classes = results.class_names(connection, teacher)
        rosters = _rosters(connection, teacher, quiz, scope)
        held = own_class(connection, teacher, scope.class_id) if scope.class_id is not None else None
    heads = [f"{in_quiz[item]} ({names[item]})" if item in in_quiz else f"({names[item]})" for item in asked]
    lines = [(*COLUMNS, *heads)]
    cells = _cells(marks)
    zone = _zone(zone_name)
    for student_id, name, attempts in _students(taken, rosters):
        of_classes = ", ".join(in_classes.get(student_id, ()))
        if not attempts:
            lines.append((name, of_classes, "0", "0", "not begun", *[""] * (len(lines[0]) - 5)))
        for number, one in enumerate(attempts, start=1):
            own = cells.get(one.attempt_id, {})
            lines.append((*_fixed(one, of_classes, number, zone), *(own.get(item, "") for item in asked)))
    return Gradebook(
        "-".join([quiz.slug, *([slug_of(held.name, "class")] if held else []), "results.csv"]), _csv(lines)
    )


def _rosters(connection: Connection, teacher: int, quiz: StoredQuiz, scope: Scope) -> dict[int, str]:
    """Return the students of the class, else of all classes that were given the quiz, by id in the order of rosters."""
    ids = [scope.class_id] if scope.class_id is not None else []
    if scope.class_id is None:
        given = (classes.class_by_code(connection, one.code) for one in given_classes(connection, teacher, quiz))
        ids = [held.id for held in given if held is not None]
    return {one.student.id: one.student.name for class_id in ids for one in classes.members(connection, class_id)}


def _students(taken: tuple[StoredTaken, ...], rosters: Mapping[int, str]) -> list[tuple[int, str, list[StoredTaken]]]:
    """Return id, name and attempts of every student, those of rosters first."""
    found: dict[int, tuple[str, list[StoredTaken]]] = {student: (name, []) for student, name in rosters.items()}
    for one in taken:
        found.setdefault(one.student_id, (one.student_name, []))[1].append(one)
    return [(student, name, attempts) for student, (name, attempts) in found.items()]


def _cells(marks: tuple[Mark, ...]) -> dict[int, dict[int, str]]:
    """Return what stands under each question, by attempt and item."""
    cells: dict[int, dict[int, str]] = {}
    for mark in marks:
        cells.setdefault(mark.attempt_id, {})[mark.item_id] = _cell(mark)
    return cells


def _fixed(one: StoredTaken, in_classes: str, number: int, zone: tzinfo) -> tuple[str, ...]:
    share = "" if one.points is None or not one.total else f"{100 * one.points / one.total:.1f}"
    return (
        one.student_name,
        in_classes,
        str(number),
        str(int(one.counted)),
        one.state.value,
        _time(one.started_at, zone),
        _time(one.finished_at, zone),
        str(zone),
        str(one.answered),
        "" if one.points is None else str(one.points),
        str(one.total),
        share,
    )


def _cell(mark: Mark) -> str:
    if mark.dropped:
        return "dropped"
    if mark.credited:
        return "1"
    return "" if mark.right is None else str(int(mark.right))


def _zone(name: str | None) -> tzinfo:
    """Return the zone of that name, UTC for one that this machine does not know."""
    if not name or len(name) > LONGEST_ZONE:
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def _time(moment: datetime | None, zone: tzinfo) -> str:
    """Return a time as every spreadsheet reads it, to the second."""
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S") if moment else ""


def _csv(lines: list[tuple[str, ...]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(tuple(map(_safe, line)) for line in lines)
    return written.getvalue()


def _safe(cell: str) -> str:
    """Return a cell that no spreadsheet runs: what looks like a formula gets an apostrophe in front, as they use it."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
