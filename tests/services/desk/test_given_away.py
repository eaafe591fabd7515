"""Which questions of a quiz give each other away, as its page at the desk says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from example_quiz import ARTICLE, LEFT, QUIZ, RISE, UNHURT, WHO_CLOSED, cited
from flask import Flask
from one_fact import FALSE, PROOF_OF_MORE, SLUG, TRUE

from quizapp.model import Item, Mode
from quizapp.services.desk import composing, quiz_settings, quizzes
from quizapp.services.desk.together import together
from quizapp.services.importing import import_quiz


@pytest.fixture(autouse=True)
def inside(app: Flask) -> Iterator[None]:
    with app.app_context():
        import_quiz(replace(QUIZ, items=(TRUE, FALSE, RISE, LEFT, WHO_CLOSED, UNHURT)))
        yield


def pairs(*items: Item, is_test: bool = False) -> list[tuple[tuple[int, int], str]]:
    found = together(dict(enumerate(items, 1)), ARTICLE, is_test)
    assert found.remarks == ()
    return [(one.numbers, one.why) for one in found.given_away]


def test_an_answer_in_another_stem_is_told_with_the_numbers_of_both() -> None:
    assert pairs(LEFT, RISE, TRUE) == [((2, 3), "The answer to question 2, “85”, can be read in question 3.")]


def test_a_true_and_a_false_statement_of_one_sentence_are_told_in_either_order() -> None:
    why = "Both are made of one statement: what is changed in question {} stands unchanged in question {}."
    assert pairs(TRUE, FALSE) == [((1, 2), why.format(2, 1))]
    assert pairs(FALSE, TRUE) == [((1, 2), why.format(1, 2))]


def test_a_fact_that_is_asked_as_a_choice_and_as_a_false_statement_is_told() -> None:
    why = "Who knows the answer to question 2 knows that to question 1: both turn on “85”."
    assert pairs(RISE, FALSE) == [((1, 2), why)]


def test_one_question_that_stands_there_twice_is_told() -> None:
    again = replace(LEFT, id="left-again", citation=cited("340 people left their homes"))
    assert pairs(LEFT, again) == [((1, 2), "The same is asked in question 1 and in question 2.")]


def test_a_proof_is_told_of_where_practice_shows_it_before_the_answer_it_tells_and_nowhere_else() -> None:
    why = "The proof of question 1, shown after its answer, tells the answer to question 2: “340”."
    assert pairs(PROOF_OF_MORE, LEFT) == [((1, 2), why)]
    assert pairs(LEFT, PROOF_OF_MORE) == []
    assert pairs(PROOF_OF_MORE, LEFT, is_test=True) == []


def test_questions_on_different_facts_are_not_told_of() -> None:
    assert pairs(RISE, LEFT, WHO_CLOSED, UNHURT) == []


def test_two_questions_that_share_an_id_are_told_apart() -> None:
    assert [numbers for numbers, _ in pairs(UNHURT, replace(RISE, id="unhurt"), replace(TRUE, id="unhurt"))] == [(2, 3)]


def test_taking_one_of_a_pair_out_settles_it_and_what_is_not_asked_tells_nothing(teacher: int) -> None:
    slug = composing.make_quiz(teacher, SLUG, "By hand", None, Random(1)).slug
    offered = {one.item.stem: one.id for one in composing.to_choose_from(teacher, slug).listed}
    composing.choose(teacher, slug, [offered[one.stem] for one in (LEFT, TRUE, FALSE)])
    assert [one.numbers for one in quizzes.quiz(teacher, slug).given_away] == [(2, 3)]
    composing.take_out(teacher, slug, offered[FALSE.stem])
    assert quizzes.quiz(teacher, slug).given_away == ()


def test_a_quiz_that_is_chosen_for_the_teacher_has_no_such_pair(teacher: int) -> None:
    for seed in range(10):
        slug = composing.make_quiz(teacher, SLUG, f"Quiz {seed}", 6, Random(seed)).slug
        assert quizzes.quiz(teacher, slug).given_away == ()


def test_a_proof_tells_nothing_in_a_quiz_that_is_set_to_a_test(teacher: int) -> None:
    import_quiz(replace(QUIZ, id="told", items=(PROOF_OF_MORE, LEFT)))
    slug = quiz_settings.copy_quiz(teacher, "told")
    assert [one.numbers for one in quizzes.quiz(teacher, slug).given_away] == [(1, 2)]
    line, terms = quiz_settings.terms(teacher, slug)
    quiz_settings.set_terms(teacher, slug, replace(terms, settings=replace(line.settings, mode=Mode.TEST)))
    assert quizzes.quiz(teacher, slug).given_away == ()
