"""A teacher at the review desk, in the question form and in the YAML page, with a real browser."""

from __future__ import annotations

import itertools
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from desk_drafts import GENERATED, TELLTALE
from desk_fixtures import PASSWORD, TEACHERS
from example_quiz import ARTICLE, RISE

from quizapp import create_app
from quizapp.config import read_settings
from quizapp.model import Article, Record
from quizapp.storage import articles, items, writing
from quizapp.storage.base import db
from quizapp.storage.items import Standing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SLUG = "flood-closes-the-old-bridge-in-halden"
SIZES = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 800}}
HOSTILE = "<img src=x onerror=\"alert('article')\"><script>alert(1)</script> 🌊 wave"
TWICE = Article(
    f"{HOSTILE}\n\nThe 🌊 river rose in Halden on Monday. 🚒 Crews came at noon.\n\n"
    "The river rose in Halden again 🌊 on Friday.\n",
    Record(HOSTILE),
)


@dataclass
class Desk:
    """A browser window of the first teacher, and what it complained of."""

    page: Page
    site: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(self.site + path)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def says(self, words: str) -> None:
        self.page.get_by_text(words).first.wait_for()


@pytest.fixture
def site(tmp_path: Path, migrated_file: Path) -> Iterator[str]:
    """Serve the app with the first teacher's drafts on two articles."""
    import waitress

    shutil.copy(migrated_file, tmp_path / "quizapp.sqlite3")
    app = create_app(read_settings({"QUIZAPP_INSTANCE": str(tmp_path)}))
    app.extensions["quizapp.prepared"] = True
    teacher = TEACHERS[0].store(app)
    with app.app_context(), writing() as connection:
        kept = articles.keep_article(connection, ARTICLE, teacher)
        items.add_items(connection, "made", (*GENERATED, TELLTALE), kept, Standing(teacher, "draft"))
        twice = articles.keep_article(connection, TWICE, teacher)
        river = replace(RISE, id="hostile", stem=f"{HOSTILE}?", rationale=HOSTILE, tags=(HOSTILE,))
        quote = "The 🌊 river rose in Halden on Monday."
        start = TWICE.text.index(quote)
        river = replace(river, citation=replace(RISE.citation, quote=quote, start=start, end=start + len(quote)))
        items.add_items(connection, "made-2", (river,), twice, Standing(teacher, "draft"))
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.pull_trigger()
    server.close()
    thread.join(timeout=10)
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def at_desk(browser: Browser, site: str) -> Iterator[Callable[..., Desk]]:
    """Give a way to open windows in which the teacher is signed in."""
    contexts = []

    def open_window(size: str = "desktop", **options: object) -> Desk:
        context = browser.new_context(viewport=SIZES[size], **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        desk = Desk(context.new_page(), site)
        desk.page.on("console", lambda message: desk.complaints.append(message.text))
        desk.page.on("pageerror", lambda error: desk.complaints.append(str(error)))
        desk.page.on("dialog", lambda dialog: (desk.complaints.append(dialog.message), dialog.accept()))
        desk.open("/sign-in")
        desk.page.get_by_label("User name").fill(TEACHERS[0].user_name)
        desk.page.get_by_label("Password").fill(PASSWORD)
        desk.page.get_by_role("button", name="Sign in").click()
        desk.page.wait_for_url("**/desk")
        return desk

    yield open_window
    for context in contexts:
        context.close()


def test_five_drafts_are_reviewed_by_keyboard(at_desk: Callable[..., Desk]) -> None:
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
    assert page.locator(".editor-text mark.quote").inner_text() == "About 340 people left their homes"
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
    assert "Draft 2 of 6 (1 decided)" in page.locator(".progress-text").inner_text()
    assert desk.complaints == []


def test_on_a_phone_nothing_can_be_approved_before_its_proof_was_in_sight(at_desk: Callable[..., Desk]) -> None:
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


def test_the_reasons_open_over_the_page_and_move_no_button(at_desk: Callable[..., Desk]) -> None:
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


def test_keys_can_be_turned_off(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    desk.open(f"/desk/review/{SLUG}")
    desk.page.get_by_role("button", name="Turn keys off").click()
    desk.page.locator("body").press("a")
    desk.page.wait_for_timeout(300)
    assert "Draft 1 of 6" in desk.page.locator(".progress-text").inner_text()
    desk.page.reload()
    assert desk.page.get_by_role("button", name="Turn keys on").is_visible()


def test_all_without_a_warning_are_approved_at_once_and_taken_back(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk("phone")
    desk.open(f"/desk/review/{SLUG}")
    desk.page.get_by_role("button", name="Approve all 5 without a warning").click()
    desk.says("5 questions approved.")
    desk.says("Draft 6 of 6 (5 decided)")
    desk.page.get_by_role("button", name="Undo").first.click()
    desk.says("Taken back: 5 questions wait for you again.")


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


def test_a_question_is_written_with_words_marked_in_the_article(at_desk: Callable[..., Desk]) -> None:
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
    assert page.locator("#quote").input_value() == "river rose in Halden again 🌊 on Friday"
    assert page.locator("#start").input_value() == str(TWICE.text.index("river rose in Halden again"))
    page.get_by_role("status").get_by_text("Nothing stands against it.").wait_for()
    mark(page, 1, "river rose in Halden")  # these words stand twice; the marked ones are meant
    page.get_by_role("button", name="Quote it").click()
    page.locator(".editor-text mark.quote", has_text="river rose in Halden").wait_for()
    page.wait_for_function("document.querySelector('.editor-text mark.quote').textContent === 'river rose in Halden'")
    mark(page, 2, "river rose in Halden again 🌊 on Friday")
    page.get_by_role("button", name="Quote it").click()
    page.get_by_role("button", name="Save and approve").click()
    desk.says("Saved and approved.")
    assert page.locator(".passage mark.quote").inner_text() == "river rose in Halden again 🌊 on Friday"
    assert desk.complaints == []


def test_back_after_a_mended_form_shows_the_form_and_not_the_browsers_error(at_desk: Callable[..., Desk]) -> None:
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
    assert page.locator(".error-summary").count() == 0
    assert page.get_by_label("Why it is right").input_value() == "Paragraph 1."


def test_a_false_statement_is_written_and_told_what_it_lacks(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    page = desk.page
    desk.open(f"/desk/questions/new?article={SLUG}")
    assert not page.get_by_label("It is", exact=True).is_visible()
    page.get_by_text("True or false", exact=True).click()
    assert not page.get_by_label("Option 1", exact=True).is_visible()
    page.get_by_label("Question or statement").fill("Firefighters closed the old bridge at noon.")
    page.get_by_label("It is", exact=True).select_option("1")
    page.get_by_label("Quote that settles it").fill("Police closed the old bridge at noon")
    desk.says("A false statement must say what was changed")
    page.get_by_label("The article says").fill("Police")
    page.get_by_label("Your statement says").fill("Firefighters")
    page.get_by_role("status").get_by_text("Nothing stands against it.").wait_for()
    page.get_by_role("button", name="Save as a draft").click()
    desk.says("Saved.")
    assert page.locator("mark.now").inner_text() == "Firefighters"


def test_yaml_shows_an_error_at_its_line_until_it_is_mended(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    page = desk.page
    desk.open(f"/desk/yaml/new?article={SLUG}")
    area = page.get_by_label("Questions", exact=True)
    sensible = (("Write your question here?", "Who closed the old bridge?"), ("the right answer", "Police"))
    sensible += (("a wrong one, another wrong one", "Firefighters, Soldiers"),)
    page.get_by_role("button", name="Line 7").wait_for()
    assert page.locator(".yaml-lines .line-error").inner_text() == "7"
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
    assert area.input_value() == "# my own\n" + text
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    assert Path(download.value.path()).read_text(encoding="utf-8") == "# my own\n" + text
    assert desk.complaints == []


def test_a_state_is_restored_and_found_again(at_desk: Callable[..., Desk]) -> None:
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
    assert "By how many centimetres" in page.locator(".stem-text").inner_text()
    desk.open("/desk/questions?words=climb")
    desk.says("0 questions with “climb”")


def test_a_page_left_with_unsaved_words_asks_first(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    desk.open(f"/desk/questions/new?article={SLUG}")
    desk.page.get_by_label("Question or statement").press_sequentially("Who")
    desk.page.get_by_role("link", name="Quizzes").click()
    desk.page.wait_for_url("**/quizzes*")
    assert len(desk.complaints) >= 1


def test_hostile_articles_and_questions_run_nothing(at_desk: Callable[..., Desk]) -> None:
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
    assert desk.page.locator("main img, main script").count() == 0
    assert desk.complaints == []


def every_page(desk: Desk) -> Iterator[str]:
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


@pytest.mark.parametrize(("size", "scheme"), list(itertools.product(("phone", "desktop"), ("light", "dark"))))
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    at_desk: Callable[..., Desk], size: str, scheme: str
) -> None:
    desk = at_desk(size, color_scheme=scheme)
    found = {}
    for name in every_page(desk):
        broken = [
            f"{rule['id']}: {node['target']}"
            for rule in Axe()
            .run(desk.page, options={"resultTypes": ["violations"], "runOnly": RULES})
            .response["violations"]
            for node in rule["nodes"]
        ]
        width = desk.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if broken or width > 0:
            found[name] = (broken, width)
    assert found == {}
