"""Results: a class at a glance, question by question and student by student."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.analysis import item_statistics as ctt
from quizapp.services.desk.question_figures import figures_of, kinds_of
from quizapp.services.desk.quiz_access import may_change, scope_of, visible_quiz
from quizapp.services.desk.result_views import (
    ClassChoice,
    QuestionFigures,
    QuizResults,
    Reliability,
    Spread,
    StudentFigures,
)
from quizapp.storage import classes, reading, results, rosters
from quizapp.storage.attempts import State
from quizapp.storage.results import StoredTaken

if TYPE_CHECKING:
    from sqlalchemy import Connection

BINS = 10


def quiz_results(teacher: int, quiz_slug: str, class_code: str | None = None) -> QuizResults:
    """Return how a quiz went, for everybody whom the teacher may see or for one class.

    Figures rest on each student's first finished attempt. Raises NotFound for a quiz or class that is not theirs.
    """
    with reading() as connection:
        quiz = visible_quiz(connection, teacher, quiz_slug)
        scope = scope_of(connection, teacher, quiz, class_code)
        taken = results.taken(connection, quiz.id, scope)
        questions = figures_of(connection, quiz.id, scope)
        roster = _roster(connection, scope.class_id)
        mine = rosters.classes_of_teacher(connection, teacher)
    held = next((one for one in mine if one.id == scope.class_id), None)
    firsts = first_finished(taken)
    points = [one.points or 0 for one in firsts]
    return QuizResults(
        slug=quiz.slug,
        title=quiz.title,
        class_name=held.name if held else None,
        class_code=held.code if held else None,
        classes=tuple(ClassChoice(one.name, one.code) for one in mine if not one.archived),
        questions_asked=quiz.questions,
        started=len({one.student_id for one in taken}),
        finished=len(firsts),
        spread=_spread([one.points / one.total for one in firsts if one.points is not None and one.total]),
        reliability=_reliability(questions, points),
        is_few=len(firsts) < ctt.FEW_ATTEMPTS,
        questions=questions,
        kinds=kinds_of(questions),
        students=_students(taken, roster),
        may_mend=may_change(quiz, teacher),
    )


def first_finished(taken: Sequence[StoredTaken]) -> tuple[StoredTaken, ...]:
    """Return each student's first finished attempt."""
    firsts: dict[int, StoredTaken] = {}
    for one in taken:
        if one.state is State.FINISHED:
            firsts.setdefault(one.student_id, one)
    return tuple(firsts.values())


def _roster(connection: Connection, class_id: int | None) -> dict[int, str]:
    if class_id is None:
        return {}
    return {member.student.id: member.student.name for member in classes.members(connection, class_id)}


def _spread(shares: list[float]) -> Spread | None:
    if not shares:
        return None
    bins = [0] * BINS
    for share in shares:
        bins[min(int(share * BINS), BINS - 1)] += 1
    return Spread(
        len(shares), statistics.fmean(shares), statistics.median(shares), min(shares), max(shares), tuple(bins)
    )


def _reliability(questions: Sequence[QuestionFigures], points: Sequence[int]) -> Reliability:
    """Return the reliability over the questions that count, where everybody was asked all of them."""
    counting = [one for one in questions if not one.is_dropped]
    if len(points) < 2 or any(one.attempts != len(points) or one.facility is None for one in counting):
        return Reliability(None, None)
    variance = statistics.pvariance(points)
    kr20 = ctt.kr20([one.facility for one in counting if one.facility is not None], variance)
    return Reliability(kr20, ctt.standard_error(variance, kr20))


def _students(taken: Sequence[StoredTaken], roster: dict[int, str]) -> tuple[StudentFigures, ...]:
    """Return every student, by name, with their first finished attempt, else their newest."""
    shown = {one.student_id: one for one in taken} | {one.student_id: one for one in first_finished(taken)}
    counts: dict[int, int] = {}
    for one in taken:
        counts[one.student_id] = counts.get(one.student_id, 0) + 1
    rows = [
        StudentFigures(
            one.student_name,
            one.state,
            one.answered,
            one.questions,
            one.points,
            one.total,
            counts[one.student_id],
            one.finished_at,
        )
        for one in shown.values()
    ]
    rows += [
        StudentFigures(name, None, 0, 0, None, 0, 0, None)
        for student_id, name in roster.items()
        if student_id not in shown
    ]
    return tuple(sorted(rows, key=lambda row: row.name.casefold()))
