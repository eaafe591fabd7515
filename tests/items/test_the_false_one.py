"""Whoever is asked for the false one of several statements has the true ones for distractors."""

from __future__ import annotations

import pytest

from quizapp.items.verify import verify
from quizapp.model import Article, Citation, Item, ItemType, Option, Record

TEXT = "The ferry sails twice a day. It employs 340 people. Prices rose last year."
ARTICLE = Article(TEXT, Record("The ferry"))
STATED = ("The ferry sails twice a day.", "It employs 340 people.")


def item(stem: str, key: str, *others: str) -> Item:
    options = tuple(map(Option, (key, *others)))
    return Item("x", ItemType.WHICH_STATEMENT, stem, options, 0, Citation(TEXT, 0, len(TEXT)))


@pytest.mark.parametrize(
    "stem",
    [
        "Which statement does the article contradict?",
        "Which statement does the article refute?",
        "Which statement is false?",
        "Which statement is untrue?",
        "Which of these is inaccurate?",
        "Which statement isn’t true?",
        "Which statement is NOT in the article?",
        "Which of these does the article not say?",
        "Which of these doesn't the article support?",
        "Which statement cannot be true?",
        "Find the wrong statement.",
    ],
)
def test_it_may_have_what_the_article_states_for_distractors_and_not_for_its_key(stem: str) -> None:
    assert verify(item(stem, "The ferry sails once a day.", *STATED), ARTICLE) == ()
    [fault] = verify(item(stem, *STATED, "The ferry is new."), ARTICLE)
    assert fault.code == "statement-in-article"


@pytest.mark.parametrize(
    "stem", ["Which statement does the article support?", "Which statement about the false alarm is true?"]
)
def test_whoever_is_asked_for_the_true_one_has_nothing_of_the_article_among_the_others(stem: str) -> None:
    assert verify(item(stem, STATED[0], "The ferry is new."), ARTICLE) == ()
    [fault] = verify(item(stem, *STATED), ARTICLE)
    assert fault.code == "statement-in-article"
