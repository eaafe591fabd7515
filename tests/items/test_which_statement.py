"""Statements are set against each other only where each of them is a sound item by itself."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from spacy.language import Language

from quizapp.items.assemble import CONTRADICTED, SUPPORTED, recorded_edits
from quizapp.items.generate import Candidate, candidates
from quizapp.items.kinds import KINDS, which_statement
from quizapp.items.select import select
from quizapp.items.type_checks import contradicted_options
from quizapp.items.verify import verify
from quizapp.model import Article, ItemType, Record
from quizapp.reading.read import read

TEXT = (
    "Police in Oban arrested 95 people on Monday after a match.\n\nOban Council spent £2.5 million on the new pier."
    "\n\nAnn Byrne opened a bakery in Oban in 2019 with her sister.\n\nMore than 200 people marched in Mull in March."
    "\n\nOban Rovers signed 12 players from the islands last summer.\n\nThe ferry to Mull carried 340 cars in May."
    "\n\nTom Hale sold 18 old boats in Oban to a museum in Lorn."
    "\n\nThe school in Mull took in 45 children from Skye after a flood."
)
ON = replace(which_statement.KIND, default=True)
ARTICLE = Article(TEXT, Record("A day in Oban"))


@pytest.fixture(scope="module")
def made(english: Language) -> tuple[Candidate, ...]:
    return candidates(read(ARTICLE, english), english, 0, KINDS, (ON,), least=0)[0]


@pytest.fixture(scope="module")
def items(made: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    return tuple(one for one in made if one.item.type is ItemType.WHICH_STATEMENT)


def test_both_forms_are_made_and_verified(items: tuple[Candidate, ...]) -> None:
    assert {one.item.stem for one in items} == {SUPPORTED, CONTRADICTED}
    assert [fault for one in items for fault in verify(one.item, ARTICLE)] == []


def test_every_statement_is_an_item_by_itself(made: tuple[Candidate, ...], items: tuple[Candidate, ...]) -> None:
    false = {one.item.stem: one.item for one in made if one.item.type is ItemType.TRUE_FALSE and one.item.key == 1}
    true = {one.item.stem for one in made if one.item.type is ItemType.TRUE_FALSE and one.item.key == 0}
    for one in items:
        contradicted = contradicted_options(one.item)
        assert set(contradicted) <= set(false) and {o.text for o in one.item.options} - set(contradicted) <= true
        edits = recorded_edits(one.item)
        assert {edits[text].original for text in contradicted} == {
            edit.original for text in contradicted if (edit := false[text].edit) is not None
        }


def test_every_wrong_option_says_why(items: tuple[Candidate, ...]) -> None:
    for one in items:
        for number, option in enumerate(one.item.options):
            assert number == one.item.key or "The article says" in (option.feedback or "")


def test_statements_come_from_different_sentences_and_are_about_equally_long(items: tuple[Candidate, ...]) -> None:
    for one in items:
        lengths = [len(option.text) for option in one.item.options]
        assert 3 <= len(lengths) <= 4 and max(lengths) < 2 * min(lengths)
        parts = [value for name, value in (one.item.proof.inputs if one.item.proof else ()) if name == "part"]
        assert len(parts) == len(set(parts)) == len(lengths) - 1


def test_a_quiz_asks_no_statement_that_another_item_shows(made: tuple[Candidate, ...]) -> None:
    for seed in range(5):
        chosen = select(made, ARTICLE, None, Random(seed)).items
        shown = [option.text for item in chosen if item.type is ItemType.WHICH_STATEMENT for option in item.options]
        stems = {item.stem for item in chosen}
        assert len(shown) == len(set(shown)) and not stems & set(shown)


def test_too_few_statements_give_no_item(english: Language) -> None:
    short = Article("\n\n".join(TEXT.split("\n\n")[:2]) + "\n\nThe harbour was calm.", Record("A day in Oban"))
    found = candidates(read(short, english), english, 0, KINDS, (ON,), least=0)[0]
    assert not [one for one in found if one.item.type is ItemType.WHICH_STATEMENT]
