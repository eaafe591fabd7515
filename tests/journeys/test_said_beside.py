"""What a class said beside its answers, on the projector and with the answers of a student; and axe on these pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from faultless import assert_faultless, assert_nothing_wider

NAMES = ("Abel", "Bora", "Chidi", "Dunja", "Elif")


@pytest.fixture
def lesson(new_student: Callable) -> None:
    """Let five students mark a sentence each and say that they are certain."""
    for number, name in enumerate(NAMES):
        student = new_student()
        student.begin(name, "test")
        page = student.page
        page.locator(".option").first.click()
        page.get_by_text("Certain", exact=True).click()
        page.locator(".where-summary").click()
        page.locator(".sentence").nth(2 if number else 3).click()
        page.locator("[data-saved]").get_by_text("Saved", exact=True).wait_for()
        page.goto(f"{page.url.rsplit('/', 1)[0]}/submit")
        page.get_by_role("button", name="Hand in").click()
        page.wait_for_selector(".score")


def said(student: object) -> Iterator[str]:
    student.sign_in()
    student.open("/desk/results/test/questions/1")
    assert student.page.get_by_text("What else the class said").count() == 0, "the answer comes first"
    student.page.get_by_role("link", name="Show the answer and the passage").click()
    student.says("What else the class said")
    yield "projector with what was said"
    student.open("/desk/results/test")
    student.page.get_by_role("link", name="Abel").first.click()
    student.says("Marked")
    yield "answers with a marked sentence"


@pytest.mark.parametrize(
    ("size", "scheme"), [("phone", "light"), ("phone", "dark"), ("desktop", "light"), ("desktop", "dark")]
)
def test_axe_finds_nothing_where_it_is_told_what_the_class_said(
    new_student: Callable, lesson: None, size: str, scheme: str
) -> None:
    assert_faultless(new_student(size=size, color_scheme=scheme), said)


def test_nothing_of_it_is_wider_than_a_narrow_screen(new_student: Callable, lesson: None) -> None:
    assert_nothing_wider(new_student(), said)
