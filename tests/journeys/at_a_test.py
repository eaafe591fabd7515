"""What a student does and sees at a test, for the journeys of several modules."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

FINISH = "Finish: see what is open"


def chosen(page: Page) -> list[int]:
    """Return the indices of the chosen options on the page."""
    return page.locator("input[data-part=choice]").evaluate_all("all => all.flatMap((e, i) => e.checked ? [i] : [])")


def choose_all_offline(student: Any) -> Page:
    """Begin a test of one page and choose the second option of each question after the line has gone."""
    student.begin(quiz="test-all")
    page = student.page
    page.context.set_offline(True)
    for card in page.locator("[data-question]").all():
        card.locator(".option").nth(1).click()
    saved(page, "Offline: kept on this device, will be sent")
    return page


def saved(page: Page, words: str = "Saved") -> None:
    expect(page.locator("[data-saved]")).to_have_text(words)


def on_the_server(page: Page, address: str = "") -> list[int]:
    """Return what the server holds as chosen for a question, this page's if not said; the page stays as it is."""
    shown = re.findall(r'value="(\d+)" data-part="choice"( checked)?', page.request.get(address or page.url).text())
    return [int(index) for index, is_chosen in shown if is_chosen]


def attempt_of(page: Page) -> str:
    return re.sub(r"/(\d+|submit)(\?.*)?$", "", page.url)


def hand_in(page: Page) -> tuple[int, int]:
    """Go to the end, hand in, and return the score."""
    page.get_by_role("button", name=FINISH).click()
    page.get_by_role("button", name="Hand in").click()
    page.wait_for_selector(".score")
    points, total = page.locator(".score-points").inner_text().split(" of ")
    return int(points), int(total)


def wait_until(page: Page, is_so: Callable[[], bool]) -> None:
    """Wait for what the page itself does not show: what the browser keeps, or what the server holds."""
    for _ in range(600):
        if is_so():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not come")
