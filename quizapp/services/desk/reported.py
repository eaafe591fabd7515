"""Questions that students have reported, and the one page that explains a question to the class."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp.errors import NotFound
from quizapp.services.desk.question_figures import figures_of
from quizapp.services.desk.quiz_access import own_quiz, scope_of, visible_quiz
from quizapp.services.desk.result_views import Explained
from quizapp.services.questions import evidence, questions
from quizapp.services.reports import REASONS
from quizapp.storage import reading, reports, results, writing


@dataclass(frozen=True, slots=True)
class ReportedQuestion:
    """What one student says of a question; `reason` in words."""

    id: int
    item_id: int
    stem: str
    key: str
    quote: str
    reason: str
    text: str
    student: str | None
    at: datetime


def reported(teacher: int, quiz_slug: str) -> tuple[ReportedQuestion, ...]:
    """Return the reports on a quiz's questions that nobody has dealt with, newest first. Raises NotFound."""
    with reading() as connection:
        quiz = own_quiz(connection, teacher, quiz_slug)
        of_item = results.asked_items(connection, quiz.id)
        found = reports.reports_of(connection, sorted(set(of_item.values())))
        known = questions(connection, {one.revision_id for one in found})
    return tuple(
        ReportedQuestion(
            one.id,
            one.item_id,
            known[one.revision_id].item.stem,
            known[one.revision_id].item.key_text,
            known[one.revision_id].item.citation.quote,
            REASONS.get(one.reason, one.reason),
            one.text,
            one.student_name,
            one.changed_at,
        )
        for one in found
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
        of_item = results.asked_items(connection, quiz.id)
        newest = max(revision for revision, item in of_item.items() if item == shown.item_id)
        asked = questions(connection, [newest])[newest]
        source = results.source_of(connection, asked.article_id)
    why = {option.text: option.feedback for option in asked.item.options}
    return Explained(
        figures=shown,
        evidence=evidence(asked, source),
        rationale=asked.item.rationale,
        feedback=tuple(why[option.text] for option in shown.options),
        previous=position - 1 if position > 1 else None,
        next=position + 1 if position < len(figures) else None,
    )
