"""Lines and devices that misbehave: a sign-in page of the network, a full storage, a clock that jumps, an old page."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from at_a_test import attempt_of, choose_all_offline, chosen, on_the_server, saved, wait_until
from playwright.sync_api import Page, Route, expect

WAITING = "Not saved yet: kept on this device, trying again"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


def stranger(status: int, times: int = 2) -> Callable[[Route], None]:
    """Return what answers some saves in the place of the server, as the sign-in page of a school's network does."""
    answered = []

    def answer(route: Route) -> None:
        if len(answered) < times:
            answered.append(route)
            route.fulfill(status=status, content_type="text/html", body="<h1>Welcome to the Wi-Fi</h1>")
        else:
            route.continue_()

    return answer


@pytest.mark.parametrize("status", [200, 400, 404, 407, 408])
def test_what_a_stranger_answers_in_the_servers_place_loses_no_choice(new_student: Callable, status: int) -> None:
    student = new_student()
    student.begin(quiz="test")
    page = student.page
    page.route("**/choice", stranger(status))
    page.locator(".option").nth(1).click()
    saved(page, WAITING)
    saved(page)
    assert on_the_server(page) == [1]


@pytest.mark.parametrize("quiz", ["test", "test-all"])
def test_a_choice_arrives_also_where_the_browsers_storage_is_full(new_student: Callable, quiz: str) -> None:
    student = new_student()
    student.page.add_init_script(FULL)
    student.begin(quiz=quiz)
    page = student.page
    page.locator(".option").nth(1).click()
    saved(page)
    page.context.set_offline(True)
    page.locator(".option").nth(0).click()
    saved(page, "Offline: kept only while this page is open, will be sent")
    page.context.set_offline(False)
    saved(page)
    assert on_the_server(page)[0] == 0


def test_back_to_an_older_page_does_not_bring_its_choice_back(new_student: Callable) -> None:
    student = new_student()
    student.begin(quiz="test")
    page, first = student.page, student.page.url
    page.locator(".option").nth(1).click()
    saved(page)
    page.get_by_role("button", name="Next question").click()
    page.wait_for_url("**/2")
    page.get_by_role("button", name="Previous").click()
    page.wait_for_url("**/1")
    page.locator(".option").nth(0).click()
    saved(page)
    page.go_back()
    page.go_back()
    page.wait_for_load_state("networkidle")  # what the page would save by itself it has sent by then
    assert page.url == first
    assert on_the_server(page) == [0]
    assert chosen(page) == [0]


def at_the_end(page: Page) -> None:
    """Let the device's clock run past the time that the page knows of."""
    page.clock.set_system_time(page.evaluate("Date.now() + 400e3"))
    page.clock.run_for(2000)


@pytest.mark.parametrize("more", [0, 600])
def test_a_clock_that_is_ahead_or_more_time_from_the_teacher_hands_nothing_in(
    new_student: Callable, move_clock: Callable[..., None], more: int
) -> None:
    student = new_student("phone")
    page = student.page
    page.clock.install()
    student.begin(quiz="test-timed")
    page.locator(".option").nth(1).click()
    saved(page)
    move_clock(seconds=-more)  # for the server there is so much more time than the page knows
    with page.expect_navigation():  # it comes anew, with the time that there is
        at_the_end(page)
    expect(page.locator("[data-clock-words]")).to_contain_text(f"{(360 + more) // 60} minutes")
    page.locator(".option").nth(0).click()
    saved(page)
    assert on_the_server(page) == [0]


def test_a_question_that_is_settled_on_another_device_is_asked_for_once(new_student: Callable) -> None:
    first = new_student()
    first.begin(quiz="short")
    address = first.page.url
    other = new_student("phone")
    other.page.context.add_cookies(first.page.context.cookies())
    other.page.goto(address)
    first.answer(1)
    sent = []
    other.page.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    other.page.locator(".option").nth(1).click()
    expect(other.page.locator("[data-saved]")).to_contain_text("on another device")
    assert len(sent) <= 2
    other.page.get_by_role("button", name="Check my answer").click()
    expect(other.page.locator(".verdict-kept")).to_be_visible()


@pytest.mark.parametrize("quiz", ["test", "test-all"])
def test_a_browser_of_some_years_ago_saves_moves_on_and_hands_in(new_student: Callable, quiz: str) -> None:
    student = new_student("phone")
    student.page.add_init_script("delete AbortSignal.timeout; delete HTMLFormElement.prototype.requestSubmit")
    student.begin(quiz=quiz)
    page = student.page
    page.locator(".option").nth(1).click()
    saved(page)
    page.get_by_role("button", name="Finish: see what is open").last.click()
    page.wait_for_url("**/submit")
    page.context.set_offline(True)
    wait_until(page, lambda: not page.evaluate("navigator.onLine"))
    page.get_by_role("button", name="Hand in").click()
    expect(page.locator("[data-saved]")).to_contain_text("go on when the connection is back")
    page.context.set_offline(False)
    wait_until(page, lambda: bool(page.evaluate("navigator.onLine")))
    page.get_by_role("button", name="Hand in").click()
    page.wait_for_selector(".score")
    expect(page.locator(".outcome.is-right, .outcome.is-wrong")).to_have_count(1)
    assert student.quiet, student.console


def test_a_flag_set_on_a_device_that_shows_an_older_choice_does_not_bring_it_back(new_student: Callable) -> None:
    laptop, phone = new_student(), new_student("phone")
    laptop.begin(quiz="test")
    laptop.page.locator(".option").nth(0).click()
    saved(laptop.page)
    phone.page.context.add_cookies(laptop.page.context.cookies())
    phone.page.goto(laptop.page.url)
    laptop.page.locator(".option").nth(1).click()
    wait_until(laptop.page, lambda: on_the_server(laptop.page) == [1])
    phone.page.locator("[data-part=flagged]").set_checked(True, force=True)
    flag = re.compile(r'data-part="flagged"[^>]* checked')
    wait_until(phone.page, lambda: bool(flag.search(phone.page.request.get(phone.page.url).text())))
    assert on_the_server(laptop.page) == [1]
    assert chosen(phone.page) == [1]


def test_who_takes_the_phone_next_gets_an_attempt_of_their_own(new_student: Callable) -> None:
    student = new_student("phone")
    page = student.page
    student.open("/quizzes/test")
    token = page.locator("input[name=token]").input_value()
    page.get_by_label("Your name").fill("Amina")
    page.get_by_role("button", name="Start the").click()
    page.wait_for_selector(".option")
    amina = attempt_of(page)
    page.locator(".option").nth(1).click()
    saved(page)
    student.open("/quizzes/test")
    # A browser that has kept the first page for the way back shows it with its old token.
    page.evaluate("old => { document.querySelector('input[name=token]').value = old }", token)
    page.get_by_label("Your name").fill("Ben")
    page.get_by_role("button", name="Start the").click()
    page.wait_for_selector(".option")
    assert attempt_of(page) != amina
    assert chosen(page) == []


def test_one_draft_that_cannot_be_used_does_not_take_the_others_with_it(new_student: Callable) -> None:
    page = choose_all_offline(new_student())
    page.evaluate("""() => {
      const name = Object.keys(localStorage).find((one) => one.startsWith("quizapp.queue"));
      const kept = JSON.parse(localStorage.getItem(name));
      kept[2].choice = 99;
      localStorage.setItem(name, JSON.stringify(kept));
    }""")
    page.context.set_offline(False)
    expect(page.locator("[data-saved]")).to_have_text("Saved")
    page.reload()
    expect(page.locator("[data-answered]")).to_have_text("3")


def test_a_page_sends_again_what_a_restored_server_has_forgotten(
    new_student: Callable, site_file: Path, tmp_path: Path
) -> None:
    student = new_student()
    student.begin(quiz="test-all")
    page = student.page
    with closing(sqlite3.connect(site_file)) as live, closing(sqlite3.connect(tmp_path / "older")) as older:
        live.backup(older)
        for card in page.locator("[data-question]").all():
            card.locator(".option").nth(1).click()
            saved(page)
        older.backup(live)
    assert on_the_server(page) == []
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    wait_until(page, lambda: on_the_server(page) == [1, 1, 1, 1])


def test_a_browser_that_keeps_no_cookies_any_more_keeps_the_choice_and_asks_now_and_then(new_student: Callable) -> None:
    student = new_student()
    student.begin(quiz="test")
    page, sent = student.page, []

    def without_cookies(route: Route) -> None:
        sent.append(route)
        page.context.clear_cookies()
        route.continue_()

    page.route("**/choice", without_cookies)
    page.locator(".option").nth(1).click()
    saved(page, WAITING)
    assert len(sent) <= 4
    assert page.evaluate("localStorage.length") == 1
