"""A student's own way through the site in a real browser: in by a class, back by a code, review, report, and away."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from faultless import assert_faultless, assert_nothing_wider
from playwright.sync_api import Page, expect


def take_and_miss(student: object) -> int:
    """Take the short quiz by its first options; return how many were missed."""
    student.begin()
    missed = 0
    for _ in range(4):
        missed += student.answer(1) != "Correct"
        student.page.locator("[data-next]").click()
        student.page.wait_for_selector(".option, .score")
    assert missed, "the first options are not all right"
    return missed


def own_code(page: Page) -> str:
    return page.locator(".own-code").first.inner_text().strip()


def in_a_class_and_out(student: object) -> Iterator[str]:
    """Come into a class, go by keyboard to where one changes it, and leave; the name is free again."""
    page = student.page
    student.open(f"/join/{student.class_code}")
    page.get_by_role("button", name="Amina").click()
    student.open("/")
    expect(page.get_by_text("You are in 8b as Amina.")).to_be_visible()
    yield "home of a member"
    page.get_by_role("link", name="Another class, or leave").focus()
    student.press("Enter")
    page.wait_for_url("**/me#class")
    expect(page.get_by_role("heading", name="My class")).to_be_in_viewport()
    yield "my page of a member"
    student.press("Tab")
    expect(page.get_by_role("link", name="Join another class")).to_be_focused()
    student.press("Enter")
    page.get_by_role("heading", name="Join another class").wait_for()
    yield "join another class"
    student.open("/me")
    page.get_by_role("link", name="Join another class").focus()
    student.press("Tab")
    expect(page.get_by_role("button", name="Leave on this device")).to_be_focused()
    student.press("Enter")
    page.get_by_role("heading", name="You have left on this device").wait_for()
    yield "left"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_axe_finds_nothing_where_a_member_changes_class_or_leaves(
    new_student: Callable, size: str, scheme: str
) -> None:
    assert_faultless(new_student(size=size, color_scheme=scheme), in_a_class_and_out)


def test_the_pages_of_a_member_do_not_scroll_sideways(new_student: Callable) -> None:
    assert_nothing_wider(new_student(), in_a_class_and_out)


@pytest.mark.parametrize("script", [True, False])
def test_a_class_code_and_a_name_lead_in_and_the_own_code_leads_back_on_another_device(
    new_student: Callable, script: bool
) -> None:
    first = new_student(java_script_enabled=script)
    first.open("/")
    first.page.get_by_role("link", name="Join your class").click()
    first.page.get_by_label("Code").fill(first.class_code.lower())
    first.page.get_by_role("button", name="Show the names").click()
    name = "Zoë" if script else "Ben"
    first.page.get_by_role("button", name=name).click()
    expect(first.page.get_by_role("main")).to_contain_text("You are in.")
    code = own_code(first.page)
    assert re.fullmatch(r"[A-Z]{4}[ -][A-Z]{4}", code)

    second = new_student(size="phone", java_script_enabled=script)
    second.open("/")
    second.page.get_by_role("link", name="Come back with your code").click()
    second.page.get_by_label("Code").fill(first.class_code)
    second.page.get_by_role("button", name="Go on").click()
    expect(second.page.get_by_role("alert")).to_contain_text("the code of a class")
    second.page.get_by_label("Code").fill(code.lower())
    second.page.get_by_role("button", name="Go on").click()
    expect(second.page.get_by_role("heading", level=1)).to_contain_text(name)
    assert own_code(second.page) == code
    assert first.quiet


def test_what_was_missed_is_due_days_later_and_its_outcome_can_be_read_again(
    new_student: Callable, move_clock: Callable
) -> None:
    student = new_student()
    missed = take_and_miss(student)
    page = student.page
    page.get_by_role("link", name="My page").first.click()
    student.open("/review")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing to review now")
    move_clock(days=3)
    student.open("/review")
    expect(page.locator(".progress-text")).to_have_text(f"{missed} to review")
    expect(page.locator("mark.quote")).to_have_count(0)
    stem = page.locator(".stem-text").inner_text()
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    page.wait_for_selector(".verdict")
    verdict = student.verdict()
    expect(page.locator("mark.quote")).to_have_count(1)
    expect(page.locator(".verdict-kept")).to_contain_text("It comes again on")
    page.reload()
    assert student.verdict() == verdict
    expect(page.locator("h1")).to_have_text(stem)
    if missed > 1:
        page.keyboard.press("Enter")
        expect(page.locator(".progress-text")).to_have_text(f"{missed - 1} to review")
        page.go_back()
        assert student.verdict() == verdict
    assert student.quiet


def test_everything_that_is_kept_can_be_taken_along_and_deleted(new_student: Callable) -> None:
    student = new_student()
    take_and_miss(student)
    page = student.page
    student.open("/me")
    with page.expect_download() as started:
        page.get_by_role("link", name=re.compile("Download")).click()
    kept = json.loads(Path(started.value.path()).read_text(encoding="utf-8"))
    assert started.value.suggested_filename == "quizapp-my-data.json"
    assert len(kept["response"]) == 4
    assert "Amina" in json.dumps(kept)
    student.open("/me/delete")
    page.get_by_role("button", name=re.compile("Delete")).click()
    expect(page.get_by_role("alert")).to_contain_text("Tick the box")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name=re.compile("Delete")).click()
    expect(page.get_by_role("main")).to_contain_text("deleted")
    student.open("/me")
    expect(page.get_by_role("main")).to_contain_text("There is nothing here yet")
    assert page.request.get(f"{student.site}/me/data.json").status == 404


def test_what_is_kept_is_read_on_a_phone_without_moving_sideways(new_student: Callable) -> None:
    student = new_student("phone")
    student.begin()
    student.answer()
    student.open("/me/data")
    student.page.locator("details").evaluate_all("parts => parts.forEach(part => { part.open = true; })")
    rooms = student.page.locator(".table-room")
    assert rooms.count() >= 3
    assert rooms.evaluate_all("rooms => rooms.filter(room => room.scrollWidth > room.clientWidth).length") == 0
    when = student.page.locator('td[data-label="You chose"]').first
    assert when.evaluate("cell => getComputedStyle(cell, '::before').content").startswith('"You chose')
    narrowest = student.page.locator(".kept tbody th").evaluate_all(
        "cells => Math.min(...cells.map(cell => cell.clientWidth))"
    )
    assert narrowest > 250


def test_a_question_is_reported_from_the_score_and_the_way_leads_back(new_student: Callable) -> None:
    student = new_student(size="phone")
    take_and_miss(student)
    page = student.page
    page.get_by_role("link", name="Report question 2").click()
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose what is wrong")
    page.locator(".option").first.tap()
    page.get_by_label("Say more").fill("The second paragraph says otherwise. <b>🦊</b>")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    page.get_by_role("link", name="Back to the question").click()
    expect(page).to_have_url(re.compile(r"/result#question-2$"))
    # The browser notes the refused report, which was the point; nothing else.
    assert all("400" in line for line in student.console)


def test_only_what_was_missed_is_asked_again(new_student: Callable) -> None:
    student = new_student()
    missed = take_and_miss(student)
    page = student.page
    page.get_by_role("button", name=re.compile("you missed again")).first.click()
    page.wait_for_selector(".option")
    expect(page.locator(".progress-text")).to_have_text(f"Question 1 of {missed}")
    for _ in range(missed):
        student.answer(1)
        page.locator("[data-next]").click()
        page.wait_for_selector(".option, .score")
    expect(page.locator(".score-of")).to_have_text(f" of {missed}")
    assert student.quiet


def test_moments_are_told_in_the_readers_own_zone(new_student: Callable) -> None:
    student = new_student(timezone_id="Asia/Almaty")
    student.open("/quizzes/closed")
    expect(student.page.locator(".refusal time")).to_have_text(re.compile(r"1 January 2020 at 0[56]:00 GMT\+[56]"))
    plain = new_student(java_script_enabled=False, timezone_id="Asia/Almaty")
    plain.open("/quizzes/closed")
    expect(plain.page.locator(".refusal time")).to_have_text("1 January 2020, 00:00 UTC")


def test_the_article_opens_beside_the_question_and_the_choice_stays(new_student: Callable) -> None:
    student = new_student()
    student.begin()
    page = student.page
    page.locator(".option").nth(1).click()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Read the article").click()
    expect(opened.value.locator("h1.article-title")).to_be_visible()
    expect(page.locator("input[data-part=choice]:checked")).to_have_count(1)
