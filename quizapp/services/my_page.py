"""A student's own page: history, progress, all that is kept about them, and its removal."""

from __future__ import annotations

from typing import Any

from quizapp.analysis.scores import Score
from quizapp.model import Mode
from quizapp.services.entering import with_code
from quizapp.services.identity import known_student
from quizapp.services.kinds import kind_of, kind_scores
from quizapp.services.questions import questions
from quizapp.services.reviewing import waiting
from quizapp.services.student_views import ChartPoint, MyPage, PastAttempt
from quizapp.storage import classes, histories, now, personal, reading, students, writing
from quizapp.storage.attempts import OPEN_STATES, State
from quizapp.storage.histories import StoredPast


def my_page(student: str | None) -> MyPage:
    """Return what the student's page shows. Raises NotFound for a visitor without attempts or class."""
    with reading() as connection:
        known = known_student(connection, student)
        past = histories.history(connection, known.id)
        outcomes = histories.outcomes(connection, known.id)
        asked = questions(connection, [revision for revision, _, _ in outcomes])
        in_classes = classes.classes_of(connection, known.id)
    due, next_due = waiting(known)
    kinds = [
        (kind_of(asked[revision].item), number < right)
        for revision, answered, right in outcomes
        for number in range(answered)
    ]
    return MyPage(
        student=with_code(known),
        history=tuple(map(_past, past)),
        chart=tuple(_point(one) for one in reversed(past) if one.state == State.FINISHED and not one.missed_only),
        by_kind=kind_scores(kinds),
        due=due,
        next_due=next_due,
        classes=in_classes,
    )


def my_data(student: str | None) -> dict[str, Any]:
    """Return every row about the student, ready for JSON; what was right is left out while it may not be known.

    Raises NotFound.
    """
    with reading() as connection:
        known = known_student(connection, student)
        kept = personal.rows_about(connection, known.id)
    return {"made_at": now().isoformat(), **kept, "response": _without_open_keys(kept)}


def delete_me(student: str | None) -> None:
    """Remove the student with all their rows. Raises NotFound."""
    with writing() as connection:
        known = known_student(connection, student)
        students.hold(connection, known.id)
        personal.delete_rows_about(connection, known.id)


def _without_open_keys(kept: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Return the responses; those not settled yet tell neither what was right nor what is wrong with an option."""
    running = {row["id"]: row["mode"] for row in kept["attempt"] if row["state"] in OPEN_STATES}

    def told(row: dict[str, Any]) -> dict[str, Any]:
        mode = running.get(row["attempt_id"])
        if mode is None or (mode == Mode.PRACTICE and row["choice"] is not None):
            return row
        return row | {"right": None, "options": [{"text": option["text"]} for option in row["options"]]}

    return [told(row) for row in sorted(kept["response"], key=lambda row: (row["attempt_id"], row["position"]))]


def _past(one: StoredPast) -> PastAttempt:
    hidden = one.mode == Mode.TEST and one.state in OPEN_STATES
    return PastAttempt(
        attempt=one.public_id,
        quiz_slug=one.quiz_slug,
        quiz_title=one.quiz_title,
        started_at=one.started_at,
        finished_at=one.finished_at,
        state=one.state,
        points=None if hidden else one.right,
        total=one.total,
        missed_only=one.missed_only,
    )


def _point(one: StoredPast) -> ChartPoint:
    share = Score(one.right, one.total).share
    return ChartPoint(one.finished_at or one.started_at, share, one.quiz_title, one.right, one.total)
