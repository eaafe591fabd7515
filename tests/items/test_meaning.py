"""Two short texts mean the same where only their form differs, and not where a word beside the number does."""

from __future__ import annotations

import pytest

from quizapp.items.meaning import means_the_same

SAME = [
    ("100", "one hundred"),
    ("12 people", "a dozen people"),
    ("$1.5 million", "$1,500,000"),
    ("$1.5m", "1.5 million dollars"),
    ("$3.50", "$3.5"),
    ("3.50", "3.5"),
    ("75 per cent", "75%"),
    ("75 per cent of the budget", "three quarters of the budget"),
    ("Half", "50%"),
    ("-5 °C", "minus 5 °C"),
    ("2.5 billion tenge", "2,500 million tenge"),
    ("the second", "2nd"),
    ("5 January 2022", "January 5, 2022"),
    ("on 5 January 2022", "2022-01-05"),
    ("5 January", "Jan. 5"),
    ("5 p.m.", "17:00"),
    ("10-12 people", "10–12 people"),
    ("-$5", "minus $5"),
    ("6:30 p.m.", "18:30"),
    ("noon", "12 p.m."),
    ("7,640 kilometres", "4,750 miles"),
    ("100 metres", "110 yards"),
    ("10 tonnes", "10,000 kg"),
    ("3 square miles", "7.8 square kilometres"),
    ("two weeks", "14 days"),
    ("UK", "United Kingdom"),
    ("the U.S.", "the United States"),
    ("WHO", "the World Health Organization"),
    ("two years", "24 months"),
]
OTHER = [
    ("7,640 km", "7,460 km"),
    ("12 km", "12 kg"),
    ("90 minutes", "2 hours"),
    ("two days before the vote", "two days after the vote"),
    ("50 km north of Alton", "50 km south of Alton"),
    ("rose by 3%", "rose by three percentage points"),
    ("-5 °C", "5 °C"),
    ("$5", "€5"),
    ("5 per cent", "5"),
    ("5 a.m.", "5 p.m."),
    ("5 January", "1 May"),
    ("3-1", "1-3"),
    ("10-12", "10 and minus 12"),
    ("the first half", "the second half"),
    ("the 1990s", "1990"),
    ("10", "10 p.m."),
    ("more than 200", "fewer than 200"),
    ("about 100", "100"),
    ("three of them", "three of us"),
    ("Alton", "the Alton"),
    ("UK", "United States"),
    ("UN", "the upper nave"),
    ("US", "USA"),
    ("", ""),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_another_form_means_the_same(one: str, other: str) -> None:
    assert means_the_same(one, other)
    assert means_the_same(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_value_or_another_word_beside_it_means_something_else(one: str, other: str) -> None:
    assert not means_the_same(one, other)
    assert not means_the_same(other, one)
