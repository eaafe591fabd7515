"""A teacher through a lesson and after it: live, results, the projector, a question mended; and axe on these pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from faultless import assert_faultless
from playwright.sync_api import expect

FIRST = {
    "explain": re.compile(r"Explain it to the class ?: question 1$"),
    "mend": re.compile(r"Change what counts ?: question 1$"),
}


def test_a_lesson_is_seen_live_and_a_bad_question_is_mended_afterwards(new_student: Callable) -> None:
    teacher, student = new_student(), new_student(size="phone")
    teacher.sign_in()
    teacher.open("/desk/live/test-all")
    page = teacher.page
    student.begin("Nadia", "test-all")
    page.locator(".live-place", has_text="Nadia").get_by_text("0 of 4").wait_for()
    for number in range(1, 5):
        student.page.locator(f"[data-question='{number}'] .ask .option").last.click()
    page.locator(".live-place", has_text="Nadia").get_by_text("4 of 4").wait_for()
    student.page.get_by_role("button", name="Finish: see what is open").click()
    student.page.get_by_role("button", name="Hand in and see my score").click()
    page.locator(".live-place", has_text="Nadia").get_by_text("finished:").wait_for()
    page.get_by_role("link", name="Results").click()
    page.get_by_role("link", name="Nadia").press("Enter")
    page.get_by_role("heading", name="Nadia").wait_for()
    expect(page.get_by_text("What settles it")).to_have_count(4)
    page.get_by_role("link", name="Results").click()
    before = page.locator("tr", has_text="Nadia").locator("td.amount").first.inner_text()
    page.get_by_role("link", name=FIRST["explain"]).click()
    page.get_by_role("link", name="Show the answer and the passage").click()
    page.locator("mark.quote").wait_for()
    page.get_by_role("link", name="All results").click()
    page.get_by_role("link", name=FIRST["mend"]).click()
    page.get_by_text("Credit everybody").click()
    page.get_by_role("button", name="Show what would change").click()
    page.get_by_role("button", name="Decide so").click()
    page.get_by_role("status").get_by_text("Every score is up to date").wait_for()
    page.get_by_role("button", name="Take it back").first.click()
    page.get_by_role("status").get_by_text("as it was before").wait_for()
    expect(page.locator("tr", has_text="Nadia").locator("td.amount").first).to_have_text(before)
    assert teacher.quiet
    assert student.quiet


def test_live_comes_back_by_itself_after_the_connection_was_gone(new_student: Callable) -> None:
    teacher, student = new_student(), new_student()
    teacher.sign_in()
    teacher.open("/desk/live/test")
    teacher.page.context.set_offline(True)
    student.begin("Farid", "test")
    teacher.page.context.set_offline(False)
    teacher.page.locator(".live-place", has_text="Farid").wait_for(timeout=60_000)


def pages_of(teacher: object) -> Iterator[str]:
    teacher.sign_in()
    for path, name in (
        ("/desk/results/short", "results"),
        ("/desk/live/short", "live"),
        ("/desk/results/short/questions/1", "projector"),
        ("/desk/results/short/questions/1?answer=1", "projector with the answer"),
        ("/desk/reports/short", "reports"),
    ):
        teacher.open(path)
        yield name
    teacher.open("/desk/results/short")
    teacher.page.get_by_role("link", name="Imani").first.click()
    teacher.page.wait_for_load_state()
    teacher.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    yield "answers of a student"
    teacher.open("/desk/results/short")
    teacher.page.get_by_role("link", name=FIRST["mend"]).click()
    yield "mend"
    teacher.page.get_by_text("Drop the question").click()
    teacher.page.get_by_role("button", name="Show what would change").click()
    yield "dry run"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_axe_finds_nothing_on_pages_of_results(new_student: Callable, size: str, scheme: str) -> None:
    student = new_student()
    student.begin("Imani", "short")
    for _ in range(4):
        student.answer(1)
        student.page.locator("[data-next]").click()
        student.page.wait_for_load_state()
    assert_faultless(new_student(size=size, color_scheme=scheme), pages_of)
