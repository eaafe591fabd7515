"""A test, request by request: nothing is given away, every choice is saved, and it can change until the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from pages import Visitor, checked, hidden, marked, title, words

from quizapp.model import Layout

if TYPE_CHECKING:
    from harbour import Offer
    from made_apps import Clock


def test_a_choice_is_saved_by_script_and_shown_after_a_reload(visitor: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer())
    answer = visitor.save(attempt, 1, choice=1, version=1)
    assert answer.status_code == 200
    assert answer.json["saved"]["accepted"] is True
    assert (answer.json["saved"]["choice"], answer.json["saved"]["state"]) == (1, "in_progress")
    assert checked(visitor.get(f"{attempt}/1")) == ["choice=1"]


def test_a_choice_can_change_until_the_end_and_shows_no_verdict_before(visitor: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer())
    for version, choice in enumerate((0, 1, 0), 1):
        visitor.save(attempt, 1, choice=choice, version=version)
    page = visitor.get(f"{attempt}/1")
    for secret in ("14 boats", "acceptedAnswer", "verdict-", "is-key", "<mark"):
        assert secret not in page.text
    assert checked(page) == ["choice=0"]


def test_a_late_save_changes_nothing_and_is_told_what_is_stored(visitor: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer())
    visitor.save(attempt, 1, choice=1, version=5)
    late = visitor.save(attempt, 1, choice=0, version=2).json["saved"]
    assert (late["accepted"], late["choice"], late["version"]) == (False, 1, 5)


def test_what_was_kept_offline_arrives_at_once(visitor: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer())
    drafts = [{"position": 1, "choice": 1, "version": 1}, {"position": 3, "choice": 0, "flagged": True, "version": 2}]
    answer = visitor.client.post(f"{attempt}/choices", json={"drafts": drafts})
    assert [saved["accepted"] for saved in answer.json["saved"]] == [True, True]
    assert "2 of 3 answered" in words(visitor.get(f"{attempt}/submit"))


def test_each_button_saves_on_its_way_without_a_script(visitor: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer())
    assert visitor.press(attempt, 1, 2, choice=1).location == f"{attempt}/2"
    assert visitor.press(attempt, 2, 1, choice=0, flagged="yes").location == f"{attempt}/1"
    assert visitor.press(attempt, 1, "submit").location == f"{attempt}/submit"
    page = words(visitor.get(f"{attempt}/submit"))
    assert "1 question is still open" in page
    assert "Flagged by you" in page
    assert checked(visitor.get(f"{attempt}/2")) == ["choice=0", "flagged=yes"]


def test_a_flag_is_taken_off_by_a_form_without_its_tick(visitor: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer())
    visitor.press(attempt, 1, 1, flagged="yes")
    assert checked(visitor.get(f"{attempt}/1")) == ["flagged=yes"]
    visitor.press(attempt, 1, 1)
    assert checked(visitor.get(f"{attempt}/1")) == []


@pytest.mark.parametrize("go", ["99", "x", "//evil.example", "../../../", "-1", "９", ""])
def test_a_button_that_is_not_there_leads_nowhere_else(visitor: Visitor, offer: Offer, go: str) -> None:
    attempt = visitor.begin(slug=offer())
    assert visitor.press(attempt, 1, go, choice=1).location in (f"{attempt}/1", f"{attempt}/99")


def test_the_list_of_questions_says_which_are_answered_and_flagged(visitor: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer())
    visitor.save(attempt, 2, choice=0, flagged=True, version=1)
    page = visitor.get(f"{attempt}/1")
    assert "1 of 3 answered" in words(page)
    assert "Question 2 , answered, flagged" in words(page)
    assert "Question 3 , not answered" in words(page)
    assert re.search(r'data-cell="1" aria-current="step"', page.text)


def test_handing_in_shows_the_score_with_every_proof(visitor: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer())
    visitor.save(attempt, 1, choice=1, version=1)
    handed = visitor.client.post(f"{attempt}/submit")
    assert handed.location == f"{attempt}/result"
    page = visitor.get(handed.location)
    assert title(page).startswith("1 of 3")
    assert len(marked(page)) == 3
    assert visitor.client.post(f"{attempt}/submit").location == f"{attempt}/result"


def test_after_the_end_a_save_changes_nothing_and_leads_to_the_score(visitor: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer())
    visitor.save(attempt, 1, choice=1, version=1)
    visitor.client.post(f"{attempt}/submit")
    late = visitor.save(attempt, 2, choice=0, version=1).json["saved"]
    assert (late["accepted"], late["state"]) == (False, "finished")
    moved = visitor.client.post(f"{attempt}/2", data={"choice": 0, "version": 1, "go": "3"})
    assert moved.location == f"{attempt}/result?late=2"
    page = visitor.get(moved.location)
    assert "over before your last choice arrived for question 2 . What was saved in time counts." in words(page)
    assert 'href="#question-2"' in page.text


def test_what_had_arrived_before_the_end_is_not_called_late(visitor: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer(layout=Layout.ALL))
    visitor.save(attempt, 1, choice=1, version=1)
    visitor.client.post(f"{attempt}/submit")
    sent = {"choice-1": 1, "version-1": 2, "go": "submit"}
    assert visitor.client.post(f"{attempt}/choices", data=sent).location == f"{attempt}/result"
    both = sent | {"choice-2": 0, "version-2": 1, "choice-3": 1, "version-3": 1}
    moved = visitor.client.post(f"{attempt}/choices", data=both)
    assert moved.location == f"{attempt}/result?late=2&late=3"
    assert "for questions 2 and 3 . What" in words(visitor.get(moved.location))


@pytest.mark.parametrize("late", ["0", "4", "-1", "x", "<b>", "99999999999"])
def test_no_question_is_called_late_that_is_not_there(visitor: Visitor, offer: Offer, late: str) -> None:
    attempt = visitor.begin(slug=offer())
    visitor.client.post(f"{attempt}/submit")
    assert "was over before" not in words(visitor.get(f"{attempt}/result?late={late}"))


def test_going_on_finds_the_first_open_question_and_then_the_end(visitor: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer())
    visitor.save(attempt, 1, choice=1, version=1)
    assert visitor.get(attempt).location == f"{attempt}/2"
    for position in (2, 3):
        visitor.save(attempt, position, choice=0, version=1)
    assert visitor.get(attempt).location == f"{attempt}/submit"
    assert "Every question is answered" in words(visitor.get(f"{attempt}/submit"))


def test_the_end_page_says_it_where_nothing_is_answered(visitor: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer())
    assert "You have answered nothing yet" in words(visitor.get(f"{attempt}/submit"))


def test_the_time_left_is_shown_and_the_end_comes_by_the_servers_clock(
    visitor: Visitor, offer: Offer, clock: Clock
) -> None:
    attempt = visitor.begin(slug=offer(time_limit=600))
    assert "10 minutes left" in words(visitor.get(f"{attempt}/1"))
    visitor.save(attempt, 1, choice=1, version=1)
    clock.move(seconds=570)
    assert "30 seconds left" in words(visitor.get(f"{attempt}/1"))
    clock.move(seconds=100)
    assert visitor.get(attempt).location == f"{attempt}/result"
    assert title(visitor.get(f"{attempt}/result")).startswith("1 of 3")


def test_nothing_answered_in_time_does_not_count(visitor: Visitor, offer: Offer, clock: Clock) -> None:
    attempt = visitor.begin(slug=offer(time_limit=600))
    clock.move(seconds=700)
    assert "so it does not count" in words(visitor.get(f"{attempt}/result"))


def test_how_sure_and_where_are_asked_saved_and_shown_with_the_score(visitor: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer(ask_confidence=True, ask_where=True))
    page = visitor.get(f"{attempt}/1")
    assert "How sure are you?" in words(page)
    span = re.search(r'name="where" value="(\d+-\d+)"', page.text)[1]
    visitor.press(attempt, 1, 2, choice=1, confidence="certain", where=span)
    assert checked(visitor.get(f"{attempt}/1")) == ["choice=1", "confidence=certain", f"where={span}"]
    visitor.client.post(f"{attempt}/submit")
    page = visitor.get(f"{attempt}/result").text
    in_plain_sight = re.sub(r"<details>.*?</details>", "", page, flags=re.DOTALL)
    assert "Brier" in page
    assert "Brier" not in in_plain_sight
    text = words(visitor.get(f"{attempt}/result"))
    assert "You said: certain. You marked the right sentence." in text
    assert "right 1 of 1" in text
    assert "You marked a sentence at 1 of 3 questions; 1 was right." in text, "what was not marked is no mistake"


def test_the_sentences_to_choose_from_are_the_articles_own(visitor: Visitor, offer: Offer) -> None:
    from harbour import TEXT

    page = visitor.get(f"{visitor.begin(slug=offer(ask_where=True))}/1")
    shown = re.findall(r'name="where" value="(\d+)-(\d+)"[^>]*><span class="sentence-text">(.*?)</span>', page.text)
    assert len(shown) >= 4
    for start, end, text in shown:
        assert (
            TEXT[int(start) : int(end)]
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace('"', "&#34;")
            == text
        )


def test_practice_keeps_how_sure_with_the_answer(visitor: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer(mode="practice", ask_confidence=True))
    sent = {"choice": 1, "confidence": "guess", "version": 1}
    page = visitor.client.post(f"{attempt}/1", data=sent, follow_redirects=True)
    assert title(page).startswith("Correct")
    assert "You said: a guess." in words(page)


@pytest.mark.parametrize("layout", Layout)
def test_practice_tells_with_the_answer_whether_the_right_sentence_was_marked(
    visitor: Visitor, offer: Offer, layout: Layout
) -> None:
    attempt = visitor.begin(slug=offer(mode="practice", ask_where=True, layout=layout))
    spans = re.findall(r'name="where" value="(\d+-\d+)"', visitor.get(f"{attempt}/1").text)
    told = ("You marked the right sentence.", "The sentence that you marked does not settle it.")
    for position, span, words_of_it in ((1, spans[0], told[0]), (2, spans[0], told[1])):
        assert not any(words_of in words(visitor.get(f"{attempt}/{position}")) for words_of in told)
        sent = {"choice": 0, "version": 1, "where": span}
        visitor.client.post(f"{attempt}/{position}", data=sent)
        assert words_of_it in words(visitor.get(f"{attempt}/{position}"))
    assert layout is Layout.ONE or all(said in words(visitor.get(attempt)) for said in told)


def test_all_questions_share_a_page_and_its_form_saves_them_all(visitor: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer(layout=Layout.ALL))
    page = visitor.get(attempt)
    assert page.text.count('data-question="') == 3
    sent = {f"version-{n}": hidden(page, f"version-{n}") for n in (1, 2, 3)} | {"choice-1": 1, "choice-3": 0, "go": ""}
    assert visitor.client.post(f"{attempt}/choices", data=sent).location == attempt
    assert checked(visitor.get(attempt)) == ["choice-1=1", "choice-3=0"]
    ids = re.findall(r'\sid="([^"]+)"', page.text)
    assert len(ids) == len(set(ids))


def test_practice_on_one_page_shows_each_outcome_in_its_place(visitor: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer(mode="practice", layout=Layout.ALL))
    sent = visitor.client.post(f"{attempt}/1", data={"choice": 0, "version": 1, "page": "all"})
    assert sent.location == f"{attempt}#question-1"
    page = visitor.get(attempt)
    assert "Not correct" in words(page)
    assert marked(page) == ["a storm sank 14 boats"]
    ids = re.findall(r'\sid="([^"]+)"', page.text)
    assert len(ids) == len(set(ids))


def test_a_change_in_another_window_is_shown_instead_of_overwritten(visitor: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer())
    visitor.save(attempt, 1, choice=1, version=7)
    old = visitor.client.post(f"{attempt}/1", data={"choice": 0, "version": 1, "go": "2"}, follow_redirects=True)
    assert "in another window or on another device" in words(old)
    assert checked(old) == ["choice=1"]


HOSTILE = [
    [],
    "x",
    {"choice": "1"},
    {"choice": True},
    {"choice": 1.5},
    {"choice": 99, "version": 1},
    {"choice": -1, "version": 1},
    {"choice": 2**70},
    {"confidence": "sure", "version": 1},
    {"confidence": 3},
    {"where": [1], "version": 1},
    {"where": ["a", "b"]},
    {"where": {"start": 1}},
    {"where": [5, 1], "version": 1},
    {"flagged": "yes"},
    {"version": "1"},
    {"version": -3, "choice": 0},
    {"version": 2**40},
]


@pytest.mark.parametrize("sent", HOSTILE, ids=str)
def test_a_save_that_makes_no_sense_is_refused_in_words_and_stores_nothing(
    visitor: Visitor, offer: Offer, sent: object
) -> None:
    attempt = visitor.begin(slug=offer())
    answer = visitor.client.post(f"{attempt}/1/choice", json=sent)
    assert answer.status_code == 400
    assert answer.json["error"]
    assert checked(visitor.get(f"{attempt}/1")) == []


@pytest.mark.parametrize(
    "sent",
    [{}, {"drafts": 3}, {"drafts": [3]}, {"drafts": [{"choice": 1}]}, {"drafts": [{"position": 9}]}],
    ids=str,
)
def test_a_queue_that_makes_no_sense_is_refused_whole(visitor: Visitor, offer: Offer, sent: object) -> None:
    attempt = visitor.begin(slug=offer())
    assert visitor.client.post(f"{attempt}/choices", json=sent).status_code in (400, 404)


@pytest.mark.parametrize("body", [b"{", b"", b"\x00", b"nul", b"null"])
def test_what_is_no_json_is_refused_as_json(visitor: Visitor, offer: Offer, body: bytes) -> None:
    attempt = visitor.begin(slug=offer())
    answer = visitor.client.post(f"{attempt}/1/choice", data=body, content_type="application/json")
    assert (answer.status_code, bool(answer.json["error"])) == (400, True)


@pytest.mark.parametrize("field", ["choice", "where", "version"])
def test_a_form_that_makes_no_sense_brings_the_question_back(visitor: Visitor, offer: Offer, field: str) -> None:
    attempt = visitor.begin(slug=offer())
    page = visitor.press(attempt, 1, 2, **{field: "<b>"})
    assert page.status_code == 400
    assert title(page).startswith("Error: Question 1")


def test_nobody_else_can_save_or_hand_in(visitor: Visitor, stranger: Visitor, offer: Offer) -> None:
    attempt = visitor.begin(slug=offer())
    refused = [
        stranger.save(attempt, 1, choice=1, version=1),
        stranger.client.post(f"{attempt}/choices", json={"drafts": [{"position": 1, "choice": 1, "version": 1}]}),
        stranger.client.post(f"{attempt}/submit"),
        stranger.get(f"{attempt}/submit"),
    ]
    assert [answer.status_code for answer in refused] == [403] * 4
    assert checked(visitor.get(f"{attempt}/1")) == []


def test_a_save_without_a_good_token_gets_a_fresh_one(guarded: Visitor) -> None:
    token = hidden(guarded.get("/quizzes/harbour"), "csrf_token")
    attempt = guarded.client.post("/quizzes/harbour", data={"name": "A", "csrf_token": token}).location
    stale = guarded.save(attempt, 1, choice=1, version=1)
    assert stale.status_code == 400
    fresh = guarded.client.post(
        f"{attempt}/1/choice", json={"choice": 1, "version": 1}, headers={"X-CSRFToken": stale.json["token"]}
    )
    assert fresh.json["saved"]["accepted"] is True


def test_a_closed_quiz_says_since_when_and_starts_nothing(visitor: Visitor, offer: Offer, clock: Clock) -> None:
    slug = offer(closes_at=clock.now)
    assert "This quiz is closed." in words(visitor.get(f"/quizzes/{slug}"))
    assert "Your name" not in words(visitor.get(f"/quizzes/{slug}"))
    refused = visitor.client.post(f"/quizzes/{slug}", data={"name": "Amina"})
    assert refused.status_code == 403
    assert "This quiz is closed." in words(refused)


def test_a_quiz_that_is_not_open_yet_says_when(visitor: Visitor, offer: Offer, clock: Clock) -> None:
    from datetime import timedelta

    page = visitor.get(f"/quizzes/{offer(opens_at=clock.now + timedelta(days=1))}")
    assert "This quiz is not open yet. It opens on 3 March 2026" in words(page)
    # The zone is named; a script on the page puts the reader's own in its place.
    assert re.search(
        r'<time datetime="2026-03-03T[0-9:]+\+00:00" data-local>3 March 2026, \d\d:\d\d UTC</time>', page.text
    )
    assert "js/local.js" in page.text


def test_used_up_attempts_are_said_before_and_after(visitor: Visitor, offer: Offer) -> None:
    slug = offer(max_attempts=1)
    assert "1 attempt left" in words(visitor.get(f"/quizzes/{slug}"))
    attempt = visitor.begin(slug=slug)
    visitor.save(attempt, 1, choice=1, version=1)
    visitor.client.post(f"{attempt}/submit")
    page = visitor.get(f"/quizzes/{slug}")
    assert "Not now" in words(page)
    assert visitor.client.post(f"/quizzes/{slug}", data={"name": "Amina"}).status_code == 403


def test_a_practice_attempt_has_no_page_to_hand_in(visitor: Visitor) -> None:
    attempt = visitor.begin()
    assert visitor.get(f"{attempt}/submit").location == attempt


def test_what_is_remembered_of_a_question_never_shows_one_students_choice_to_another(
    visitor: Visitor, stranger: Visitor, offer: Offer
) -> None:
    slug = offer()
    mine, theirs = visitor.begin(slug=slug), stranger.begin("Ben", slug)
    visitor.save(mine, 1, choice=1, version=1)
    assert checked(visitor.get(f"{mine}/1")) == ["choice=1"]
    assert checked(stranger.get(f"{theirs}/1")) == []


def test_each_session_has_a_form_token_of_its_own(guarded: Visitor) -> None:
    other = Visitor(guarded.client.application.test_client())
    tokens = [hidden(one.get("/quizzes/harbour"), "csrf_token") for one in (guarded, other)]
    assert tokens[0] != tokens[1]
    crossed = other.client.post("/quizzes/harbour", data={"name": "A", "csrf_token": tokens[0]})
    assert crossed.status_code == 400
