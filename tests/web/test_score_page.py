"""The score page: points, and every answer with its proof."""

from __future__ import annotations

import re

import pytest
from pages import Visitor, marked, title, words

RIGHT = ("False", "Ada Quinn", "lucky & <very> quick")
TWO_MISSED = ("True", "Port Ellis", "lucky & <very> quick")


def test_every_question_stands_with_answer_key_reason_and_proof(visitor: Visitor) -> None:
    page = visitor.finish(visitor.begin(), *TWO_MISSED)
    text = words(page)
    assert title(page).startswith("1 of 3 – Storm & harbour")
    assert "Guessing alone would give about 1." in text
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
    assert "There is no question to ask here." in words(page)


def test_a_running_attempt_shows_its_score_so_far_and_keeps_open_proofs_to_itself(visitor: Visitor) -> None:
    attempt = visitor.begin()
    visitor.answer(attempt, 1, 1)
    page = visitor.get(f"{attempt}/result")
    assert "2 questions still open." in words(page)
    assert marked(page) == ["a storm sank 14 boats"]
    assert f'href="{attempt}"' in page.text
    assert visitor.client.post(f"{attempt}/retake", data={"scope": "all"}).status_code == 403


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
