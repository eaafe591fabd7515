"""What a class said beside its answers to one question: which sentence it marked, and how sure it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from quizapp.analysis.calibration import Confidence, stated_probability
from quizapp.analysis.evidence import marks_the_evidence
from quizapp.services.desk.result_views import Beside, Sureness
from quizapp.services.questions import Question, questions, sentences, texts
from quizapp.storage import said_beside
from quizapp.storage.results import Scope
from quizapp.storage.said_beside import ConfidenceSum, PlaceSum

if TYPE_CHECKING:
    from sqlalchemy import Connection

FEW = 5  # below that a mean or a share is about this or that student, not about the class
FEW_MARKS = 2  # of one sentence: a single mark may be a slip of the finger


def beside(connection: Connection, quiz_id: int, revisions: Sequence[int], scope: Scope) -> Beside | None:
    """Return what was said beside the answers to these revisions of one item, None where nothing was."""
    sure = said_beside.confidence_sums(connection, quiz_id, revisions, scope)
    places = said_beside.place_sums(connection, quiz_id, revisions, scope)
    if not (sure or places):
        return None
    known = questions(connection, revisions)
    right, others = _marks(connection, known, places)
    [(wrong_sentence, times)] = others.most_common(1) or [("", 0)]
    marked = sum(one.marks for one in places)
    return Beside(
        marked=marked,
        marked_right=right if marked >= FEW else None,
        most_marked=(wrong_sentence, times) if marked >= FEW and times >= FEW_MARKS else None,
        right=_sureness(known, [one for one in sure if one.right]),
        wrong=_sureness(known, [one for one in sure if not one.right]),
    )


def _sureness(known: Mapping[int, Question], sums: Sequence[ConfidenceSum]) -> Sureness:
    answers = sum(one.answers for one in sums)
    if answers < FEW:
        return Sureness(answers, None)
    stated = sum(
        one.answers * stated_probability(Confidence(one.confidence), len(known[one.revision_id].item.options))
        for one in sums
    )
    return Sureness(answers, stated / answers)


def _marks(
    connection: Connection, known: Mapping[int, Question], places: Sequence[PlaceSum]
) -> tuple[int, Counter[str]]:
    """Return how many marked a sentence that settles the question, and the other sentences with their marks."""
    articles = {known[one.revision_id].article_id for one in places}
    split, read = sentences(connection, articles), texts(connection, articles)
    right, others = 0, Counter[str]()
    for one in places:
        asked = known[one.revision_id]
        quote = (asked.item.citation.start, asked.item.citation.end)
        if marks_the_evidence((one.start, one.end), quote, split[asked.article_id]):
            right += one.marks
        else:
            others[" ".join(read[asked.article_id].text[one.start : one.end].split())] += one.marks
    return right, others
