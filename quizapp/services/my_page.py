"""A student's own page: history, progress, all that is kept about them, and its removal."""

from __future__ import annotations

from typing import Any

from quizapp.analysis.scores import Score
from quizapp.services.entering import with_code
from quizapp.services.identity import known_student
from quizapp.services.kinds import kind_of, kind_scores
from quizapp.services.questions import questions
from quizapp.services.reviewing import waiting
from quizapp.services.student_views import ChartPoint, MyPage, PastAttempt
from quizapp.storage import classes, held_back, histories, now, personal, reading, students, writing
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
        former = classes.former_classes_of(connection, known.id)
    due, next_due = waiting(known)
    kinds = [
        (kind_of(asked[revision].item), number < right)
        for revision, answered, right in outcomes
        for number in range(answered)
    ]
    return MyPage(
        student=with_code(known),
        history=tuple(map(_past, past)),
        chart=tuple(map(_point, filter(_is_progress, reversed(past)))),
        by_kind=kind_scores(kinds),
        due=due,
        next_due=next_due,
        classes=in_classes,
        former_classes=former,
    )


def my_data(student: str | None) -> dict[str, Any]:
    """Return every row about the student, ready for JSON; what was right is left out while it may not be known.

    Raises NotFound.
    """
    with reading() as connection:
        known = known_student(connection, student)
        hidden = held_back.hidden_attempts(connection, known.id)
        kept = personal.rows_about(connection, known.id)
    return {
        "made_at": now().isoformat(),
        **kept,
        "attempt": [row | {"points": None, "dropped": None} if row["id"] in hidden else row for row in kept["attempt"]],
        "response": _without_open_keys(kept, hidden),
        "regrade_change": [row for row in kept["regrade_change"] if row["attempt_id"] not in hidden],
    }


def delete_me(student: str | None) -> None:
    """Remove the student with all their rows. Raises NotFound."""
    with writing() as connection:
        known = known_student(connection, student)
        students.hold(connection, known.id)
        personal.delete_rows_about(connection, known.id)


def _without_open_keys(kept: dict[str, list[dict[str, Any]]], hidden: frozenset[int]) -> list[dict[str, Any]]:
    """Return the responses; those not settled yet tell neither what was right nor what is wrong with an option."""
    running = {row["id"] for row in kept["attempt"] if row["state"] in OPEN_STATES}

    def told(row: dict[str, Any]) -> dict[str, Any]:
        unsettled = row["attempt_id"] in running and row["choice"] is None
        return _as_it_was_shown(row) if unsettled or row["attempt_id"] in hidden else row

    return [told(row) for row in sorted(kept["response"], key=lambda row: (row["attempt_id"], row["position"]))]


def _as_it_was_shown(row: dict[str, Any]) -> dict[str, Any]:
    """Return a response with what its student saw, options and choices in the order of the page.

    Options are kept in the order of their author, who writes the right one first: that order would tell it.
    """
    order: list[int] = row["option_order"]
    seen = {name: None if row[name] is None else order.index(row[name]) for name in ("choice", "draft")}
    options = [{"text": row["options"][place]["text"]} for place in order]
    untold = dict.fromkeys(("right", "credited", "dropped", "attempt_points"))
    return row | seen | untold | {"options": options, "option_order": list(range(len(order)))}


def _past(one: StoredPast) -> PastAttempt:
    return PastAttempt(
        attempt=one.public_id,
        quiz_slug=one.quiz_slug,
        quiz_title=one.quiz_title,
        started_at=one.started_at,
        finished_at=one.finished_at,
        state=one.state,
        points=None if one.hidden else one.right,
        total=one.total,
        missed_only=one.missed_only,
        held_back=one.hidden and one.state not in OPEN_STATES,
    )


def _is_progress(one: StoredPast) -> bool:
    return one.state == State.FINISHED and not (one.missed_only or one.hidden)


def _point(one: StoredPast) -> ChartPoint:
    share = Score(one.right, one.total).share
    return ChartPoint(one.finished_at or one.started_at, share, one.quiz_title, one.right, one.total)
