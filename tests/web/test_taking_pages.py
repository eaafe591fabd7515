"""A student's way through a quiz, request by request."""

from __future__ import annotations

import re

import pytest
from pages import Visitor, hidden, marked, title, words

HOSTILE_NAMES = ["<script>alert(1)</script>", "Zoë 👩🏽‍🚀", "\u202eevil\u202c", "שרה", 'O\'Brien & "Co"', "名前"]


def test_the_start_page_asks_for_a_name_and_says_what_happens_next(visitor: Visitor) -> None:
    page = visitor.get("/quizzes/harbour")
    assert "What happens next" in words(page)
    asked = re.findall(r'<input[^>]*type="(?:text|email|password|radio|checkbox)"', page.text)
    assert len(asked) == 1


@pytest.mark.parametrize("name", ["", "   ", "\x00", "\u202e\u202c", "a" * 61, "😀" * 10_000])
def test_a_name_that_cannot_be_used_is_told_beside_the_field_and_kept(visitor: Visitor, name: str) -> None:
    page = visitor.client.post("/quizzes/harbour", data={"name": name})
    assert page.status_code == 400
    assert title(page).startswith("Error: ")
    assert 'href="#name"' in page.text
    assert 'aria-invalid="true"' in page.text
    assert hidden(page, "name") == name


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_any_name_is_shown_as_text_and_nothing_else(visitor: Visitor, name: str) -> None:
    attempt = visitor.begin(name)
    page = visitor.finish(attempt, "False", "Ada Quinn", "lucky & <very> quick")
    kept = name.replace("\u202e", "").replace("\u202c", "")
    assert " ".join(kept.split()) in words(page)
    assert "<script>alert" not in page.text


def test_starting_leads_to_the_first_question(visitor: Visitor) -> None:
    attempt = visitor.begin()
    page = visitor.client.get(attempt, follow_redirects=True)
    assert page.request.path == f"{attempt}/1"
    assert title(page).startswith("Question 1 of 3 – Storm & harbour")
    assert "Question 1 of 3" in words(page)


def test_the_same_start_form_sent_twice_begins_one_attempt(visitor: Visitor) -> None:
    token = hidden(visitor.get("/quizzes/harbour"), "token")
    sent = [visitor.client.post("/quizzes/harbour", data={"name": "A", "token": token}).location for _ in range(2)]
    assert sent[0] == sent[1]


def test_an_unfinished_attempt_is_offered_on_the_start_page(visitor: Visitor) -> None:
    attempt = visitor.begin()
    assert f'href="{attempt}"' in visitor.get("/quizzes/harbour").text


def test_a_question_shows_no_sign_of_its_key_before_the_answer(visitor: Visitor) -> None:
    attempt = visitor.begin()
    page = visitor.get(f"{attempt}/1").text
    for secret in ("14 boats", "acceptedAnswer", "verdict", "is-key", "<mark"):
        assert secret not in page


def test_a_wrong_answer_shows_verdict_key_change_reason_and_proof(visitor: Visitor) -> None:
    page = visitor.answer_by_text(visitor.begin(), 1, "True")
    text = words(page)
    assert title(page).startswith("Not correct – Question 1 of 3")
    assert "The right answer: False" in text
    assert "14 → and the statement made it 41" in text
    assert "A storm sank 41 14 boats in the harbour" in text
    assert "<del>41</del> <ins>14</ins>" in page.text
    assert "The article counts 14 boats." in text
    assert marked(page) == ["a storm sank 14 boats"]
    for part in ("Storm closes harbour", "Ellis Post", "5 March 2024", "paragraph 1", "Next question"):
        assert part in text


def test_a_right_answer_says_so_first(visitor: Visitor) -> None:
    page = visitor.answer_by_text(visitor.begin(), 1, "False")
    assert title(page).startswith("Correct – Question 1 of 3")
    assert re.search(r'role="status" tabindex="-1" autofocus', page.text)


def test_the_feedback_of_the_chosen_option_is_shown(visitor: Visitor) -> None:
    page = visitor.answer_by_text(visitor.begin(), 2, "The port authority")
    assert "It spoke of the opening only." in words(page)


def test_the_link_of_a_proof_marks_the_same_words_in_the_article(visitor: Visitor) -> None:
    page = visitor.answer_by_text(visitor.begin(), 3, "lucky & <very> quick")
    link = re.search(r'<a href="(/articles/[^"]+#cited)"', page.text)[1].replace("&amp;", "&")
    assert link.endswith("#cited")
    assert marked(visitor.get(link.removesuffix("#cited"))) == marked(page) == ["lucky & <very> quick"]


def test_no_choice_brings_the_question_back_with_what_to_do(visitor: Visitor) -> None:
    attempt = visitor.begin()
    page = visitor.client.post(f"{attempt}/1", data={})
    assert page.status_code == 400
    assert title(page).startswith("Error: Question 1 of 3")
    assert "Choose an answer first." in words(page)
    assert 'href="#choice-1"' in page.text


@pytest.mark.parametrize("choice", ["x", "1.5", "", " ", "\x00", "9" * 5000, "<b>", "१x"])
def test_a_choice_that_is_no_number_brings_the_question_back(visitor: Visitor, choice: str) -> None:
    attempt = visitor.begin()
    page = visitor.answer(attempt, 1, choice)
    assert page.status_code == 400
    assert "Traceback" not in page.text
    assert "True or false" in words(visitor.get(f"{attempt}/1"))


@pytest.mark.parametrize("choice", [-1, 2, 99, 2**70])
def test_a_choice_that_was_not_offered_is_refused_and_stores_nothing(visitor: Visitor, choice: int) -> None:
    attempt = visitor.begin()
    assert visitor.answer(attempt, 1, choice).status_code == 400
    assert "Check my answer" in words(visitor.get(f"{attempt}/1"))


def test_the_first_answer_stands_and_a_second_one_is_told_so(visitor: Visitor) -> None:
    attempt = visitor.begin()
    visitor.answer(attempt, 1, 0)
    again = visitor.answer(attempt, 1, 1)
    assert title(again).startswith("Not correct")
    assert "Your first answer counts." in words(again)


def test_the_same_answer_twice_is_one_answer_and_needs_no_remark(visitor: Visitor) -> None:
    attempt = visitor.begin()
    visitor.answer(attempt, 1, 1)
    assert "Your first answer counts." not in words(visitor.answer(attempt, 1, 1))


def test_going_on_finds_the_first_open_question_in_any_order(visitor: Visitor) -> None:
    attempt = visitor.begin()
    visitor.answer(attempt, 1, 1)
    visitor.answer(attempt, 3, 0)
    assert visitor.get(attempt).location == f"{attempt}/2"
    last = visitor.answer(attempt, 2, 0)
    assert "See your score" in words(last)
    assert visitor.get(attempt).location == f"{attempt}/result"


@pytest.mark.parametrize("position", ["0", "4", "-1", "999999999999999999999999", "1.5", "x", "%00"])
def test_a_position_that_is_not_there_is_not_found(visitor: Visitor, position: str) -> None:
    assert visitor.get(f"{visitor.begin()}/{position}").status_code == 404


def test_pages_of_an_attempt_are_never_kept_by_the_browser(visitor: Visitor) -> None:
    attempt = visitor.begin()
    for path in (attempt, f"{attempt}/1", f"{attempt}/result"):
        assert visitor.get(path).headers["Cache-Control"] == "no-store"


def test_the_session_cookie_is_written_when_it_changes_and_lasts(guarded: Visitor) -> None:
    token = hidden(guarded.get("/quizzes/harbour"), "csrf_token")
    begun = guarded.client.post("/quizzes/harbour", data={"name": "Amina", "csrf_token": token})
    for part in ("Expires=", "HttpOnly", "SameSite=Lax"):
        assert part in begun.headers["Set-Cookie"]
    assert "Set-Cookie" not in guarded.get(f"{begun.location}/1").headers
    answered = guarded.client.post(f"{begun.location}/1", data={"choice": 1, "csrf_token": token})
    assert "Set-Cookie" not in answered.headers
