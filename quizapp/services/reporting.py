"""Reporting: the score of an attempt, with the proof of every question."""

from __future__ import annotations

from quizapp.analysis.scores import number_right
from quizapp.services.attempts import own_attempt
from quizapp.services.questions import Question, feedback, questions, shown_options
from quizapp.services.views import QuestionResult, ResultView
from quizapp.storage import attempts, reading
from quizapp.storage.attempts import StoredResponse


def result(attempt: str, student: str | None) -> ResultView:
    """Return the score of an attempt; questions without an answer are in it and earn nothing.

    While the attempt is in progress, open questions keep their proof to themselves.
    Raises NotFound for an unknown attempt, NotAllowed for somebody else's.
    """
    with reading() as connection:
        held = own_attempt(connection, attempt, student)
        given = attempts.responses(connection, held.id)
        asked = questions(connection, [response.revision_id for response in given])
    score = number_right(response.right for response in given)
    over = not held.is_open
    return ResultView(
        quiz_title=held.quiz_title,
        quiz_slug=held.quiz_slug,
        attempt=held.public_id,
        student_name=held.student_name,
        points=score.points,
        total=score.total,
        finished_at=held.finished_at,
        questions=tuple(_question(asked[response.revision_id], response, over) for response in given),
    )


def _question(asked: Question, response: StoredResponse, over: bool) -> QuestionResult:
    outcome = feedback(asked, response) if over or response.choice is not None else None
    return QuestionResult(
        position=response.position,
        type=asked.item.type,
        stem=asked.item.stem,
        options=shown_options(asked, response),
        chosen=outcome.chosen if outcome else None,
        feedback=outcome,
    )
