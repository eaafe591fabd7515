"""Every choice comes to the server: offline, in two tabs, on two devices, in a page that is left at once."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from at_a_test import choose_all_offline, chosen, on_the_server, saved, wait_until
from playwright.sync_api import expect

# No try comes by itself: the connection must bring it. From then on tries are made again: the first may come too early.
NO_TRY_BEFORE_THE_CONNECTION = """() => {
  const real = window.setTimeout;
  window.setTimeout = () => 0;
  window.addEventListener("online", () => { window.setTimeout = real; }, { once: true, capture: true });
}"""


def test_a_choice_is_saved_when_it_is_made_and_stands_after_a_reload(new_student: Callable) -> None:
    student = new_student()
    student.begin(quiz="test")
    page = student.page
    page.locator(".option").nth(1).click()
    saved(page)
    assert on_the_server(page) == [1], "before the page is left, which sends what is not saved yet"
    page.reload()
    assert chosen(page) == [1]
    expect(page.locator('[data-cell="1"]')).to_have_class(re.compile("is-answered"))
    assert student.quiet, student.console


def test_a_choice_made_before_the_script_has_come_is_saved_too(new_student: Callable) -> None:
    student = new_student()
    page, held = student.page, []
    page.route("**/js/autosave.js", lambda route, _: held.append(route))
    student.open("/quizzes/test")
    page.get_by_label("Your name").fill("Amina")
    page.get_by_role("button", name="Start the").click(no_wait_after=True)
    page.locator(".option").nth(1).click()
    expect(page.locator(".option-input").nth(1)).to_be_checked()
    held[0].continue_()
    saved(page)
    page.unroute_all()
    page.reload()
    assert chosen(page) == [1]


def test_what_is_chosen_offline_is_kept_and_sent_when_the_connection_is_back(new_student: Callable) -> None:
    student = new_student()
    student.begin(quiz="test")
    page = student.page
    page.context.set_offline(True)
    page.locator(".option").nth(1).click()
    saved(page, "Offline: kept on this device, will be sent")
    page.locator(".option").nth(0).click()
    page.evaluate(NO_TRY_BEFORE_THE_CONNECTION)
    page.get_by_role("button", name="Next question").click()
    expect(page.locator("[data-saved]")).to_contain_text("go on when the connection is back")
    assert page.url.endswith("/1")
    page.context.set_offline(False)
    saved(page)
    page.reload()
    assert chosen(page) == [0]


def test_a_window_closed_offline_sends_its_choices_from_the_next_one(new_student: Callable) -> None:
    page = choose_all_offline(new_student())
    address = page.url
    page.close()
    page.context.set_offline(False)
    again = page.context.new_page()
    again.goto(address)
    saved(again)
    expect(again.locator("[data-answered]")).to_have_text("4")
    again.reload()
    assert len(chosen(again)) == 4
    assert again.evaluate("localStorage.length") == 0


def test_a_server_that_cannot_save_is_said_and_tried_again(new_student: Callable) -> None:
    student = new_student()
    student.begin(quiz="test")
    page, refused = student.page, []

    def refuse(route: object) -> None:
        if len(refused) < 2:
            refused.append(route.request.url)
            route.fulfill(status=503, json={"error": "busy"})
        else:
            route.continue_()

    page.route("**/choice", refuse)
    page.locator(".option").nth(1).click()
    saved(page, "Not saved yet: kept on this device, trying again")
    saved(page)
    assert len(refused) == 2
    page.reload()
    assert chosen(page) == [1]


def test_of_two_tabs_the_last_choice_counts(new_student: Callable) -> None:
    first = new_student()
    first.begin(quiz="test")
    second = first.page.context.new_page()
    second.goto(first.page.url)
    for index in (1, 0, 1):
        first.page.locator(".option").nth(index).click()
        saved(first.page)
    second.locator(".option").nth(0).click()
    saved(second)
    second.wait_for_load_state("networkidle")
    first.page.reload()
    assert chosen(first.page) == [0]


def test_of_two_tabs_offline_the_last_choice_counts_and_both_show_it(new_student: Callable) -> None:
    first = new_student()
    first.begin(quiz="test")
    page = first.page
    second = page.context.new_page()
    second.goto(page.url)
    page.context.set_offline(True)
    page.locator(".option").nth(0).click()
    second.locator(".option").nth(1).click()
    saved(second, "Offline: kept on this device, will be sent")
    page.context.set_offline(False)
    wait_until(page, lambda: page.evaluate("localStorage.length") == 0)
    for one in (page, second):
        wait_until(one, lambda one=one: chosen(one) == [1])
        assert on_the_server(one) == [1]


@pytest.mark.parametrize("closed", [True, False])
def test_a_choice_kept_offline_does_not_overwrite_a_newer_one_of_another_device(
    new_student: Callable, closed: bool
) -> None:
    phone = new_student("phone")
    phone.begin(quiz="test")
    page, address = phone.page, phone.page.url
    cookies = page.context.cookies()
    page.context.set_offline(True)
    page.locator(".option").nth(0).tap()
    saved(page, "Offline: kept on this device, will be sent")
    laptop = new_student()
    laptop.page.context.add_cookies(cookies)
    laptop.page.goto(address)
    for index in (0, 1):
        laptop.page.locator(".option").nth(index).click()
        saved(laptop.page)
    if closed:
        page.close()
        page.context.set_offline(False)
        page = page.context.new_page()
        page.goto(address)
    else:
        page.evaluate("const now = Date.now; Date.now = () => now() + 60_000")  # a minute later
        page.context.set_offline(False)
    expect(page.locator("[data-saved]")).to_contain_text("on another device")
    assert chosen(page) == [1]
    laptop.page.reload()
    assert chosen(laptop.page) == [1]


def test_a_second_device_goes_on_where_the_first_stopped(new_student: Callable) -> None:
    first = new_student()
    first.begin(quiz="test")
    first.page.locator(".option").nth(1).click()
    saved(first.page)
    first.open("/me")
    code = first.page.locator(".own-code").inner_text()
    second = new_student("phone")
    second.open("/return")
    second.page.get_by_label("Code").fill(code.lower())
    second.page.get_by_role("button", name="Go on").click()
    second.page.get_by_role("link", name="A short test").click()
    expect(second.page.locator(".progress-text")).to_have_text("Question 2 of 4")
    second.page.get_by_role("button", name="Question 1").click()
    second.page.wait_for_url("**/1")
    assert chosen(second.page) == [1]


def test_practice_keeps_a_choice_that_was_not_checked_yet(new_student: Callable) -> None:
    student = new_student()
    student.begin()
    student.page.locator(".option").nth(1).click()
    saved(student.page)
    student.page.reload()
    assert chosen(student.page) == [1]
    expect(student.page.locator(".verdict")).to_have_count(0)


def test_practice_without_a_connection_keeps_the_choice_and_stays_on_the_page(new_student: Callable) -> None:
    student = new_student()
    student.begin()
    page = student.page
    page.context.set_offline(True)
    page.locator(".option").nth(1).click()
    page.get_by_role("button", name="Check my answer").click()
    expect(page.locator("[data-saved]")).to_contain_text("go on when the connection is back")
    assert chosen(page) == [1]
    page.context.set_offline(False)
    saved(page)
    page.get_by_role("button", name="Check my answer").click()
    page.wait_for_selector(".verdict")


def test_a_page_that_is_left_at_once_sends_its_choice_on_the_way(new_student: Callable) -> None:
    student = new_student()
    student.begin(quiz="test")
    page, held = student.page, []
    page.route("**/choice", lambda route: route.continue_() if held else held.append(route))
    page.locator(".option").nth(1).click()
    saved(page, "Saving…")
    address = page.url
    student.open("/")
    for _ in range(600):
        if on_the_server(page, address) == [1]:
            break
        page.wait_for_timeout(50)
    assert on_the_server(page, address) == [1]


def test_a_choice_of_a_browser_that_was_forgotten_is_kept_and_sent_when_it_is_known_again(
    new_student: Callable,
) -> None:
    student = new_student()
    student.begin(quiz="test")
    page = student.page
    with page.context.expect_page() as opened:
        page.evaluate("window.open('/me')")
    code = opened.value.locator(".own-code").inner_text()
    page.context.clear_cookies()
    page.locator(".option").nth(1).click()
    expect(page.locator("[data-saved]")).to_contain_text("come back with your own code")
    page.reload()
    page.get_by_role("link", name="Come back with your own code").click()
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("link", name="A short test").click()
    saved(page)
    assert chosen(page) == [1]
    assert on_the_server(page) == [1]
