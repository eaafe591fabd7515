"""Words that join a sentence to the one before are cut only where they head no phrase of their own."""

from __future__ import annotations

import pytest

from quizapp.reading.bare import tidy
from quizapp.reading.drafts import Draft


def tidied(sentence: str) -> str:
    return tidy(Draft.of(sentence, 0, len(sentence))).text


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("At the same time, the council closed the mill.", "The council closed the mill."),
        ("Overall, 300 people voted.", "300 people voted."),
        ("In all, 300 people voted.", "300 people voted."),
        ("After all, the mill is old.", "The mill is old."),
        ("But the council closed the mill.", "The council closed the mill."),
        ("Meanwhile the council closed the mill.", "The council closed the mill."),
        ("Still, the council closed the mill.", "The council closed the mill."),
    ],
)
def test_a_word_that_only_joins_is_cut(sentence: str, rest: str) -> None:
    assert tidied(sentence) == rest


@pytest.mark.parametrize(
    "sentence",
    [
        "At the same time the storm hit, the fire brigade drove to Oban.",
        "After all the votes were counted, the mayor resigned.",
        "In all three cases, the court fined the mill.",
        "Still images show the wreck.",
        "Overall attendance rose by 3 percent.",
        "So many people came that the hall was closed.",
        "Besides Holt, three sailors were hurt.",
        "In return for the hostages, Orel freed 30 prisoners.",
    ],
)
def test_a_word_that_heads_a_phrase_stays(sentence: str) -> None:
    assert tidied(sentence) == sentence
