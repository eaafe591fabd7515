"""Under a bound more than one number is right: what follows from the article is refused, what does not stays."""

from __future__ import annotations

import pytest

from quizapp.items.verify import verify
from quizapp.model import TRUE_FALSE_OPTIONS, Article, Citation, Edit, Item, ItemType, Option, Record

TEXT = (
    "The fire killed 12 people and hurt more than 200. At least 164 lost their homes. Fewer than 40 firefighters came. "
    "About 90 boats sank, and up to 30 more were damaged. Whoever sails must be at least 18. It was the second fire in "
    "three months and the worst in 12 years."
)
ARTICLE = Article(TEXT, Record("Harbour fire"))


def codes(item: Item) -> set[str]:
    return {fault.code for fault in verify(item, ARTICLE)}


def false(stem: str, original: str, replacement: str) -> Item:
    edit = Edit("", original, replacement, stem.index(replacement))
    return Item("x", ItemType.TRUE_FALSE, stem, TRUE_FALSE_OPTIONS, 1, Citation(TEXT, 0, len(TEXT)), edit=edit)


def gap(stem: str, key: str, distractor: str) -> Item:
    options = (Option(key), Option(distractor), Option("no number"))
    return Item("x", ItemType.MULTIPLE_CHOICE, stem, options, 0, Citation(TEXT, 0, len(TEXT)))


@pytest.mark.parametrize(
    ("stem", "original", "replacement"),
    [
        ("The fire hurt more than 100 people.", "200", "100"),
        ("The fire hurt at least 200 people.", "more than 200", "at least 200"),
        ("The fire killed at least ten people.", "12", "at least ten"),
        ("The fire killed over 10 people.", "12", "over 10"),
        ("The fire killed fewer than 20 people.", "12", "fewer than 20"),
        ("The fire killed no more than 12 people.", "12", "no more than 12"),
        ("More than 100 people lost their homes.", "At least 164", "More than 100"),
        ("Fewer than 60 firefighters came.", "40", "60"),
        ("It was the second fire in five months.", "three", "five"),
        ("It was the worst fire in 10 years.", "12", "10"),
    ],
)
def test_a_statement_that_follows_from_the_article_is_not_false(stem: str, original: str, replacement: str) -> None:
    assert codes(false(stem, original, replacement)) == {"false-but-true-as-well"}


@pytest.mark.parametrize(
    ("stem", "original", "replacement"),
    [
        ("The fire hurt more than 300 people.", "200", "300"),
        ("The fire hurt fewer than 100 people.", "more than 200", "fewer than 100"),
        ("The fire hurt 100 people.", "more than 200", "100"),
        ("The fire killed 10 people.", "12", "10"),
        ("The fire killed more than 12 people.", "12", "more than 12"),
        ("Fewer than 30 firefighters came.", "40", "30"),
        ("Whoever sails must be at least 16.", "18", "16"),
        ("It was the second fire in two months.", "three", "two"),
        ("It was the worst fire in 15 years.", "12", "15"),
        ("Nobody said that more than 100 people were hurt.", "200", "100"),
        ("Boats of more than 100 tonnes sank.", "200", "100"),
        ("About 90 boats sank over three days.", "12", "three"),
        ("More than 80 boats sank.", "About 90", "More than 80"),
        ("The fire damaged up to 50 boats.", "30", "50"),
    ],
)
def test_another_number_under_a_rule_a_negation_or_on_the_far_side_stays_false(
    stem: str, original: str, replacement: str
) -> None:
    assert codes(false(stem, original, replacement)) == set()


@pytest.mark.parametrize(
    ("stem", "key", "distractor"),
    [
        ("Over ____ people were hurt.", "200", "100"),
        ("A minimum of ____ people were hurt.", "200", "100"),
        ("At least how many people lost their homes?", "164", "100"),
        ("No more than ____ came.", "40", "60"),
        ("As many as ____ were damaged.", "30", "40"),
        ("It was the second fire in ____ months.", "3", "5"),
        ("It was the worst fire in ____ years.", "12", "10"),
    ],
)
def test_an_option_that_follows_from_the_key_is_refused(stem: str, key: str, distractor: str) -> None:
    assert codes(gap(stem, key, distractor)) == {"option-follows-from-key"}


@pytest.mark.parametrize(
    ("stem", "key", "distractor"),
    [
        ("Over ____ people were hurt.", "200", "300"),
        ("No more than ____ came.", "40", "30"),
        ("No less than ____ came.", "40", "60"),
        ("The fire burnt over ____ days.", "12", "9"),
        ("It was the worst fire in ____ years.", "12", "15"),
    ],
)
def test_an_option_on_the_far_side_of_a_bound_stays(stem: str, key: str, distractor: str) -> None:
    assert codes(gap(stem, key, distractor)) == set()
