"""The pages of the review, the form and YAML: nothing of a text is run, and everybody can read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from desk_drafts import HOSTILE
from faultless import assert_faultless
from playwright.sync_api import expect

SLUG = "flood-closes-the-old-bridge-in-halden"


def test_hostile_articles_and_questions_run_nothing(at_desk: Callable) -> None:
    desk = at_desk()
    desk.open("/desk/review")
    desk.page.get_by_role("link", name="wave").first.click()
    desk.says("🌊")
    for path in ("/desk/questions", "/desk/questions/duplicates", "/desk/questions/new", "/desk/yaml"):
        desk.open(path)
    desk.open("/desk/questions?words=wave")
    desk.page.locator(".shelf-title a").click()
    desk.page.get_by_role("link", name="Edit").click()
    desk.page.get_by_label("Why it is right").fill(HOSTILE)
    desk.page.locator("[data-state][data-verdict]").wait_for()
    expect(desk.page.locator("main img, main script")).to_have_count(0)
    assert desk.console == []


def every_page(desk: object) -> Iterator[str]:
    page = desk.page
    for path in (
        "/desk/review",
        f"/desk/review/{SLUG}",
        f"/desk/review/{SLUG}?item=6&said=unexplained",
        f"/desk/review/{SLUG}/not-used",
        "/desk/questions",
        "/desk/questions?words=zebra",
        "/desk/questions/duplicates",
        "/desk/questions/4",
        "/desk/questions/4/edit",
        "/desk/questions/1/edit?done=copied",
        "/desk/questions/new",
        "/desk/yaml",
        "/desk/yaml/new",
        f"/desk/yaml/new?article={SLUG}",
    ):
        desk.open(path)
        page.wait_for_load_state("networkidle")
        yield path
    desk.open("/desk/questions/1/edit")
    page.get_by_label("Quote that settles it").fill("not there")
    page.get_by_role("status").get_by_text("It does not hold yet.").wait_for()
    yield "editor with a live error"
    page.get_by_role("button", name="Save as a draft").click()
    page.locator(".error-summary").wait_for()
    yield "editor refused"
    desk.open(f"/desk/review/{SLUG}")
    page.locator(".verb-reject summary").click()
    yield "reasons"
    page.get_by_role("button", name="It is not worth asking").click()
    desk.says("Rejected.")
    yield "undo line"
    page.get_by_role("button", name="Approve all").click()
    desk.says("approved.")
    yield "many approved"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_axe_finds_nothing_on_pages_of_the_review_the_form_and_yaml(at_desk: Callable, size: str, scheme: str) -> None:
    assert_faultless(at_desk(size, color_scheme=scheme), every_page)
