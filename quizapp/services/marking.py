"""Show me where: did the student mark a sentence that settles the question?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.analysis.evidence import marks_the_evidence
from quizapp.services.questions import Question, sentences, texts
from quizapp.storage.attempts import StoredResponse

if TYPE_CHECKING:
    from sqlalchemy import Connection


def marks(connection: Connection, pairs: Sequence[tuple[Question, StoredResponse]]) -> dict[int, bool]:
    """Return by position whether the right sentence was marked, where one was."""
    marked = [(question, response) for question, response in pairs if response.where is not None]
    if not marked:
        return {}
    split = sentences(connection, {question.article_id for question, _ in marked})
    return {
        response.position: marks_the_evidence(
            response.where or (0, 0),
            (question.item.citation.start, question.item.citation.end),
            split[question.article_id],
        )
        for question, response in marked
    }


def marked_words(connection: Connection, pairs: Sequence[tuple[Question, StoredResponse]]) -> dict[int, str]:
    """Return by position the words of the sentence that was marked, where one was and the article has it."""
    marked = [(question.article_id, response) for question, response in pairs if response.where is not None]
    if not marked:
        return {}
    read = texts(connection, {article_id for article_id, _ in marked})
    found = {
        response.position: read[article_id].text[slice(*(response.where or ()))].strip()
        for article_id, response in marked
    }
    return {position: words for position, words in found.items() if words}
