"""Words that stand for what was named before give no question; the same words with their name beside them do."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from spacy.language import Language

from quizapp.items import sourced, stand_ins
from quizapp.items.source import Source
from quizapp.model import Article, Item, Record
from quizapp.reading.knowledge import Attribution, Claim, Fact, Piece
from quizapp.reading.read import read

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
    ("130bn of what", "Ministers in Oban have agreed to a second loan for the ferries of Mull of over 130bn."),
    ("which comments", "Ann Byrne made the comments in her first speech since she left the council of Oban."),
    ("also is lost", "Killed was Tom Hale, 24, who worked as a sailor on the ferries between Lorn and Mull."),
    ("a and an", "Tom Hale was questioned by an Ferry Office agent of Lorn about 12 boats of the island."),
    ("earlier than what", "Ida Lund opened the harbour fair of Lorn and the island of Mull earlier on Friday."),
    ("a price to the cent", "Shares of Lorn Oil, a firm from Skye, fell 90 cents to $66.31 on the day of the storm."),
    ("an index", "The Scottish index of small firms fell 7.29 to 1,205.10 at the end of a long week."),
    ("guests", "Mayor Ida Lund and the poet Tom Hale were among those who attended the opening in Mull."),
    ("a statement", "The Scottish Home Secretary Ida Lund released a statement on the case."),
    ("what pictures show", "Pictures from the pier showed boats reduced to planks, with sails over the wreckage."),
    ("which move", "Mayor Ann Byrne approved the move after the storm that hit Oban and Mull in May 2014."),
    ("which man", "Sailor Tom Hale attacked the man before the ferry of Oban left for the island of Mull."),
    ("which vessel", "In April the 155-meter vessel left the harbour of Oban for the island of Mull with 40 sailors."),
    ("one of two of that name", "Byrne sold 12 boats to a fisherman from Mull in May. Her brother is Will Byrne."),
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
    ("a sum with its money", "Ministers in Oban have agreed to a second loan for the ferries of Mull of over £130bn."),
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


def test_the_day_on_which_something_was_reported_is_not_changed(make: Make) -> None:
    def changed(text: str) -> list[str]:
        return [item.stem for item in make(OPENING + text, "date changed") if "400" in item.stem]

    assert changed("In October, the council of Oban sold the ferries of Mull to 400 sailors.")
    assert not changed("Ann Byrne claimed in October that the ferries of Mull carried 400 sheep to Lorn.")
    assert not changed("On Friday, The Oban News reported that the ferries of Mull had carried 400 sheep.")


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


def test_another_court_than_the_one_that_is_named_is_not_put_in(make: Make) -> None:
    text = (
        "The Lorn Supreme Court told {} on Tuesday to change the sentence; however, the request was refused. "
        "If the court continues to uphold the sentence, Tom Hale will pay 12 million pounds to the island of Mull."
    )
    assert [i for i in make(text.format("the mayor"), "number changed") if "If the Lorn Supreme Court" in i.stem]
    assert not [i for i in make(text.format("the lower court"), "number changed") if "Supreme Court cont" in i.stem]


def test_a_person_with_a_title_elsewhere_is_no_second_body(make: Make) -> None:
    text = "Tom Hale runs the ferries. Mr Hale was born in Oban. He sold 40 ferries to the council of Mull on Tuesday."
    assert [i for i in make(OPENING + text, "number changed") if "Tom Hale sold" in i.stem]


def test_such_a_thing_is_not_asked_about(make: Make) -> None:
    text = "Tom Hale rejected {} calls in a letter to the 40 farmers of Mull on Monday."
    assert [i for i in make(OPENING + text.format("all"), "true statement") if "rejected" in i.stem]
    assert not [i for i in make(OPENING + text.format("such"), "true statement") if "rejected" in i.stem]


def test_a_sentence_that_a_pull_quote_repeats_is_left_alone(make: Make) -> None:
    said = "Every farmer of Mull will get 40 cows for the winter"
    plain = f"{OPENING}{said}.\n\nTom Hale runs the ferries."
    assert [i for i in make(plain, "true statement") if "40 cows" in i.stem]
    for pulled in (f"{said}.\n\n“{said},” Tom Hale said.", f"“{said},” Tom Hale said.\n\n{said}."):
        assert not [i for i in make(OPENING + pulled, "true statement") if i.stem == f"{said}."]


def test_what_happens_only_if_something_else_does_not_is_left_alone(make: Make) -> None:
    text = "After two weeks in Oban, Tom Hale has given the farmers a day to {} he would go back to Mull in a ferry."
    assert not [i for i in make(OPENING + text.format("agree or"), "true statement") if "would go back" in i.stem]


def test_a_firm_is_not_named_twice_with_and_without_its_form(make: Make) -> None:
    text = "Bank of Lorn Co said {} expects to earn 40 million pounds in the islands of Mull in the coming year."
    assert [i for i in make(OPENING + text.format("the mill"), "number changed") if "Bank of Lorn Co" in i.stem]
    doubled = [i for i in make(OPENING + text.format("Bank of Lorn"), "number changed") if i.stem.startswith("Accord")]
    assert doubled == []


def test_a_suspicion_is_not_laid_in_a_mouth_as_knowledge(make: Make) -> None:
    text = "Scientists {} that 12 gulls of Mull fed on poisoned fish near the pier of Oban in the winter."
    assert [i for i in make(OPENING + text.format("say"), "true statement") if "According to sci" in i.stem]
    assert not [i for i in make(OPENING + text.format("suspect"), "true statement") if "According to sci" in i.stem]


def test_what_an_allegation_says_is_not_told_as_a_fact(make: Make) -> None:
    text = (
        "Tom Hale has been called by officials in Oban to face questions about money within his firm and allegations "
        "he ordered his sailors to sink 12 boats of Mull."
    )
    stems = [item.stem for item in make(OPENING + text, "true statement")]
    assert not [stem for stem in stems if stem.startswith(("Tom Hale ordered", "He ordered"))]


def test_who_was_struck_must_be_named(english: Language) -> None:
    def refused(text: str) -> bool:
        reading = read(Article(text + " " + OPENING, Record("A day in Oban")), english)
        facts = tuple(Fact(m, m.start, m.end) for m in reading.mentions if m.end <= len(text))
        claim = Claim(0, len(text), 0, (Piece(text, 0),), (0, 1), (0, 1), facts, None, (), False, True, 1, ())
        return stand_ins.whom(Source(claim, reading, english)) is not None

    assert refused("Tom Hale struck her and sent her to the island of Mull on the night of the storm.")
    assert not refused("In front of Ann Byrne Tom Hale struck her and sent her to the island of Mull.")
    assert refused("Tom Hale is said to have struck him on the night of the storm on the island of Mull.")
    assert not refused("Crowds gathered at the house of Tom Hale in Oban as the police tried to arrest him.")
    assert not refused("Tom Hale wrote to two sailors of Mull who helped him to leave the island of Mull.")
    assert not refused("Sailors of Mull found the boy on the pier and took him to a house in Oban.")


FIXED_NUMBERS = [
    ("part of a name", "The annual 420 event of the gardeners was held on the green of Lorn under a blue sky."),
    ("before an age", "Ida Lund had her first boat before age 13, and sailed from Lorn to the island of Mull at 14."),
    ("a majority", "Lorn Oil lowered what it asks of the owners of Mull Oil to a simple majority of 60%."),
    (
        "listed behind a dash",
        "Three firms – Lorn Oil, Mull Oil and Skye Oil – have passed a test of the council of Oban.",
    ),
]


@pytest.mark.parametrize("text", [row[1] for row in FIXED_NUMBERS], ids=[row[0] for row in FIXED_NUMBERS])
def test_a_number_that_cannot_be_another_is_not_changed(make: Make, text: str) -> None:
    assert not [item for item in make(text, "number changed") if item.citation.quote[:40] == text[:40]]


def test_one_of_several_events_is_not_the_event(make: Make) -> None:
    text = "The ferry hall of Lorn fell in at night, and the blast killed nine sailors from the island of Mull."
    assert _cited(make, text)
    several = f"{OPENING}{text} Two other blasts had hit Oban in May."
    assert not [item for item in make(several, "true statement") if "nine sailors" in item.stem]


def test_no_more_than_stays_as_it_is(make: Make) -> None:
    text = "The sailors of Lorn, with a mean age of no more than 23 years, won the race from Oban to Mull on Monday."
    assert not [item for item in make(text, "true statement") if "no over" in item.stem]


def test_nobody_writes_a_thousand_million(make: Make) -> None:
    text = "After a journey of 980 million kilometres the probe of Lorn reached the planet Mars on Monday evening."
    assert not [item for item in make(text, "number changed") if re.search(r"\d{4} mill|\d,\d{3} mill", item.stem)]


def test_the_second_time_in_less_than_a_month_is_not_turned(make: Make) -> None:
    text = "A volcano on the island of Mull broke out on Sunday for the second time in less than a month."
    assert not make(text, "bound turned")


def test_numbers_of_a_series_are_written_alike(make: Make) -> None:
    text = "The council of Oban backed the pier, with 143 sailors for it and 12 sailors against it on Monday."
    assert all("twelve" not in item.stem for item in make(text, "true statement"))


def told_by(english: Language, text: str, said: str, cue: str, speaker: str) -> str | None:
    """Return why a speaker is none, where a claim was read as "said", by a speaker with a verb of saying."""

    def place(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    attribution = Attribution(place(said), place(cue), place(speaker), None, False)
    claim = Claim(
        0, len(text), 0, (Piece(said, place(said)[0]),), (0, 1), (0, 1), (), attribution, (), False, True, 1, ()
    )
    return sourced.not_plainly_told(
        Source(claim, read(Article(text + " " + OPENING, Record("Oban")), english), english)
    )


@pytest.mark.parametrize(
    ("text", "said", "cue", "speaker"),
    [
        (
            "Oban held the mayor’s son, Tom Hale, after sailors complained.",
            "Oban held the mayor’s son",
            "complained",
            "Tom Hale",
        ),
        ("Ida Lund stated Lorn, Mull and Skye lost 40 boats.", "Mull and Skye lost 40 boats", "stated", "Lorn"),
        (
            "Oban paid 40 million, Lorn paid 60 million, according to Mull Radio, in May.",
            "Oban paid 40 million, Lorn paid 60 million, according to Mull Radio, in May",
            "according to",
            "Mull Radio",
        ),
        (
            "Oban has paused, three months after the storm, as Mayor Hale forecast rain.",
            "Oban has paused",
            "forecast",
            "three months after the storm",
        ),
    ],
)
def test_who_does_not_stand_beside_the_verb_of_saying_is_no_source(
    english: Language, text: str, said: str, cue: str, speaker: str
) -> None:
    assert told_by(english, text, said, cue, speaker) is not None


@pytest.mark.parametrize(
    ("text", "said", "cue", "speaker"),
    [
        ("Tom Hale, the mayor of Lorn, also said 40 boats were lost.", "40 boats were lost", "said", "Tom Hale"),
        ("Tom Hale, a sailor said 40 boats were lost.", "40 boats were lost", "said", "Tom Hale"),
        ("The mayor of Lorn, Tom Hale, said 40 boats were lost.", "40 boats were lost", "said", "Tom Hale"),
        ("Some 40 boats were lost, said Tom Hale, the mayor of Lorn.", "40 boats were lost", "said", "Tom Hale"),
        ("According to Tom Hale, the mayor, 40 boats were lost.", "40 boats were lost", "According to", "Tom Hale"),
        ("Some 40 boats were lost, Tom Hale later told the Oban News.", "40 boats were lost", "told", "Tom Hale"),
    ],
)
def test_who_stands_beside_the_verb_of_saying_is_the_source(
    english: Language, text: str, said: str, cue: str, speaker: str
) -> None:
    assert told_by(english, text, said, cue, speaker) is None
