"""A teacher at the review desk, with a real browser: keys, touch, everything at once, and undo."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

SLUG = "flood-closes-the-old-bridge-in-halden"


def test_five_drafts_are_reviewed_by_keyboard(at_desk: Callable) -> None:
    desk = at_desk()
    page = desk.page
    desk.open(f"/desk/review/{SLUG}")
    desk.says("By how many centimetres")
    desk.press("a")
    desk.says("Approved.")
    desk.says("Who closed the old bridge?")
    desk.press("r")
    page.get_by_text("The answer is wrong or arguable").wait_for()
    desk.press("2")
    desk.says("Rejected.")
    desk.says("About how many people")
    desk.press("e")
    page.wait_for_url("**/edit?then=review")
    quote = page.get_by_label("Quote that settles it")
    quote.fill("About 340 persons left their homes")
    desk.says("nearest is “About 340 people left their homes”")
    page.get_by_role("status").get_by_text("It does not hold yet.").wait_for()
    quote.fill("About 340 people left their homes")
    page.get_by_role("status").get_by_text("Nothing stands against it.").wait_for()
    expect(page.locator(".editor-text mark.quote")).to_have_text("About 340 people left their homes")
    page.get_by_label("Why it is right").fill("Paragraph 2 says so.")
    page.get_by_role("button", name="Save and approve").click()
    desk.says("Saved and approved.")
    desk.says("21")
    desk.press("a")
    desk.says("Who said that the water would fall?")
    desk.press("a")  # its key is telling: the key asks for the reason first
    assert page.evaluate("document.activeElement.id") == "why"
    page.keyboard.type("My class knows the mayor.")
    desk.press("Enter")
    desk.says("Approved.")
    desk.says("The fire brigade")
    desk.press("z")
    desk.says("Taken back.")
    desk.says("Who said that the water would fall?")
    for stem in ("people spent the night in the sports hall", "About how many people", "Who closed the old bridge?"):
        desk.press("z")
        page.locator(".stem-text", has_text=stem).wait_for()
    expect(page.locator(".progress-text")).to_contain_text("Draft 2 of 6 (1 decided)")
    assert desk.console == []


def test_on_a_phone_nothing_can_be_approved_before_its_proof_was_in_sight(at_desk: Callable) -> None:
    desk = at_desk("phone")
    page = desk.page
    desk.open(f"/desk/review/{SLUG}?item=4")
    approve, proof = page.get_by_role("button", name="Approve", exact=True), page.locator(".passage mark.quote").last
    assert page.evaluate("document.documentElement.scrollHeight > innerHeight")
    for _ in range(40):
        if page.evaluate("document.querySelector('[data-approve] button').getBoundingClientRect().top < innerHeight"):
            break
        page.mouse.wheel(0, 40)
        page.wait_for_timeout(50)
    assert proof.bounding_box()["y"] + proof.bounding_box()["height"] <= approve.bounding_box()["y"]
    assert page.locator(".verbs").bounding_box()["height"] < 70


def test_the_reasons_open_over_the_page_and_move_no_button(at_desk: Callable) -> None:
    desk = at_desk()
    page = desk.page
    page.set_viewport_size({"width": 1024, "height": 768})
    desk.open(f"/desk/review/{SLUG}")
    rejecting = page.locator(".verb-reject summary")
    before = (rejecting.bounding_box(), page.evaluate("scrollY"))
    desk.press("r")
    page.get_by_text("The answer is wrong or arguable").wait_for()
    assert (rejecting.bounding_box(), page.evaluate("scrollY")) == before
    assert page.locator(".stem-text").bounding_box()["y"] > 0


def test_keys_can_be_turned_off(at_desk: Callable) -> None:
    desk = at_desk()
    desk.open(f"/desk/review/{SLUG}")
    desk.page.get_by_role("button", name="Turn keys off").click()
    desk.page.locator("body").press("a")
    desk.page.wait_for_timeout(300)
    expect(desk.page.locator(".progress-text")).to_contain_text("Draft 1 of 6")
    desk.page.reload()
    expect(desk.page.get_by_role("button", name="Turn keys on")).to_be_visible()


def test_all_without_a_warning_are_approved_at_once_and_taken_back(at_desk: Callable) -> None:
    desk = at_desk("phone")
    desk.open(f"/desk/review/{SLUG}")
    desk.page.get_by_role("button", name="Approve all 5 without a warning").click()
    desk.says("5 questions approved.")
    desk.says("Draft 6 of 6 (5 decided)")
    desk.page.get_by_role("button", name="Undo").first.click()
    desk.says("Taken back: 5 questions wait for you again.")
