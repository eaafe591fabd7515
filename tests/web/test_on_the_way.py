"""What leads a student on: no way to what is used up, back to what is not finished, and what was left out."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from pages import Visitor, hidden, words

from quizapp.model import Layout

if TYPE_CHECKING:
    from harbour import Offer
    from made_apps import Clock


def test_taking_it_again_without_an_attempt_left_leads_to_the_quiz_which_says_so(
    visitor: Visitor, offer: Offer
) -> None:
    slug = offer(max_attempts=1)
    attempt = visitor.begin(slug=slug)
    visitor.save(attempt, 1, choice=1, version=1)
    visitor.client.post(f"{attempt}/submit")
    refused = visitor.client.post(f"{attempt}/retake", data={"scope": "all"})
    assert (refused.status_code, refused.location) == (303, f"/quizzes/{slug}")
    assert "This quiz can be taken once, and you have done so." in words(visitor.get(refused.location))


@pytest.mark.parametrize("attempts, offered", [(1, False), (2, True), (None, True)])
def test_the_score_offers_the_whole_quiz_again_only_where_an_attempt_is_left(
    visitor: Visitor, offer: Offer, attempts: int | None, offered: bool
) -> None:
    attempt = visitor.begin(slug=offer(max_attempts=attempts))
    visitor.client.post(f"{attempt}/submit")
    score = visitor.get(f"{attempt}/result")
    assert "missed again" in words(score)
    assert ("Take the whole quiz again" in words(score)) is offered


def test_nobody_else_is_told_where_an_attempt_goes_on(visitor: Visitor, stranger: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer(max_attempts=1))
    assert stranger.client.post(f"{attempt}/retake", data={"scope": "all"}).status_code == 403


def test_the_first_page_goes_on_with_what_this_browser_has_not_finished(
    visitor: Visitor, stranger: Visitor, offer: Offer, clock: Clock
) -> None:
    assert "Go on with" not in words(visitor.get("/"))
    visitor.begin()
    clock.move(seconds=5)
    attempt = visitor.begin(slug=offer(time_limit=600))
    visitor.save(attempt, 1, choice=1, version=1)
    page = visitor.get("/")
    assert "Go on with Storm trial not finished · 1 of 3 answered" in words(page)
    assert f'href="{attempt}"' in page.text
    assert "Go on with" not in words(stranger.get("/"))
    visitor.client.post(f"{attempt}/submit")
    page = visitor.get("/")
    assert "Go on with Storm trial" not in words(page), "it is handed in"
    assert "Go on with Storm & harbour" in words(page)


def test_the_first_page_does_not_go_on_with_what_the_time_has_ended(
    visitor: Visitor, offer: Offer, clock: Clock
) -> None:
    visitor.begin(slug=offer(time_limit=600))
    clock.move(seconds=700)
    assert "Go on with" not in words(visitor.get("/"))


def test_beginning_as_somebody_else_asks_for_a_name_without_giving_ones_own(visitor: Visitor) -> None:
    visitor.begin("Mia")
    page = visitor.get("/quizzes/harbour")
    assert "Begin as somebody else" in words(page)
    assert re.search(r'<input[^>]*name="name"', page.text)
    assert hidden(page, "name") == ""


def test_who_gives_the_device_to_somebody_else_is_told_the_code_that_leads_back(visitor: Visitor) -> None:
    assert "code" not in words(visitor.get("/quizzes/harbour")).split("Begin")[1].split("What happens next")[0]
    attempt = visitor.begin("Mia")
    page = visitor.get("/quizzes/harbour")
    code = re.search(r'class="code-inline">([A-Z0-9 -]+)<', page.text)[1]
    assert "To come back to what Mia has done on this device, you then need the code" in words(page)
    assert visitor.begin("Ben") != attempt
    assert visitor.get(f"{attempt}/1").status_code == 403
    visitor.client.post("/return", data={"code": code})
    assert visitor.get(f"{attempt}/1").status_code == 200


def test_the_end_page_names_where_how_sure_and_where_were_left_out(visitor: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer(ask_confidence=True, ask_where=True))
    for position in (1, 2, 3):
        visitor.save(attempt, position, choice=0, version=1)
    span = re.search(r'name="where" value="(\d+)-(\d+)"', visitor.get(f"{attempt}/1").text)
    visitor.save(attempt, 1, choice=0, confidence="certain", where=[int(span[1]), int(span[2])], version=2)
    visitor.save(attempt, 2, choice=0, confidence="guess", version=2)
    page = words(visitor.get(f"{attempt}/submit"))
    assert "Every question is answered" in page
    assert re.search(r"You have not said how sure you are\. It does not change your score\. Question 3 Show me", page)
    assert re.search(r"not marked the sentence that settles it\. It is scored apart\. Question 2 Question 3 Hand", page)


def test_the_end_page_asks_for_nothing_that_the_quiz_does_not_ask(visitor: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer())
    visitor.save(attempt, 1, choice=0, version=1)
    page = words(visitor.get(f"{attempt}/submit"))
    assert "how sure" not in page
    assert "the sentence" not in page


def test_the_start_page_says_that_only_what_arrives_in_time_counts(visitor: Visitor, offer: Offer) -> None:
    rule = "it counts only if it arrives before the time is up"
    assert rule in words(visitor.get(f"/quizzes/{offer(time_limit=600)}"))
    assert rule not in words(visitor.get(f"/quizzes/{offer('endless')}"))
    assert rule not in words(visitor.get("/quizzes/harbour"))


@pytest.mark.parametrize("layout", Layout)
def test_a_sentence_that_does_not_settle_it_is_quoted_with_the_outcome(
    visitor: Visitor, offer: Offer, layout: Layout
) -> None:
    attempt = visitor.begin(slug=offer(mode="practice", ask_where=True, layout=layout))
    shown = re.findall(
        r'value="(\d+-\d+)"[^>]*><span class="sentence-text">(.*?)</span>', visitor.get(f"{attempt}/2").text
    )
    span, sentence = shown[0]
    visitor.client.post(f"{attempt}/2", data={"choice": 0, "version": 1, "where": span})
    page = visitor.get(attempt if layout is Layout.ALL else f"{attempt}/2")
    assert f"does not settle it. You marked: {unescape(sentence)}" in words(page)


def test_a_review_leads_to_the_article_before_and_to_a_report_after(visitor: Visitor, clock: Clock) -> None:
    attempt = visitor.begin()
    for position in (1, 2, 3):
        visitor.answer(attempt, position, 0)
    clock.move(days=2)
    page = visitor.get("/review")
    assert "Read the article (opens in a new tab)" in words(page)
    item = hidden(page, "item")
    visitor.client.post("/review", data={"item": item, "asked": hidden(page, "asked"), "choice": 0})
    page = visitor.get(f"/review/{item}")
    assert "left)" in words(page) or "Done: back to my page" in words(page)
    link = re.search(rf'href="({attempt}/\d/report)"', page.text)
    assert link, "through the attempt that asked it"
    asked = re.search(r'class="stem stem-settled"[^>]*>(.*?)</h1>', page.text)[1]
    assert asked in visitor.get(link[1]).text
