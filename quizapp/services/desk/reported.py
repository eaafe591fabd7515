"""Questions that students have reported, and the one page that explains a question to the class."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from quizapp.errors import NotFound
from quizapp.services.desk.beside import beside
from quizapp.services.desk.question_figures import figures_of
from quizapp.services.desk.quiz_access import own_quiz, scope_of, visible_quiz
from quizapp.services.desk.result_views import Explained
from quizapp.services.questions import Question, evidence, questions
from quizapp.services.reports import REASONS
from quizapp.services.views import Evidence
from quizapp.storage import reading, reports, results, writing
from quizapp.storage.attempts import Source
from quizapp.storage.questions import heads, usable_by
from quizapp.storage.reports import StoredReport


@dataclass(frozen=True, slots=True)
class ReportedQuestion:
    """What one student says of a question; `reason` in words, `chosen` what they have answered, None without one.

    `student_id` is None where there are no answers of the student's to look at; `editable` tells whether the teacher
    may change the question.
    """

    id: int
    item_id: int
    stem: str
    key: str
    chosen: str | None
    evidence: Evidence
    reason: str
    text: str
    student_id: int | None
    student: str | None
    at: datetime
    editable: bool = False


def reported(teacher: int, quiz_slug: str) -> tuple[ReportedQuestion, ...]:
    """Return the reports on a quiz's questions that nobody has dealt with, newest first. Raises NotFound."""
    with reading() as connection:
        quiz = own_quiz(connection, teacher, quiz_slug)
        scope = scope_of(connection, teacher, quiz)
        of_item = results.asked_items(connection, quiz.id)
        found = reports.reports_of(connection, sorted(set(of_item.values())))
        known = questions(connection, {one.revision_id for one in found})
        whose = sorted({one.student_id for one in found if one.student_id is not None})
        answers = reports.reported_answers(connection, quiz.id, whose)
        editable = heads(connection, sorted({one.item_id for one in found}), usable_by(teacher))
        seen = {one.student_id for one in results.taken(connection, quiz.id, scope, whose)}
        sources = {
            article: results.source_of(connection, article) for article in {one.article_id for one in known.values()}
        }
    return tuple(
        replace(_reported(one, known[one.revision_id], sources, answers, seen), editable=one.item_id in editable)
        for one in found
    )


def _reported(
    one: StoredReport,
    asked: Question,
    sources: Mapping[int, Source],
    answers: Mapping[tuple[int, int], int],
    seen: Container[int],
) -> ReportedQuestion:
    chosen = answers.get((one.student_id or 0, one.revision_id))
    return ReportedQuestion(
        id=one.id,
        item_id=one.item_id,
        stem=asked.item.stem,
        key=asked.item.key_text,
        chosen=None if chosen is None else asked.item.options[chosen].text,
        evidence=evidence(asked, sources[asked.article_id]),
        reason=REASONS.get(one.reason, one.reason),
        text=one.text,
        student_id=one.student_id if one.student_id in seen else None,
        student=one.student_name,
        at=one.changed_at,
    )


def settle_report(teacher: int, quiz_slug: str, report_id: int, settled: bool = True) -> None:
    """Say that a report has been dealt with, or take that back. Raises NotFound for a report on another quiz."""
    with writing() as connection:
        quiz = own_quiz(connection, teacher, quiz_slug)
        items = set(results.asked_items(connection, quiz.id).values())
        if reports.item_of(connection, report_id) not in items:
            raise NotFound("There is no such report.")
        reports.settle(connection, report_id, settled)


def explained(teacher: int, quiz_slug: str, position: int, class_code: str | None = None) -> Explained:
    """Return a question with its evidence and with how many chose what, to be shown to the class. Raises NotFound."""
    with reading() as connection:
        quiz = visible_quiz(connection, teacher, quiz_slug)
        scope = scope_of(connection, teacher, quiz, class_code)
        figures = figures_of(connection, quiz.id, scope)
        if not 1 <= position <= len(figures):
            raise NotFound("There is no such question in this quiz.")
        shown = figures[position - 1]
        revisions = sorted(results.all_revisions(connection, [shown.revision_id]))
        asked = questions(connection, [shown.revision_id])[shown.revision_id]
        source = results.source_of(connection, asked.article_id)
        said = beside(connection, quiz.id, revisions, scope)
    why = {option.text: option.feedback for option in asked.item.options}
    return Explained(
        figures=shown,
        evidence=evidence(asked, source),
        rationale=asked.item.rationale,
        feedback=tuple(why[option.text] for option in shown.options),
        beside=said,
        previous=position - 1 if position > 1 else None,
        next=position + 1 if position < len(figures) else None,
    )
