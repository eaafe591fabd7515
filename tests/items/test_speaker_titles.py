"""The title of a speaker keeps the capitals that the report gives it, or loses them all."""

from __future__ import annotations

import pytest
from spacy.language import Language

from quizapp.items.speakers import _small_first
from quizapp.model import Article, Record
from quizapp.reading.name_words import is_a_title
from quizapp.reading.read import read

TEXT = (
    "The ministry of health, which runs fire, trade, deputy mayors, farmers and justice in Orel, is in Oban on Monday."
)


@pytest.mark.parametrize(
    "title", ["Health Minister", "Justice Minister", "Fire Chief", "Trade Secretary", "Deputy Mayor"]
)
def test_the_first_word_of_a_title_keeps_its_capital(english: Language, title: str) -> None:
    reading = read(Article(TEXT, Record("A day in Oban")), english)
    assert _small_first(f"{title} Ida Lund", reading) == f"{title} Ida Lund"


@pytest.mark.parametrize("words", ["Health officials", "Fire crews", "Trade unions", "Justice campaigners", "Farmers"])
def test_a_plain_first_word_loses_it(english: Language, words: str) -> None:
    reading = read(Article(TEXT, Record("A day in Oban")), english)
    assert _small_first(words, reading) == words.lower()


@pytest.mark.parametrize(
    "words", ["Health minister Ida Lund", "Health officials", "Farmers", "Fire spread", "The Fire Chief"]
)
def test_words_that_are_no_title_are_none(words: str) -> None:
    assert not is_a_title(words)
