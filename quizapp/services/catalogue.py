"""The catalogue: which quizzes there are, and the articles that they rest on."""

from __future__ import annotations

import math

from quizapp.errors import NotFound
from quizapp.model import Provenance
from quizapp.services.identifiers import is_id
from quizapp.services.questions import sentences, texts
from quizapp.services.views import ArticlePage, QuizCard
from quizapp.storage import articles, quizzes, reading
from quizapp.storage.desk_articles import article_seen_by
from quizapp.storage.quizzes import StoredQuiz

WORDS_A_MINUTE = 238  # silent reading of non-fiction by adults: Brysbaert 2019, Journal of Memory and Language 109
MINUTES_A_QUESTION = 0.5


def list_quizzes() -> tuple[QuizCard, ...]:
    """Return the quizzes that every student may take, in the order in which they came."""
    with reading() as connection:
        offered = quizzes.offered_quizzes(connection)
        made = quizzes.made_by_the_app(connection, [quiz.id for quiz in offered])
        return tuple(_card(quiz, made.get(quiz.id, 0)) for quiz in offered)


def quiz_card(slug: str) -> QuizCard:
    """Return one quiz. Raises NotFound for an unknown slug and for a quiz that its teacher is still making."""
    with reading() as connection:
        quiz = quizzes.quiz_by_slug(connection, slug) if is_id(slug) else None
        if quiz is None or quiz.state == "draft":
            raise NotFound("There is no such quiz.")
        return _card(quiz, quizzes.made_by_the_app(connection, [quiz.id]).get(quiz.id, 0))


def article_page(slug: str, by_sentence: bool = False) -> ArticlePage:
    """Return an article with its passages, and its sentences if asked. Raises NotFound for an unknown slug."""
    with reading() as connection:
        found = articles.article_by_slug(connection, slug) if is_id(slug) else None
        if found is None:
            raise NotFound("There is no such article.")
        article_id, article = found
        text = texts(connection, [article_id])[article_id]
        spans = sentences(connection, [article_id])[article_id] if by_sentence else ()
    return ArticlePage(slug, article.record, text.text, text.passages, spans)


def open_article(slug: str, teacher: int | None = None) -> ArticlePage:
    """Return an article to whoever may read it: everybody once a quiz on it is out, before that only its teachers.

    Raises NotFound for any other, as for an unknown slug.
    """
    with reading() as connection:
        found = articles.article_by_slug(connection, slug) if is_id(slug) else None
        may_read = found is not None and (
            articles.is_open(connection, found[0])
            or (teacher is not None and article_seen_by(connection, teacher, slug) is not None)
        )
    if not may_read:
        raise NotFound("There is no such article.")
    return article_page(slug)


def _card(quiz: StoredQuiz, by_the_app: int) -> QuizCard:
    return QuizCard(
        slug=quiz.slug,
        title=quiz.title,
        description=quiz.description,
        source_title=quiz.article_title,
        publisher=quiz.publisher,
        published=quiz.published,
        article_slug=quiz.article_slug,
        questions=quiz.questions,
        minutes=math.ceil(quiz.words / WORDS_A_MINUTE + quiz.questions * MINUTES_A_QUESTION),
        made=_made(quiz, by_the_app),
        settings=quiz.settings,
    )


def _made(quiz: StoredQuiz, by_the_app: int) -> str:
    """Return who made the questions, in words. Those of a generated quiz stand as they came; a teacher chooses."""
    if not by_the_app:
        return "Made by hand"
    if by_the_app < quiz.questions:
        return "Made by hand and generated"
    return "Generated" if quiz.provenance == Provenance.GENERATED else "Generated, chosen by a teacher"
