"""Reload, Back, a double click, two tabs: nothing is lost and nothing counts twice."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

CHECK = "Check my answer"


def test_reload_after_an_answer_sends_nothing_again(new_student: Callable) -> None:
    student = new_student()
    student.begin()
    verdict = student.answer()
    student.page.reload()
    assert student.verdict() == verdict
    expect(student.page.locator(".progress-bar-own")).to_have_attribute("value", "1")


def test_back_after_an_answer_shows_its_outcome_instead_of_the_form(new_student: Callable) -> None:
    student = new_student()
    student.begin()
    verdict = student.answer()
    student.page.locator("[data-next]").click()
    student.page.wait_for_selector(".option")
    student.page.go_back()
    assert student.verdict() == verdict
    expect(student.page.get_by_role("button", name=CHECK)).to_have_count(0)


def test_a_double_click_is_one_answer(new_student: Callable) -> None:
    student = new_student()
    student.begin()
    page, held = student.page, []
    page.route(
        re.compile(r"/attempts/[^/]+/\d+$"),
        lambda route: held.append(route) if route.request.method == "POST" else route.continue_(),
    )
    page.locator(".option").first.click()
    button = page.get_by_role("button", name=CHECK).bounding_box()
    for _ in range(2):  # the first is still under way when the second comes: nobody has answered it yet
        page.mouse.click(button["x"] + 9, button["y"] + 9)
    page.wait_for_timeout(300)
    assert len(held) == 1
    held[0].continue_()
    page.wait_for_selector(".verdict")
    expect(page.locator(".progress-bar-own")).to_have_attribute("value", "1")


def test_of_two_tabs_the_first_answer_counts_and_the_second_is_told(new_student: Callable) -> None:
    first = new_student()
    first.begin()
    second = first.page.context.new_page()
    second.goto(first.page.url)
    verdict = first.answer(1)
    second.locator(".option").nth(1).click()
    second.get_by_role("button", name=CHECK).click()
    expect(second.locator(".verdict-kept")).to_be_visible()
    expect(second.locator(".verdict-word")).to_have_text(verdict)


def test_the_same_answer_from_two_tabs_needs_no_remark(new_student: Callable) -> None:
    first = new_student()
    first.begin()
    second = first.page.context.new_page()
    second.goto(first.page.url)
    verdict = first.answer(1)
    second.locator(".option").nth(0).click()
    second.get_by_role("button", name=CHECK).click()
    expect(second.locator(".verdict-word")).to_have_text(verdict)
    expect(second.locator(".verdict-kept")).to_have_count(0)


def test_a_closed_window_goes_on_where_it_stopped(new_student: Callable) -> None:
    student = new_student()
    student.begin()
    student.answer()
    again = student.page.context.new_page()
    student.page.close()
    again.goto(f"{student.site}/quizzes/short")
    again.get_by_role("link", name="Go on where you stopped").click()
    expect(again.locator(".progress-text")).to_have_text("Question 2 of 4")


def test_a_form_that_comes_back_from_the_browsers_memory_can_be_sent(new_student: Callable) -> None:
    student = new_student()
    student.open("/quizzes/short")
    student.page.get_by_role("button", name="Start the quiz").click()
    student.page.wait_for_selector(".error-summary")
    student.page.go_back()
    student.page.get_by_label("Your name").fill("Cleo")
    student.page.get_by_role("button", name="Start the quiz").click()
    student.page.wait_for_selector(".option")
