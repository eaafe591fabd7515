"""A test in a real browser, with all that happens to phones, connections and people in a lesson."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

FINISH = "Finish: see what is open"


def chosen(page: Page) -> list[int]:
    """Return the indices of the chosen options on the page."""
    return page.locator("input[data-part=choice]").evaluate_all("all => all.flatMap((e, i) => e.checked ? [i] : [])")


def saved(page: Page, words: str = "Saved") -> None:
    expect(page.locator("[data-saved]")).to_have_text(words)


def on_the_server(page: Page, address: str = "") -> list[int]:
    """Return what the server holds as chosen for a question, this page's if not said; the page stays as it is."""
    shown = re.findall(r'value="(\d+)" data-part="choice"( checked)?', page.request.get(address or page.url).text())
    return [int(index) for index, is_chosen in shown if is_chosen]


def attempt_of(page: Page) -> str:
    return re.sub(r"/(\d+|submit)(\?.*)?$", "", page.url)


def hand_in(page: Page) -> tuple[int, int]:
    """Go to the end, hand in, and return the score."""
    page.get_by_role("button", name=FINISH).click()
    page.get_by_role("button", name="Hand in").click()
    page.wait_for_selector(".score")
    points, total = page.locator(".score-points").inner_text().split(" of ")
    return int(points), int(total)


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
    page.evaluate("window.setTimeout = () => 0")  # no other try comes by itself: the connection alone must bring it
    page.get_by_role("button", name="Next question").click()
    expect(page.locator("[data-saved]")).to_contain_text("go on when the connection is back")
    assert page.url.endswith("/1")
    page.context.set_offline(False)
    saved(page)
    page.reload()
    assert chosen(page) == [0]


def test_a_window_closed_offline_sends_its_choices_from_the_next_one(new_student: Callable) -> None:
    student = new_student()
    student.begin(quiz="test-all")
    page = student.page
    page.context.set_offline(True)
    for card in page.locator("[data-question]").all():
        card.locator(".option").nth(1).click()
    saved(page, "Offline: kept on this device, will be sent")
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


def test_a_timer_that_runs_out_hands_in_what_is_there(new_student: Callable) -> None:
    student = new_student()
    student.begin(quiz="test-short")
    page = student.page
    expect(page.locator("[data-clock-words]")).to_contain_text("second")
    page.locator(".option").nth(1).click()
    saved(page)
    page.wait_for_selector(".score", timeout=60_000)
    assert page.locator(".score-of").inner_text().strip() == "of 4"
    assert page.locator(".outcome:not(.is-right, .is-wrong)").count() == 3
    assert student.quiet, student.console


def test_a_choice_on_its_way_when_the_time_runs_out_is_handed_in_with_the_rest(new_student: Callable) -> None:
    student = new_student()
    student.page.clock.install()
    student.begin(quiz="test-timed")
    page, held = student.page, []
    page.evaluate("AbortSignal.timeout = () => new AbortController().signal")  # its patience is not what runs out here
    page.route("**/choice", lambda route, _: held.append(route))
    page.locator(".option").nth(1).click()
    saved(page, "Saving…")
    page.clock.run_for(361_000)
    expect(page.locator("[data-clock-announcement]")).to_contain_text("Time is up")
    assert page.locator(".score").count() == 0, "it waits for the choice"
    held[0].continue_()
    page.wait_for_selector(".score")
    assert page.locator(".outcome.is-right, .outcome.is-wrong").count() == 1


def test_the_clock_is_read_aloud_at_the_marks_only(new_student: Callable) -> None:
    student = new_student()
    student.page.clock.install()
    student.begin(quiz="test-timed")
    page = student.page
    aloud = page.locator("[data-clock-announcement]")
    expect(page.locator("[data-clock-words]")).to_have_text("6 minutes left")
    expect(aloud).to_be_empty()
    page.clock.run_for(58_000)
    expect(aloud).to_be_empty()
    page.clock.run_for(4_000)
    expect(aloud).to_have_text("5 minutes left")
    page.clock.run_for(240_000)
    expect(aloud).to_have_text("1 minute left")
    expect(page.locator("[data-clock-words]")).to_contain_text("seconds left")


def test_a_whole_test_without_javascript(new_student: Callable) -> None:
    student = new_student(java_script_enabled=False)
    student.begin(quiz="test")
    page = student.page
    for _ in range(3):
        page.locator(".option").nth(1).click()
        page.get_by_role("button", name="Next question").click()
    page.get_by_text("Flag it").click()
    page.get_by_role("button", name="To the end").click()
    expect(page.locator("h1")).to_have_text("1 question is still open")
    expect(page.get_by_text("Flagged by you")).to_be_visible()
    page.get_by_role("link", name="Back to the questions").click()
    expect(page.locator(".progress-text")).to_have_text("Question 4 of 4")
    page.get_by_role("button", name="Previous").click()
    assert page.locator(".option-input").nth(1).is_checked()
    assert hand_in(page)[1] == 4


def test_a_whole_test_on_one_page_without_javascript(new_student: Callable) -> None:
    student = new_student(java_script_enabled=False)
    student.begin(quiz="test-all")
    page = student.page
    for card in page.locator("[data-question]").all():
        card.locator(".option").first.click()
    page.get_by_role("button", name="Save and stay").click()
    expect(page.locator("[data-answered]")).to_have_text("4")
    assert hand_in(page)[1] == 4


def test_a_whole_test_by_keyboard_alone(new_student: Callable) -> None:
    student = new_student()
    student.begin(quiz="test")
    page, press = student.page, student.page.keyboard.press
    for position in (1, 2, 3, 4):
        expect(page.locator(".progress-text")).to_have_text(f"Question {position} of 4")
        press("2")
        saved(page)
        press("Enter")
        page.wait_for_url(f"**/{position + 1}" if position < 4 else "**/submit")
    expect(page.locator("h1")).to_have_text("Every question is answered")
    for _ in range(30):
        press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith("Hand in"):
            break
    press("Enter")
    page.wait_for_selector(".score")
    assert student.quiet, student.console


def test_a_whole_test_by_touch_on_a_phone(new_student: Callable) -> None:
    student = new_student("phone")
    student.begin(quiz="test")
    page = student.page
    for position in (1, 2, 3, 4):
        page.locator(".option").nth(0).tap()
        page.get_by_text("Certain").tap()
        saved(page)
        page.get_by_role("button", name="To the end" if position == 4 else "Next question").tap()
        page.wait_for_url(f"**/{position + 1}" if position < 4 else "**/submit")
    page.get_by_role("button", name="Hand in").tap()
    page.wait_for_selector(".score")
    expect(page.get_by_text("How sure, how right")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert student.quiet, student.console


@pytest.mark.parametrize("script", [True, False])
def test_the_sentence_that_settles_it_is_marked_in_the_article(new_student: Callable, script: bool) -> None:
    student = new_student(java_script_enabled=script)
    student.begin(quiz="test")
    page = student.page
    page.locator(".where-summary").click()
    sentence = page.locator(".sentence").nth(4)
    words = sentence.inner_text()
    sentence.click()
    if script:
        saved(page)
    page.get_by_role("button", name="Next question").click()
    page.get_by_role("button", name="Previous").click()
    expect(page.locator(".sentence:has(:checked)")).to_have_text(words)


def test_moving_between_questions_shifts_nothing(new_student: Callable) -> None:
    student = new_student("phone")
    student.page.set_viewport_size({"width": 360, "height": 1600})  # what is out of sight does not count as shifted
    student.page.add_init_script(
        "window.shifts = []; new PerformanceObserver(list => shifts.push(...list.getEntries().map(e => e.value)))"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    student.begin(quiz="test-timed")
    page = student.page
    page.locator(".option").nth(0).tap()
    saved(page)
    assert sum(page.evaluate("shifts")) < 0.001
    page.get_by_role("button", name="Finish").tap()
    page.wait_for_url("**/submit")
    assert sum(page.evaluate("shifts")) < 0.001
    page.get_by_role("button", name="Hand in").tap()
    expect(page.get_by_role("button", name="Print or save").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert sum(page.evaluate("shifts")) < 0.001


def test_what_is_over_elsewhere_leads_to_the_score_and_says_so(new_student: Callable) -> None:
    first = new_student()
    first.begin(quiz="test")
    first.page.locator(".option").nth(1).click()
    saved(first.page)
    late = first.page.context.new_page()
    late.goto(first.page.url)
    hand_in(first.page)
    late.locator(".option").nth(0).click()
    late.wait_for_selector(".score")
    expect(late.get_by_text("What was saved in time counts")).to_be_visible()
    assert late.evaluate("localStorage.length") == 0


def test_practice_keeps_a_choice_that_was_not_checked_yet(new_student: Callable) -> None:
    student = new_student()
    student.begin()
    student.page.locator(".option").nth(1).click()
    saved(student.page)
    student.page.reload()
    assert chosen(student.page) == [1]
    assert student.page.locator(".verdict").count() == 0


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
