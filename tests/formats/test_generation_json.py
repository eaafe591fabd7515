"""The generator's JSON has what other programs were promised, with offsets that fit."""

from __future__ import annotations

import json
from dataclasses import dataclass

from quizapp.formats.generation_json import generation_json
from quizapp.model import (
    TRUE_FALSE_OPTIONS,
    Article,
    Citation,
    Difficulty,
    Edit,
    Item,
    ItemType,
    Option,
    Provenance,
    Record,
)
from quizapp.reading.knowledge import LedgerEntry

TEXT = (
    "😀 Fire on Marlow Lane\n\nA fire broke out on Monday at the mill. It was put out by 95 people.\n\n"
    "The bill was 59 pounds.\n"
)
ARTICLE = Article(TEXT, Record("Fire on Marlow Lane"))


@dataclass(frozen=True)
class Made:
    items: tuple[Item, ...]
    ledger: tuple[LedgerEntry, ...]
    shortfall: str | None = None


def cite(quote: str) -> Citation:
    start = TEXT.index(quote)
    return Citation(quote, start, start + len(quote))


STATEMENT = Item(
    id="q-1",
    type=ItemType.TRUE_FALSE,
    stem="The bill was 95 pounds.",
    options=TRUE_FALSE_OPTIONS,
    key=1,
    citation=cite("The bill was 59 pounds."),
    rationale="It was 59.",
    edit=Edit("number", "59", "95", 13),
    difficulty=Difficulty.EASY,
    provenance=Provenance.GENERATED,
)
QUESTION = Item(
    id="q-2",
    type=ItemType.MULTIPLE_CHOICE,
    stem="On which day did a fire break out?",
    options=(Option("Friday"), Option("Monday")),
    key=1,
    citation=cite("A fire broke out on Monday"),
)


def test_it_has_just_the_promised_shape() -> None:
    start = TEXT.index("It was")
    made = Made((STATEMENT, QUESTION), (LedgerEntry(start, start + 6, "open pronoun"),), "only 2 of 5")
    written = json.loads(generation_json(ARTICLE, made))
    assert written["article"] == {"title": "Fire on Marlow Lane", "text": TEXT, "sha256": ARTICLE.sha256}
    first, second = written["items"]
    assert first == {
        "id": "q-1",
        "type": "true_false",
        "stem": "The bill was 95 pounds.",
        "options": ["True", "False"],
        "key": 1,
        "citation": {
            "quote": "The bill was 59 pounds.",
            "start": TEXT.index("The bill"),
            "end": len(TEXT) - 1,
            "paragraph": 2,
        },
        "edit": {"kind": "number", "original": "59", "replacement": "95", "start": 13},
        "rationale": "It was 59.",
        "difficulty": "easy",
        "kind": "",
        "fixed_order": False,
    }
    assert (second["edit"], second["difficulty"], second["options"][second["key"]]) == (None, None, "Monday")
    assert written["rejected"] == [{"start": start, "end": start + 6, "text": "It was", "reason": "open pronoun"}]
    assert written["shortfall"] == "only 2 of 5"


def test_each_quote_stands_where_it_says_also_after_an_emoji() -> None:
    written = json.loads(generation_json(ARTICLE, Made((STATEMENT, QUESTION), ())))
    for item in written["items"]:
        citation = item["citation"]
        assert written["article"]["text"][citation["start"] : citation["end"]] == citation["quote"]
