"""Numbers in digits and words, and their values."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.reading.number_words import in_words
from quizapp.reading.numbers import find_numbers, spellings, value_of


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", "7"),
        ("7,640", "7640"),
        ("7 640", "7640"),
        ("7\u00a0640", "7640"),
        ("1,20,000", "120000"),
        ("0.5", "0.5"),
        ("1.5 million", "1500000"),
        ("3.2bn", "3200000000"),
        ("3.2 bn", "3200000000"),
        ("one hundred and five", "105"),
        ("one hundred five", "105"),
        ("a hundred", "100"),
        ("twenty-one", "21"),
        ("Twenty-one", "21"),
        ("ninety five", "95"),
        ("twelve hundred", "1200"),
        ("two million three hundred thousand and five", "2300005"),
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("half a dozen", "6"),
        ("half a million", "500000"),
        ("a quarter of a million", "250000"),
        ("two and a half", "2.5"),
        ("three-and-a-half", "3.5"),
        ("two and a half million", "2500000"),
        ("a million and a half", "1500000"),
        ("half", "0.5"),
        ("three-quarters", "0.75"),
        ("1/2", "0.5"),
        ("2½", "2.5"),
        ("zero", "0"),
        ("5th", "5"),
        ("third", "3"),
        ("twenty-first", "21"),
        ("5 lakh", "500000"),
    ],
)
def test_a_written_number_has_its_value(written: str, value: str) -> None:
    assert value_of(written) == Decimal(value)


@pytest.mark.parametrize(
    "written",
    ["", "a", "and", "dozens", "several hundred", "hundreds of thousands", "1,5", "3.2.1", "one two", "5 men", "5st"],
)
def test_what_is_no_single_number_has_no_value(written: str) -> None:
    assert value_of(written) is None


@given(st.integers(min_value=0, max_value=10**15 - 1), st.booleans())
def test_words_of_a_whole_number_read_back(value: int, british: bool) -> None:
    assert value_of(in_words(value, british)) == value


@given(
    st.one_of(
        st.integers(min_value=0, max_value=10**12).map(Decimal),
        st.decimals(min_value=0, max_value=10**9, places=2),
        st.sampled_from([Decimal(1) / 3, Decimal(2) / 3, Decimal("0.5"), Decimal(1_500_000)]),
    )
)
def test_every_spelling_reads_back(value: Decimal) -> None:
    for form in spellings(value):
        short = form[-1] in "mk"  # "1.5m" may be metres: only money and people make it a million
        assert short or value_of(form) == value or round(value_of(form) or 0, 20) == round(value, 20), form


def test_the_same_value_is_found_in_another_form() -> None:
    text = (
        "One hundred and five men, 105 women, between one hundred and two hundred others, dozens more, 1,5 and 3.2.1."
    )
    assert [(text[n.start : n.end], n.value) for n in find_numbers(text)] == [
        ("One hundred and five", 105),
        ("105", 105),
        ("one hundred", 100),
        ("two hundred", 200),
    ]


@given(st.text())
def test_found_numbers_lie_in_the_text_and_apart(text: str) -> None:
    ends = [0]
    for number in find_numbers(text):
        assert ends[-1] <= number.start < number.end <= len(text)
        ends.append(number.end)
