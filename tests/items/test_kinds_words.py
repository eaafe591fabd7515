"""Words turned, statements confirmed, sentences left alone. Each row names the linguistic case."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizapp.items.kinds import KINDS
from quizapp.model import Item

Make = Callable[[str, str], list[Item]]


WORDS = [
    ("past tense", "Oban Council increased the fee by 12 per cent in May.", [("increased", "decreased")]),
    ("passive", "The plan for a pier was rejected by Oban Council.", [("rejected", "accepted")]),
    ("superlative", "Ann Byrne owns the largest bakery in Oban.", []),
    ("one of the", "Ann Byrne owns one of the largest bakeries in Oban.", []),
    ("another sense", "Ann Byrne began to bake bread in Oban.", []),
    ("argued", "The price of bread in Oban rose despite a promise of Ann Byrne.", []),
    ("joined", "The price of bread in Oban rose and sales in Mull stayed the same.", []),
    ("from … to", "The price of bread in Oban rose from £12 to £14.", []),
    ("a toll", "The death toll of the fire in Oban rose to 29.", []),
    ("majority with a number", "Ann Byrne won 141 votes in Oban, 20 more than a majority.", []),
    ("hedged", "The price of bread in Oban may have risen by 12 per cent.", []),
    ("an article", "Ann Byrne opened 12 bakeries in a western suburb of Oban.", [("a western", "an eastern")]),
    ("where a state lies", "Ann Byrne was born in the southern state of Mull.", []),
    ("no measure", "The battlefield of Oban fell silent on Monday.", []),
    ("an adjective", "Ann Byrne fell ill with 12 guests in Oban.", []),
    ("a verb with of", "Most bakers in Oban approve of the plan for a pier.", []),
    ("won anyway", "Ann Byrne won the final in Oban with a 3-1 victory over Mull.", []),
    ("won", "Oban won the vote on the seat of the council.", [("won", "lost")]),
    ("a trophy", "Ann Byrne lifted the cup in Oban on Monday.", []),
    ("a ban", "Oban Council lifted the ban on bread from Mull.", [("lifted", "imposed")]),
    ("shut in", "The storm trapped 12 bakers inside the mill of Oban.", []),
    ("inside", "About 12 bakers sang inside the mill of Oban.", [("inside", "outside")]),
    ("order in time", "Ann Byrne moved to Oban after the strike of 1984.", [("after", "before")]),
    ("days after", "Ann Byrne moved to Oban two days after the strike of 1984.", []),
]


@pytest.mark.parametrize(("text", "pairs"), [row[1:] for row in WORDS], ids=[row[0] for row in WORDS])
def test_a_word_is_turned_only_where_its_opposite_contradicts(
    make: Make, text: str, pairs: list[tuple[str, str]]
) -> None:
    items = make(text, "antonym") + make(text, "order turned")
    assert [(item.edit.original, item.edit.replacement) for item in items if item.edit] == pairs


def test_an_opposite_that_the_article_also_speaks_of_is_not_used(make: Make) -> None:
    assert make("Oban Council increased the fee by 12 per cent. Wages in Mull decreased.", "antonym") == []


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Cranes and gas cutters were used to clear badly damaged railway tracks.", True),
        ("Cranes were used on tracks.", False),
        ("Cranes and gas cutters were often used to clear badly damaged railway tracks.", False),
        ("Cranes and gas cutters may be used to clear badly damaged railway tracks.", False),
    ],
    ids=["plain", "short", "vague", "hedged"],
)
def test_a_plain_statement_without_a_figure_is_confirmed_if_it_is_long_and_sure(
    make: Make, text: str, made: bool
) -> None:
    assert bool([item for item in make(text, "true statement") if "Cranes" in item.stem]) is made


UNSOUND = [
    ("yesterday", "Ann Byrne opened 12 shops in Oban yesterday."),
    ("run together", "Ann Byrne opened 12 shops in Oban In the north, Mull has 40 shops."),
    ("pronoun", "He opened 12 shops in Oban."),
    ("takes up", "A bakery stands in Oban. The bakery sold 12 loaves on Monday."),
    ("within a quotation", "“Ann Byrne was here. Ann Byrne opened 12 shops in Oban. We like bread.”"),
    ("caption", "Ann Byrne opened 12 shops in Oban. Photograph: Tom Hale/Echo"),
    ("editor's brackets", "Ann Byrne opened [some] 12 shops in Oban."),
    ("a lost article", "Ann Byrne, with 12 shops, will be first woman on the board of Oban Bank."),
    ("hours as one word", "For 12-hours, Ann Byrne sold bread in Oban."),
    ("had did", "Ann Byrne had never did so well with 12 shops in Oban."),
    ("a word twice", "Ann Byrne opened the the 12 shops in Oban."),
    ("together with", "Together with the silver medals, Ann Byrne won 12 medals in Oban."),
    ("at the time", "Ann Byrne at the time had 12 shops in Oban."),
    ("a day earlier", "A day earlier, Ann Byrne opened 12 shops in Oban."),
    ("respectively", "Ann Byrne and Tom Hale opened 12 and 14 shops in Oban respectively."),
    ("later in the day", "Later in the day, Ann Byrne opened 12 shops in Oban."),
    ("the third seed", "The third seed won 12 games in Oban."),
    ("an age for a name", "The 22-year-old Greek opened 12 shops in Oban."),
    ("the update", "The update came as 12 shops opened in Oban."),
    ("the deaths", "Oban Council denied that the deaths were caused by 12 ships."),
    ("no verb", "The first of 12 crews ever carried towards Oban by a used ferry."),
    ("earlier than what", "On Monday, Ann Byrne had blocked off 12 shops in Oban."),
    ("catalogue number", "Ann Byrne found 12 planets around the star HD-204512 from Oban."),
    ("nobody says it", "It is said that Ann Byrne owns 12 shops."),
]


@pytest.mark.parametrize("text", [row[1] for row in UNSOUND], ids=[row[0] for row in UNSOUND])
def test_what_leans_on_its_context_or_is_cut_badly_gives_no_item_with_its_number(make: Make, text: str) -> None:
    for kind in KINDS:
        assert not [item for item in make(text, kind.name) if "12" in item.citation.quote and "12" in item.stem]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Ann Byrne told the council about 12 shops. Oban Council met.", True),
        ("Ann Byrne told the council about 12 shops. Oban Council met Mull Council.", False),
    ],
    ids=["one council", "two councils"],
)
def test_a_body_is_asked_about_only_where_the_article_names_one(make: Make, text: str, asked: bool) -> None:
    assert bool([item for item in make(text, "number changed") if "shops" in item.stem]) is asked


def test_the_end_of_an_article_that_tells_of_its_author_is_not_asked_about(make: Make) -> None:
    text = "Ann Byrne opened 12 shops in Oban on Monday. " * 9 + "\n\nTom Hale is a reporter covering Mull."
    assert not [item for kind in KINDS for item in make(text, kind.name) if "reporter" in item.stem]
