"""A teacher's first day: from the link in the terminal to students at work; and the pages on the way for everybody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desk_fixtures import PASSWORD
from faultless import assert_faultless, assert_nothing_wider
from playwright.sync_api import expect
from served import Server, serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

ARTICLE = """
The Larkin Bridge in Port Ellis will reopen to traffic on Monday after 14 months of repairs, the city council said on
Thursday.

The bridge was closed in September 2024 when inspectors found cracks in two of its steel supports. About 18,000
vehicles had crossed it every day, according to the city's transport office.

The repairs cost 23.5 million euros, nearly 6 million more than planned. "We found more rust than anybody expected,"
said Tomas Berg, the engineer who led the work. Berg said that 312 steel plates had been replaced.

Mayor Ada Quinn called the reopening "a relief for every family on the north bank". Buses had to take a detour of 9
kilometres through Millgate during the closure, and the ride to the central hospital took 25 minutes longer.

Not everybody is content. The cyclists' association criticised the council for leaving out a bicycle lane. Its chair,
Lena Osei, said the lane had been promised in 2023. The council said the lane would be too narrow to be safe.

Shops near the bridge lost about a third of their customers, the chamber of commerce reported in June. Owners may
apply for help until 31 March. So far, 47 of them have done so.

The bridge was built in 1931 and is 410 metres long. It is expected to carry trams from 2028.
"""
SETUP = re.compile(r"Teachers: .* (http://\S+/setup/\S+)")


def setup_link(server: Server) -> str:
    """Return the link that the first start has printed."""
    assert server.process.stdout is not None
    for line in server.process.stdout:
        found = SETUP.search(line)
        if found:
            return found[1]
    raise AssertionError("no link was printed")


def test_from_the_first_start_to_students_at_work(new_student: Callable, tmp_path: Path) -> None:
    with serving(tmp_path / "instance") as server:
        teacher, student = new_student(), new_student(size="phone")
        teacher.site = student.site = server.address
        page = teacher.page
        set_up(page, server)
        page.get_by_role("heading", name="Begin with a news article").wait_for()
        page.get_by_role("link", name="Classes", exact=True).click()
        page.get_by_role("link", name="New class").click()
        page.get_by_label("Name of the class").fill("7b English")
        page.get_by_label("Names").fill("Name\tGroup\nMira\t1\nBen\t2\nZoë\t1")
        page.get_by_role("button", name="Make the class").click()
        page.get_by_role("link", name="Code for the board").click()
        code = page.locator(".board-code").inner_text()
        assert page.locator(".qr").bounding_box()["width"] > 250
        expect(page.locator("[data-joined-number]")).to_have_text("0")
        join_and_see(student, code)
        page.locator("[data-joined-number]", has_text="1").wait_for(timeout=60_000)
        page.get_by_role("link", name="Back to the class").click()
        page.get_by_role("link", name="Give a quiz").first.click()
        page.get_by_text("Fuel protests").first.click()
        page.get_by_role("button", name="Give it to the class").click()
        page.get_by_role("status").get_by_text("The class has the quiz now").wait_for()
        student.page.reload()
        student.page.get_by_role("heading", name="From your teacher").wait_for()
        student.page.locator(".assigned").get_by_role("link", name="Start").click()
        student.page.get_by_role("button", name="Start the quiz").click()
        student.page.wait_for_selector(".option")
        page.goto(f"{server.address}/desk")
        page.get_by_role("heading", name="1 student at work").wait_for()
        assert teacher.quiet
        assert student.quiet


def set_up(page: Page, server: Server) -> None:
    """Become the first teacher by the link in the terminal."""
    page.goto(setup_link(server))
    page.get_by_label("Your name").fill("Ada Quinn")
    page.get_by_label("User name").fill("quinn")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Open my desk").click()


def test_from_a_pasted_article_to_the_results_of_a_class(new_student: Callable, tmp_path: Path) -> None:
    with serving(tmp_path / "instance") as server:
        teacher, student = new_student(), new_student(size="phone")
        teacher.site = student.site = server.address
        page = teacher.page
        set_up(page, server)
        page.get_by_role("link", name="Bring an article").click()
        page.get_by_label("Title").first.fill("Bridge to reopen")
        page.locator("textarea").first.fill(ARTICLE.strip())
        page.get_by_role("button", name="Add").first.click()
        page.get_by_role("button", name="Make questions").click()
        page.get_by_role("link", name="Look through the drafts").click(timeout=60_000)
        page.get_by_role("button", name="Approve all").click()
        page.get_by_role("link", name="Make a quiz of them").click()
        page.get_by_role("button", name="Make a balanced quiz").click()
        page.get_by_role("button", name="Publish").click()
        page.get_by_role("link", name="Give it to a class").click()
        page.get_by_role("link", name="Make a class").click()
        page.get_by_label("Name of the class").fill("9b")
        page.get_by_label("Names").fill("Mira")
        page.get_by_role("button", name="Make the class").click()
        page.get_by_role("button", name="Give it to the class").click()
        code = page.locator(".class-code .own-code").inner_text()
        join_and_see(student, code)
        student.page.locator(".assigned").get_by_role("link", name="Start").click()
        student.page.get_by_role("button", name="Start the").click()
        while student.page.locator(".option").count():
            student.answer()
            student.page.locator("[data-next]").click()
            student.page.wait_for_selector(".option, .score")
        page.goto(f"{server.address}/desk")
        page.get_by_text("9b: 1 of 1 finished").wait_for()
        page.get_by_role("link", name="See the results").click()
        page.locator("tr", has_text="Mira").first.wait_for()
        assert teacher.quiet
        assert student.quiet


def join_and_see(student: object, code: str) -> None:
    student.open("/")
    student.page.get_by_role("link", name="Join your class").click()
    student.page.get_by_label("Code").fill(code.lower())
    student.page.get_by_role("button", name="Show the names").click()
    student.page.get_by_role("button", name="Mira").click()
    student.page.get_by_text("You are in.").wait_for()


def test_hours_are_typed_and_shown_in_the_teachers_own_time(new_student: Callable) -> None:
    teacher = new_student(timezone_id="America/New_York")
    teacher.sign_in()
    page = teacher.page
    make_class(teacher, "Hours")
    page.get_by_role("link", name="Give a quiz").first.click()
    expect(page.locator("#opens_at-hint")).to_contain_text("your time, America/New York")
    page.locator(".choice").first.click()
    page.get_by_label("Opens").fill("2030-07-01T09:00")
    page.get_by_role("button", name="Give it to the class").click()
    opens = page.locator(".shelf-line time").first
    expect(opens).to_have_attribute("datetime", "2030-07-01T13:00:00+00:00")
    expect(opens).to_contain_text("09:00")
    page.get_by_role("link", name="Change the hours").click()
    expect(page.get_by_label("Opens")).to_have_value("2030-07-01T09:00")


def test_a_student_taken_off_by_mistake_is_back_with_one_press(new_student: Callable) -> None:
    teacher = new_student(size="phone")
    teacher.sign_in()
    make_class(teacher, "Undo")
    page = teacher.page
    page.get_by_role("link", name="Ben", exact=True).click()
    page.get_by_role("button", name="Take off the roster").click()
    page.get_by_text("Ben is off the roster").wait_for()
    expect(page.locator("[aria-label='Names'] tbody th").get_by_text("Ben")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Back on the roster").wait_for()
    expect(page.locator("[aria-label='Names'] tbody th").get_by_text("Ben")).to_have_count(1)
    assert teacher.quiet


def test_the_desk_works_without_a_script_and_by_keyboard(new_student: Callable) -> None:
    teacher = new_student(java_script_enabled=False)
    teacher.sign_in()
    make_class(teacher, "Plain")
    page = teacher.page
    page.get_by_role("link", name="Give a quiz").first.focus()
    page.keyboard.press("Enter")
    page.locator("input[name=quiz]").first.focus()
    page.keyboard.press("Space")
    page.get_by_label("Opens").fill("2030-07-01T09:00")
    page.keyboard.press("Enter")
    page.get_by_role("status").get_by_text("The class has the quiz now").wait_for()
    expect(page.locator(".shelf-line time").first).to_contain_text("1 July 2030, 09:00 UTC")
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("The class does not have the quiz any more").wait_for()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".shelf-line time").first).to_contain_text("1 July 2030, 09:00 UTC")


def make_class(teacher: object, name: str) -> None:
    teacher.open("/desk/classes/new")
    teacher.page.get_by_label("Name of the class").fill(name)
    teacher.page.get_by_label("Names").fill("Amina\nBen\nZoë von Württemberg-Hohenzollern")
    teacher.page.get_by_role("button", name="Make the class").click()
    teacher.page.get_by_text("The class is made").wait_for()


def every_page_of_accounts_and_classes(teacher: object) -> Iterator[str]:
    """Visit every page of accounts and classes in each of its states, and give its name."""
    page = teacher.page
    teacher.open("/sign-in")
    yield "sign in"
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_selector(".error-summary")
    yield "sign in without anything"
    teacher.sign_in()
    yield "home"
    teacher.open("/desk/account")
    yield "account"
    page.get_by_role("button", name="Make an invitation").click()
    page.wait_for_selector(".made-link")
    yield "account with a new link"
    link = page.locator(".made-link code").inner_text()
    page.get_by_role("button", name="Change the password").click()
    page.wait_for_selector(".error-summary")
    yield "account without a password"
    page.goto(link)
    yield "invitation"
    page.get_by_role("button", name="Open my desk").click()
    page.wait_for_selector(".error-summary")
    yield "invitation without anything"
    teacher.open("/desk/classes/new")
    yield "new class"
    page.get_by_role("button", name="Make the class").click()
    page.wait_for_selector(".error-summary")
    yield "new class without anything"
    make_class(teacher, "9" * 60)
    yield "class"
    shown = page.url.partition("?")[0]
    page.goto(f"{shown}/board")
    yield "board"
    page.goto(f"{shown}/give")
    yield "give"
    page.get_by_role("button", name="Give it to the class").click()
    page.wait_for_selector(".error-summary")
    yield "give without a quiz"
    page.locator(".choice").first.click()
    page.get_by_label("Closes").fill("2030-07-01T09:00")
    page.get_by_role("button", name="Give it to the class").click()
    page.get_by_role("button", name="Undo").wait_for()
    yield "class with a quiz"
    page.get_by_role("link", name="Ben", exact=True).click()
    yield "student"
    page.get_by_role("button", name="Take off the roster").click()
    page.get_by_text("is off the roster").wait_for()
    page.locator("summary").first.click()
    yield "class with a former student"
    page.get_by_role("button", name="Archive the class").click()
    page.get_by_text("The class is archived").wait_for()
    yield "class that was put away"
    teacher.open("/desk/classes")
    yield "classes"
    teacher.open("/desk")
    yield "home afterwards"
    teacher.open("/desk/classes/give?quiz=short")
    yield "which class"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_axe_finds_nothing_on_pages_of_accounts_and_classes(new_student: Callable, size: str, scheme: str) -> None:
    assert_faultless(new_student(size, color_scheme=scheme), every_page_of_accounts_and_classes)


def test_no_page_of_accounts_and_classes_scrolls_sideways_at_320_pixels(new_student: Callable) -> None:
    assert_nothing_wider(new_student(), every_page_of_accounts_and_classes)
