"""A whole quiz, the ways in which people really take it."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect


def tab_to(page: Page, text: str) -> None:
    """Press Tab until the focus is on what bears that text."""
    for _ in range(40):
        page.keyboard.press("Tab")
        focused = page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).textContent")
        if text in focused:
            return
    raise AssertionError(f"Tab never reaches {text!r}")


def score_of(page: Page) -> tuple[int, int]:
    points, total = page.locator(".score-points").inner_text().split(" of ")
    return int(points), int(total)


def assert_each_proof_stands_marked_in_the_article(page: Page, questions: int) -> None:
    proofs = page.locator("figure.evidence").evaluate_all(
        "figures => figures.map(f => [f.querySelector('mark').textContent, f.querySelector('figcaption a').href])"
    )
    assert len(proofs) == questions
    for quote, link in proofs:
        page.goto(link)
        marked = page.locator("mark.quote")
        assert "".join(marked.all_text_contents()) == quote
        expect(page.locator("#cited")).to_be_in_viewport()


def test_a_whole_quiz_by_keyboard_alone(new_student: Callable) -> None:
    student = new_student()
    page, press = student.page, student.page.keyboard.press
    student.open("/")
    tab_to(page, "Start")
    press("Enter")
    page.wait_for_url("**/quizzes/*")
    tab_to(page, "Your name")
    page.keyboard.type("Amina")
    press("Enter")
    right = total = 0
    while True:
        page.wait_for_selector(".option")
        page.wait_for_load_state("load")  # the script that hears the keys comes with it
        press(str(total % 2 + 1))
        press("Enter")
        expect(page.locator(".verdict")).to_be_focused()
        right += student.verdict() == "Correct"
        total += 1
        assert page.title().startswith(student.verdict())
        last = page.locator("[data-next]").inner_text() == "See your score"
        press("Enter")
        if last:
            break
    page.wait_for_url("**/result")
    assert score_of(page) == (right, total)
    assert total >= 24
    assert_each_proof_stands_marked_in_the_article(page, total)
    assert student.quiet, student.console


def test_a_whole_quiz_by_touch_on_a_phone(new_student: Callable) -> None:
    student = new_student("phone")
    page = student.page
    student.open("/")
    page.get_by_role("link", name="Start").first.tap()
    page.get_by_label("Your name").fill("Ben")
    page.get_by_role("button", name="Start the quiz").tap()
    right = total = 0
    while True:
        card = page.locator(".option").nth(0)
        box = card.bounding_box()
        assert box["height"] >= 44
        card.tap(position={"x": box["width"] - 6, "y": box["height"] - 6})  # the whole card is the target
        expect(card.locator("input")).to_be_checked()
        page.get_by_role("button", name="Check my answer").tap()
        right += student.verdict() == "Correct"
        total += 1
        following = page.locator("[data-next]")
        last = following.inner_text() == "See your score"
        following.tap()
        if last:
            break
    page.wait_for_url("**/result")
    assert score_of(page) == (right, total)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert student.quiet, student.console


def test_a_whole_quiz_without_javascript(new_student: Callable) -> None:
    student = new_student(java_script_enabled=False)
    page = student.page
    student.begin()
    right = total = 0
    while True:
        right += student.answer(2) == "Correct"
        total += 1
        following = page.locator("[data-next]")
        last = following.inner_text() == "See your score"
        following.click()
        if last:
            break
    assert score_of(page) == (right, total)
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    page.get_by_role("button", name="you missed again").first.click()
    expect(page.locator(".progress-text")).to_have_text(f"Question 1 of {total - right}")


def test_no_choice_moves_the_focus_to_what_to_do(new_student: Callable) -> None:
    student = new_student()
    student.begin()
    student.page.get_by_role("button", name="Check my answer").click()
    expect(student.page.locator(".error-summary")).to_be_focused()
    student.page.get_by_role("link", name="Choose an answer first.").click()
    expect(student.page.locator("#choice-1")).to_be_focused()
    student.page.keyboard.press("Space")
    expect(student.page.get_by_text("Choose an answer first.")).to_have_count(0)
    expect(student.page.locator("#choice-1")).to_be_focused()


def test_keys_can_be_turned_off_and_stay_off(new_student: Callable) -> None:
    student = new_student()
    student.begin()
    student.page.get_by_role("button", name="Turn keys off").click()
    student.page.keyboard.press("1")
    expect(student.page.locator("input:checked")).to_have_count(0)
    student.page.reload()
    student.page.keyboard.press("1")
    expect(student.page.locator("input:checked")).to_have_count(0)
    student.page.get_by_role("button", name="Turn keys on").click()
    student.page.keyboard.press("1")
    expect(student.page.locator("input:checked")).to_have_count(1)


def test_the_score_prints_on_two_sheets_without_the_secret_code_and_the_links(new_student: Callable) -> None:
    student = new_student()
    student.begin()
    for _ in range(4):
        student.answer()
        student.page.locator("[data-next]").click()
    student.page.wait_for_url("**/result")
    student.page.emulate_media(media="print")
    for hidden in (
        ".actions",
        ".colophon",
        ".evidence figcaption a",
        ".own-code",
        ".masthead-nav",
        ".report-line",
    ):
        shown = student.page.locator(hidden)
        assert shown.count(), hidden
        for element in shown.all():
            expect(element).to_be_hidden()
    expect(student.page.locator("mark.quote").first).to_be_visible()
    made = student.page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", made)) <= 2
