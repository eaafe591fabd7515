"""The end of a test's time in a real browser, with and without a connection, and what an old window shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from at_a_test import attempt_of, chosen, wait_until
from playwright.sync_api import Page, expect

BOX = "[data-time-up-box]"


def choose(page: Page, index: int, words: str = "Saved") -> None:
    page.locator(".option").nth(index).click()
    expect(page.locator("[data-saved]")).to_contain_text(words)


def offline_at_the_end(student: object, move_clock: Callable[..., None], late: int) -> Page:
    """Choose the first answer in time, the second offline; let the time run out, `late` seconds ago for the server."""
    page = student.page
    page.clock.install()
    student.begin(quiz="test-timed")
    choose(page, 1)
    page.get_by_role("button", name="Next question").click()
    page.wait_for_url("**/2")
    page.context.set_offline(True)
    choose(page, 0, "counts only if it arrives before the time is up")
    page.clock.run_for(361_000)
    move_clock(seconds=360 + late)
    return page


def test_time_up_offline_says_what_has_not_arrived_and_takes_no_more_choices(
    new_student: Callable, move_clock: Callable[..., None]
) -> None:
    page = offline_at_the_end(new_student("phone"), move_clock, late=60)
    box = page.locator(BOX)
    expect(box).to_be_in_viewport()
    expect(box).to_contain_text("Not arrived, only kept on this device: your choice for question 2.")
    expect(box).to_contain_text("still counts if the connection is back within half a minute")
    expect(page.locator("input[data-part=choice]:enabled")).to_have_count(0)
    expect(page.locator("[data-autosave] button:enabled")).to_have_count(0)
    expect(page.locator("[data-saved]")).to_have_text("Not arrived: kept on this device only")
    page.clock.run_for(40_000)
    expect(box).to_contain_text("too late for it to count")
    page.context.set_offline(False)
    page.wait_for_selector(".score")
    assert page.url.endswith("/result?late=2")
    expect(page.locator(".notice-top")).to_contain_text("arrived for question 2. What was saved in time counts.")
    expect(page.locator(".outcome.is-right, .outcome.is-wrong")).to_have_count(1)


def test_a_choice_that_comes_within_the_grace_period_counts(
    new_student: Callable, move_clock: Callable[..., None]
) -> None:
    page = offline_at_the_end(new_student(), move_clock, late=-20)  # the page's clock has run ahead of the server's
    expect(page.locator(BOX)).to_contain_text("Not arrived")
    move_clock(seconds=25)
    page.route("**/choice", lambda route: (page.wait_for_timeout(300), route.continue_()))  # a slow line
    page.context.set_offline(False)
    page.wait_for_selector(".score")
    assert "late" not in page.url
    expect(page.locator(".outcome.is-right, .outcome.is-wrong")).to_have_count(2)


def test_time_up_with_everything_sent_says_so_until_the_connection_is_back(
    new_student: Callable, move_clock: Callable[..., None]
) -> None:
    student = new_student()
    page = student.page
    page.clock.install()
    student.begin(quiz="test-timed")
    choose(page, 1)
    page.context.set_offline(True)
    page.clock.run_for(361_000)
    move_clock(seconds=361)
    expect(page.locator(BOX)).to_contain_text("All that you chose has arrived")
    page.context.set_offline(False)
    page.wait_for_selector(".score")


def test_an_old_window_shows_the_newer_choice_when_it_comes_to_the_front(new_student: Callable) -> None:
    first = new_student()
    first.begin(quiz="test")
    choose(first.page, 1)
    second = first.page.context.new_page()
    second.goto(first.page.url)
    choose(second, 0)
    first.page.bring_to_front()
    first.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(first.page.locator("[data-saved]")).to_contain_text("Changed in another window")
    assert chosen(first.page) == [0]
    choose(first.page, 1)
    second.reload()
    assert chosen(second) == [1]


def test_an_old_window_shows_the_settled_question_when_the_test_was_handed_in_elsewhere(new_student: Callable) -> None:
    first = new_student()
    first.begin(quiz="test")
    choose(first.page, 1)
    second = first.page.context.new_page()
    second.goto(first.page.url)
    second.get_by_role("button", name="Finish: see what is open").click()
    second.get_by_role("button", name="Hand in").click()
    second.wait_for_selector(".score")
    first.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    first.page.wait_for_selector(".verdict")


@pytest.mark.parametrize("quiz", ["test", "short"])
def test_saved_and_offline_are_seen_on_a_phone_without_scrolling(new_student: Callable, quiz: str) -> None:
    student = new_student("phone")
    student.begin(quiz=quiz)
    page = student.page
    page.set_viewport_size({"width": 360, "height": 420})
    page.evaluate("window.scrollTo(0, 0)")
    choose(page, 0)
    expect(page.locator("[data-saved]")).to_be_in_viewport()
    page.context.set_offline(True)
    choose(page, 1, "Offline")
    expect(page.locator("[data-saved]")).to_be_in_viewport()


@pytest.mark.parametrize("in_time", [True, False])
def test_who_closed_the_page_offline_reads_with_the_score_what_came_too_late(
    new_student: Callable, move_clock: Callable[..., None], in_time: bool
) -> None:
    student = new_student("phone")
    student.begin(quiz="test-timed")
    page, context = student.page, student.page.context
    attempt = attempt_of(page)
    choose(page, 1)
    page.get_by_role("button", name="Next question").click()
    page.wait_for_url("**/2")
    if in_time:  # it has arrived, and only the word of it was lost
        page.route("**/choice", lambda route: (route.fetch(), route.abort()))
        choose(page, 0, "Not saved yet")
        page.unroute_all()
    context.set_offline(True)
    if not in_time:
        choose(page, 0, "counts only if it arrives before the time is up")
    page.close()
    move_clock(seconds=400)
    context.set_offline(False)
    again = context.new_page()
    again.goto(attempt)
    again.wait_for_url("**/result" if in_time else "**/result?late=2")
    wait_until(again, lambda: again.evaluate("localStorage.length") == 0)
    expect(again.locator(".outcome.is-right, .outcome.is-wrong")).to_have_count(2 if in_time else 1)
    late = again.locator(".notice-top")
    if in_time:
        expect(late).to_have_count(0)
    else:
        expect(late).to_contain_text("over before your last choice arrived for question 2.")
