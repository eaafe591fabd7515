"""What a score means, in words."""

from __future__ import annotations

from quizapp.services.views import ResultView


def expected_by_guessing(view: ResultView) -> int:
    """Return how many questions blind guessing would get right on average, rounded."""
    return round(sum(1 / len(question.options) for question in view.questions if question.options))
