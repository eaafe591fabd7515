"""A test in a real browser from beginning to end: by keyboard, touch, without a script, and when its time is over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from at_a_test import hand_in, saved
from playwright.sync_api import expect


def test_a_timer_that_runs_out_hands_in_what_is_there(new_student: Callable) -> None:
    student = new_student()
    student.begin(quiz="test-short")
    page = student.page
    expect(page.locator("[data-clock-words]")).to_contain_text("second")
    page.locator(".option").nth(1).click()
    saved(page)
    page.wait_for_selector(".score", timeout=60_000)
    assert page.locator(".score-of").inner_text().strip() == "of 4"
    expect(page.locator(".outcome:not(.is-right, .is-wrong)")).to_have_count(3)
    assert student.quiet, student.console


def test_a_choice_on_its_way_when_the_time_runs_out_is_handed_in_with_the_rest(
    new_student: Callable, move_clock: Callable[..., None]
) -> None:
    student = new_student()
    student.page.clock.install()
    student.begin(quiz="test-timed")
    page, held = student.page, []
    page.evaluate("AbortController.prototype.abort = () => {}")  # its patience is not what runs out here
    page.route("**/choice", lambda route, _: held.append(route))
    page.locator(".option").nth(1).click()
    saved(page, "Saving…")
    page.clock.run_for(361_000)
    expect(page.locator("[data-clock-announcement]")).to_contain_text("Time is up")
    assert page.locator(".score").count() == 0, "it waits for the choice"
    move_clock(seconds=360)
    held[0].continue_()
    page.wait_for_selector(".score")
    expect(page.locator(".outcome.is-right, .outcome.is-wrong")).to_have_count(1)


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
    expect(page.locator(".option-input").nth(1)).to_be_checked()
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
