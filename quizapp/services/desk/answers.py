"""What one student answered, question by question, in the numbers and letters of the results and of the paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING

from quizapp.errors import NotFound
from quizapp.services.desk.class_access import LARGEST_ID
from quizapp.services.desk.question_figures import LETTERS
from quizapp.services.desk.quiz_access import scope_of, visible_quiz
from quizapp.services.marking import marked_words, marks
from quizapp.services.questions import Question, evidence, questions
from quizapp.services.starting import option_order
from quizapp.services.views import Correction, Evidence
from quizapp.storage import attempts, reading, results
from quizapp.storage.attempts import State, StoredResponse
from quizapp.storage.results import StoredTaken

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class OfferedOption:
    """An option, whether the student chose it, and why it is right or wrong where that is known."""

    label: str
    text: str
    is_chosen: bool
    is_key: bool
    feedback: str | None


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """One question with what a student chose, and the passage that settles it.

    `position` is None for a question that has left the quiz since. `after` are the seconds between this answer and the
    one before it in time; for the answer that was given first, since the beginning. `where_text` is the sentence
    that was marked, and `where_right` whether it settles the question; None where none was.
    """

    position: int | None
    item_id: int | None
    stem: str
    options: tuple[OfferedOption, ...]
    answered: bool
    right: bool
    credited: bool
    dropped: bool
    confidence: str | None
    where_right: bool | None
    where_text: str | None
    after: int | None
    is_first: bool
    rationale: str
    correction: Correction | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class AttemptOf:
    """One of a student's attempts, numbered from 1; figures rest on the one that is `counted`."""

    number: int
    state: State
    points: int | None
    total: int
    answered: int
    counted: bool
    started_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class StudentAnswers:
    """The answers of one attempt; `attempts` are all of the student's at this quiz."""

    slug: str
    title: str
    student_id: int
    name: str
    class_code: str | None
    shown: AttemptOf
    attempts: tuple[AttemptOf, ...]
    questions: tuple[GivenAnswer, ...]


def answers_of(
    teacher: int, quiz_slug: str, student: int, class_code: str | None = None, number: int | None = None
) -> StudentAnswers:
    """Return what a student answered in an attempt, without a number in the one that counts, else the newest.

    Raises NotFound for a student whose results the teacher does not see, and for one who has not begun.
    """
    if not 0 < student <= LARGEST_ID:
        raise NotFound("There are no such answers.")
    with reading() as connection:
        quiz = visible_quiz(connection, teacher, quiz_slug)
        scope = scope_of(connection, teacher, quiz, class_code)
        taken = results.taken(connection, quiz.id, scope, [student])
        place = _place(taken, number)
        given = _given(connection, quiz.id, taken[place])
    made = tuple(_attempt(place, one) for place, one in enumerate(taken, start=1))
    return StudentAnswers(
        quiz.slug, quiz.title, student, taken[place].student_name, class_code, made[place], made, given
    )


def _place(taken: tuple[StoredTaken, ...], number: int | None) -> int:
    if not taken or not (number is None or 1 <= number <= len(taken)):
        raise NotFound("There are no such answers.")
    if number is not None:
        return number - 1
    return next((place for place, one in enumerate(taken) if one.counted), len(taken) - 1)


def _attempt(number: int, one: StoredTaken) -> AttemptOf:
    return AttemptOf(
        number, one.state, one.points, one.total, one.answered, one.counted, one.started_at, one.finished_at
    )


def _given(connection: Connection, quiz_id: int, attempt: StoredTaken) -> tuple[GivenAnswer, ...]:
    """Return the questions in the order of the quiz, those that have left it last."""
    stored = attempts.responses(connection, attempt.attempt_id)
    asked = questions(connection, [response.revision_id for response in stored])
    items, places = results.all_revisions(connection, sorted(asked)), results.positions(connection, quiz_id)
    times = results.answer_times(connection, attempt.attempt_id)
    after = _after(times, attempt.started_at)
    pairs = [(asked[response.revision_id], response) for response in stored]
    right, said = marks(connection, pairs), marked_words(connection, pairs)
    rows = [
        _answer(
            response,
            asked[response.revision_id],
            item_id=items.get(response.revision_id),
            position=places.get(items.get(response.revision_id, 0)),
            where=(right.get(response.position), said.get(response.position)),
            after=after.get(response.position),
            is_first=response.position == next(iter(after), None),
        )
        for response in stored
    ]
    return tuple(sorted(rows, key=lambda row: row.position or len(places) + 1))


def _after(times: Mapping[int, datetime], started_at: datetime) -> dict[int, int]:
    """Return by position, in the order of time, how many seconds had gone by since the answer before."""
    since, found = started_at, {}
    for position, moment in sorted(times.items(), key=lambda row: row[1]):
        found[position] = max(0, round((moment - since).total_seconds()))
        since = moment
    return found


def _answer(  # noqa: PLR0913 - what is known of one answer
    response: StoredResponse,
    asked: Question,
    *,
    item_id: int | None,
    position: int | None,
    where: tuple[bool | None, str | None],
    after: int | None,
    is_first: bool,
) -> GivenAnswer:
    item = asked.item
    order = option_order(asked, Random(item.id))  # as on paper and in the results
    return GivenAnswer(
        position=position,
        item_id=item_id,
        stem=item.stem,
        options=tuple(
            OfferedOption(
                LETTERS[number % len(LETTERS)],
                item.options[place].text,
                place == response.choice,
                place == item.key,
                item.options[place].feedback,
            )
            for number, place in enumerate(order)
        ),
        answered=response.choice is not None,
        right=bool(response.right),
        credited=response.credited,
        dropped=response.dropped,
        confidence=response.confidence,
        where_right=where[0],
        where_text=where[1],
        after=after,
        is_first=is_first,
        rationale=item.rationale,
        correction=asked.correction,
        evidence=evidence(asked, response.source),
    )
