"""Regrading: how a response counts under the decisions that hold about its question.

It always follows from the decisions that hold now, not from the order in which they were made. What was chosen, and
whether it met the key, is never changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from quizapp.services.questions import Question, questions
from quizapp.storage import regrades
from quizapp.storage.counting import count_finished
from quizapp.storage.regrades import Marked, NewMarks, StoredRegrade

if TYPE_CHECKING:
    from sqlalchemy import Connection


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


def mark_finished(connection: Connection, quiz_id: int, attempt_id: int) -> None:
    """Let the decisions that hold for a quiz count for an attempt that has just been finished, then the attempt."""
    held: dict[int, list[Decision]] = {}
    for one in regrades.regrades(connection, quiz_id):
        if one.undone_at is None:
            held.setdefault(one.item_id, []).append(stored_decision(one))
    for item_id, decisions in held.items():
        asked = regrades.marked(connection, quiz_id, item_id, attempt_id)
        regrades.mark(connection, new_marks(connection, asked, decisions))
    count_finished(connection, attempt_id)


def decisions_on(connection: Connection, quiz_id: int, item_id: int) -> tuple[Decision, ...]:
    """Return the decisions that hold about an item of a quiz."""
    held = regrades.regrades(connection, quiz_id)
    return tuple(stored_decision(one) for one in held if one.item_id == item_id and one.undone_at is None)


def stored_decision(stored: StoredRegrade) -> Decision:
    """Return what a stored regrade decided."""
    return Decision(Action(stored.action), stored.option)


def new_marks(connection: Connection, asked: Iterable[Marked], decisions: Iterable[Decision]) -> tuple[NewMarks, ...]:
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
        or (decision.action is Action.ACCEPT and chosen is not None and chosen == decision.option and not one.right)
        for decision in decisions
    )
    return credited, any(decision.action is Action.DROP for decision in decisions)
