"""Times: what is changed and asked for, and what is left alone. Each row names the case."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizapp.items.calendar import other_weekdays
from quizapp.model import Item

Make = Callable[[str, str], list[Item]]


def edits(items: list[Item]) -> list[str]:
    return [item.edit.original for item in items if item.edit is not None]


DATES = [
    ("weekday", "Ann Byrne opened a bakery in Oban on Monday.", ["Monday"]),
    ("year", "Ann Byrne opened a bakery in Oban in 2019.", ["2019"]),
    ("month", "Ann Byrne opened a bakery in Oban in March.", ["March"]),
    ("day of a month", "Ann Byrne opened a bakery in Oban on 5 March.", []),
    ("since", "Ann Byrne has baked bread in Oban since 2019.", []),
    ("until", "Ann Byrne will bake bread in Oban until Friday.", []),
    ("two of a kind", "Ann Byrne opened shops in Oban in 2019 and 2021.", []),
    ("in a relative clause", "The bakery in Oban, which Ann Byrne opened on 5 March, has 12 ovens.", []),
    ("of something below", "Ann Byrne will sell bread in Oban under plans discussed on Wednesday.", []),
    ("of what stands before", "Ann Byrne closed the bakery in Oban after the arrest on Monday of Tom Hale.", []),
    ("before a name", "Ann Byrne sells bread in Oban at the 2012 Games.", []),
    ("May the name", "Theresa May opened a bakery in Oban.", []),
]


@pytest.mark.parametrize(("text", "originals"), [row[1:] for row in DATES], ids=[row[0] for row in DATES])
def test_a_date_is_changed_only_where_that_makes_the_statement_false(
    make: Make, text: str, originals: list[str]
) -> None:
    assert edits(make(text, "date changed")) == originals


def test_the_weekday_of_a_full_date_is_never_put_in() -> None:
    assert "Thursday" not in other_weekdays("Friday", "The rocket flew on Friday. Oban, April 22, 2021.")
    assert "Thursday" in other_weekdays("Friday", "The rocket flew on Friday.")


def test_a_weekday_of_the_article_is_never_put_in(make: Make) -> None:
    text = (
        "Ann Byrne opened a bakery in Oban on Monday. It closed on Tuesday, Wednesday, Thursday, Friday and Saturday."
    )
    assert [item.edit.replacement for item in make(text, "date changed") if item.edit] == ["Sunday"]


WHEN = [
    (
        "month with its year",
        "Ann Byrne opened the bakery in April 2008 after a long dispute with Tom Hale.",
        ["In which month of 2008 did Ann Byrne open the bakery after a long dispute with Tom Hale?"],
    ),
    (
        "do-support",
        "Ann Byrne opened a bakery in Oban in 2019.",
        ["In which year did Ann Byrne open a bakery in Oban?"],
    ),
    ("auxiliary", "The pier in Oban was closed on Monday.", ["On which day was the pier in Oban closed?"]),
    ("copula", "Ann Byrne was in Oban on Monday.", ["On which day was Ann Byrne in Oban?"]),
    ("fronted time", "In March, Oban Council closed the pier.", ["In which month did Oban Council close the pier?"]),
    (
        "before a comma",
        "Ann Byrne left on Monday, after a storm.",
        ["On which day did Ann Byrne leave, after a storm?"],
    ),
    ("part of a day", "Ann Byrne opened the bakery on Monday morning.", []),
    ("in a clause below", "Ann Byrne sold the bakery that she had opened on Monday.", []),
    ("perfect", "Ann Byrne has opened a bakery in 2019.", []),
    ("joined verbs", "Ann Byrne came on Monday and left at once.", []),
    ("early", "Ann Byrne opened a bakery early in 2019.", []),
]


@pytest.mark.parametrize(("text", "stems"), [row[1:] for row in WHEN], ids=[row[0] for row in WHEN])
def test_when_is_asked_of_simple_statements(make: Make, text: str, stems: list[str]) -> None:
    assert [item.stem for item in make(text, "when")] == stems
