"""A teacher takes a name off by mistake and types it again: the page that asks who it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desk_fixtures import TEACHERS
from faultless import assert_faultless, assert_nothing_wider
from playwright.sync_api import expect
from served import served_in_a_thread

from quizapp import create_app
from quizapp.config import read_settings
from quizapp.services import entering
from quizapp.services.desk import class_rosters

NAMES = ("Amina", "Ben", "W" * 60)


@pytest.fixture
def school(tmp_path: Path, migrated_file: Path) -> Iterator[str]:
    """Serve a class into which everybody has come; give the address."""
    shutil.copy(migrated_file, tmp_path / "quizapp.sqlite3")
    app = create_app(read_settings({"QUIZAPP_INSTANCE": str(tmp_path)}))
    app.extensions["quizapp.prepared"] = True
    teacher = TEACHERS[0].store(app)
    with app.app_context():
        code = class_rosters.class_line(teacher, class_rosters.make_class(teacher, "7b", "\n".join(NAMES))).code
        for name in NAMES:
            entering.join(code, name, "192.0.2.1")
    with served_in_a_thread(app) as address:
        yield address


def every_page(teacher: object) -> Iterator[str]:
    page = teacher.page
    teacher.sign_in()
    for name in NAMES[1:]:
        teacher.open("/desk/classes/1")
        page.get_by_role("link", name=name, exact=True).click()
        page.get_by_role("button", name="Take off the roster").click()
        teacher.says("is off the roster")
    page.get_by_role("textbox", name="Names").fill("\n".join(NAMES))
    page.get_by_role("button", name="Add the names").click()
    page.get_by_role("heading", name="Are they the same students?").wait_for()
    yield "asked"
    page.get_by_role("radio", name="The same student, with everything").first.check()
    page.get_by_role("button", name="Add the names").click()
    page.wait_for_selector(".error-summary")
    yield "asked again"
    page.get_by_role("button", name="Back without a change").click()
    teacher.says("Nothing was added.")
    yield "back"
    page.get_by_role("button", name="Add the names").click()
    page.get_by_role("heading", name="Are they the same students?").wait_for()


def test_one_comes_back_with_everything_and_another_child_begins(new_student: Callable, school: str) -> None:
    teacher = new_student("phone", java_script_enabled=False)
    teacher.site = school
    walk, page = every_page(teacher), teacher.page
    assert [next(walk), next(walk)] == ["asked", "asked again"]
    expect(page.get_by_role("radio", name="The same student, with everything").first).to_be_checked()
    page.get_by_role("link", name="Choose who WWW").click()
    page.get_by_role("radio", name="Another student of this name").last.check()
    page.get_by_role("button", name="Add the names").click()
    teacher.says("1 name added; 1 back on the roster, with everything; 1 there already.")
    teacher.says("2 of 3 have come in")


def test_who_goes_back_finds_the_list_that_was_typed_and_adds_it_after_all(new_student: Callable, school: str) -> None:
    teacher = new_student("phone")
    teacher.site = school
    for name in every_page(teacher):
        if name == "back":
            expect(teacher.page.get_by_role("textbox", name="Names")).to_have_value("\n".join(NAMES))
            expect(teacher.page.get_by_role("textbox", name="Names")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_axe_finds_nothing_where_a_name_is_asked_about(
    new_student: Callable, school: str, size: str, scheme: str
) -> None:
    teacher = new_student(size, color_scheme=scheme)
    teacher.site = school
    assert_faultless(teacher, every_page)


def test_the_question_about_a_name_does_not_scroll_sideways_at_320_pixels(new_student: Callable, school: str) -> None:
    teacher = new_student()
    teacher.site = school
    assert_nothing_wider(teacher, every_page)
