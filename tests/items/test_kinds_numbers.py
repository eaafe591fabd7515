"""Numbers and bounds: what is changed and asked for, and what is left alone. Each row names the case."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from quizapp.model import Item

Make = Callable[[str, str], list[Item]]


def edits(items: list[Item]) -> list[str]:
    return [item.edit.original for item in items if item.edit is not None]


NUMBERS = [
    ("count", "Police in Oban arrested 95 people on Monday.", ["95"]),
    ("percent", "Oban Council increased the fee by 12 per cent in May.", ["12"]),
    ("money with scale", "Oban Council spent £2.5 million on the new pier.", ["£2.5 million"]),
    ("measure, its second unit dropped", "Ann Byrne walked 80 kilometres (50 miles) to Oban.", ["80"]),
    ("age", "Ann Byrne, 34, opened a bakery in Oban.", []),
    ("house number", "Ann Byrne opened a bakery at 1420 Harbour View Rd. in Oban.", []),
    ("station name", "Ann Byrne told 4OB radio in Oban about the bakery.", []),
    ("race", "Ann Byrne won the 800m freestyle in Oban.", []),
    ("how often somebody won", "Ann Byrne walked to Oban with 12-time champion Tom Hale.", []),
    ("how long a match went", "Ann Byrne lost the match in Oban to Tom Hale in 9 ends.", []),
    ("a rank in a series", "Ann Byrne showed the third generation of her oven in Oban.", []),
    ("counted from another", "Ann Byrne won 53 votes in Oban, 20 more than Tom Hale.", []),
    ("way to a place", "Ann Byrne opened a bakery 40 kilometres south of Oban.", []),
    ("days after", "Ann Byrne sold the bakery nine days after the flood in Oban.", []),
    ("what it counts is listed", "The ferry to Oban lost two sailors, a cook and a mate.", []),
    ("comprising", "A two-member board comprising Ann Byrne and Tom Hale runs the bakery in Oban.", []),
    ("how many pages", "In a 12-page letter, Ann Byrne asked the council of Oban for a pier.", []),
    ("one of the days", "The fourth day of the fair in Oban brought few bakers.", []),
    ("set against another", "Ann Byrne won 53 votes in Oban, ahead of Tom Hale with 35.", []),
    ("conceded", "Ann Byrne gave the bakery in Oban 13 points despite the dirt.", []),
    ("gold medals", "Ann Byrne won three gold medals in Oban.", ["three"]),
    ("duration", "Ann Byrne ran the bakery in Oban for 12 years.", ["12"]),
    ("number word", "Police in Oban arrested four people on Monday.", ["four"]),
    ("raised under “at least” it would not be false", "At least 12 people were hurt in Oban on Monday.", []),
    ("more than", "More than 200 people were arrested in Oban.", []),
    ("range", "Between 200 and 300 people marched in Oban.", []),
    ("one of", "Ann Byrne is one of the bakers of Oban.", []),
    ("score", "Oban Rovers beat Mull United 3-1 on Saturday.", []),
    ("identifier", "Flight 447 landed in Oban on Monday.", []),
    ("part of a name", "Ann Byrne saw the film Apollo 13 in Oban.", []),
    ("from … to", "The number of bakers in Oban rose from 12 to 19.", []),
    ("in quotation marks", "Ann Byrne spoke of “300 angry bakers” in Oban.", []),
    ("negative", "Ann Byrne did not sell 300 loaves in Oban.", []),
]


@pytest.mark.parametrize(("text", "originals"), [row[1:] for row in NUMBERS], ids=[row[0] for row in NUMBERS])
def test_a_number_is_changed_only_where_that_makes_the_statement_false(
    make: Make, text: str, originals: list[str]
) -> None:
    assert edits(make(text, "number changed")) == [o.removeprefix("£") for o in originals]


def test_a_value_that_is_true_of_something_else_is_never_put_in(make: Make) -> None:
    text = "Police in Oban arrested 95 people on Monday. " + " ".join(
        f"In village number {n} of Mull, {n} people voted." for n in (59, 85, 75, 94, 96, 105, 115, 65)
    )
    for item in make(text, "number changed"):
        assert item.edit is not None
        assert item.edit.replacement not in ("59", "85", "75", "94", "96", "105", "115", "65")


BOUNDS = [
    ("count: fewer", "More than 200 people were arrested in Oban.", ("More than", "Fewer than")),
    ("percent: less", "Oban Council increased the fee by more than 12 per cent.", ("more than", "less than")),
    ("at least", "At least 12 people were hurt in Oban on Monday.", ("At least", "Fewer than")),
    ("nearly", "Ann Byrne ran the bakery in Oban for nearly 30 years.", ("nearly", "more than")),
    ("over", "Oban Council spent over £2.5 million on the new pier.", ("over", "under")),
    ("fewer than", "The police in Oban arrested fewer than 40 people.", ("fewer than", "more than")),
]
GAPS = [
    ("exact", "Ann Byrne sold 340 loaves in Oban.", 1),
    ("more than", "Ann Byrne sold more than 340 loaves in Oban.", 0),
    ("over", "Ann Byrne won with over 53% of the votes in Oban.", 0),
    ("up to", "Ann Byrne sold up to 340 loaves in Oban.", 0),
    ("whole days in hours", "Ann Byrne baked bread in Oban for 24 hours.", 0),
    ("counted up", "Ann Byrne built 28 one bed flats, 30 two bed flats and 57 four bed flats in Oban.", 0),
]


@pytest.mark.parametrize(("text", "count"), [row[1:] for row in GAPS], ids=[row[0] for row in GAPS])
def test_a_number_is_asked_for_only_where_no_other_is_right_too(make: Make, text: str, count: int) -> None:
    assert len(make(text, "number gap")) == count


@pytest.mark.parametrize(
    "text",
    [
        "It was the first time in more than 20 years that Ann Byrne sold bread in Oban.",
        "Ann Byrne won in Oban with more than 50 per cent, ahead of Tom Hale.",
    ],
)
def test_a_bound_that_the_sentence_argues_for_is_not_turned(make: Make, text: str) -> None:
    assert make(text, "bound turned") == []


@pytest.mark.parametrize(("text", "edit"), [row[1:] for row in BOUNDS], ids=[row[0] for row in BOUNDS])
def test_a_bound_is_turned_into_one_that_contradicts_it(make: Make, text: str, edit: tuple[str, str]) -> None:
    items = make(text, "bound turned")
    assert [(item.edit.original, item.edit.replacement) for item in items if item.edit] == [edit]


QUESTIONS = [
    ("subject", "Forty people voted in Oban on Monday.", ["How many people voted in Oban on Monday?"]),
    (
        "fronted place",
        "In Oban, 95 police officers were injured.",
        ["In Oban, how many police officers were injured?"],
    ),
    (
        "percent",
        "12 per cent of the voters in Oban stayed away.",
        ["What percentage of the voters in Oban stayed away?"],
    ),
    ("about", "Some 40 ferries left Mull on Monday.", ["About how many ferries left Mull on Monday?"]),
    ("nearly", "Nearly 40 ferries left Mull on Monday.", []),
    ("list", "Forty men and 12 women voted in Oban.", []),
    ("joined clause", "Forty people voted in Oban and left on Monday.", []),
]


@pytest.mark.parametrize(("text", "stems"), [row[1:] for row in QUESTIONS], ids=[row[0] for row in QUESTIONS])
def test_how_many_asks_for_the_number_of_a_simple_subject(make: Make, text: str, stems: list[str]) -> None:
    assert [item.stem for item in make(text, "how many")] == stems


SCORES = [
    ("a match", "Oban Rovers beat Mull United 3-1 in the last game of the year.", True),
    ("a vote", "Oban Council denied the plan by a vote of 5-2.", True),
    ("a draw has no winner", "Oban Rovers and Mull United drew 2-2 in the last game.", False),
    ("two results", "Oban Rovers beat Mull United 3-1 after losing 0-2 in May.", False),
    ("no result", "Ann Byrne read pages 3-1 of the book in the last game.", False),
    ("the new one stands elsewhere", "Oban Rovers beat Mull United 2-1 after 3-1, 3-2 and 2-0 were denied.", False),
]


@pytest.mark.parametrize(("text", "made"), [row[1:] for row in SCORES], ids=[row[0] for row in SCORES])
def test_a_result_is_changed_into_another_with_the_same_winner(make: Make, text: str, made: bool) -> None:
    items = make(text, "score changed")
    assert bool(items) is made
    for item in items:
        assert item.edit is not None
        high, low = (int(side) for side in re.findall(r"\d+", item.edit.replacement))
        assert high > low and item.edit.replacement not in text


def test_a_toll_is_changed_though_what_it_counts_stands_before_it(make: Make) -> None:
    assert edits(make("The death toll from the storm in Oban rose to 29 on Monday.", "number changed")) == ["29"]


BEHIND = [
    ("adjunct", "Joan Hall has staff in 93 countries.", "In how many countries does Joan Hall have staff?"),
    ("duration", "Ann Byrne ran the bakery in Oban for 12 years.",
     "For how many years did Ann Byrne run the bakery in Oban?"),
    ("share", "Oban Council increased the fee by 12 per cent in May.",
     "By what percentage did Oban Council increase the fee in May?"),
    ("with its speaker", "Oban Council will close 17 schools next year, according to a report.",
     "According to a report, how many schools will Oban Council close next year?"),
    ("a tail that goes on from the statement", "Ann Byrne won 311 votes in Oban, beating Tom Hale.",
     "How many votes did Ann Byrne win in Oban?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stem"), [row[1:] for row in BEHIND], ids=[row[0] for row in BEHIND])
def test_a_number_behind_the_verb_is_asked_for_with_the_right_auxiliary(make: Make, text: str, stem: str) -> None:
    assert [item.stem for item in make(text, "how many, object")] == [stem]


def test_the_number_of_an_object_is_asked_with_do_support(make: Make) -> None:
    items = make("Ann Byrne sold 300 loaves in Oban.", "how many, object")
    assert [item.stem for item in items] == ["How many loaves did Ann Byrne sell in Oban?"]


def test_number_options_stand_in_ascending_order_with_the_form_of_the_article(make: Make) -> None:
    (item,) = make("Ann Byrne sailed 7,640 kilometres (4,750 miles) to Oban.", "number gap")
    values = [int(option.text.replace(",", "")) for option in item.options]
    assert values == sorted(values) and item.key_text == "7,640" and item.fixed_order
    assert all("," in option.text for option in item.options)
    assert 4750 not in values


def test_a_gap_stands_only_in_the_first_part_of_a_report_and_not_within_a_word(make: Make) -> None:
    told_first = "Police in Oban arrested 95 people on Monday. " + "Ann Byrne sailed from the isle to the town. " * 8
    told_last = "Ann Byrne sailed from the isle to the town. " * 8 + "Police in Oban arrested 95 people on Monday."
    assert make(told_first, "number gap")
    assert make(told_last, "number changed")
    assert not make(told_last, "number gap")
    assert not make("Police in Oban joined a 95-hour search for two sailors on Monday.", "number gap")
