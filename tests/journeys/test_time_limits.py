"""A teacher changes the time limit while students write: what both see, in real browsers."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from desk_fixtures import TEACHERS
from example_quiz import QUIZ
from faultless import assert_faultless, assert_nothing_wider
from playwright.sync_api import expect
from served import served_in_a_thread

from quizapp import create_app
from quizapp.config import read_settings
from quizapp.model import Mode, QuizSettings
from quizapp.services import taking
from quizapp.services.importing import import_quiz

SETTINGS = "/desk/quizzes/halden/settings"
MINUTES = "Time limit in minutes"
AHEAD = {"by": timedelta()}  # how far the clock of the lesson is ahead of this machine's


@pytest.fixture
def lesson(tmp_path: Path, migrated_file: Path) -> Iterator[str]:
    """Serve a test of 30 minutes that two students have begun, one of them ten minutes ago; give the address."""
    AHEAD["by"] = timedelta()
    shutil.copy(migrated_file, tmp_path / "quizapp.sqlite3")
    settings = read_settings({"QUIZAPP_INSTANCE": str(tmp_path)})
    app = create_app(settings, lambda: datetime.now(UTC) + AHEAD["by"])
    app.extensions["quizapp.prepared"] = True
    with app.app_context():
        import_quiz(replace(QUIZ, settings=QuizSettings(Mode.TEST, time_limit=1800)))
        TEACHERS[0].store(app)
        taking.start("halden", "Early", None, Random(1))
        AHEAD["by"] = timedelta(minutes=10)
        taking.start("halden", "Late", None, Random(1))
    with served_in_a_thread(app) as address:
        yield address


def at(lesson: str, one: object) -> object:
    one.site = lesson
    return one


def set_limit(teacher: object, minutes: str) -> None:
    teacher.open(SETTINGS)
    teacher.page.get_by_label(MINUTES).fill(minutes)
    teacher.page.get_by_role("button", name="Save the settings").click()
    teacher.says("The settings are saved.")


def test_a_student_writes_on_with_the_time_of_the_beginning_until_the_teacher_means_it(
    new_student: Callable, lesson: str
) -> None:
    student, teacher = at(lesson, new_student("phone")), at(lesson, new_student())
    student.begin(quiz="halden")
    teacher.sign_in()
    AHEAD["by"] += timedelta(minutes=10)
    clock, saved, options = (student.page.locator(one) for one in ("[data-clock-words]", "[data-saved]", ".option"))
    set_limit(teacher, "3")
    teacher.says("3 students who began before keep up to 30 minutes")
    options.nth(1).click()
    expect(saved).to_have_text("Saved")
    expect(clock).to_have_text(re.compile("(20|19) minutes left"))
    teacher.page.get_by_role("link", name="Shorten it for them too").click()
    teacher.says("3 would have one minute from now")
    teacher.page.get_by_role("button", name="Shorten it for them too").click()
    teacher.says("The limit of 3 minutes counts now also for 3 students who began before.")
    options.nth(0).click()
    expect(saved).to_have_text("Saved")
    expect(clock).to_have_text(re.compile("1 minute left|seconds left"))
    assert teacher.quiet and student.quiet, (teacher.console, student.console)


def set_closing(teacher: object, moment: datetime) -> None:
    teacher.open(SETTINGS)
    teacher.page.get_by_label("Closes").fill(f"{moment:%Y-%m-%dT%H:%M}")
    teacher.page.get_by_role("button", name="Save the settings").click()


def test_a_closing_time_of_yesterday_is_refused_and_the_student_writes_on(new_student: Callable, lesson: str) -> None:
    student, teacher = at(lesson, new_student("phone")), at(lesson, new_student(timezone_id="Asia/Tokyo"))
    student.begin(quiz="halden")
    teacher.sign_in()
    yesterday = datetime.now(UTC) - timedelta(days=1)
    set_closing(teacher, yesterday)
    said = "That time is over. 3 students have begun this quiz and not finished; it would end for them at once."
    teacher.says(said)
    teacher.page.get_by_role("link", name=said).click()
    expect(teacher.page.get_by_label("Closes")).to_be_focused()
    expect(teacher.page.get_by_label("Closes")).to_have_value(f"{yesterday:%Y-%m-%dT%H:%M}")
    student.page.locator(".option").nth(1).click()
    expect(student.page.locator("[data-saved]")).to_have_text("Saved")
    expect(student.page.locator("[data-clock-words]")).to_have_text(re.compile("(30|29) minutes left"))
    assert student.quiet


def every_page(teacher: object) -> Iterator[str]:
    teacher.sign_in()
    set_closing(teacher, datetime.now(UTC) - timedelta(days=1))
    teacher.says("That time is over.")
    yield "refused"
    set_limit(teacher, "15")
    yield "saved"
    teacher.open(SETTINGS)
    yield "settings"
    teacher.page.get_by_role("link", name="Shorten it for them too").click()
    teacher.says("would have 15 minutes from when they began")
    yield "asked"
    teacher.page.get_by_role("button", name="Shorten it for them too").click()
    teacher.says("who began before.")
    yield "shortened"
    teacher.open(SETTINGS.replace("settings", "time"))
    yield "nobody"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_axe_finds_nothing_where_a_time_limit_is_shortened(
    new_student: Callable, lesson: str, size: str, scheme: str
) -> None:
    assert_faultless(at(lesson, new_student(size, color_scheme=scheme)), every_page)


def test_a_shortened_time_limit_does_not_scroll_sideways_at_320_pixels(new_student: Callable, lesson: str) -> None:
    assert_nothing_wider(at(lesson, new_student()), every_page)
