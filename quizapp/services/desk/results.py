"""Results: a class at a glance, question by question and student by student."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.analysis import item_statistics as ctt
from quizapp.analysis.spread import ScoreCount, points_variance, spread
from quizapp.services.desk.question_figures import figures_of, kinds_of
from quizapp.services.desk.quiz_access import may_change, scope_of, visible_quiz
from quizapp.services.desk.releasing import release_of
from quizapp.services.desk.result_views import (
    ClassChoice,
    QuestionFigures,
    QuizResults,
    Reliability,
    StudentFigures,
)
from quizapp.storage import classes, reading, results, rosters
from quizapp.storage.results import Scope, StoredTaken

if TYPE_CHECKING:
    from sqlalchemy import Connection

STUDENTS_AT_ONCE = 100


def quiz_results(teacher: int, quiz_slug: str, class_code: str | None = None, page: int = 1) -> QuizResults:
    """Return how a quiz went, for everybody whom the teacher may see or for one class.

    Figures rest on each student's first finished attempt. `page`, from 1, is that of the students; one beyond the last
    is the last. Raises NotFound for a quiz or class that is not theirs.
    """
    with reading() as connection:
        quiz = visible_quiz(connection, teacher, quiz_slug)
        scope = scope_of(connection, teacher, quiz, class_code)
        begun = results.started(connection, quiz.id, scope)
        scores = tuple(ScoreCount(*row) for row in results.score_counts(connection, quiz.id, scope))
        questions = figures_of(connection, quiz.id, scope)
        students, here, pages = _students(connection, quiz.id, scope, begun, page)
        mine = rosters.classes_of_teacher(connection, teacher)
        release = release_of(connection, teacher, quiz, class_code)
    held = next((one for one in mine if one.id == scope.class_id), None)
    finished = sum(one.attempts for one in scores)
    return QuizResults(
        slug=quiz.slug,
        title=quiz.title,
        class_name=held.name if held else None,
        class_code=held.code if held else None,
        classes=tuple(ClassChoice(one.name, one.code) for one in mine if not one.archived),
        started=begun,
        finished=finished,
        spread=spread(scores),
        reliability=_reliability(questions, scores),
        is_few=finished < ctt.FEW_ATTEMPTS,
        questions=questions,
        kinds=kinds_of(questions),
        students=students,
        page=here,
        pages=pages,
        may_mend=may_change(quiz, teacher),
        release=release,
    )


def _reliability(questions: Sequence[QuestionFigures], scores: Sequence[ScoreCount]) -> Reliability:
    """Return the reliability over the questions that count, where everybody was asked all of them."""
    counting = [one for one in questions if not one.is_dropped]
    finished = sum(one.attempts for one in scores)
    if finished < 2 or any(one.attempts != finished or one.facility is None for one in counting):
        return Reliability(None, None)
    variance = points_variance(scores)
    kr20 = ctt.kr20([one.facility for one in counting if one.facility is not None], variance)
    return Reliability(kr20, ctt.standard_error(variance, kr20))


def _students(
    connection: Connection, quiz_id: int, scope: Scope, begun: int, page: int
) -> tuple[tuple[StudentFigures, ...], int, int]:
    """Return the students by name, the page that this is, and how many there are; a class is whole, with its roster."""
    if scope.class_id is not None:
        roster = {one.student.id: one.student.name for one in classes.members(connection, scope.class_id)}
        return _rows(results.taken(connection, quiz_id, scope), roster), 1, 1
    pages = max(1, -(-begun // STUDENTS_AT_ONCE))
    here = min(max(page, 1), pages)
    first = (here - 1) * STUDENTS_AT_ONCE
    shown = results.students(connection, quiz_id, scope, first=first, most=STUDENTS_AT_ONCE)
    return _rows(results.taken(connection, quiz_id, scope, shown), {}), here, pages


def _rows(taken: Sequence[StoredTaken], roster: dict[int, str]) -> tuple[StudentFigures, ...]:
    """Return every student with the attempt that counts, else their newest."""
    shown = {one.student_id: one for one in taken} | {one.student_id: one for one in taken if one.counted}
    attempts = Counter(one.student_id for one in taken)
    rows = [
        StudentFigures(
            one.student_id,
            one.student_name,
            one.state,
            one.answered,
            one.questions,
            one.points,
            one.total,
            attempts[one.student_id],
            one.finished_at,
        )
        for one in shown.values()
    ]
    waiting = [name for student_id, name in roster.items() if student_id not in shown]
    rows += [StudentFigures(None, name, None, 0, 0, None, 0, 0, None) for name in waiting]
    return tuple(sorted(rows, key=lambda row: row.name.casefold()))
