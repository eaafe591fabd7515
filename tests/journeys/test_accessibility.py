"""Every page for everybody: axe, narrow screens, big letters, dark, and a quiet console."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest
from faultless import assert_faultless
from playwright.sync_api import expect

ARTICLE = "/articles/crowds-storm-government-buildings-in-almaty-as-fuel-protests"


def every_page(student: object) -> Iterator[str]:
    """Visit every page in each of its states, and give its name."""
    page = student.page
    student.open("/")
    yield "home"
    student.open("/nothing")
    yield "not found"
    student.open(ARTICLE)
    yield "article"
    student.open(f"{ARTICLE}?cite=0-100#cited")
    yield "article with a citation"
    student.open(f"{ARTICLE}?cite=nowhere")
    yield "article with a lost citation"
    student.open("/quizzes/short")
    yield "start"
    page.get_by_role("button", name="Start the quiz").click()
    page.wait_for_selector(".error-summary")
    yield "start without a name"
    page.get_by_label("Your name").fill("Amina")
    page.context.clear_cookies()
    page.get_by_role("button", name="Start the quiz").click()
    page.get_by_role("button", name="Send it again").wait_for()
    yield "stale form"
    page.get_by_role("button", name="Send it again").click()
    page.wait_for_selector(".option")
    yield "statement"
    page.get_by_role("button", name="Check my answer").click()
    page.wait_for_selector(".error-summary")
    yield "question without an answer"
    seen = set()
    while len(seen) < 2:
        verdict = student.answer(1)
        if verdict not in seen:
            seen.add(verdict)
            yield f"feedback: {verdict}"
        page.locator("[data-next]").click()
        page.wait_for_selector(".option")
    page.locator(".option").first.click()
    yield "question with a choice"
    attempt = page.url.rsplit("/", 1)[0]
    page.goto(f"{attempt}/result")
    yield "score so far"
    student.open("/quizzes/short")
    yield "start of a quiz under way"
    page.goto(attempt)
    while page.locator(".option").count():
        student.answer(1)
        page.locator("[data-next]").click()
        page.wait_for_selector(".option, .score")
    yield "score"
    page.context.clear_cookies()
    page.reload()
    yield "somebody else's score"


def every_page_of_a_test(student: object) -> Iterator[str]:
    """Visit every page around a test in each of its states, and a student's own pages."""
    page = student.page
    for path, name in (
        ("/me", "stranger"),
        ("/join", "join"),
        ("/return", "come back"),
        (f"{ARTICLE}/reading", "reading"),
    ):
        student.open(path)
        page.wait_for_selector("h1")
        yield name
    student.open("/return")
    page.get_by_role("button", name="Go on").click()
    page.wait_for_selector(".error-summary")
    yield "a code that is none"
    student.open(f"/join/{student.class_code}")
    yield "names of a class"
    student.open("/quizzes/closed")
    yield "closed"
    student.open("/quizzes/kinds")
    yield "start of a test"
    student.begin(quiz="kinds")
    attempt = page.url.rsplit("/", 1)[0]
    yield "test"
    page.locator(".where-summary").click()
    page.locator(".sentence").nth(3).click()
    page.locator(".option").first.click()
    page.get_by_text("Fairly sure").click()
    page.get_by_text("Flag it").click()
    page.wait_for_timeout(300)
    yield "test with everything chosen"
    for position in range(2, 10):
        page.goto(f"{attempt}/{position}")
        yield f"question of type {page.locator('.entry-label').first.text_content()}"
    page.goto(f"{attempt}/submit")
    yield "before handing in"
    page.get_by_role("button", name="Hand in").click()
    page.wait_for_selector(".score")
    yield "score of a test"
    page.goto(f"{attempt}/1")
    yield "question of a finished test"
    page.get_by_role("link", name="Report").click()
    page.get_by_role("heading", name="Report this question").wait_for()
    yield "report"
    page.get_by_role("button", name="Send the report").click()
    page.wait_for_selector(".error-summary")
    yield "report without a reason"
    page.get_by_text("Something else").click()
    page.get_by_role("button", name="Send the report").click()
    page.get_by_role("heading", name="Thank you").wait_for()
    yield "thank you"
    for quiz in ("test-all", "practice-all"):
        student.begin(quiz=quiz)
        yield quiz
    page.locator(".option").first.click()
    page.get_by_role("button", name="Check my answer").first.click()
    page.wait_for_selector(".settled")
    yield "practice on one page with an outcome"
    for path in ("/me", "/me/delete", "/review", "/me/data"):
        student.open(path)
        yield path
    page.locator("details").evaluate_all("all => all.forEach(part => part.open = true)")
    yield "/me/data with everything open"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_axe_finds_nothing_on_any_page(new_student: Callable, size: str, scheme: str) -> None:
    assert_faultless(new_student(size, color_scheme=scheme), every_page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_axe_finds_nothing_around_a_test(new_student: Callable, size: str, scheme: str) -> None:
    assert_faultless(new_student(size, color_scheme=scheme), every_page_of_a_test)


@pytest.mark.parametrize("zoom", [2, 4])
def test_no_page_scrolls_sideways_when_1280_pixels_are_zoomed(new_student: Callable, zoom: int) -> None:
    student, width = new_student(device_scale_factor=zoom), 1280 // zoom
    student.page.set_viewport_size({"width": width, "height": 720 // zoom})
    pages = itertools.chain(every_page(student), every_page_of_a_test(student))
    wide = [name for name in pages if student.page.evaluate("document.documentElement.scrollWidth") > width]
    assert wide == []


def test_nothing_moves_for_a_reader_who_asks_for_stillness(new_student: Callable) -> None:
    student = new_student(reduced_motion="reduce")
    moving = """[...document.querySelectorAll('*')].filter(e => {
        const style = getComputedStyle(e);
        return style.transitionDuration !== '0s' || style.animationName !== 'none' || style.scrollBehavior === 'smooth';
    }).map(e => e.outerHTML.slice(0, 80))"""
    found = {name: student.page.evaluate(moving) for name in every_page(student)}
    assert {name: elements for name, elements in found.items() if elements} == {}


def test_endless_words_break_instead_of_widening_a_narrow_page(new_student: Callable) -> None:
    student = new_student()
    page, wide = student.page, []
    page.set_viewport_size({"width": 320, "height": 640})

    def measure(state: str) -> None:
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(state)

    student.open("/")
    measure("home")
    student.open("/quizzes/endless")
    measure("start")
    student.begin("N" * 60, "endless")
    measure("question")
    student.answer(1)
    measure("feedback")
    page.locator("[data-next]").click()
    page.wait_for_selector(".score")
    measure("score")
    assert wide == []


def test_everything_that_is_pressed_is_big_enough_for_a_thumb(new_student: Callable) -> None:
    student = new_student("phone")
    small = {}
    for name in itertools.chain(every_page(student), every_page_of_a_test(student)):
        sizes = student.page.locator(
            ".btn, .option, .kept > summary, .link-button, .tally a, .cell, .chip, .flag, .where-summary"
        ).evaluate_all(
            "all => all.filter(e => e.checkVisibility()).map(e => [e.textContent.trim(), e.getBoundingClientRect()])"
            ".filter(([, box]) => box.height < 44 || box.width < 44).map(([text]) => text)"
        )
        if sizes:
            small[name] = sizes
    assert small == {}


@pytest.mark.parametrize("script", [True, False])
def test_the_reader_can_choose_dark_or_light_against_the_device(new_student: Callable, script: bool) -> None:
    student = new_student(color_scheme="light", java_script_enabled=script)
    student.open(ARTICLE)
    student.page.get_by_role("button", name="Dark page").click()
    student.page.wait_for_selector("html[data-theme=dark]")
    assert student.page.url.endswith(ARTICLE)
    expect(student.page.get_by_role("button", name="Dark page")).to_have_count(0)
    student.page.get_by_role("button", name="Light page").click()
    student.page.wait_for_selector("html[data-theme=light]")
