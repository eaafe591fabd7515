"""A student's own pages: in by a class, back by a code, history, review, report, all data, and away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from pages import Visitor, hidden, marked, title, words

from quizapp.services.classes import add_class
from quizapp.storage import writing

if TYPE_CHECKING:
    from flask import Flask
    from made_apps import Clock


@pytest.fixture
def class_code(app: Flask, harbour: str) -> str:
    with app.app_context():
        return add_class("8b <English>", ["Zoë B.", "Omar", "Ada & Co"]).code


def code_of(visitor: Visitor) -> str:
    return re.search(r'class="own-code">([A-Z0-9 -]+)<', visitor.get("/me").text)[1]


def score_of(visitor: Visitor) -> str:
    return re.search(r'class="amount">(\d of \d)<', visitor.get("/me").text)[1]


def taken(visitor: Visitor, *texts: str) -> str:
    attempt = visitor.begin()
    visitor.finish(attempt, *(texts or ("True", "Port Ellis", "lucky & <very> quick")))
    return attempt


def test_a_stranger_is_told_how_to_begin(visitor: Visitor) -> None:
    for path in ("/me", "/review"):
        text = words(visitor.get(path))
        assert "There is nothing here yet" in text
        assert "Join your class" in text
    assert visitor.get("/me/data.json").status_code == 404
    assert visitor.get("/me/delete").status_code == 404
    for path in ("/me/data", "/me/delete"):
        told = words(visitor.get(path))
        assert "There is nothing here yet" in told, "no mistyped address"
        assert "Come back with your code" in told


def test_a_class_code_leads_to_the_names_and_a_name_leads_in(visitor: Visitor, class_code: str) -> None:
    found = visitor.client.post("/join", data={"code": f" {class_code.lower()} "})
    assert found.location == f"/join/{class_code}"
    names = visitor.get(found.location)
    for name in ("Zoë B.", "Omar", "Ada & Co", "8b <English>"):
        assert name in words(names)
    joined = visitor.client.post(found.location, data={"name": "Zoë B."}, follow_redirects=True)
    assert "You are in." in words(joined)
    assert "Zoë B." in words(joined)
    assert "You take it as Zoë B." in words(visitor.get("/quizzes/harbour"))


def test_a_name_that_has_joined_is_refused_to_somebody_else(
    visitor: Visitor, stranger: Visitor, class_code: str
) -> None:
    visitor.client.post(f"/join/{class_code}", data={"name": "Omar"})
    assert "Omar has joined" in words(stranger.get(f"/join/{class_code}"))
    refused = stranger.client.post(f"/join/{class_code}", data={"name": "Omar"})
    assert refused.status_code in (400, 403)
    assert "There is a problem" in words(refused)
    assert visitor.client.post(f"/join/{class_code}", data={"name": "Omar"}).status_code == 303


@pytest.mark.parametrize("name", ["", "Nobody", "\x00", "a" * 5000, "<script>"])
def test_a_name_that_is_not_on_the_list_is_refused(visitor: Visitor, class_code: str, name: str) -> None:
    refused = visitor.client.post(f"/join/{class_code}", data={"name": name})
    assert refused.status_code in (400, 404)
    assert "Zoë B." in words(refused)
    assert "<script>" not in refused.text


@pytest.mark.parametrize("code", ["", "WRONG", "\x00", "😀", "x" * 5000, "../me"])
@pytest.mark.parametrize("path", ["/join", "/return"])
def test_a_wrong_code_is_kept_in_the_field_and_told(visitor: Visitor, path: str, code: str) -> None:
    page = visitor.client.post(path, data={"code": code})
    assert page.status_code in (400, 404)
    assert title(page).startswith("Error: ")
    assert hidden(page, "code") == code


def test_guessing_codes_is_slowed_down(visitor: Visitor) -> None:
    answers = [visitor.client.post("/return", data={"code": f"AAAA{n:04}"}).status_code for n in range(60)]
    assert answers[-1] == 403


def test_a_students_code_brings_them_back_on_another_device(visitor: Visitor, stranger: Visitor) -> None:
    attempt = taken(visitor)
    assert stranger.get(f"{attempt}/result").status_code == 403
    back = stranger.client.post("/return", data={"code": code_of(visitor)})
    assert back.location == "/me"
    assert stranger.get(f"{attempt}/result").status_code == 200


def test_the_score_shows_the_same_code(visitor: Visitor) -> None:
    attempt = taken(visitor)
    assert code_of(visitor) in words(visitor.get(f"{attempt}/result"))


def test_the_score_says_what_it_means_and_where_to_look_twice(visitor: Visitor) -> None:
    text = words(visitor.get(f"{taken(visitor)}/result"))
    assert "By kind of question" in text
    assert re.search(r"\d of \d", text.split("By kind of question")[1])


def test_my_page_lists_what_was_done_with_a_picture_and_a_table(visitor: Visitor) -> None:
    attempt = taken(visitor)
    again = visitor.client.post(f"{attempt}/retake", data={"scope": "all"}).location
    visitor.finish(again, "False", "Ada Quinn", "lucky & <very> quick")
    open_one = visitor.client.post(f"{again}/retake", data={"scope": "all"}).location
    page = visitor.get("/me")
    text = words(page)
    assert page.text.count('class="chart-point"') == 2
    assert "not finished" in text
    assert "1 of 3" in text
    assert "3 of 3" in text
    assert f'href="{open_one}"' in page.text
    assert not re.search(r"\sstyle=", page.text)


def test_a_missed_question_comes_back_for_review_and_tells_when_again(visitor: Visitor, clock: Clock) -> None:
    taken(visitor)
    assert "Nothing to review now" in words(visitor.get("/review"))
    clock.move(days=3)
    page = visitor.get("/review")
    assert "2 to review" in words(page)
    assert marked(page) == []
    item = hidden(page, "item")
    sent = visitor.client.post("/review", data={"item": item, "asked": hidden(page, "asked"), "choice": 1})
    assert (sent.status_code, sent.location) == (303, f"/review/{item}")
    outcome = visitor.get(sent.location)
    assert words(visitor.get(sent.location)) == words(outcome), "a reload shows the same"
    assert re.match(r"(Not c|C)orrect – Review", title(outcome))
    assert "It comes again on" in words(outcome)
    assert len(marked(outcome)) == 1
    assert "1 to review" in words(visitor.get("/review"))


def test_the_outcome_of_a_review_tells_no_key_before_it_is_answered_nor_to_others(
    visitor: Visitor, stranger: Visitor, clock: Clock
) -> None:
    taken(visitor)
    clock.move(days=3)
    page = visitor.get("/review")
    item, asked = hidden(page, "item"), hidden(page, "asked")
    early = visitor.get(f"/review/{item}")
    assert (early.status_code, early.location) == (303, "/review")
    visitor.client.post("/review", data={"item": item, "asked": asked, "choice": 1})
    assert stranger.get(f"/review/{item}").status_code == 404
    stranger.begin("Eve")
    assert stranger.get(f"/review/{item}").status_code == 404
    for nothing in ("0", "999999", "99999999999999999999"):
        assert visitor.get(f"/review/{nothing}").status_code == 404


def test_a_review_sent_from_an_older_page_brings_the_question_back_as_it_stands(visitor: Visitor, clock: Clock) -> None:
    taken(visitor)
    clock.move(days=3)
    item = hidden(visitor.get("/review"), "item")
    page = visitor.client.post("/review", data={"item": item, "asked": "1 2026-01-01T00:00:00+00:00", "choice": 1})
    assert page.status_code == 400
    assert "This question has changed since the page was opened." in words(page)
    assert hidden(page, "item") == item
    assert "2 to review" in words(visitor.get("/review"))


@pytest.mark.parametrize("sent", [{}, {"choice": "1"}, {"item": "x", "choice": "1"}, {"item": "1"}])
def test_a_review_without_a_choice_brings_the_question_back(
    visitor: Visitor, clock: Clock, sent: dict[str, str]
) -> None:
    taken(visitor)
    clock.move(days=3)
    page = visitor.client.post("/review", data=sent)
    assert page.status_code == 400
    assert "Choose" in words(page)


def test_a_question_can_be_reported_with_a_reason(visitor: Visitor) -> None:
    attempt = taken(visitor)
    page = visitor.get(f"{attempt}/2/report")
    assert "More than one answer is right" in words(page)
    sent = visitor.client.post(f"{attempt}/2/report", data={"reason": "unclear", "text": "Which town?"})
    assert "Thank you" in words(visitor.get(sent.location))


@pytest.mark.parametrize("sent", [{}, {"reason": ""}, {"reason": "rude"}, {"reason": "typo", "text": "a" * 100_000}])
def test_a_report_that_cannot_be_kept_brings_the_form_back_with_its_text(
    visitor: Visitor, sent: dict[str, str]
) -> None:
    page = visitor.client.post(f"{taken(visitor)}/2/report", data=sent)
    assert page.status_code == 400
    assert title(page).startswith("Error: ")
    assert sent.get("text", "") in page.text


def test_nobody_else_can_report_or_see_the_question(visitor: Visitor, stranger: Visitor) -> None:
    attempt = taken(visitor)
    assert stranger.get(f"{attempt}/2/report").status_code == 403
    assert stranger.client.post(f"{attempt}/2/report", data={"reason": "typo"}).status_code == 403


def test_all_data_come_as_a_file(visitor: Visitor) -> None:
    taken(visitor)
    answer = visitor.get("/me/data.json")
    assert answer.mimetype == "application/json"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "Amina" in answer.text
    assert answer.json


def test_all_that_is_kept_is_shown(visitor: Visitor, stranger: Visitor) -> None:
    attempt = taken(visitor)
    visitor.client.post(f"{attempt}/2/report", data={"reason": "unclear", "text": "Which <b>town</b>?"})
    page = visitor.get("/me/data")
    for said in ("Amina", "Who said that nobody was hurt?", "Port Ellis", "not right", "Which <b>town</b>?", "3 of 3"):
        assert said in words(page), said
    assert "<b>town" not in page.text
    assert "See all of it" in words(visitor.get("/me"))
    assert stranger.get("/me/data").status_code == 404


def test_deleting_asks_first_and_then_leaves_nothing(visitor: Visitor) -> None:
    attempt = taken(visitor)
    assert "Nothing brings them back." in words(visitor.get("/me/delete"))
    kept = visitor.client.post("/me/delete", data={})
    assert kept.status_code == 400
    assert "Tick the box" in words(kept)
    assert visitor.get(f"{attempt}/result").status_code == 200
    gone = visitor.client.post("/me/delete", data={"sure": "yes"}, follow_redirects=True)
    assert "Everything about you is deleted" in words(gone)
    assert visitor.get(f"{attempt}/result").status_code in (403, 404)
    assert visitor.get("/me/data.json").status_code == 404


def test_own_pages_are_never_kept_by_the_browser(visitor: Visitor, class_code: str) -> None:
    taken(visitor)
    for path in (
        "/me",
        "/me/data",
        "/me/data.json",
        "/me/delete",
        "/review",
        "/join",
        f"/join/{class_code}",
        "/return",
    ):
        assert visitor.get(path).headers["Cache-Control"] == "no-store", path


def test_a_member_starts_under_the_name_of_the_class_and_can_say_that_it_is_not_them(
    visitor: Visitor, class_code: str
) -> None:
    visitor.client.post(f"/join/{class_code}", data={"name": "Omar"})
    page = visitor.get("/quizzes/harbour")
    assert "You take it as Omar" in words(page)
    assert 'name="name"' not in page.text
    assert visitor.client.post("/me/not-me").location == f"/join/{class_code}"
    assert "There is nothing here yet" in words(visitor.get("/me"))
    visitor.client.post(f"/join/{class_code}", data={"name": "Omar"})
    assert visitor.client.post("/quizzes/harbour", data={}).status_code == 303


def test_a_member_reads_which_class_they_are_in_and_is_not_asked_to_join_it(visitor: Visitor, class_code: str) -> None:
    assert "Join your class" in words(visitor.get("/"))
    visitor.client.post(f"/join/{class_code}", data={"name": "Omar"})
    home = words(visitor.get("/"))
    assert "You are in 8b <English> as Omar" in home
    assert "Join your class" not in home
    assert "Come back with your code" not in home
    code = code_of(visitor)
    mine = visitor.get("/me")
    assert "You are in 8b <English> as Omar" in words(mine)
    assert 'href="/join">Join another class</a>' in mine.text
    joining = words(visitor.get("/join"))
    assert "Join another class" in joining
    assert code in joining, "who joins another class needs it to come back"


def test_a_guest_is_told_the_code_that_leads_back_before_they_join_a_class(visitor: Visitor) -> None:
    taken(visitor)
    assert "Join your class" in words(visitor.get("/me"))
    assert code_of(visitor) in words(visitor.get("/join"))
    assert code_of(visitor) in words(visitor.client.post("/join", data={"code": "WRONGS"}))


def test_who_leaves_on_a_device_can_come_back_and_loses_nothing(visitor: Visitor, class_code: str) -> None:
    visitor.client.post(f"/join/{class_code}", data={"name": "Omar"})
    taken(visitor)
    code, before = code_of(visitor), score_of(visitor)
    left = visitor.client.post("/me/leave", follow_redirects=True)
    assert "You have left on this device" in words(left)
    assert "You are in" not in words(visitor.get("/"))
    assert "Omar has joined" in words(visitor.get(f"/join/{class_code}"))
    visitor.client.post("/return", data={"code": code})
    assert score_of(visitor) == before
    assert "You are in 8b <English> as Omar" in words(visitor.get("/"))


def test_a_stranger_who_leaves_is_told_the_same(visitor: Visitor) -> None:
    assert "You have left on this device" in words(visitor.client.post("/me/leave", follow_redirects=True))


def test_a_class_that_is_put_away_is_no_longer_said(app: Flask, visitor: Visitor, class_code: str) -> None:
    visitor.client.post(f"/join/{class_code}", data={"name": "Omar"})
    with app.app_context(), writing() as connection:
        connection.exec_driver_sql("UPDATE class_ SET archived = true")
    home = words(visitor.get("/"))
    assert "You are in" not in home
    assert "Join your class" in home
