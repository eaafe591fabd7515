"""The gradebook: a table of scores for a spreadsheet, with columns that stay what they are."""

from __future__ import annotations

import csv
import io
from datetime import datetime

from quizapp.services.desk.quiz_access import scope_of, visible_quiz
from quizapp.storage import classes, reading, results
from quizapp.storage.results import Mark, StoredTaken

COLUMNS = (
    "student",
    "classes",
    "attempt",
    "state",
    "started_at",
    "finished_at",
    "answered",
    "points",
    "total",
    "percent",
)
# A spreadsheet takes a cell that begins with one of these for a formula (OWASP, CSV Injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def gradebook(teacher: int, quiz_slug: str, class_code: str | None = None) -> str:
    """Return the gradebook of a quiz as CSV (RFC 4180) with a header line: a line for each attempt at the whole quiz.

    Of a class, those who have not begun come last, with no attempt. After the fixed columns comes one for each
    question, named by its id: 1 right, 0 wrong, empty without an answer, "dropped" where the question no longer
    counts. Times are UTC in ISO 8601. Raises NotFound.
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
        roster = classes.members(connection, scope.class_id) if scope.class_id is not None else ()
    by_attempt: dict[int, dict[int, str]] = {}
    for mark in marks:
        by_attempt.setdefault(mark.attempt_id, {})[mark.item_id] = _cell(mark)
    lines = [(*COLUMNS, *(names[item] for item in asked))]
    number: dict[int, int] = {}
    for one in taken:
        number[one.student_id] = number.get(one.student_id, 0) + 1
        cells = by_attempt.get(one.attempt_id, {})
        fixed = _fixed(one, ", ".join(in_classes.get(one.student_id, ())), number[one.student_id])
        lines.append((*fixed, *(cells.get(item, "") for item in asked)))
    begun = {one.student_id for one in taken}
    for member in roster:
        if member.student.id not in begun:
            named = ", ".join(in_classes.get(member.student.id, ()))
            lines.append((member.student.name, named, "0", "not begun", *[""] * (len(lines[0]) - 4)))
    return _csv(lines)


def _fixed(one: StoredTaken, in_classes: str, number: int) -> tuple[str, ...]:
    share = "" if one.points is None or not one.total else f"{100 * one.points / one.total:.1f}"
    return (
        one.student_name,
        in_classes,
        str(number),
        one.state.value,
        _time(one.started_at),
        _time(one.finished_at),
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


def _time(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else ""


def _csv(lines: list[tuple[str, ...]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(tuple(map(_safe, line)) for line in lines)
    return written.getvalue()


def _safe(cell: str) -> str:
    """Return a cell that no spreadsheet runs: what looks like a formula gets an apostrophe in front, as they use it."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
