"""What each kind makes of a sentence, and what it leaves alone. Each row names the linguistic case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.language import Language

from quizapp.items.calendar import other_weekdays
from quizapp.items.generate import Candidate, candidates
from quizapp.items.kinds import KINDS
from quizapp.model import Article, Item, Record
from quizapp.reading.read import read

Make = Callable[[str, str], list[Item]]
# Nothing in it can be changed or asked for; it makes a sentence long enough for an article.
REST = "\n\nThe harbour was calm. Gulls circled above the quiet boats while the wind came from the sea."
EVERY_KIND = tuple(replace(kind, default=True) for kind in KINDS)  # also those that are off


@pytest.fixture(scope="module")
def make(english: Language) -> Make:
    def made(text: str, rule: str) -> list[Item]:
        reading = read(Article(text + REST, Record("A day in Oban")), english)
        found: tuple[Candidate, ...] = candidates(reading, english, kinds=EVERY_KIND)[0]
        return [one.item for one in found if one.item.proof is not None and one.item.proof.rule == rule]

    return made


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
    ("way to a place", "Ann Byrne opened a bakery 40 kilometres south of Oban.", []),
    ("days after", "Ann Byrne sold the bakery nine days after the flood in Oban.", []),
    ("what it counts is listed", "The ferry to Oban lost two sailors, a cook and a mate.", []),
    ("comprising", "A two-member board comprising Ann Byrne and Tom Hale runs the bakery in Oban.", []),
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


DATES = [
    ("weekday", "Ann Byrne opened a bakery in Oban on Monday.", ["Monday"]),
    ("year", "Ann Byrne opened a bakery in Oban in 2019.", ["2019"]),
    ("month", "Ann Byrne opened a bakery in Oban in March.", ["March"]),
    ("day of a month", "Ann Byrne opened a bakery in Oban on 5 March.", ["5"]),
    ("since", "Ann Byrne has baked bread in Oban since 2019.", []),
    ("until", "Ann Byrne will bake bread in Oban until Friday.", []),
    ("two of a kind", "Ann Byrne opened shops in Oban in 2019 and 2021.", []),
    ("in a relative clause", "The bakery in Oban, which Ann Byrne opened on 5 March, has 12 ovens.", []),
    ("of something below", "Ann Byrne will sell bread in Oban under plans discussed on Wednesday.", []),
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
    ("list", "Forty men and 12 women voted in Oban.", []),
    ("joined clause", "Forty people voted in Oban and left on Monday.", []),
]


@pytest.mark.parametrize(("text", "stems"), [row[1:] for row in QUESTIONS], ids=[row[0] for row in QUESTIONS])
def test_how_many_asks_for_the_number_of_a_simple_subject(make: Make, text: str, stems: list[str]) -> None:
    assert [item.stem for item in make(text, "how many")] == stems


WHEN = [
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


def test_the_number_of_an_object_is_asked_with_do_support(make: Make) -> None:
    items = make("Ann Byrne sold 300 loaves in Oban.", "how many, object")
    assert [item.stem for item in items] == ["How many loaves did Ann Byrne sell in Oban?"]


def test_number_options_stand_in_ascending_order_with_the_form_of_the_article(make: Make) -> None:
    (item,) = make("Ann Byrne sailed 7,640 kilometres (4,750 miles) to Oban.", "number gap")
    values = [int(option.text.replace(",", "")) for option in item.options]
    assert values == sorted(values) and item.key_text == "7,640" and item.fixed_order
    assert all("," in option.text for option in item.options)
    assert 4750 not in values


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
    text = "Ann Byrne opened 12 shops in Oban on Monday. " * 9 + REST + "\n\nTom Hale is a reporter covering Mull."
    assert not [item for kind in KINDS for item in make(text.removesuffix(REST), kind.name) if "reporter" in item.stem]


SPEAKERS = (
    "Oban’s mayor, Ann Byrne, said that the pier would cost £12 million. “The pier is safe,” Byrne said. "
    "Tom Hale, an engineer, said that the old bridge had lost its strength. Hale said that work would take long. "
    "Ruth Adeyemi, who owns a bakery, said that sales had been poor since the winter. Adeyemi said that she would stay."
)


def test_who_said_it_offers_only_people_who_speak_in_the_article(make: Make) -> None:
    items = make(SPEAKERS, "who said it")
    assert items
    for item in items:
        assert item.stem.startswith("According to the article, who said that ")
        assert {option.text for option in item.options} <= {"Ann Byrne", "Tom Hale", "Ruth Adeyemi"}
        assert item.key_text.split()[-1] in item.citation.quote


def test_a_false_statement_puts_another_speaker_of_the_article_in_the_place_of_the_right_one(make: Make) -> None:
    swapped = [item for item in make(SPEAKERS, "speaker changed") if item.edit is not None]
    assert swapped
    for item in swapped:
        assert item.options[item.key].text == "False"
        assert {item.edit.original, item.edit.replacement} <= {"Ann Byrne", "Tom Hale", "Ruth Adeyemi"}
        assert item.edit.original != item.edit.replacement
        assert item.stem.startswith(f"According to {item.edit.replacement}, ")


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("Carmarthenshire council said the pier in Oban would cost £12 million.", "Carmarthenshire council"),
        ("Oban’s largest bakery said the pier would cost £12 million.", "as printed"),
        ("The pier in Oban would cost £12 million, railways said.", None),
        ("The CNN said the pier in Oban would cost £12 million.", "CNN"),
    ],
    ids=["a body in small letters", "what belongs to a name", "a bare plural", "no article"],
)
def test_a_speaker_is_a_whole_name_with_its_article_or_nobody(make: Make, said: str, speaker: str | None) -> None:
    stems = [item.stem for item in make(said, "true statement")]
    if speaker == "as printed":
        assert stems == [said]
    else:
        assert stems == ([f"According to {speaker}, the pier in Oban would cost £12 million."] if speaker else [])


def test_with_two_speakers_nobody_is_asked_for(make: Make) -> None:
    text = "Ann Byrne said that the pier would cost £12 million. Tom Hale said that the bridge had lost its strength."
    assert make(text, "who said it") == []


def test_what_two_people_say_is_not_asked(make: Make) -> None:
    text = SPEAKERS + " Tom Hale also said that the pier would cost £12 million."
    assert not [item for item in make(text, "who said it") if "12 million" in item.stem and item.key_text == "Ann Byrne"
                and "Tom Hale" in {option.text for option in item.options}]  # fmt: skip


def test_who_did_it_is_not_asked_where_somebody_else_did_the_same(make: Make) -> None:
    prize = "won the golden prize of the harbour festival."
    items = make(f"{SPEAKERS} In May, Tom Hale {prize} Ann Byrne {prize}", "who did it")
    assert not [item for item in items if "golden prize" in item.stem]
