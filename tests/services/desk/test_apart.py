"""What the page for picking says of questions that do not go together: the same as the quiz's page will say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from example_quiz import ARTICLE, LEFT, QUIZ, RISE, WHO_CLOSED, cited
from flask import Flask
from one_fact import FALSE, PROOF_OF_MORE, SLUG, TRUE

from quizapp.errors import NotFound
from quizapp.model import Edit, Item, Mode
from quizapp.services.desk import composing, quiz_settings
from quizapp.services.desk.apart import against, apart, short
from quizapp.services.desk.together import together
from quizapp.services.importing import import_quiz

AGAIN = replace(LEFT, id="left-again", citation=cited("340 people left their homes"))
LESS_STILL = replace(
    FALSE,
    id="less-still",
    stem="The river rose by 48 centimetres overnight.",
    edit=Edit("number", "85", "48", FALSE.stem.index("58")),
)
OTHERS = (PROOF_OF_MORE, LEFT, TRUE, FALSE, LESS_STILL, RISE, AGAIN, WHO_CLOSED)


def lines(*items: Item, is_test: bool = False) -> dict[int, tuple[str, ...]]:
    asked = dict(enumerate(items, 1))
    stems = {number: short(item.stem) for number, item in asked.items()}
    found = against(apart(asked, ARTICLE, is_test), set(asked), stems)
    return {number: one.lines for number, one in found.items()}


@pytest.mark.parametrize("is_test", [False, True])
def test_whichever_are_picked_the_same_questions_are_told_as_on_the_page_of_the_quiz(is_test: bool) -> None:
    asked = dict(enumerate(OTHERS, 1))
    groups = apart(asked, ARTICLE, is_test)
    stems = {number: item.stem for number, item in asked.items()}
    for size in range(len(OTHERS) + 1):
        for picked in combinations(asked, size):
            told = together({number: asked[number] for number in picked}, ARTICLE, is_test).given_away
            named = {number for pair in told for number in pair.numbers}
            assert set(against(groups, picked, stems)) == named, picked


def test_each_of_the_two_says_with_which_and_why() -> None:
    assert lines(LEFT, RISE, TRUE) == {
        2: (f"The answer to this question, “85”, can be read in “{TRUE.stem}”.",),
        3: (f"The answer to “{RISE.stem}”, “85”, can be read in this question.",),
    }


def test_of_three_that_are_made_of_one_statement_any_two_are_told() -> None:
    why = "One statement is asked in {} and in {}."
    first, other = f"“{TRUE.stem}”", f"“{LESS_STILL.stem}”"
    assert lines(TRUE, FALSE, LESS_STILL)[2] == (
        why.format(first, "this question"),
        why.format("this question", other),
    )
    assert set(lines(FALSE, LESS_STILL)) == {1, 2}, "also where the first of the three is left out"


def test_of_many_three_are_named_and_the_rest_is_counted() -> None:
    many = dict(enumerate((TRUE,) * 6, 1))
    found = against(apart(many, ARTICLE, False), set(many), dict.fromkeys(many, "Rose"))
    assert (len(found[1].lines), found[1].more) == (3, 2)


def test_an_endless_question_is_named_by_its_beginning() -> None:
    assert short("W" * 91) == "W" * 90 + "…"
    assert short("W" * 90) == "W" * 90


@pytest.fixture
def slug(app: Flask, teacher: int) -> Iterator[str]:
    with app.app_context():
        import_quiz(replace(QUIZ, items=(PROOF_OF_MORE, LEFT, TRUE, FALSE, WHO_CLOSED)))
        yield composing.make_quiz(teacher, SLUG, "By hand", None, Random(1)).slug


def test_a_proof_counts_in_the_order_in_which_the_quiz_would_ask_and_not_in_a_test(teacher: int, slug: str) -> None:
    row = {one.item.stem: one.id for one in composing.to_choose_from(teacher, slug).listed}
    proof, left = row[PROOF_OF_MORE.stem], row[LEFT.stem]
    told = composing.to_choose_from(teacher, slug, [proof, left]).against
    assert set(told) == {proof, left}
    composing.choose(teacher, slug, [left])
    assert composing.to_choose_from(teacher, slug, [proof, left]).against == {}, "what is new comes at the end"
    composing.choose(teacher, slug, [proof])
    line, terms = quiz_settings.terms(teacher, slug)
    quiz_settings.set_terms(teacher, slug, replace(terms, settings=replace(line.settings, mode=Mode.TEST)))
    assert composing.to_choose_from(teacher, slug, [proof, left]).against == {}


def test_looking_over_a_choice_keeps_nothing(teacher: int, slug: str, other_teacher: int) -> None:
    rows = [one.id for one in composing.to_choose_from(teacher, slug).listed]
    looked = composing.to_choose_from(teacher, slug, [*rows, 999_999])
    assert looked.chosen == set(rows)
    assert set(looked.against) == set(rows)
    assert composing.to_choose_from(teacher, slug).chosen == frozenset()
    with pytest.raises(NotFound):
        composing.to_choose_from(other_teacher, slug, rows)
