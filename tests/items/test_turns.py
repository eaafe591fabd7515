"""A small word is exchanged only for one that contradicts it, and only where the article says nothing of that one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.language import Language

from quizapp.items.generate import candidates
from quizapp.items.kinds import standing_turned
from quizapp.items.turns import TURNS
from quizapp.items.verify import verify
from quizapp.lint.run import lint_item
from quizapp.model import Article, Item, Record
from quizapp.reading.read import read

Make = Callable[[str], list[Item]]
REST = "\n\nThe harbour was calm. Gulls circled above the quiet boats while the wind came from the sea."


ON = replace(standing_turned.KIND, default=True)


@pytest.fixture(scope="module")
def make(english: Language) -> Make:
    def made(text: str) -> list[Item]:
        article = Article(text + REST, Record("A day in Oban"))
        items = [one.item for one in candidates(read(article, english), english, 0, (ON,), (), least=0)[0]]
        assert [fault for item in items for fault in verify(item, article)] == []
        assert [found for item in items for found in lint_item(item, article) if found.level != "hint"] == []
        return items

    return made


TURNED = [
    ("most", "Most roads in Oban were damaged by the storm.", "Only a few roads in Oban were damaged by the storm."),
    ("all of a number", "All 21 coaches of the train left the tracks near Oban.",
     "Only some of the 21 coaches of the train left the tracks near Oban."),
    ("all of the", "All of the shops in Oban closed on Friday.", "Only some of the shops in Oban closed on Friday."),
    ("thousands", "Thousands of people fled from Oban to Mull.", "Dozens of people fled from Oban to Mull."),
    ("voted to", "Oban Council voted to approve the new contract by a wide margin.",
     "Oban Council voted to reject the new contract by a wide margin."),
    ("uphold", "The court in Oban upheld the fine for Ann Byrne.",
     "The court in Oban overturned the fine for Ann Byrne."),
    ("suspended", "Oban Council has suspended the planned hike in its fees.",
     "Oban Council has gone ahead with the planned hike in its fees."),
    ("provisional", "Oban Council released provisional results on Monday.",
     "Oban Council released final results on Monday."),
    ("temporarily", "Oban Council temporarily removed two boats from Mull.",
     "Oban Council permanently removed two boats from Mull."),
    (
        "denied",
        "Oban Council denied the plan with a vote of 5 to 2.",
        "Oban Council approved the plan with a vote of 5 to 2.",
    ),
    (
        "closed",
        "Officials in Oban closed the beaches near the harbour.",
        "Officials in Oban reopened the beaches near the harbour.",
    ),
    ("hundreds", "Oban Council moved hundreds of cows to Mull.", "Oban Council moved a handful of cows to Mull."),
    ("guilty", "Ann Byrne pleaded guilty to the theft in Oban.", "Ann Byrne pleaded not guilty to the theft in Oban."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stem"), [row[1:] for row in TURNED], ids=[row[0] for row in TURNED])
def test_a_turn_of_phrase_is_exchanged_for_one_that_contradicts_it(make: Make, text: str, stem: str) -> None:
    (item,) = make(text)
    assert item.stem == stem and item.key_text == "False" and item.true_statement is not None


LEFT = [
    ("the article speaks of the other too",
     "The commission in Oban released provisional results on Monday.\n\nThe final results were due in May."),
    ("the sentence argues for it", "Ann Byrne abstained from the vote in Oban, as her sister is a baker."),
    ("what follows rests on it", "The court in Oban granted the application and set a date in May."),
    ("the sentence goes on from it", "Oban Council cut its forecast, blaming a slowdown in the islands."),
    ("part of a longer word", "Ann Byrne was treated in Oban for non-life-threatening injuries."),
    ("unsure", "Oban Council may have voted to approve the new contract."),
    ("negative", "Oban Council has not voted to approve the new contract."),
    ("in quotation marks", "Ann Byrne spoke of “most roads of the island” in Oban."),
    ("a share beside it", "Most roads in Oban, 80 per cent of them, were damaged by the storm."),
    (
        "in a clause below",
        "Ann Byrne was held in a room in Oban when she managed to escape.",
    ),
    ("nothing was put to the vote", "Ann Byrne voted for the majority in Oban."),
    ("not to be believed", "The fire in Mull was under control by May."),
    ("a number of those", "Oban Council sent doctors for the hundreds of people in Mull."),
    ("literally so many", "The storm in Oban brought down literally hundreds of trees in Mull."),
    ("open until a day", "Officials in Oban closed the beaches near the harbour until May."),
    ("the largest of its deals", "Oban Bank has agreed to buy a mill in Mull in its largest deal to date."),
    ("no contradiction", "Many people in Oban saw the storm on Monday."),
]  # fmt: skip


@pytest.mark.parametrize("text", [row[1] for row in LEFT], ids=[row[0] for row in LEFT])
def test_nothing_is_exchanged_where(make: Make, text: str) -> None:
    assert make(text) == []


def test_no_turn_of_phrase_is_exchanged_for_itself() -> None:
    assert [turn for turn in TURNS if turn.pattern.search(turn.other)] == []
