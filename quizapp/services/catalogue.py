"""The catalogue: which quizzes there are, and the articles that they rest on."""

from __future__ import annotations

from quizapp.services.views import ArticlePage, QuizCard


def list_quizzes() -> tuple[QuizCard, ...]:
    """Return every quiz, in the order in which they came."""
    raise NotImplementedError


def quiz_card(slug: str) -> QuizCard:
    """Return one quiz. Raises NotFound for an unknown slug."""
    raise NotImplementedError


def article_page(slug: str) -> ArticlePage:
    """Return an article with its passages. Raises NotFound for an unknown slug."""
    raise NotImplementedError
