"""Mending: a question turned out to be bad after it was taken. First a dry run, then a regrade that can be undone.

How a response counts always follows from the decisions that hold now, not from the order in which they were made: so
one can be taken back while another stands. What was chosen, and whether it met the key, is never changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from quizapp.errors import BadInput, NotFound
from quizapp.services.desk.quiz_access import own_quiz, visible_quiz
from quizapp.services.questions import Question, questions
from quizapp.storage import reading, regrades, results, writing
from quizapp.storage.regrades import Marked, NewMarks, StoredRegrade

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.storage.quizzes import StoredQuiz

LONGEST_REASON = 500


class Action(StrEnum):
    """What can be decided about a question."""

    ACCEPT = "accept"
    DROP = "drop"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a teacher wants to do about a question; `option` is the text of the answer that is to count as well."""

    action: Action
    option: str | None = None


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """The score of one student before and after."""

    student: str
    points_before: int
    total_before: int
    points_after: int
    total_after: int


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
    """What a decision would change. `running` counts attempts in progress, which it will hold for as well."""

    stem: str
    options: tuple[str, ...]
    key: int
    decision: Decision
    changes: tuple[ScoreChange, ...]
    finished: int
    running: int


def preview(teacher: int, quiz_slug: str, item_id: int, decision: Decision) -> Preview:
    """Say whose score a decision would change, and change nothing. Raises NotFound, BadInput."""
    with reading() as connection:
        quiz = own_quiz(connection, teacher, quiz_slug)
        newest = _newest(connection, quiz, item_id)
        _refuse(newest, decision)
        asked = regrades.marked(connection, quiz.id, item_id)
        held = _decisions(connection, quiz.id, item_id)
        changes = _changes(connection, asked, (*held, decision))
    finished = [change for change in changes if change.marked.finished]
    return Preview(
        stem=newest.item.stem,
        options=tuple(option.text for option in newest.item.options),
        key=newest.item.key,
        decision=decision,
        changes=tuple(_score_change(change) for change in finished),
        finished=sum(one.finished for one in asked),
        running=sum(not one.finished for one in asked),
    )


def regrade(teacher: int, quiz_slug: str, item_id: int, decision: Decision, reason: str) -> int:
    """Decide, and let every score follow; return the id of the decision, by which it can be taken back.

    Raises NotFound, BadInput for an answer that the question does not have or that is right already, or a reason that
    is too long.
    """
    said = " ".join(reason.split())
    if len(said) > LONGEST_REASON:
        raise BadInput(f"The reason has {len(said)} characters. Write up to {LONGEST_REASON}.")
    with writing() as connection:
        quiz = own_quiz(connection, teacher, quiz_slug)
        _refuse(_newest(connection, quiz, item_id), decision)
        held = _decisions(connection, quiz.id, item_id)
        if decision in held:
            raise BadInput("This has been decided already.")
        changes = _changes(connection, regrades.marked(connection, quiz.id, item_id), (*held, decision))
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
    return made


def undo(teacher: int, quiz_slug: str, regrade_id: int) -> None:
    """Take a decision back: responses count by what else holds. Done twice, it changes nothing. Raises NotFound."""
    with writing() as connection:
        quiz = own_quiz(connection, teacher, quiz_slug)
        held = regrades.regrade_by_id(connection, regrade_id)
        if held is None or held.quiz_id != quiz.id:
            raise NotFound("There is no such decision.")
        if regrades.take_back(connection, regrade_id):
            left = _decisions(connection, quiz.id, held.item_id)
            asked = regrades.marked(connection, quiz.id, held.item_id)
            regrades.mark(connection, _changes(connection, asked, left))


def history(teacher: int, quiz_slug: str) -> tuple[Regrade, ...]:
    """Return every decision about the questions of a quiz, newest first. Raises NotFound."""
    with reading() as connection:
        quiz = visible_quiz(connection, teacher, quiz_slug)
        made = regrades.regrades(connection, quiz.id)
        stems = {one.item_id: _newest(connection, quiz, one.item_id).item.stem for one in made}
    return tuple(
        Regrade(one.id, stems[one.item_id], _decision(one), one.reason, one.created_at, one.undone_at, one.changes)
        for one in reversed(made)
    )


def mark_finished(connection: Connection, quiz_id: int, attempt_id: int) -> None:
    """Let the decisions that hold for a quiz count for an attempt that has just been finished."""
    held: dict[int, list[Decision]] = {}
    for one in regrades.regrades(connection, quiz_id):
        if one.undone_at is None:
            held.setdefault(one.item_id, []).append(_decision(one))
    for item_id, decisions in held.items():
        asked = regrades.marked(connection, quiz_id, item_id, attempt_id)
        regrades.mark(connection, _changes(connection, asked, decisions))


def _newest(connection: Connection, quiz: StoredQuiz, item_id: int) -> Question:
    """Return the newest revision of an item that the quiz asks or has asked. Raises NotFound."""
    of_item = [revision for revision, item in results.asked_items(connection, quiz.id).items() if item == item_id]
    if not of_item:
        raise NotFound("There is no such question in this quiz.")
    return questions(connection, [max(of_item)])[max(of_item)]


def _refuse(asked: Question, decision: Decision) -> None:
    """Raise BadInput for an answer that cannot be accepted."""
    if decision.action is not Action.ACCEPT:
        return
    if decision.option not in [option.text for option in asked.item.options]:
        raise BadInput("Choose one of the answers of the question.")
    if decision.option == asked.item.key_text:
        raise BadInput("This answer is the right one already.")


def _decisions(connection: Connection, quiz_id: int, item_id: int) -> tuple[Decision, ...]:
    held = regrades.regrades(connection, quiz_id)
    return tuple(_decision(one) for one in held if one.item_id == item_id and one.undone_at is None)


def _decision(stored: StoredRegrade) -> Decision:
    return Decision(Action(stored.action), stored.option)


def _changes(connection: Connection, asked: Iterable[Marked], decisions: Iterable[Decision]) -> tuple[NewMarks, ...]:
    """Return the responses that count differently under these decisions."""
    asked, decisions = tuple(asked), tuple(decisions)
    known = questions(connection, {one.revision_id for one in asked})
    wanted = [(one, *_marks(one, known[one.revision_id], decisions)) for one in asked]
    return tuple(
        NewMarks(one, credited, dropped)
        for one, credited, dropped in wanted
        if (credited, dropped) != (one.credited, one.dropped)
    )


def _marks(one: Marked, asked: Question, decisions: tuple[Decision, ...]) -> tuple[bool, bool]:
    chosen = None if one.choice is None else asked.item.options[one.choice].text
    credited = any(
        decision.action is Action.CREDIT
        or (decision.action is Action.ACCEPT and chosen is not None and chosen == decision.option)
        for decision in decisions
    )
    return credited, any(decision.action is Action.DROP for decision in decisions)


def _score_change(change: NewMarks) -> ScoreChange:
    one = change.marked
    before = _earned(one.right, one.credited, one.dropped)
    after = _earned(one.right, change.credited, change.dropped)
    total = one.questions - one.attempt_dropped
    points = one.points or 0
    return ScoreChange(one.student_name, points, total, points - before + after, total + one.dropped - change.dropped)


def _earned(right: bool | None, credited: bool, dropped: bool) -> int:
    return int((bool(right) or credited) and not dropped)
