"""Who said it and who did it: names of the article in each other’s place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizapp.model import Item

Make = Callable[[str, str], list[Item]]


SPEAKERS = (
    "Oban’s mayor, Ann Byrne, said that the pier would cost £12 million. “The pier is safe,” Byrne said. "
    "Tom Hale, an engineer, said that the old bridge of Oban could collapse in a storm. "
    "Hale said that work would take long. "
    "Ruth Adeyemi, who owns a bakery, said that sales had been poor since the winter. Adeyemi said that she would stay."
)


def test_who_said_it_offers_only_people_who_speak_in_the_article(make: Make) -> None:
    items = make(SPEAKERS, "who said it")
    assert items
    for item in items:
        assert item.stem.startswith("According to the article, who said that ")
        assert {option.text for option in item.options} <= {"Ann Byrne", "Tom Hale", "Ruth Adeyemi"}
        assert item.key_text.split()[-1] in item.citation.quote


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("Carmarthenshire council said the pier in Oban would cost £12 million.", "Carmarthenshire council"),
        ("Oban’s largest bakery said the pier would cost £12 million.", "as printed"),
        ("The pier in Oban would cost £12 million, railways said.", None),
        ("The Oban Centre for Tide Control and Rescue said the pier would cost £12 million.", "as printed"),
        ("Firefighters said the pier in Oban would cost £12 million.", "firefighters"),
        ("The CNN said the pier in Oban would cost £12 million.", "CNN"),
    ],
    ids=[
        "a body in small letters",
        "what belongs to a name",
        "a bare plural",
        "a name cut at “and”",
        "a plain plural",
        "no article",
    ],
)
def test_a_speaker_is_a_whole_name_with_its_article_or_nobody(make: Make, said: str, speaker: str | None) -> None:
    items = make(said, "true statement")
    stems = [item.stem for item in items]
    assert {item.proof.speaker for item in items if item.proof} <= {None if speaker == "as printed" else speaker}
    if speaker == "as printed":
        assert stems == [said]
    else:
        assert stems == ([f"According to {speaker}, the pier in Oban would cost £12 million."] if speaker else [])


def test_points_that_were_added_are_nobodys_words(make: Make) -> None:
    text = "Ann Byrne added 25 as Tom Hale of Oban Rovers found his touch and scored 28 points in Mull."
    assert not [item for item in make(text, "true statement") if item.stem.startswith("According to")]


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
