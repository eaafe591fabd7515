"""Mending: a question turned out to be bad after it was taken. First a dry run, then a regrade that can be undone.

How a response counts always follows from the decisions that hold now, not from the order in which they were made: so
one can be taken back while another stands. What was chosen, and whether it met the key, is never changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from quizapp.errors import BadInput, NotFound
from quizapp.services.desk.quiz_access import own_quiz, visible_quiz
from quizapp.services.questions import Question, questions
from quizapp.services.regrading import Action, Decision, decisions_on, new_marks, stored_decision
from quizapp.storage import reading, regrades, reports, results, writing
from quizapp.storage.regrades import Marked, NewMarks, StoredRegrade

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.storage.quizzes import StoredQuiz

LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """The score of one student before and after."""

    student: str
    points_before: int
    total_before: int
    points_after: int
    total_after: int

    @property
    def is_none(self) -> bool:
        """Tell whether the score stays what it was, as where a right answer is credited."""
        return (self.points_before, self.total_before) == (self.points_after, self.total_after)


@dataclass(frozen=True, slots=True)
class Regrade:
    """A decision that was made, as the history of the quiz tells it."""

    id: int
    stem: str
    decision: Decision
    reason: str
    created_at: datetime
    undone_at: datetime | None
    changes: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What a decision would change. `running` counts attempts in progress, which it will hold for as well.

    `acceptable` are the answers that could count as well; `reports` counts what students have reported of the question
    and nobody has dealt with.
    """

    stem: str
    acceptable: tuple[str, ...]
    decision: Decision
    changes: tuple[ScoreChange, ...]
    finished: int
    running: int
    reports: int


def preview(teacher: int, quiz_slug: str, item_id: int, decision: Decision) -> Preview:
    """Say whose score a decision would change, and change nothing. Raises NotFound, BadInput."""
    with reading() as connection:
        quiz = own_quiz(connection, teacher, quiz_slug)
        newest = _newest(connection, quiz, item_id)
        asked = regrades.marked(connection, quiz.id, item_id)
        states = _states(connection, newest, asked)
        _refuse(states, decision)
        held = decisions_on(connection, quiz.id, item_id)
        changes = new_marks(connection, asked, (*held, decision))
        reported = reports.open_reports(connection, [item_id]).get(item_id, 0)
    finished = [_score_change(change) for change in changes if change.marked.finished]
    return Preview(
        stem=newest.item.stem,
        acceptable=_acceptable(states),
        decision=decision,
        changes=tuple(change for change in finished if not change.is_none),
        finished=sum(one.finished for one in asked),
        running=sum(not one.finished for one in asked),
        reports=reported,
    )


def regrade(  # noqa: PLR0913, PLR0917 - what a decision consists of
    teacher: int, quiz_slug: str, item_id: int, decision: Decision, reason: str, settle_reports: bool = False
) -> int:
    """Decide, and let every score follow; return the id of the decision, by which it can be taken back.

    The reports of the question are dealt with as well where that is asked for.
    Raises NotFound, BadInput for an answer that the question does not have or that is right already, or a reason that
    is too long.
    """
    said = " ".join(reason.split())
    if len(said) > LONGEST_REASON:
        raise BadInput(f"The reason has {len(said)} characters. Write up to {LONGEST_REASON}.")
    with writing() as connection:
        quiz = own_quiz(connection, teacher, quiz_slug)
        regrades.hold(connection, quiz.id)
        asked = regrades.marked(connection, quiz.id, item_id)
        _refuse(_states(connection, _newest(connection, quiz, item_id), asked), decision)
        held = decisions_on(connection, quiz.id, item_id)
        if decision in held:
            raise BadInput("This has been decided already. Load the page again to see it.")
        changes = new_marks(connection, asked, (*held, decision))
        made = regrades.add_regrade(
            connection,
            quiz_id=quiz.id,
            item_id=item_id,
            action=decision.action,
            option=decision.option,
            teacher=teacher,
            reason=said,
        )
        regrades.keep_changes(connection, made, changes)
        regrades.mark(connection, changes)
        if settle_reports:
            reports.settle_all(connection, item_id)
    return made


def undo(teacher: int, quiz_slug: str, regrade_id: int) -> None:
    """Take a decision back: responses count by what else holds. Done twice, it changes nothing. Raises NotFound."""
    with writing() as connection:
        quiz = own_quiz(connection, teacher, quiz_slug)
        regrades.hold(connection, quiz.id)
        held = regrades.regrade_by_id(connection, regrade_id)
        if held is None or held.quiz_id != quiz.id:
            raise NotFound("There is no such decision.")
        if regrades.take_back(connection, regrade_id):
            left = decisions_on(connection, quiz.id, held.item_id)
            asked = regrades.marked(connection, quiz.id, held.item_id)
            regrades.mark(connection, new_marks(connection, asked, left))


def history(teacher: int, quiz_slug: str) -> tuple[Regrade, ...]:
    """Return every decision about the questions of a quiz, newest first. Raises NotFound."""
    with reading() as connection:
        quiz = visible_quiz(connection, teacher, quiz_slug)
        made = regrades.regrades(connection, quiz.id)
        stems = {one.item_id: _newest(connection, quiz, one.item_id).item.stem for one in made}
    return tuple(_regrade(one, stems[one.item_id]) for one in reversed(made))


def holding(teacher: int, quiz_slug: str, item_id: int) -> tuple[Regrade, ...]:
    """Return the decisions about one question that hold now. Raises NotFound."""
    with reading() as connection:
        quiz = visible_quiz(connection, teacher, quiz_slug)
        stem = _newest(connection, quiz, item_id).item.stem
        made = [one for one in regrades.regrades(connection, quiz.id) if one.item_id == item_id and not one.undone_at]
    return tuple(_regrade(one, stem) for one in made)


def _regrade(one: StoredRegrade, stem: str) -> Regrade:
    return Regrade(one.id, stem, stored_decision(one), one.reason, one.created_at, one.undone_at, one.changes)


def _newest(connection: Connection, quiz: StoredQuiz, item_id: int) -> Question:
    """Return the newest revision of an item that the quiz asks or has asked. Raises NotFound."""
    of_item = [revision for revision, item in results.asked_items(connection, quiz.id).items() if item == item_id]
    of_item = of_item or [*results.answered_revisions(connection, quiz.id, item_id)]
    if not of_item:
        raise NotFound("There is no such question in this quiz.")
    return questions(connection, [max(of_item)])[max(of_item)]


def _states(connection: Connection, newest: Question, asked: Sequence[Marked]) -> tuple[Question, ...]:
    """Return what the question says now, then what it said to those who have answered it."""
    earlier = questions(connection, {one.revision_id for one in asked})
    return (newest, *(earlier[key] for key in sorted(earlier)))


def _acceptable(states: Iterable[Question]) -> tuple[str, ...]:
    """Return the answers that were wrong in some state of a question.

    One that is the key now may have been a wrong one before: whoever corrects a key accepts it for those who had
    chosen it already.
    """
    texts = [option.text for one in states for place, option in enumerate(one.item.options) if place != one.item.key]
    return tuple(dict.fromkeys(texts))


def _refuse(states: Sequence[Question], decision: Decision) -> None:
    """Raise BadInput for an answer that cannot be accepted."""
    if decision.action is not Action.ACCEPT or decision.option in _acceptable(states):
        return
    if decision.option in [one.item.key_text for one in states]:
        raise BadInput("This answer is the right one already. Choose another one.")
    raise BadInput("Choose one of the answers of the question.")


def _score_change(change: NewMarks) -> ScoreChange:
    one = change.marked
    before = _earned(one.right, one.credited, one.dropped)
    after = _earned(one.right, change.credited, change.dropped)
    total = one.questions - one.attempt_dropped
    points = one.points or 0
    return ScoreChange(one.student_name, points, total, points - before + after, total + one.dropped - change.dropped)


def _earned(right: bool | None, credited: bool, dropped: bool) -> int:
    return int((bool(right) or credited) and not dropped)
