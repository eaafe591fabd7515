"""Sentences taken as they are printed: which of them are statements that lean on nothing."""

from __future__ import annotations

import pytest
from spacy.language import Language

from quizapp.model import Article, Record
from quizapp.reading.read import read

REST = "\n\nThe harbour was calm. Gulls circled above the quiet boats while the wind came from the sea."
STANDS = [
    ("misread participle", "Property giant Byrne had submitted plans for a new development on the old site in Oban."),
    ("its speaker in it", "Fire Service officials in Oban wrote that smoke kept the flames down overnight."),
    ("a title in quotation marks", "Ann Byrne, who won a prize for her novel “The Pier”, has died at the age of 87."),
    ("a pronoun behind its one person", "Ann Byrne said she was hopeful of finding more bakers for the town of Oban."),
]
FALLS = [
    ("an open pronoun", "It also cost the town of Oban a lot of money to hire the baker."),
    ("said by a pronoun", "The wind and the waves had damaged the pier of Oban, he said."),
    ("a speaker without a name", "The wind and the waves had damaged the pier of Oban, railways said."),
    ("a long quotation", "Ann Byrne said the town was “as sorry as a town can be about what happened to us”."),
    ("a bare subject of before", "The defender nodded in a corner kick of Oban in the last minute."),
    ("no tensed verb", "A ship of the navy leaving the harbour of Oban on a grey morning."),
    ("too short", "Ann Byrne opened a shop."),
]


def printed(english: Language, text: str) -> list[str]:
    return [c.statement for c in read(Article(text + REST, Record("A day")), english).printed if c.start < len(text)]


@pytest.mark.parametrize("text", [row[1] for row in STANDS], ids=[row[0] for row in STANDS])
def test_a_whole_sentence_that_leans_on_nothing_is_a_statement_as_it_is_printed(english: Language, text: str) -> None:
    assert printed(english, text) == [text]


@pytest.mark.parametrize("text", [row[1] for row in FALLS], ids=[row[0] for row in FALLS])
def test_a_whole_sentence_that_leans_on_others_is_none(english: Language, text: str) -> None:
    assert printed(english, text) == []


def test_a_printed_statement_repeats_the_article_letter_for_letter(english: Language) -> None:
    text = "But Fire Service officials in Oban wrote that smoke (and rain) kept the flames down overnight."
    (claim,) = (c for c in read(Article(text + REST, Record("A day")), english).printed if c.start == 0)
    assert claim.statement == "Fire Service officials in Oban wrote that smoke kept the flames down overnight."
    assert all(text[p.start : p.end] == p.text for p in claim.pieces if p.start is not None)
