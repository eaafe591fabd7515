"""Two students and a teacher at a test whose results come together; and axe on these pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from at_a_test import FINISH
from faultless import assert_faultless, assert_nothing_wider
from playwright.sync_api import expect

QUIZ = "test-together"
SHOW = "Show the results now"
LOOK = "Look whether they are there"


def write(student: object, name: str, answers: int = 4) -> None:
    """Begin the test and choose the last option of so many questions."""
    student.begin(name, QUIZ)
    for number in range(answers):
        student.page.locator(".option").last.click()
        expect(student.page.locator("[data-saved]")).to_have_text("Saved")
        if number < 3:
            student.page.get_by_role("button", name="Next").click()
            student.page.wait_for_url(f"**/{number + 2}")


def hand_in(student: object) -> None:
    page = student.page
    if not page.url.endswith("/submit"):
        page.goto(f"{page.url.rsplit('/', 1)[0]}/submit")
    page.get_by_role("button", name="Hand in").click()
    page.wait_for_url("**/result")


def test_nobody_sees_what_was_right_before_the_teacher_shows_it(new_student: Callable) -> None:
    teacher, first, second, late = new_student(), new_student(size="phone"), new_student(), new_student()
    teacher.sign_in()
    teacher.open(f"/desk/live/{QUIZ}")
    write(first, "Wanda")
    write(second, "Emil", answers=1)
    first.page.get_by_role("button", name=FINISH).click()
    hand_in(first)
    first.says("You answered 4 of 4 questions.")
    attempt = first.page.url.rsplit("/", 1)[0]
    for path in ("/2", "", "/result"):
        first.page.goto(attempt + path)
        first.page.get_by_role("heading", name="Handed in").wait_for()
        assert first.page.locator(".score, .verdict, .tally, mark.quote").count() == 0
    first.open("/me")
    expect(first.page.locator("tr", has_text="A short test").locator(".amount")).to_have_text("not shown yet")
    teacher.page.locator(".live-place", has_text="Wanda").get_by_text("handed in").wait_for()
    teacher.page.get_by_role("button", name=SHOW).click()
    teacher.says("Students see their results now.")
    teacher.page.locator(".live-place", has_text="Wanda").get_by_text("of 4").wait_for()
    first.page.goto(f"{attempt}/result")
    first.page.wait_for_selector(".score")
    hand_in(second)
    second.page.wait_for_selector(".score")
    write(late, "Cleo")
    hand_in(late)
    late.page.get_by_role("link", name=LOOK).click()
    late.page.get_by_role("heading", name="Handed in").wait_for()
    teacher.page.get_by_role("link", name="Results").click()
    teacher.says("has handed in and waits.")
    teacher.page.get_by_role("button", name=SHOW).click()
    late.page.get_by_role("link", name=LOOK).click()
    late.page.wait_for_selector(".score")
    teacher.page.get_by_role("button", name="Hide them again").click()
    teacher.says("Hidden again.")
    late.page.reload()
    late.page.get_by_role("heading", name="Handed in").wait_for()
    for one in (teacher, first, second, late):
        assert one.quiet, one.console


def test_a_teacher_chooses_when_students_see_results_where_the_other_settings_are(new_student: Callable) -> None:
    teacher = new_student()
    teacher.sign_in()
    teacher.open(f"/desk/quizzes/{QUIZ}/settings")
    group = teacher.page.get_by_role("group", name="In a test, students see their results")
    expect(group.get_by_label("All together, when the test is over")).to_be_checked()
    expect(group.get_by_label("Each at once, after handing in")).not_to_be_checked()
    teacher.page.get_by_role("button", name="Save the settings").click()
    teacher.says("Test: results for all together")


def around_a_held_test(student: object) -> Iterator[str]:
    page = student.page
    student.open(f"/quizzes/{QUIZ}")
    yield "start"
    write(student, "Noor")
    page.get_by_role("button", name=FINISH).click()
    yield "before handing in"
    hand_in(student)
    yield "handed in"
    student.open("/me")
    yield "my page"
    student.open("/me/data")
    page.locator("details").evaluate_all("all => all.forEach(part => part.open = true)")
    yield "my data"
    student.sign_in()
    for where in ("live", "results"):
        student.open(f"/desk/{where}/{QUIZ}")
        page.get_by_role("button", name=SHOW).wait_for()
        yield f"{where}, held back"
        page.get_by_role("button", name=SHOW).click()
        page.get_by_role("button", name="Hide them again").wait_for()
        yield f"{where}, shown"
        if where == "results":
            student.open(f"/desk/results/{QUIZ}")
            yield "results, shown earlier"
        page.get_by_role("button", name="Hide them again").click()
        student.says("Hidden again.")
        yield f"{where}, hidden again"
    student.open(f"/desk/quizzes/{QUIZ}/settings")
    yield "settings"
    student.open(f"/desk/quizzes/{QUIZ}")
    yield "quiz"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_axe_finds_nothing_where_results_are_held_back(new_student: Callable, size: str, scheme: str) -> None:
    assert_faultless(new_student(size=size, color_scheme=scheme), around_a_held_test)


def test_nothing_is_wider_than_a_narrow_screen_where_results_are_held_back(new_student: Callable) -> None:
    assert_nothing_wider(new_student(), around_a_held_test)
