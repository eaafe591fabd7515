"""The title of a speaker keeps the capitals that the report gives it, or loses them all."""

from __future__ import annotations

import pytest
from spacy.language import Language

from quizapp.items.speakers import _small_first, speaker_words
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


REST = "\n\nThe harbour was calm. Gulls circled above the quiet boats while the wind came from the sea."
NAMED = [
    ("The Lindqvist government insisted on Monday that 400 new jobs will be created.", "the Lindqvist government"),
    ("The Guardian newspaper said on Monday that 400 new jobs will be created in Oban.", "the Guardian newspaper"),
    ("The Leith police said on Monday that two men were arrested in Oban.", "the Leith police"),
    ("The Hague court said on Monday that two men were arrested in Oban.", "The Hague court"),
    ("United States said on Monday that 400 new jobs will be created in Oban.", "the United States"),
    (
        "Hale spoke. Yusuke Isoda, a security policy adviser to Mr Hale, said a revised military policy would "
        "strengthen Oban's ties with allies, the US in particular.",
        "Yusuke Isoda",
    ),
    ("Agriculture Minister Maren Holt announced that the price of milk has risen by 20 percent.", "Maren Holt"),
    ("Prime Minister Ida Lund said that the mill in Oban will close in May.", "Ida Lund"),
    ("The Prime Minister said that the mill in Oban will close in May.", "the Prime Minister"),
]
NOBODY = [
    "Orel’s Agriculture Minister, Maren Holt, announced in Leith that the price of milk has risen by 20 percent.",
    "Orel’s Health Minister, Tom Hale Adjoumani, announced in Leith that the council will build 40 clinics.",
    "The fire broke out in a factory in Oban, said Oban Fire Service and Civil Defence Deputy Director Tom Hale.",
    "Further adding, the embassy in Oban sent a message to 400 sailors in Leith on Monday.",
    "Two houses were flooded in Oban, said Leith Water Agency and Rescue Board Director Ida Lund.",
]


@pytest.mark.parametrize(("text", "speaker"), NAMED)
def test_a_speaker_has_a_small_article_and_a_name(english: Language, text: str, speaker: str) -> None:
    reading = read(Article(text + REST, Record("A day in Oban")), english)
    assert [speaker_words(c, reading) for c in reading.claims if c.attribution is not None] == [speaker]


@pytest.mark.parametrize("text", NOBODY)
def test_an_office_alone_and_half_a_name_are_no_speaker(english: Language, text: str) -> None:
    reading = read(Article(text + REST, Record("A day in Oban")), english)
    assert not [s for c in reading.claims if c.attribution is not None and (s := speaker_words(c, reading))]
