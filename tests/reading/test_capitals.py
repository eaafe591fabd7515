"""A first word in capitals is written like any other, unless it is a name or initials."""

from __future__ import annotations

import pytest

from quizapp.reading.capitals import without_capitals
from quizapp.reading.drafts import Draft

REST = " The bus stops here. Ice on roads is rare, and Ann Lind, who was ill, has a swift car."


def printed(sentence: str) -> str:
    return without_capitals(Draft.of(sentence, 0, len(sentence)), sentence + REST).text


@pytest.mark.parametrize(
    "sentence",
    [
        "BUS and railway timetables will change.",
        "CONTROVERSIAL plans were approved.",
        "MOTORISTS are stuck in Oban.",
        "RESIDENTS voted for the plan.",
        "SWIFT action saved the mill.",
        "PENSIONERS were fined in Oban.",
    ],
)
def test_capitals_that_only_open_a_report_go(sentence: str) -> None:
    assert printed(sentence) == sentence.capitalize().replace(" oban", " Oban")


@pytest.mark.parametrize(
    "sentence",
    [
        "ICE agents came to Oban.",
        "WHO experts came to Oban.",
        "BEIJING is building a pier.",
        "UNESCO experts saw the temple.",
        "STERLING fell on Monday.",
        "READING won the game.",
        "NATO ships left.",
    ],
)
def test_names_and_initials_keep_theirs(sentence: str) -> None:
    assert printed(sentence) == sentence


def test_capitals_within_the_text_stay() -> None:
    text = "The mill is old. BUS drivers met." + REST
    assert without_capitals(Draft.of(text, 17, 33), text).text == "BUS drivers met."


def test_a_word_that_stands_in_capitals_again_stays() -> None:
    sentence = "BUS drivers met, and BUS is the name of their union."
    assert printed(sentence) == sentence
