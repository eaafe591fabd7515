"""A teacher in the question form and in the YAML page, with a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desk_drafts import TWICE
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

SLUG = "flood-closes-the-old-bridge-in-halden"


def mark(page: Page, block: int, words: str) -> None:
    """Mark words of a block of the article, as with a mouse."""
    page.evaluate(
        """([place, words]) => {
            const node = document.querySelectorAll(".editor-text [data-start]")[place].firstChild;
            const at = node.data.lastIndexOf(words);
            getSelection().setBaseAndExtent(node, at, node, at + words.length);
        }""",
        [block, words],
    )


def test_a_question_is_written_with_words_marked_in_the_article(at_desk: Callable) -> None:
    desk = at_desk()
    page = desk.page
    desk.open("/desk/questions/new")
    page.get_by_role("link", name="wave").click()
    page.get_by_label("Question or statement").fill("When did the river rise again?")
    page.get_by_label("Option 1", exact=True).fill("On Friday")
    page.get_by_label("Option 2", exact=True).fill("On Sunday")
    page.get_by_label("Option 3", exact=True).fill("On Tuesday")
    page.get_by_label("Option 1 is right").check()
    mark(page, 2, " river rose in Halden again 🌊 on Friday")
    page.get_by_role("button", name="Quote it").click()
    expect(page.locator("#quote")).to_have_value("river rose in Halden again 🌊 on Friday")
    expect(page.locator("#start")).to_have_value(str(TWICE.text.index("river rose in Halden again")))
    page.get_by_role("status").get_by_text("Nothing stands against it.").wait_for()
    mark(page, 1, "river rose in Halden")  # these words stand twice; the marked ones are meant
    page.get_by_role("button", name="Quote it").click()
    page.locator(".editor-text mark.quote", has_text="river rose in Halden").wait_for()
    page.wait_for_function("document.querySelector('.editor-text mark.quote').textContent === 'river rose in Halden'")
    mark(page, 2, "river rose in Halden again 🌊 on Friday")
    page.get_by_role("button", name="Quote it").click()
    page.get_by_role("button", name="Save and approve").click()
    desk.says("Saved and approved.")
    expect(page.locator(".passage mark.quote")).to_have_text("river rose in Halden again 🌊 on Friday")
    assert desk.console == []


def test_nobody_is_told_what_is_wrong_before_a_word_is_written(at_desk: Callable) -> None:
    desk = at_desk()
    page = desk.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/check") else None)
    desk.open(f"/desk/questions/new?article={SLUG}")
    page.get_by_text("True or false", exact=True).click()
    page.locator("#verdict").select_option("1")
    page.wait_for_timeout(1500)  # four times as long as the form waits before it has a question checked
    assert asked == []
    expect(page.locator(".verdict-now")).to_have_text("")
    page.get_by_label("Question or statement").fill("The river fell.")
    page.get_by_role("status").get_by_text("It does not hold yet.").wait_for()


def test_back_after_a_mended_form_shows_the_form_and_not_the_browsers_error(at_desk: Callable) -> None:
    desk = at_desk()
    page = desk.page
    desk.open("/desk/questions/1/edit?then=review")
    for words in ("not there", "nor here", "The river rose by 85 centimetres overnight"):
        page.get_by_label("Quote that settles it").fill(words)
        page.get_by_label("Why it is right").fill("Paragraph 1.")
        page.get_by_role("button", name="Save as a draft").click()
        page.wait_for_load_state("networkidle")
    desk.says("Your change is kept.")
    page.go_back()
    page.get_by_role("heading", name="Edit the question").wait_for()
    expect(page.locator(".error-summary")).to_have_count(0)
    expect(page.get_by_label("Why it is right")).to_have_value("Paragraph 1.")


def test_a_false_statement_is_written_and_told_what_it_lacks(at_desk: Callable) -> None:
    desk = at_desk()
    page = desk.page
    desk.open(f"/desk/questions/new?article={SLUG}")
    expect(page.get_by_label("It is", exact=True)).not_to_be_visible()
    page.get_by_text("True or false", exact=True).click()
    expect(page.get_by_label("Option 1", exact=True)).not_to_be_visible()
    page.get_by_label("Question or statement").fill("Firefighters closed the old bridge at noon.")
    page.get_by_label("It is", exact=True).select_option("1")
    page.get_by_label("Quote that settles it").fill("Police closed the old bridge at noon")
    desk.says("A false statement must say what was changed")
    page.get_by_label("The article says").fill("Police")
    page.get_by_label("Your statement says").fill("Firefighters")
    page.get_by_role("status").get_by_text("Nothing stands against it.").wait_for()
    page.get_by_role("button", name="Save as a draft").click()
    desk.says("Saved.")
    expect(page.locator("mark.now")).to_have_text("Firefighters")


def test_yaml_shows_an_error_at_its_line_until_it_is_mended(at_desk: Callable) -> None:
    desk = at_desk()
    page = desk.page
    desk.open(f"/desk/yaml/new?article={SLUG}")
    area = page.get_by_label("Questions", exact=True)
    sensible = (("Write your question here?", "Who closed the old bridge?"), ("the right answer", "Police"))
    sensible += (("a wrong one, another wrong one", "Firefighters, Soldiers"),)
    page.get_by_role("button", name="Line 7").wait_for()
    expect(page.locator(".yaml-lines .line-error")).to_have_text("7")
    text = area.input_value().replace("copy the words of the article that settle it", "Police closed the old bridge")
    for example, words in sensible:
        text = text.replace(example, words)
    area.fill("# my own\n" + text.replace("Soldiers", "Police."))
    page.get_by_role("button", name="Line 7").wait_for()
    desk.says("reads the same as the answer")
    page.get_by_role("button", name="Line 7").click()
    assert page.evaluate("getSelection().toString()").strip().startswith("distractors:")
    area.fill("# my own\n" + text)
    page.get_by_role("status").get_by_text("No problem.").wait_for()
    page.get_by_role("button", name="Save").click()
    desk.says("Saved: 1 new, 0 changed, 0 taken out.")
    expect(area).to_have_value("# my own\n" + text)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    assert Path(download.value.path()).read_text(encoding="utf-8") == "# my own\n" + text
    assert desk.console == []


def test_a_state_is_restored_and_found_again(at_desk: Callable) -> None:
    desk = at_desk()
    page = desk.page
    desk.open("/desk/questions")
    page.get_by_label("Search in questions").fill("centimetres overnight")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="By how many centimetres").click()
    page.get_by_role("link", name="Edit").click()
    page.get_by_label("Question or statement").fill("By how much did the water climb?")
    page.get_by_role("button", name="Save as a draft").click()
    page.locator(".difference ins").first.wait_for()
    page.get_by_role("button", name="Go back to this").click()
    desk.says("It says again what it said then.")
    expect(page.locator(".stem-text")).to_contain_text("By how many centimetres")
    desk.open("/desk/questions?words=climb")
    desk.says("0 questions with “climb”")


def test_a_page_left_with_unsaved_words_asks_first(at_desk: Callable) -> None:
    desk = at_desk()
    desk.open(f"/desk/questions/new?article={SLUG}")
    desk.page.get_by_label("Question or statement").press_sequentially("Who")
    desk.page.get_by_role("link", name="Quizzes").click()
    desk.page.wait_for_url("**/quizzes*")
    assert len(desk.console) >= 1
