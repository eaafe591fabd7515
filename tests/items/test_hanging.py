"""What is measured from a sentence before, says the news again or is only a scene gives no question."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from spacy.language import Language

from quizapp.items.generate import candidates
from quizapp.items.reword import reworded
from quizapp.items.source import Source
from quizapp.model import Article, Item, Record
from quizapp.reading.read import read

Make = Callable[[str, str], list[Item]]
OPENING = (
    "Oban Council closed the old pier of Oban on Monday after a storm that killed 14 people. "
    "Pumps failed in two ferries of the council in May. "
)
HANGING = [
    ("earlier than what", "A ferry and two tugs of Oban Council earlier left the harbour of Mull for Skye."),
    ("further north than what", "Roads to farms further north were closed and muddy after heavy rain on Sunday."),
    ("the next what", "The next phase includes a pier called Lorn, which will bring ferries from Glasgow to Skye."),
    ("happened again", "Pumps of Oban Council started again in the harbour of Mull on Sunday with 40 sailors aboard."),
    ("which trend", "The Scottish Coastguard noticed the trend and put out a notice to sailors on Sept. 10."),
    ("which news", "Ann Byrne cut short her holiday on hearing the news and was driven to Oban on Sunday."),
    ("which metal", "The precious metal’s two biggest buyers, Lorn Metals and Skye Mines, are based in Glasgow."),
    ("one of the pumps", "One pump was replaced in October after it failed to start in the harbour of Mull."),
    ("one of many dead", "Ida Lund Holm, 27, died in the ward of Lorn Hospital in Glasgow on Tuesday."),
    ("members", "A new board was approved in Oban, to include Ann Byrne as chair with Ida Lund, Jo Reed and Tom Hale."),
    ("prices", "Brent crude from Norway fell 2 percent in Glasgow on Monday, and the krone firmed by 1 percent."),
    ("carpet", "The singers Ida Lund and Tom Hale walked the red carpet in Glasgow on Sunday with 40 sailors."),
    ("tears", "Ann Byrne dissolved into tears as the verdict was read in a court in Glasgow on Sunday."),
    ("a headline", "Ann Byrne Of The Oban Party Will Become The First Female Mayor Of The Town In A Clear Vote."),
]
STANDING = [
    ("earlier with its time", "A ferry of Oban Council left the harbour of Mull for Skye earlier this week."),
    (
        "an earlier one of its own",
        "Oban Council lifted its earlier warning against eating mussels from Mull on Friday.",
    ),
    ("further than a named place", "A storm struck Mull and the coast of Skye on Sunday, and Lewis further north."),
    ("the next years", "Oban Council hopes to build 30 piers on the coast of Mull within the next five years."),
    ("one person", "One sailor from Mull was hurt by the falling roof of the ferry hall in Glasgow on Sunday."),
    ("a walk home", "Police said a sailor from Mull would be buried in Oban after he died in Glasgow on Sunday."),
    ("so far", "So far, 35 people from Mull have been treated in the hospital of Oban since the storm."),
]


@pytest.mark.parametrize("text", [row[1] for row in HANGING], ids=[row[0] for row in HANGING])
def test_what_hangs_or_is_a_trifle_gives_no_statement(make: Make, text: str) -> None:
    cited = [item.citation.quote for item in make(OPENING + text, "true statement")]
    assert not [quote for quote in cited if quote[:40] == text[:40]]


@pytest.mark.parametrize("text", [row[1] for row in STANDING], ids=[row[0] for row in STANDING])
def test_what_stands_alone_gives_a_statement(make: Make, text: str) -> None:
    assert [item for item in make(OPENING + text, "true statement") if item.citation.quote[:40] == text[:40]]


def test_a_leading_so_far_stays_whole(make: Make) -> None:
    text = OPENING + STANDING[-1][1]
    stems = [item.stem for rule in ("true statement", "number changed") for item in make(text, rule)]
    assert [stem for stem in stems if stem.startswith("So far, ")]
    assert not [stem for stem in stems if stem.startswith("Far")]


def test_what_a_speaker_did_while_saying_it_is_not_laid_in_its_mouth(make: Make) -> None:
    text = "Lorn Oil said output would fall in May as it unveiled plans to sell 12 wells near Skye."
    assert not [item for item in make(OPENING + text, "true statement") if item.stem.startswith("According to Lorn")]


def test_a_place_named_between_commas_is_no_speaker(make: Make) -> None:
    text = (
        "Norway has been shaken by four storms in the past 35 years, and many on the piers of its capital, Oslo, "
        "had hoped for a calm winter."
    )
    assert not [item for item in make(OPENING + text, "true statement") if item.stem.startswith("According to Oslo")]


def test_a_name_keeps_its_capital_behind_who_says_it(english: Language) -> None:
    text = "Jewel Anders Holm, 27, opened the new ferry hall in Mull, according to Tom Hale, manager of the hall."
    reading = read(Article(OPENING + text, Record("A day in Oban")), english)
    said = [c for c in reading.claims if c.attribution is not None and c.statement.startswith("Jewel")]
    assert [Source(claim, reading, english).statement[:5] for claim in said] == ["Jewel"]


@pytest.mark.parametrize(
    ("printed", "said"),
    [("an almost 2-to-1 vote", "a nearly 2-to-1 vote"), ("a nearly 40-mile walk", "an almost 40-mile walk")],
)
def test_a_changed_modifier_takes_its_article_along(english: Language, printed: str, said: str) -> None:
    reading = read(Article(f"Ann Byrne won the pier of Oban with {printed} on Mull.", Record("Oban")), english)
    assert said in reworded(Source(reading.claims[0], reading, english), Random(0))


def test_hundredths_of_a_second_are_neither_changed_nor_asked(make: Make) -> None:
    text = "Ann Byrne ran from the pier to the church of Oban in 9.81 seconds and won the race on Monday."
    for rule in ("number changed", "number gap", "how many, object"):
        assert not [item for item in make(text, rule) if "____" in item.stem or "seconds" in item.stem]


def test_a_bound_before_a_range_is_not_turned(make: Make) -> None:
    text = "Oban Council will buy ferries for Mull until at least 10 to 15 ferries have been paid for by March 2024."
    assert not make(OPENING + text, "bound turned")


def test_a_line_above_the_report_that_says_it_again_gives_nothing(english: Language) -> None:
    standfirst = "Divers reached the wreck of a ferry off Mull on Monday, where it struck a rock in a storm."
    body = "Divers on Monday reached the wreck of a ferry off Mull that struck a rock in a storm, the coastguard said."
    more = "Ann Byrne of the coastguard said that 40 sailors had been brought to Oban before the ferry sank."
    page = "\n\n".join(("Divers at wreck", standfirst, "By Ida Lund", body, more))
    reading = read(Article(page, Record("Divers at wreck")), english)
    made = candidates(reading, english, least=0)[0]
    assert not [one for one in made if one.item.citation is not None and one.item.citation.quote == standfirst]
