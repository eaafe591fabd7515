"""Words that stand for what was named before give no question; the same words with their name beside them do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizapp.model import Item

Make = Callable[[str, str], list[Item]]
OPENING = (
    "Oban Council closed the old pier of Oban on Monday after a storm that killed 14 people. "
    "Ann Byrne runs the ferry from that pier. The council will decide on a new pier in May. "
)
STANDING_IN = [
    ("one of a people", "The Briton won two of the three races from Oban to Mull in the summer of 2014."),
    ("one of a people, later on", "At the third bend the German got a penalty of five seconds on the way to Mull."),
    ("a teenager of a town", "The Lorn teen sold the best boat of the Oban harbour fair for 4,600 pounds."),
    ("a golfer", "The golfer took the lead with nine holes to play on the links of Machrihanish in Mull."),
    ("the firm from somewhere", "Trade at the Glasgow-based company rose by 42 percent to 55 million pounds in Mull."),
    ("whose results", "This year’s results include 170 million pounds for the new pier of Oban and its ferries."),
    ("near what", "About 70,000 people have been left without power in nearby Lorn and on the island of Mull."),
    ("which efforts", "There are 42 sailors from the island of Mull helping in the efforts."),
    ("the year before what", "Oban Ferries said 43 percent of sailors had been ill in the preceding year."),
    ("later than what", "A spokeswoman for Oban Ferries said later that a sailor from Mull died in the storm."),
    ("the last before this", "The last storm to strike the pier was the winter storm Ida of October in the north."),
    ("which exhibits", "The 167 exhibits came from the harbours of Mull and Skye and from the town of Lorn."),
    ("39.7 of what", "The town of Lorn reached 39.7 just before the ferries left for the island of Mull."),
    ("already", "The whale had already been pushed back out to the sea between Oban and the island of Mull."),
    ("which members", "Members agreed with one voice to give the pier to the ferries of Mull for 10 million pounds."),
    ("specifically", "Specifically, the ferries of Mull lost 12 sails, nine anchors and seven boats in the storm."),
    ("both of whom", "Both parents of the island faced 12 counts of theft in a court of Glasgow in the spring."),
    ("similar to what", "Lorn Ferries wanted to know at once if 350 similar boats in the harbour were leaking."),
    (
        "higher than what",
        "In the towns of Skye the water is expected to go even higher with Lorn set to have two metres.",
    ),
    ("some of which women", "Police said three of the women were in the boat of the island of Mull on Sunday."),
    ("north of what", "Snow to the north is part of a wild winter day on the islands of Mull, Skye and Lewis."),
    ("which orders", "The orders were given by the harbour master of Lorn to the sailors of the island of Mull."),
    ("which group", "Sailors from the group had placed nets in the harbour of Lorn before the ferries came."),
    ("an age when", "Will Baxter was 78."),
    ("every day", "More than 12,000 people ride 40 ferries across the islands of Lorn every day of the week."),
    ("by which channel", "News of the decision was announced on the social media accounts of Lorn Ferries on Sunday."),
    (
        "what a picture shows now",
        "Sailors carry nets in the harbour of Lorn as they prepare for the long winter of Mull.",
    ),
    ("a price to the cent", "Shares of Lorn Oil, a firm from Skye, fell 90 cents to $66.31 on the day of the storm."),
    ("an index", "The Scottish index of small firms fell 7.29 to 1,205.10 at the end of a long week."),
    ("guests", "Mayor Ida Lund and the poet Tom Hale were among those who attended the opening in Mull."),
    ("a statement", "The Scottish Home Secretary Ida Lund released a statement on the case."),
    ("what pictures show", "Pictures from the pier showed boats reduced to planks, with sails over the wreckage."),
]
STANDING = [
    ("a people", "The Dutch have won 12 races from Oban to Mull since the summer of 2014."),
    ("one of a people, named", "Behind Ann Byrne of Oban the German Jan Voss finished second in the race to Mull."),
    ("a firm that is named", "Sales at the Glasgow-based company Lorn Oil rose by 42 percent to 55 million pounds."),
    ("near a named place", "About 70,000 people have been left without power in Oban and nearby Lorn since Sunday."),
    ("efforts to do something", "There are 42 sailors from Mull helping in the efforts to mend the pier of Oban."),
    ("so many, told before", "The 14 people killed by the storm came from the harbours of Mull and Skye."),
    ("39.7 of something", "The town of Lorn reached 39.7 degrees just before the ferries left for Mull."),
    ("who had already", "Ann Byrne said the emergency that she had already declared in Mull would last until May."),
    (
        "both sides of something",
        "Both sides of the harbour of Lorn lost 12 boats in the storm, Ann Byrne of Oban Ferries said.",
    ),
    (
        "similar to something",
        "The ferries of Lorn wanted a pier similar to the long pier of Mull, Ann Byrne said in May.",
    ),
    ("higher than something", "The water in Lorn is expected to go even higher than in the storm of 2014 in Skye."),
    ("some of those aboard", "Police said three of the women aboard the boat from Mull had been born in Lorn."),
    ("every year", "Several hundred accidents occur every year on the ferries of Lorn, the largest in Scotland."),
    ("a price in millions", "Lorn Oil, a firm from Skye, sold its pier near Oban for $66.31 million to Ann Byrne."),
    ("a statement that says", "Ida Lund released a statement saying that the pier of Oban will be open in May."),
]


@pytest.mark.parametrize("text", [row[1] for row in STANDING_IN], ids=[row[0] for row in STANDING_IN])
def test_what_stands_for_something_named_before_gives_no_statement(make: Make, text: str) -> None:
    assert not _cited(make, text)


@pytest.mark.parametrize("text", [row[1] for row in STANDING], ids=[row[0] for row in STANDING])
def test_what_is_named_gives_a_statement(make: Make, text: str) -> None:
    assert _cited(make, text)


def _cited(make: Make, text: str) -> list[str]:
    quotes = [item.citation.quote for item in make(OPENING + text, "true statement")]
    return [quote for quote in quotes if quote[:40] == text[:40]]


def test_the_first_in_so_many_years_is_so_in_fewer(make: Make) -> None:
    text = "Oban has been hit by its first storm in more than a decade, as Ida made landfall in the north of Mull."
    assert not make(text, "bound turned")
    text = "The ferries of Oban fell silent for the longest time in 9 years, as Ida made landfall in the north of Mull."
    assert all(int(item.edit.replacement) > 9 for item in make(text, "number changed") if item.edit is not None)


def test_markets_are_shut_on_a_weekend(make: Make) -> None:
    text = "Wall Street fell Monday in a nervous session in New York that was ruled by fear of a strike."
    stems = " ".join(item.stem for item in make(text, "date changed"))
    assert "Saturday" not in stems and "Sunday" not in stems


def test_the_month_of_a_side_event_is_not_changed(make: Make) -> None:
    text = OPENING + "The ferries of Oban carry 400 people a day. " * 6 + "Ann Byrne bought a boat in Mull in March."
    assert not [item for item in make(text, "date changed") if "bought a boat" in item.stem]


def test_a_number_before_the_main_clause_is_not_changed(make: Make) -> None:
    text = "Before the final 36 boats could be sold in Oban, the owners said a record had been broken at the fair."
    assert not [item for item in make(text, "number changed") if "36" not in item.stem]


BYSTANDER = "Passenger Tom Hale told a newspaper in Oban that he had been sleeping when the ferry struck the pier."


def test_what_a_bystander_went_through_is_not_the_news(make: Make) -> None:
    assert not _cited(make, BYSTANDER)
    assert _cited(make, BYSTANDER.replace("Passenger", "Mayor").replace("had been sleeping", "would pay 12 sailors"))


def test_no_option_of_a_gap_has_a_comma_more_than_the_others(make: Make) -> None:
    for number in (811, 640, 970):
        text = f"The storm on Mull has left {number} people without a home, the council of Oban said on Monday."
        for item in make(text, "number gap"):
            assert len({len(option.text) for option in item.options}) == 1


def test_the_dead_are_not_offered_as_speakers(make: Make) -> None:
    text = (
        "Will Baxter died on Monday in Oban. “I have lost a very good friend and the ferry has lost its best captain,” "
        "said Ann Byrne, mayor of Oban. “The pier of Oban must be named after the captain,” said Tom Hale of Oban "
        "Ferries. Ida Lund told sailors that the flag of Oban would fly low. Will Baxter had led the ferries for years."
    )
    assert all("Will Baxter" not in [o.text for o in item.options] for item in make(text, "quoted"))
