"""Wrong numbers have the form and magnitude of the right one, and the options alone say nothing about the key."""

from collections import Counter
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.items.amounts import Amount
from quizapp.items.numerals import number_value, values_in
from quizapp.items.option_sets import centrality, choose_values
from quizapp.items.plausible import wrong_values
from quizapp.items.rewrite import same_form
from quizapp.reading.knowledge import Bound, QuantityKind

FORMS = [
    ("separator kept", "7,640", 7460, "7,460"),
    ("no separator below 10,000", "1709", 1907, "1907"),
    ("separator from 10,000", "9500", 10500, "10,500"),
    ("separator gone below 1,000", "1,200", 800, "800"),
    ("decimals kept", "3.5", "4.5", "4.5"),
    ("scale word kept", "2.5 million", 3500000, "3.5 million"),
    ("short scale kept", "4bn", 5000000000, "5bn"),
    ("ordinal suffix follows", "21st", 22, "22nd"),
    ("ordinal suffix of the teens", "2nd", 12, "12th"),
    ("word", "four", 5, "five"),
    ("capital", "Twenty", 30, "Thirty"),
    ("hyphenated word", "twenty-five", 35, "thirty-five"),
    ("ordinal word", "fourth", 3, "third"),
    ("hundred", "two hundred", 300, "three hundred"),
    ("more decimals than the form has", "3.5", "4.25", None),
    ("not whole in words", "four", "4.5", None),
    ("a fraction", "half", "0.25", None),
    ("a dozen", "two dozen", 36, None),
    ("nothing below one", "three", 0, None),
]


@pytest.mark.parametrize(("written", "value", "expected"), [row[1:] for row in FORMS], ids=[row[0] for row in FORMS])
def test_another_value_is_written_in_the_same_form(written: str, value: float, expected: str | None) -> None:
    assert same_form(written, Decimal(str(value))) == expected


def amount(written: str, kind: QuantityKind = QuantityKind.COUNT, after_article: bool = False) -> Amount:
    value = number_value(written)
    assert value is not None
    return Amount((0, len(written)), written, value, kind, "number", Bound.EXACT, (0, len(written)), after_article)


@given(st.integers(2, 10**7), st.sampled_from([QuantityKind.COUNT, QuantityKind.MEASURE, QuantityKind.AGE]))
def test_a_wrong_value_is_never_the_right_one_nor_one_of_the_article(number: int, kind: QuantityKind) -> None:
    taken = frozenset({Decimal(number), Decimal(number + 1)})
    one = amount(f"{number:,}", kind)
    for value in wrong_values(one, taken):
        assert value not in taken
        assert Decimal("0.4") <= value / number <= Decimal("2.5")
        assert same_form(one.written, value) is not None


def test_percentages_stay_below_a_hundred_and_ages_stay_plausible() -> None:
    assert all(value <= 100 for value in wrong_values(amount("95", QuantityKind.PERCENT), frozenset()))
    assert all(value >= 18 for value in wrong_values(amount("19", QuantityKind.AGE), frozenset()))
    assert all(value < 18 for value in wrong_values(amount("14", QuantityKind.AGE), frozenset()))


def test_behind_an_only_numbers_are_put_that_sound_like_a_vowel() -> None:
    values = wrong_values(amount("11", after_article=True), frozenset())
    assert values and all(str(value).startswith(("8", "18")) for value in values)


def test_swapped_digits_are_offered_first() -> None:
    assert wrong_values(amount("95"), frozenset())[0] == 59


def test_the_rank_of_the_key_and_its_resemblance_are_drawn_by_lot() -> None:
    ranks: Counter[int] = Counter()
    central = 0.0
    tries = 400
    for n in range(tries):
        key = Decimal(1000 + 37 * n)
        pool = wrong_values(amount(f"{key:,}"), frozenset())
        wrong = choose_values(key, pool, 3, Random(n))
        ranks[sum(value < key for value in wrong)] += 1
        central += centrality(key, wrong)
    assert all(abs(ranks[rank] / tries - 0.25) < 0.08 for rank in range(4)), ranks
    assert abs(central / tries - 0.25) < 0.08


@pytest.mark.parametrize(
    ("text", "value"),
    [("one hundred", 100), ("a dozen eggs", 12), ("£4m", 4_000_000), ("2.5bn", 2_500_000_000), ("45-year-old", 45)],
)
def test_a_value_is_found_in_whatever_form_it_stands(text: str, value: int) -> None:
    assert Decimal(value) in values_in(text)
