"""Good questions written by hand raise no alarm."""

from pathlib import Path

from quizapp.formats.bank import read_bank
from quizapp.items.verify import verify
from quizapp.lint.run import lint_quiz

BANK = Path(__file__).parents[2] / "seed_questions.yaml"


def test_the_bank_that_ships_is_verified_and_free_of_warnings() -> None:
    quiz = read_bank(BANK).quiz
    assert quiz is not None
    assert [fault for item in quiz.items for fault in verify(item, quiz.article)] == []
    assert [finding for finding in lint_quiz(quiz.items, quiz.article) if finding.level != "hint"] == []
