"""What the app understood of an article, as a teacher sees it."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest
from harbour import ITEMS
from pages import Visitor, title, words

from quizapp.model import Article, Citation, Provenance, Quiz, Record
from quizapp.services.importing import import_quiz
from quizapp.services.readings import Readings

if TYPE_CHECKING:
    from flask import Flask

PAGE = "/articles/storm-closes-harbour/reading"
PAUSE = 60.0  # seconds that a test waits for a reading: a busy machine is no fault of the page


@pytest.fixture(autouse=True)
def readings(app: Flask) -> Readings:
    app.extensions["quizapp.readings"] = readings = Readings(None, most=2, patience=PAUSE)
    return readings


def found(response: object, kind: str) -> list[str]:
    pattern = rf'<span class="found[^"]* found-{kind}[^"]*">(.*?)</span>'
    return [unescape(text) for text in re.findall(pattern, response.text)][1:]  # the first is the legend's


def import_article(text: str, name: str) -> None:
    quote = text.split(".", maxsplit=1)[0]
    item = replace(ITEMS[1], id=f"q-{name}", citation=Citation(quote, 0, len(quote)))
    import_quiz(Quiz(title=name, article=Article(text, Record(title=name)), items=(item,)), Provenance.AUTHORED)


def test_the_article_page_leads_to_it(visitor: Visitor) -> None:
    assert f'href="{PAGE}"' in visitor.get(PAGE.removesuffix("/reading")).text


def test_names_numbers_times_and_speakers_are_marked_where_they_stand(visitor: Visitor) -> None:
    page = visitor.get(PAGE)
    assert "Port Ellis" in found(page, "name")
    assert any(number.startswith("14") for number in found(page, "number"))
    assert "on Monday" in found(page, "time") or "Monday" in found(page, "time")
    assert any("Quinn" in speaker or speaker == "Mayor " for speaker in found(page, "speaker"))


def test_marks_cut_the_text_and_change_none_of_it(visitor: Visitor) -> None:
    page = visitor.get(PAGE)
    shown = [
        unescape(re.sub(r"<[^>]+>", "", text))
        for text in re.findall(r'(?s)<p class="read-text[^>]*>(.*?)</p>', page.text)
    ]
    whole = visitor.get(PAGE.removesuffix("/reading"))
    assert shown[0] == "The harbour of Port Ellis was closed on Monday after a storm sank 14 boats."
    assert shown[2] in unescape(whole.text)


def test_each_claim_says_who_says_it_and_how_much_there_is_to_check(visitor: Visitor) -> None:
    text = words(visitor.get(PAGE))
    assert "Claim: The harbour of Port Ellis was closed on Monday after a storm sank 14 boats." in text
    assert "The article says so itself" in text
    assert re.search(r"worth checking \(\d+ of 100\): .*it has a number", text)
    assert re.search(r"Reported: .*(Quinn|authority).* says so", text)


def test_what_gave_no_claim_stands_with_its_reason(visitor: Visitor) -> None:
    text = words(visitor.get(PAGE))
    assert "What gave no claim" in text
    assert re.search("A (sub)?head", text)
    assert "A picture caption" in text


def test_an_unknown_article_or_part_is_not_found(visitor: Visitor) -> None:
    for path in ("/articles/none/reading", f"{PAGE}?part=2", f"{PAGE}?part=0", f"{PAGE}?part=-1"):
        assert visitor.get(path).status_code == 404
    assert visitor.get(f"{PAGE}?part=x").status_code == 200


def test_a_text_that_is_not_english_is_shown_with_the_reason(visitor: Visitor) -> None:
    import_article("Der Hafen war am Montag wegen eines Sturms geschlossen und niemand wurde verletzt. " * 9, "Hafen")
    page = visitor.get("/articles/hafen/reading")
    assert title(page).startswith("This text was not read")
    assert "English" in words(page)


def test_markup_in_an_article_stays_text(visitor: Visitor) -> None:
    page = visitor.get(PAGE)
    assert "<very>" not in page.text
    assert "<very> quick" in words(page)


def test_a_long_article_says_how_far_its_reading_is_and_then_shows_it(visitor: Visitor, readings: Readings) -> None:
    readings.patience = 0.0
    page = visitor.get(PAGE)
    assert page.status_code == 202
    assert title(page).startswith("Being read, ")
    assert "js/again.js" in page.text
    readings.patience = PAUSE
    assert "Port Ellis" in found(visitor.get(PAGE), "name")


def test_a_long_article_is_shown_in_parts(visitor: Visitor) -> None:
    import_article("\n\n".join(f"The council of Port Ellis bought {n} boats on Monday." for n in range(2, 92)), "Boats")
    first, second = visitor.get("/articles/boats/reading"), visitor.get("/articles/boats/reading?part=2")
    assert "Part 1 of 2" in words(first)
    assert "bought 2 boats" in words(first)
    assert "bought 91 boats" not in words(first)
    assert "bought 91 boats" in words(second)


def test_an_article_is_read_once(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    from quizapp.reading import read as module

    visitor.get(PAGE)
    monkeypatch.setattr(module, "read", lambda *_: pytest.fail("read again"))
    assert visitor.get(PAGE).status_code == 200


def test_only_so_many_readings_are_kept(visitor: Visitor, readings: Readings) -> None:
    for number in range(4):
        text = f"The mayor of Port Ellis bought {number + 5} boats on Monday. It was a good day for the whole town."
        import_article(text, f"Boat {number}")
        visitor.get(f"/articles/boat-{number}/reading")
    assert len(readings) <= 3
