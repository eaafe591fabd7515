"""A quiz as students will have it, on the screen and on paper. Nothing is stored: a teacher's tries are no results."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from quizapp.errors import BadInput, NotFound
from quizapp.services.desk.quiz_access import visible_quiz
from quizapp.services.desk.quizzes import QuizLine, line_of
from quizapp.services.questions import Question, feedback, questions, shown_options
from quizapp.services.starting import option_order
from quizapp.services.views import Feedback, QuestionView
from quizapp.storage import quizzes, reading
from quizapp.storage.attempts import Source, StoredResponse

if TYPE_CHECKING:
    from quizapp.storage.quizzes import StoredQuiz


@dataclass(frozen=True, slots=True)
class Printed:
    """A question on paper: its options in the order printed, and the outcome of leaving it open, with the proof."""

    view: QuestionView
    proof: Feedback


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, as an attempt would hold it that nobody has answered."""

    question: Question
    response: StoredResponse


def rehearse(teacher: int, slug: str, position: int, choice: int | None = None) -> tuple[QuizLine, QuestionView]:
    """Return a question as students see it, with the outcome of a choice where one is given.

    Raises NotFound, and BadInput for a choice that is not offered.
    """
    held, asked = _quiz(teacher, slug)
    if not 1 <= position <= len(asked):
        raise NotFound("There is no such question in this quiz.")
    one = asked[position - 1]
    if choice is not None and not 0 <= choice < len(one.response.option_order):
        raise BadInput("Choose one of the answers on this page.")
    return line_of(held, teacher), _view(held, one, len(asked), choice)


def paper(teacher: int, slug: str) -> tuple[QuizLine, tuple[Printed, ...]]:
    """Return all questions of a quiz as they are printed. Raises NotFound."""
    held, asked = _quiz(teacher, slug)
    printed = (Printed(_view(held, one, len(asked), None), feedback(one.question, one.response)) for one in asked)
    return line_of(held, teacher), tuple(printed)


def _quiz(teacher: int, slug: str) -> tuple[StoredQuiz, tuple[_Asked, ...]]:
    with reading() as connection:
        held = visible_quiz(connection, teacher, slug)
        revisions = list(quizzes.newest_revisions(connection, held.id))
        found = questions(connection, revisions)
    source = Source(held.article_slug, held.article_title, held.publisher, held.published)
    # the order that all students see where options are not shuffled
    orders = {key: option_order(question, Random(question.item.id)) for key, question in found.items()}
    return held, tuple(
        _Asked(found[key], StoredResponse(position, key, orders[key], None, None, source))
        for position, key in enumerate(revisions, start=1)
    )


def _view(held: StoredQuiz, one: _Asked, total: int, choice: int | None) -> QuestionView:
    position = one.response.position
    return QuestionView(
        quiz_title=held.title,
        quiz_slug=held.slug,
        attempt="",
        position=position,
        total=total,
        type=one.question.item.type,
        stem=one.question.item.stem,
        options=shown_options(one.question, one.response),
        chosen=choice,
        feedback=None if choice is None else feedback(one.question, _answered(one, choice)),
        answered=position - 1,
        article_slug=held.article_slug,
        previous=position - 1 if position > 1 else None,
        next=position + 1 if position < total else None,
    )


def _answered(one: _Asked, choice: int) -> StoredResponse:
    chosen = one.response.option_order[choice]
    return replace(one.response, choice=chosen, right=chosen == one.question.item.key)
