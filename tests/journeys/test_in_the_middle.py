"""A teacher changes something while a student is in the middle of a test: what both see, in real browsers."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from desk_fixtures import TEACHERS
from example_quiz import QUIZ
from playwright.sync_api import expect
from served import served_in_a_thread

from quizapp import create_app
from quizapp.config import read_settings
from quizapp.model import Mode, QuizSettings
from quizapp.services.desk import assigning, class_rosters
from quizapp.services.importing import import_quiz

STUDENT = "/desk/classes/1/students/1"
CODES: dict[str, str] = {}  # of the class, by the address of the site


@pytest.fixture
def lesson(tmp_path: Path, migrated_file: Path) -> Iterator[str]:
    """Serve a test that a class was given; give the address."""
    shutil.copy(migrated_file, tmp_path / "quizapp.sqlite3")
    app = create_app(read_settings({"QUIZAPP_INSTANCE": str(tmp_path)}))
    app.extensions["quizapp.prepared"] = True
    with app.app_context():
        import_quiz(replace(QUIZ, settings=QuizSettings(Mode.TEST, shuffle_options=False)))
        teacher = TEACHERS[0].store(app)
        class_id = class_rosters.make_class(teacher, "7b", "Mira\nBen")
        assigning.give(teacher, class_id, "halden", None, None)
        code = class_rosters.class_line(teacher, class_id).code
    with served_in_a_thread(app) as address:
        CODES[address] = code
        yield address


def come_in(student: object) -> None:
    student.open(f"/join/{CODES[student.site]}")
    student.page.get_by_role("button", name="Mira").click()
    student.says("Your code")


def both(new_student: Callable, lesson: str) -> tuple[object, object]:
    """Return a student who has answered the first question, and the teacher."""
    student, teacher = new_student("phone"), new_student()
    student.site = teacher.site = lesson
    come_in(student)
    student.open("/quizzes/halden")
    student.page.get_by_role("button", name="Start the").click()
    student.page.wait_for_selector(".option")
    student.page.wait_for_load_state("load")
    choose(student, 0)
    teacher.sign_in()
    return student, teacher


def choose(student: object, number: int) -> None:
    student.page.locator(".option").nth(number).click()
    expect(student.page.locator("[data-saved]")).to_have_text("Saved")


def press(teacher: object, path: str, button: str) -> None:
    teacher.open(path)
    teacher.page.get_by_role("button", name=button).click()


@pytest.mark.parametrize("button", ["Close it", "Archive it"])
def test_a_quiz_that_is_closed_is_finished_by_who_has_begun(new_student: Callable, lesson: str, button: str) -> None:
    student, teacher = both(new_student, lesson)
    press(teacher, "/desk/quizzes/halden", button)
    teacher.says("1 student is taking it now and can finish; nothing is lost.")
    choose(student, 1)
    student.page.goto(f"{student.page.url.rpartition('/')[0]}/submit")
    student.page.get_by_role("button", name="Hand in").click()
    student.says("4 questions were not answered")
    assert student.quiet and teacher.quiet, (student.console, teacher.console)


def test_who_is_taken_off_finishes_and_reads_it_on_their_page(new_student: Callable, lesson: str) -> None:
    student, teacher = both(new_student, lesson)
    press(teacher, STUDENT, "Take off the roster")
    teacher.says("is off the roster")
    choose(student, 1)
    student.open("/me")
    student.says("Your teacher took you off the list of 7b.")
    student.page.get_by_role("link", name=QUIZ.title).click()
    choose(student, 0)
    teacher.page.get_by_role("button", name="Undo").click()
    teacher.says("Back on the roster, with everything.")
    choose(student, 1)
    student.open("/me")
    expect(student.page.get_by_text("took you off")).to_have_count(0)


def test_what_is_chosen_after_a_name_was_freed_is_saved_when_the_student_has_come_in_again(
    new_student: Callable, lesson: str
) -> None:
    student, teacher = both(new_student, lesson)
    press(teacher, STUDENT, "Free the name")
    teacher.says("The name is free again")
    page, first_question = student.page, student.page.url
    page.locator(".option").nth(1).click()
    expect(page.locator("[data-saved]")).to_contain_text("choose your name in your class")
    page.reload()
    page.get_by_role("link", name="Join your class").click()
    come_in(student)
    page.get_by_role("link", name=QUIZ.title).first.click()
    expect(page.locator("[data-saved]")).to_have_text("Saved")
    page.evaluate("localStorage.clear()")  # what is shown now is what the server has
    page.goto(first_question)
    expect(page.locator(".option input").nth(1)).to_be_checked()
    teacher.open("/desk/live/halden")
    teacher.says("1 of 5")
