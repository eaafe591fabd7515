"""What a report says besides its news gives no question; what looks like it and is news does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizapp.model import Item

Make = Callable[[str, str], list[Item]]
OPENING = "Oban Council closed the old pier of Oban on Monday after a storm. Ann Byrne runs the ferry from that pier. "
ASIDES = [
    ("no comment", "Ann Byrne of the ferry company has yet to respond to the decision of Oban Council."),
    ("service", "Detailed maps of the old pier in Oban are available on the page of Oban Council."),
    ("what a picture shows", "The old pier of Oban lies in the morning sun as seen from the hill above Oban."),
    ("American caption date", "Ann Byrne walks on the old pier of Oban on Monday, May 2, 2022, in Oban."),
    ("price of a share", "Shares of Oban Ferries Inc. fell by 12 percent in morning trading after the storm in Oban."),
    ("formality", "The name of the injured sailor from Oban was withheld by Oban Council on Monday."),
    ("whose revenue", "Revenue dipped by 12 percent in the three months to the end of the long winter."),
    ("described firm", "The ferry operator’s profit fell by 12 percent after the closure of the old pier of Oban."),
    ("more to come", "The cause of the storm damage to the old pier of Oban is being investigated by engineers."),
    ("looks", "Ann Byrne was wearing a navy-blue coat and smiled at the people of Oban on the old pier."),
    ("worries alone", "Ann Byrne said on the old pier of Oban that the farmers of Mull and their wives are worried."),
    ("feelings", "Ann Byrne said she was happy with the decision of Oban Council to close the old pier."),
    ("where a place lies", "Oban is located about 100 miles north of the city of Glasgow on the west coast."),
    ("going on", "Crews of Oban Council are searching additional piers on the coast of Mull for damage."),
    ("scene", "While the sailors were walking to the pier, Mayor Ann Byrne stepped out of her office in Oban."),
    ("short and nowhere", "Three men were found dead."),
    ("two scripts", "Ann Byrneโs ferry left the old pier of Oban with 12 sailors on the morning of the storm."),
    ("relative clause", "In which one of the sailors from the old pier of Oban was hurt by the falling roof."),
    ("which area", "The United Ferries company works with the authorities in the area on a new pier."),
    ("one other", "At least one other sailor from Oban was hurt by the falling roof of the pier on Monday."),
    ("debris", "The price of a berth in the harbour of Oban stands at 1,437 pounds since September 23./."),
    ("other places", "Trains of Oban Ferries were cancelled at other stations for 40 hours on Monday."),
    ("the remaining", "Crews of Oban Council brought the remaining 40 sailors to Mull on Monday evening."),
    ("a slip of grammar", "The floods of Monday has destroyed 40 boats of Oban Council in the harbour of Mull."),
    ("younger than whom", "Will Baxter, a year younger, has sailed from Oban to Mull since 2010."),
    ("which family", "Two of three members of the family fell ill on the old pier of Oban in May."),
    ("which win", "The win was the 36th of Ann Byrne on the water of Oban Bay and Mull in May."),
    ("a team without an article", "Ann Byrne-led Oban team won the race of the boats to Mull on Monday."),
    ("a novelist", "The novelist joined the council of Oban in 2002 and left it for Mull in 2004."),
    ("an artist", "The environmentalist joined the council of Oban in 2002 and left for Mull in 2004."),
    ("a question without its answer", "Mayor Ann Byrne was asked whether Oban Council would pay for the new pier."),
    ("in exchange for what", "Oban Council has requested 40 new boats for the harbour of Mull in exchange."),
    (
        "a scene of play",
        "Ida Lund made a base hit in the last game of the championship, scoring two runs for her team.",
    ),
    ("in the match", "Ida Lund had 12 shots in the match, and her team from Mull won the championship game of goals."),
    ("goes on to say", "Ann Byrne went on to say that 40 sailors of Oban had worked on the old pier of Mull."),
    ("a figure at the start", "40 sailors from the old pier of Oban were hurt by the falling roof on Monday."),
    ("who was told", "Ann Byrne told Reuters Scotland will pay for the new pier of Oban by the end of May."),
]
NEWS = [
    ("what is hoped", "Oban Ferries are confident of paying the wages of the 5,000 sailors of the old fleet."),
    ("praise for what", "Oban Council has applauded the sentence of one year given to a man who cut down the trees."),
    ("a decision", "Oban Council will pay for a new pier of stone on the west side of the harbour."),
    ("a pair that is whole", "Oban Council has neither the money nor the men for a new pier on Mull."),
    ("a report with its place", "Three sailors from Mull were found dead near the old pier of Oban."),
    ("a tense moved back by who says it", "Ann Byrne said that Oban Ferries had sold 40 boats to Mull."),
    ("a book within the sentence", "Ann Byrne, author of The Golden Pier, has died in Oban at the age of 94."),
    ("revenue with its owner", "Oban Ferries announced revenue of £3 million for the month of May after the storm."),
]


@pytest.mark.parametrize("text", [row[1] for row in ASIDES], ids=[row[0] for row in ASIDES])
def test_an_aside_gives_no_statement(make: Make, text: str) -> None:
    cited = [item.citation.quote for item in make(OPENING + text, "true statement")]
    assert not [quote for quote in cited if quote[:40] == text[:40]]


@pytest.mark.parametrize("text", [row[1] for row in NEWS], ids=[row[0] for row in NEWS])
def test_news_gives_a_statement(make: Make, text: str) -> None:
    assert [item for item in make(OPENING + text, "true statement") if item.citation.quote == text]


TURNS = [
    (
        "one side of a result",
        "Ann Byrne won the vote in Oban. Ann Byrne beat Will Baxter by 57.1% to 42.9% of all votes in Oban.",
        "number changed",
    ),
    (
        "a title held before",
        "Ann Byrne won the Oban Open on Monday after a victory over five-time champion Ida Lund.",
        "bound turned",
    ),
    (
        "how many say so",
        "Ferries of Oban Council will be sold to a firm on Mull in May, four marine sources said.",
        "number changed",
    ),
    (
        "a month in a name",
        "Ann Byrne played a sailor in the film The Hunt for Red October, and lives in Oban.",
        "date changed",
    ),
]


@pytest.mark.parametrize(("text", "rule"), [row[1:] for row in TURNS], ids=[row[0] for row in TURNS])
def test_what_is_no_amount_by_itself_is_not_changed(make: Make, text: str, rule: str) -> None:
    assert make(text, "true statement")
    assert not make(text, rule)


def test_a_speaker_is_named_by_what_speaks_not_by_where_it_is(make: Make) -> None:
    text = (
        "Oban Council met on Monday. The regional government in Argyll said that 40 faults in the old pier were found."
    )
    stems = [item.stem for item in make(text, "true statement") if item.stem.startswith("According to")]
    assert stems == ["According to the regional government in Argyll, 40 faults in the old pier were found."]


def test_a_speaker_that_opened_a_sentence_loses_its_capital(make: Make) -> None:
    text = "Oban voted on Monday. Preliminary results said that Ann Byrne won the vote of Oban on Mull."
    stems = [item.stem for item in make(text, "true statement") if item.stem.startswith("According to")]
    assert stems == ["According to preliminary results, Ann Byrne won the vote of Oban on Mull."]


def test_a_place_with_an_article_that_it_lacks_elsewhere_gives_no_statement(make: Make) -> None:
    text = (
        "Ann Byrne sailed from Oban to Mull on Monday. The fire in the Oban’s port destroyed 40 boats of the council."
    )
    assert not [item for item in make(text, "true statement") if "Oban’s port" in item.stem]


STATES = [
    ("a state that lasts", "The pier of Oban remained closed on Monday for 40 boats of Oban Ferries."),
    ("what comes every year", "Oban Ferries produced 40 ships in 2021, Ann Byrne said in Oban."),
    (
        "a count of periods",
        "Nine sailors were hurt off Oban this year, and at least 16 were hurt in 2010, Ann Byrne said.",
    ),
    ("what was going on", "Crews of Oban Council were working late on Monday to mend the pier of Oban."),
]


@pytest.mark.parametrize("text", [row[1] for row in STATES], ids=[row[0] for row in STATES])
def test_no_date_is_changed_or_asked_for_of_what_may_be_true_of_another_time(make: Make, text: str) -> None:
    assert not [item for rule in ("date changed", "date gap", "when") for item in make(text, rule)]


def test_a_number_under_a_bound_is_not_raised(make: Make) -> None:
    assert make("A ship of Oban Ferries came close to 95 people in the harbour of Oban on Monday.", "true statement")
    assert not make(
        "A ship of Oban Ferries came within 95 people of its limit of guests in Oban on Monday.", "number changed"
    )
    assert not make("West Oban Council received several 999 calls from people in Oban on Monday.", "number changed")


def test_what_stands_above_the_dateline_gives_nothing(make: Make) -> None:
    above = "Three sailors from Mull are dead after the ferry of Oban Council sank on Monday night."
    told = "Five sailors from Mull died when the ferry of Oban Council sank on Monday, Ann Byrne said. "
    text = f"{above}\n\nOBAN (AP) — {told}" + "Ann Byrne runs the ferry. " * 12
    stems = [item.stem for item in make(text, "true statement")]
    assert stems and above not in stems


def test_a_lead_that_stands_above_as_a_standfirst_too_is_cited_below(make: Make) -> None:
    lead = "Ann Byrne of Oban Council closed the old pier of Oban for 40 days."
    text = f"{lead}\n\n{lead} " + "The ferry of Ann Byrne left from that pier in the morning. " * 8
    (item,) = [one for one in make(text, "true statement") if one.citation.quote == lead]
    assert item.citation.start > len(lead)


def test_a_word_that_an_article_goes_with_is_not_reworded(make: Make) -> None:
    (item,) = make(
        "Oban Council approved an approximately 12 percent rise of the fee for the pier in Oban.", "true statement"
    )
    assert "an approximately 12 percent rise" in item.stem


def test_a_word_that_stands_twice_is_not_reworded_once(make: Make) -> None:
    text = "Some 41 per cent of the sailors in Oban can swim, against 68 per cent of the sailors on Mull."
    stems = [item.stem for item in make(text, "true statement")]
    assert stems and not [stem for stem in stems if "percent" in stem]


def test_the_country_is_known_where_the_report_names_one(make: Make) -> None:
    text = "Inspectors of Oban Council will test the fuel of 40 ferries across the country."
    told = [i.stem for i in make(f"{OPENING}Ships left Norway on Monday. {text}", "true statement")]
    assert [stem for stem in told if "40 ferries" in stem]
    two = [i.stem for i in make(f"{OPENING}Ships left Norway for Chile on Monday. {text}", "true statement")]
    assert not [stem for stem in two if "40 ferries" in stem]
