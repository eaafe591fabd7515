"""Who said it, and whether the article says it itself: asked only where the article leaves no doubt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from quizapp.items.assemble import OWN_WORD
from quizapp.items.generate import Candidate
from quizapp.items.kinds import quoted, stated_or_reported
from quizapp.model import Item, ItemType

WHOLE = (replace(quoted.KIND, default=True), replace(stated_or_reported.KIND, default=True))
Make = Callable[[str, str], list[Item]]
VOICES = (
    "\n\n“The council must never sell the harbour of Oban,” said Mayor Ann Byrne.\n\n"
    "Fisherman Tom Hale said the price of diesel could ruin the fishermen of Mull.\n\n"
    "“The skippers cannot pay the price of diesel in winter,” Hale said.\n\n"
    "Harbour master Rosa Quill said the ferry would sail again in March."
)


@pytest.fixture(scope="module")
def make(proved: Callable[..., tuple[Candidate, ...]]) -> Make:
    def made(text: str, rule: str) -> list[Item]:
        found = [one.item for one in proved(text + VOICES, (), WHOLE, least=0)]
        return [item for item in found if item.proof is not None and item.proof.rule == rule]

    return made


OPENING = "Police in Oban arrested too many people on Monday."


def test_a_quotation_is_asked_for_among_those_who_speak(make: Make) -> None:
    items = {item.key_text: item for item in make(OPENING, "quoted")}
    assert set(items) == {"Ann Byrne", "Tom Hale"}
    byrne = items["Ann Byrne"]
    assert byrne.type is ItemType.ATTRIBUTION
    assert byrne.stem == ("Who said “The council must never sell the harbour of Oban”, according to the article?")
    assert {option.text for option in byrne.options} == {"Ann Byrne", "Tom Hale", "Rosa Quill"}
    assert "said Mayor Ann Byrne" in byrne.citation.quote


def test_the_rest_of_a_bracket_is_not_offered_as_a_speaker(make: Make) -> None:
    text = "D Ohio sailed from Mull to Oban. D Ohio was seen in Oban on Monday. "
    assert "D Ohio" not in {option.text for item in make(text + OPENING, "quoted") for option in item.options}


def test_a_body_is_not_offered_among_people(make: Make) -> None:
    text = "Energy Oban said the power would return. Energy Oban said it was sorry. "
    assert "Energy Oban" not in {option.text for item in make(text + OPENING, "quoted") for option in item.options}


def test_the_dead_are_not_offered_as_speakers(make: Make) -> None:
    living, dead = (
        "Ewan Baxter said the ferries of Mull were safe. ",
        "Ewan Baxter died on Monday. ",
    )
    offered = {option.text for item in make(living + OPENING, "quoted") for option in item.options}
    assert "Ewan Baxter" in offered
    offered = {option.text for item in make(living + dead + OPENING, "quoted") for option in item.options}
    assert "Ewan Baxter" not in offered and "Rosa Quill" in offered


QUOTATIONS = [
    ("leans on what was said", "“That is what the people of this island have always wanted,” said Ella Marsh."),
    ("too short", "“Never again in Oban,” said Ella Marsh."),
    ("of nobody with a name", "“The harbour master has sold the boats to the bank,” said a sailor."),
    ("an editor's words in it", "“The mayor [of Oban] has sold the boats to the bank,” said Ella Marsh."),
    ("takes up “it”", "“We never thought it could burn in the winter,” said Ella Marsh."),
    (
        "is of somebody’s spokesman",
        "“The boats from Mull will arrive in the morning,” a spokesman for Ella Marsh said.",
    ),
    (
        "is of somebody not named beside it",
        "Ella Marsh came to Oban. “The boats from Mull will arrive here,” she said.",
    ),
    ("of a bystander", "“The mayor has sold the boats of Oban to the bank,” said resident Ella Marsh."),
    (
        "behind a verb with another object",
        "Ella Marsh acknowledged a mistake, “the mayor has sold the boats of Oban to the bank.”",
    ),
    ("takes up something", "“The mayor has sold them to the bank of the island,” said Ella Marsh."),
]


@pytest.mark.parametrize("text", [row[1] for row in QUOTATIONS], ids=[row[0] for row in QUOTATIONS])
def test_a_quotation_is_not_asked_for_where_it(make: Make, text: str) -> None:
    items = make(f"{OPENING}\n\n{text}", "quoted")
    assert not [item for item in items if item.key_text == "Ella Marsh" or "sailor" in item.citation.quote]


def test_who_wrote_the_report_is_nobody_in_it(make: Make) -> None:
    items = make(f"{OPENING}\n\nAssociated Press writer Dora Lindt contributed to this report from Mull.", "quoted")
    assert items and not [item for item in items if "Dora Lindt" in [option.text for option in item.options]]


def test_it_that_stands_for_nothing_does_not_lean(make: Make) -> None:
    items = make(
        f"{OPENING}\n\n“It’s never good to see hundreds of dead fish in the harbour,” said Ella Marsh.", "quoted"
    )
    assert "Ella Marsh" in [item.key_text for item in items]


def test_a_reported_statement_is_told_from_the_articles_own_word(make: Make) -> None:
    items = {item.key_text: item for item in make(OPENING, "stated or reported")}
    assert OPENING in items[OWN_WORD].stem
    assert "It reports that Tom Hale said it" in items
    assert all(OWN_WORD in [option.text for option in item.options] for item in items.values())


OWN = [
    ("hedged", "Police in Oban probably arrested too many people on Monday."),
    ("a verb of reporting in it", "Police in Oban announced the arrest of too many people on Monday."),
    ("in the tense of reported speech", "Police in Oban would arrest too many people on Monday."),
    (
        "goes on in the next sentence",
        "Police in Oban arrested too many people on Monday. Rosa Quill added that it was late.",
    ),
    (
        "follows reported speech",
        "Rosa Quill said the night was calm. Police in Oban arrested too many people on Monday.",
    ),
]


@pytest.mark.parametrize("text", [row[1] for row in OWN], ids=[row[0] for row in OWN])
def test_a_statement_is_not_called_the_articles_own_where_it_is(make: Make, text: str) -> None:
    items = make(text, "stated or reported")
    assert not [item for item in items if item.key_text == OWN_WORD and "too many people" in item.stem]


def test_whose_word_a_plain_fact_is_is_not_asked(make: Make) -> None:
    items = make(
        "Oban Council opened a new pier on Monday.\n\nElla Marsh said the pier had cost £2.5 million.",
        "stated or reported",
    )
    assert not [item for item in items if "pier" in item.stem]


def test_what_a_team_concedes_nobody_says(make: Make) -> None:
    items = make(f"{OPENING}\n\nTom Hale conceded the match could not be won.", "stated or reported")
    assert not [item for item in items if "match" in item.stem]
