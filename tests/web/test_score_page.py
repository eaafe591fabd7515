"""The score page: points, and every answer with its proof."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from harbour import HARBOUR
from pages import Visitor, marked, title, words

from quizapp.model import Article, Citation, Item, ItemType, Option, Proof, Provenance, Quiz, Record
from quizapp.services.importing import import_quiz

if TYPE_CHECKING:
    from flask import Flask

RIGHT = ("False", "Ada Quinn", "lucky & <very> quick")
TWO_MISSED = ("True", "Port Ellis", "lucky & <very> quick")


def test_every_question_stands_with_answer_key_reason_and_proof(visitor: Visitor) -> None:
    page = visitor.finish(visitor.begin(), *TWO_MISSED)
    text = words(page)
    assert title(page).startswith("1 of 3 – Storm & harbour")
    assert "Guessing alone would give about 1.3 of 3." in text
    assert marked(page) == [
        "a storm sank 14 boats",
        "Mayor Ada Quinn said that nobody was hurt.",
        "lucky & <very> quick",
    ]
    assert text.count("Your answer, and right") == 1
    assert text.count("Right answer") == 2
    assert "The mayor is named before the verb of saying." in text
    assert "41 14 boats" in text
    assert page.text.count("#cited") == 3


@pytest.mark.parametrize(("moved", "said"), [(0, True), (1, False)], ids=["as it was read", "its quote was moved"])
def test_a_proof_says_whose_words_the_article_reports(visitor: Visitor, app: Flask, moved: int, said: bool) -> None:
    mayor = HARBOUR.items[1]
    start, end = mayor.citation.start + moved, mayor.citation.end
    proof = Proof("true statement", start, end, (("speaker", "Ada <Quinn>"),))
    with app.app_context():
        import_quiz(replace(HARBOUR, id="said", items=(replace(mayor, proof=proof),)), Provenance.GENERATED)
    attempt = visitor.begin(slug="said")
    assert "Who says it" not in words(visitor.get(f"{attempt}/1")), "it is a part of the proof"
    pages = [visitor.answer(attempt, 1, 0), visitor.get(f"{attempt}/result")]
    assert ["Who says it: Ada <Quinn> , as the article reports." in words(page) for page in pages] == [said, said]


def test_a_full_score_offers_no_retake_of_missed_questions(visitor: Visitor) -> None:
    page = visitor.finish(visitor.begin(), *RIGHT)
    assert "Every answer holds" in words(page)
    assert 'value="missed"' not in page.text
    assert 'value="all"' in page.text


def test_the_missed_questions_can_be_taken_again(visitor: Visitor) -> None:
    attempt = visitor.begin()
    visitor.finish(attempt, *TWO_MISSED)
    again = visitor.client.post(f"{attempt}/retake", data={"scope": "missed"})
    assert again.status_code == 303
    assert again.location != attempt
    assert "Question 1 of 2" in words(visitor.get(f"{again.location}/1"))
    for position in (1, 2):
        visitor.answer(again.location, position, 0)
    assert "These were only the questions that you had missed." in words(visitor.get(f"{again.location}/result"))
    assert "These were only" not in words(visitor.get(f"{attempt}/result"))


def test_the_whole_quiz_can_be_taken_again_and_a_double_click_begins_one(visitor: Visitor) -> None:
    attempt = visitor.begin()
    visitor.finish(attempt, *TWO_MISSED)
    begun = {visitor.client.post(f"{attempt}/retake", data={"scope": "all"}).location for _ in range(2)}
    assert len(begun) == 1
    assert "Question 1 of 3" in words(visitor.get(f"{begun.pop()}/1"))


@pytest.mark.parametrize("scope", ["", "some", "<b>", None])
def test_an_unknown_way_to_take_it_again_brings_the_score_back(visitor: Visitor, scope: str | None) -> None:
    attempt = visitor.begin()
    visitor.finish(attempt, *TWO_MISSED)
    page = visitor.client.post(f"{attempt}/retake", data={"scope": scope} if scope is not None else {})
    assert page.status_code == 400
    assert "There is a problem" in words(page)


def test_taking_missed_questions_again_after_a_full_score_is_refused_kindly(visitor: Visitor) -> None:
    attempt = visitor.begin()
    visitor.finish(attempt, *RIGHT)
    page = visitor.client.post(f"{attempt}/retake", data={"scope": "missed"})
    assert page.status_code == 400
    assert "There is no missed question to go over" in words(page)


def test_a_running_attempt_shows_its_score_so_far_and_keeps_open_proofs_to_itself(visitor: Visitor) -> None:
    attempt = visitor.begin()
    visitor.answer(attempt, 1, 1)
    page = visitor.get(f"{attempt}/result")
    assert "2 questions still open." in words(page)
    assert marked(page) == ["a storm sank 14 boats"]
    assert f'href="{attempt}"' in page.text
    assert visitor.client.post(f"{attempt}/retake", data={"scope": "all"}).location == attempt


def test_a_finished_attempt_still_shows_each_question_with_its_outcome(visitor: Visitor) -> None:
    attempt = visitor.begin()
    visitor.finish(attempt, *TWO_MISSED)
    page = visitor.get(f"{attempt}/2")
    assert title(page).startswith("Not correct – Question 2 of 3")
    assert "Check my answer" not in words(page)


def test_the_cells_at_a_glance_lead_to_the_questions(visitor: Visitor) -> None:
    page = visitor.finish(visitor.begin(), *TWO_MISSED)
    for target in re.findall(r'<li><a href="#(question-[^"]+)"', page.text):
        assert f'id="{target}"' in page.text
    assert "Question 1: Not correct" in page.text


PARAGRAPH = "In town number {0} the council counted {1} lamps on the long road to the harbour. " + (
    "The mayor had asked for the count after a dark winter in which three carts left the road and a bridge was hit. "
    "Nobody was hurt, but the repair of the bridge took until the spring and cost more than the council had put aside. "
    "Neighbours carried their own lanterns, and shops closed early. "
)


def fifty() -> Quiz:
    """Return a quiz of 50 questions with paragraphs, options and reasons of the usual length."""
    text = "\n\n".join(PARAGRAPH.format(town, 1000 + town) for town in range(50)) + "\n"
    items = []
    for town in range(50):
        quote = f"In town number {town} the council counted {1000 + town} lamps"
        wrong = [Option(f"The council counted {n} lamps", "So many stood in another town.") for n in (7, 77, 777)]
        options = (Option(f"The council counted {1000 + town} lamps"), *wrong)
        items.append(
            Item(
                id=f"town-{town}",
                type=ItemType.MULTIPLE_CHOICE,
                stem=f"What did the council of town number {town} find out about the lamps on the road to the harbour?",
                options=options,
                key=0,
                citation=Citation(quote, text.index(quote), text.index(quote) + len(quote)),
                rationale=f"The article gives the figure for town number {town}.",
            )
        )
    return Quiz(
        "Fifty", Article(text, Record("Lamps on the harbour road", publisher="Ellis Post")), tuple(items), id="fifty"
    )


def test_a_result_of_fifty_questions_is_light_as_it_stands_and_on_the_wire(app: Flask, visitor: Visitor) -> None:
    with app.app_context():
        import_quiz(fifty(), Provenance.AUTHORED)
    attempt = visitor.begin(slug="fifty")
    for position in range(1, 51):
        visitor.client.post(f"{attempt}/{position}", data={"choice": position % 4})
    plain = visitor.get(f"{attempt}/result")
    assert len(marked(plain)) == 50
    assert len(plain.data) < 100_000
    packed = visitor.client.get(f"{attempt}/result", headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Content-Length"] == str(len(packed.data))
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.data) == plain.data
    files = re.findall(r'(?:src|href)="(/static/[^"]+)"', plain.text)
    loaded = sum(len(visitor.client.get(path, headers={"Accept-Encoding": "gzip"}).data) for path in files)
    assert len(packed.data) + loaded < 100_000, "a first visit, with everything that the page asks for"
