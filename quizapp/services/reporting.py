"""Reporting: the score of an attempt, with the proof of every question."""

from __future__ import annotations

from quizapp.analysis.calibration import Confidence, Judged, brier_score, reliability
from quizapp.analysis.calibration import in_plain_words as calibrated_in_words
from quizapp.analysis.scores import Score, by_guessing, in_plain_words, number_right
from quizapp.errors import NotAllowed
from quizapp.model import Mode
from quizapp.services.attempts import own_attempt
from quizapp.services.entering import code_of
from quizapp.services.kinds import kind_of, kind_scores
from quizapp.services.lifecycle import settle
from quizapp.services.marking import marked_words, marks
from quizapp.services.questions import Question, feedback, questions, shown_options
from quizapp.services.score_views import CalibrationView, WhereScore
from quizapp.services.taking import is_settled
from quizapp.services.views import HandedIn, QuestionResult, ResultView
from quizapp.storage import attempts, reading, releasing
from quizapp.storage.attempts import StoredAttempt, StoredResponse

Asked = tuple[Question, StoredResponse]


def result(attempt: str, student: str | None) -> ResultView:
    """Return the score of an attempt; questions without an answer are in it and earn nothing.

    While the attempt is in progress, open questions keep their proof to themselves.
    Raises NotFound for an unknown attempt, NotAllowed for somebody else's, for a test that is not handed in, and for
    one whose results are held back.
    """
    with reading() as connection:
        held = own_attempt(connection, attempt, student)
        given = attempts.responses(connection, held.id)
        asked = questions(connection, [response.revision_id for response in given])
        pairs = [(asked[response.revision_id], response) for response in given]
        found = marks(connection, pairs)
        said = marked_words(connection, pairs)
    held = settle(held)
    if held.is_open and held.mode is Mode.TEST:
        raise NotAllowed("The result comes when you have handed the test in.")
    if held.held_back:
        raise NotAllowed("The results of this test are not shown yet. Everybody sees them together.")
    score = number_right(response.earned for response in given if not response.dropped)
    settled = [pair for pair in pairs if is_settled(held, pair[1]) and not pair[1].dropped]
    return ResultView(
        quiz_title=held.quiz_title,
        quiz_slug=held.quiz_slug,
        attempt=held.public_id,
        student_name=held.student_name,
        points=score.points,
        total=score.total,
        finished_at=held.finished_at,
        questions=tuple(_question(held, pair, found, said) for pair in pairs),
        mode=held.mode,
        state=held.state,
        missed_only=held.missed_only,
        meaning="" if held.is_open else _meaning(score, pairs),
        by_kind=kind_scores((kind_of(question.item), bool(response.earned)) for question, response in settled),
        calibration=_calibration(settled),
        where=_where(held, settled, found),
        student_code=code_of(held.student_id, held.student, held.student_code),
    )


def handed_in(attempt: str, student: str | None) -> HandedIn | None:
    """Return what a student may know of a test whose results are held back, None where they are not.

    Raises NotFound for an unknown attempt, NotAllowed for somebody else's.
    """
    with reading() as connection:
        held = own_attempt(connection, attempt, student)
    held = settle(held)
    if not held.held_back:
        return None
    with reading() as connection:
        comes_at = releasing.shown_at(connection, held.quiz_id, held.closes_at, held.class_closes_at)
    return HandedIn(
        quiz_title=held.quiz_title,
        quiz_slug=held.quiz_slug,
        attempt=held.public_id,
        student_name=held.student_name,
        finished_at=held.finished_at,
        answered=held.answered,
        total=held.total,
        comes_at=comes_at,
        student_code=code_of(held.student_id, held.student, held.student_code),
    )


def _meaning(score: Score, pairs: list[Asked]) -> str:
    counted = [response for _, response in pairs if not response.dropped]
    unanswered = sum(response.earned is None for response in counted)
    return in_plain_words(score, unanswered, by_guessing(len(response.option_order) for response in counted))


def _question(held: StoredAttempt, pair: Asked, found: dict[int, bool], said: dict[int, str]) -> QuestionResult:
    asked, response = pair
    settled = is_settled(held, response)
    outcome = feedback(asked, response) if settled else None
    return QuestionResult(
        position=response.position,
        type=asked.item.type,
        stem=asked.item.stem,
        options=shown_options(asked, response),
        chosen=outcome.chosen if outcome else None,
        feedback=outcome,
        kind=kind_of(asked.item),
        flagged=response.flagged,
        confidence=response.confidence,
        where=response.where,
        where_right=found.get(response.position) if settled else None,
        where_text=said.get(response.position) if settled else None,
        credited=response.credited,
        dropped=response.dropped,
    )


def _calibration(settled: list[Asked]) -> CalibrationView | None:
    # Where a teacher counted an answer as right against the key, the question was at fault: certainty was not tested.
    judged = [
        Judged(Confidence(response.confidence), bool(response.right), len(response.option_order))
        for _, response in settled
        if response.confidence is not None and response.choice is not None and response.earned == response.right
    ]
    if not judged:
        return None
    rows = reliability(judged)
    return CalibrationView(brier_score(judged), rows, calibrated_in_words(rows))


def _where(held: StoredAttempt, settled: list[Asked], found: dict[int, bool]) -> WhereScore | None:
    if not held.ask_where or not settled:
        return None
    marked = sum(response.where is not None for _, response in settled)
    return WhereScore(sum(found.get(response.position, False) for _, response in settled), len(settled), marked)
