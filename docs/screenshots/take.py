"""Take the screenshots of this folder from a running app: `python docs/screenshots/take.py [ADDRESS]`.

Needs the test extra (Playwright), a Chromium, and the app's own QUIZAPP_INSTANCE: ten of the questions are imported
once more as a test. The quiz is taken twice: once to learn the keys from its score page, once to show a likely score.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
QUIZ = "/quizzes/kazakhstan-2022"
TEST = "/quizzes/kazakhstan-test"
AS_A_TEST = """quiz: Kazakhstan, January 2022
id: kazakhstan-test
settings: {mode: test, time_limit: 20 min, confidence: true, where: true}
"""
DESKTOP = {"viewport": {"width": 1280, "height": 860}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "color_scheme": "dark"}
MISSED = (1, 9, 15, 22, 30)  # positions answered wrong on the second pass; the first is a false statement


def begin(page: Page, address: str, name: str, quiz: str = QUIZ) -> None:
    """Start the quiz."""
    page.goto(address + quiz)
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Start the").click()
    page.wait_for_selector(".option")


def answer(page: Page, text: str | None, wrong: bool) -> None:
    """Choose the option of that text (or one that differs from it) and check it."""
    shown = [option.strip() for option in page.locator(".option-text").all_inner_texts()]
    index = shown.index(text) if text else 0
    page.locator(".option").nth((index + 1) % len(shown) if wrong else index).click()


def check(page: Page) -> None:
    """Check the answer."""
    page.get_by_role("button", name="Check my answer").click()
    page.wait_for_selector(".verdict")


def go_on(page: Page) -> bool:
    """Go on; say whether a question follows."""
    page.locator("[data-next]").click()
    page.wait_for_selector(".option, .score")
    return page.locator(".option").count() > 0


def learn_keys(browser: Browser, address: str) -> list[str]:
    """Take the quiz once and read the right answers from its score page, in order."""
    page = browser.new_page(**DESKTOP)
    begin(page, address, "Key")
    more = True
    while more:
        answer(page, None, wrong=False)
        check(page)
        more = go_on(page)
    keys = [text.strip() for text in page.locator(".is-key > span").all_inner_texts()]
    page.close()
    return keys


def save(page: Page, name: str, **options: Any) -> None:
    """Write one screenshot into this folder."""
    page.screenshot(path=FOLDER / f"{name}.png", **options)


def on_desktop(browser: Browser, address: str, keys: list[str]) -> None:
    """Show home, a question, feedback and the score."""
    page = browser.new_page(**DESKTOP)
    page.goto(address)
    save(page, "home")
    begin(page, address, "Amina")
    for position, key in enumerate(keys, 1):
        answer(page, key, wrong=position in MISSED)
        if position == 2:
            save(page, "question")
        check(page)
        if position == 1:
            save(page, "feedback", full_page=True)
        go_on(page)
    save(page, "score")


def on_phone(browser: Browser, address: str, keys: list[str]) -> None:
    """Show feedback on a phone at night."""
    page = browser.new_page(**PHONE)
    begin(page, address, "Amina")
    answer(page, keys[0], wrong=True)
    check(page)
    save(page, "feedback-phone-dark")


def offer_test() -> None:
    """Import the seed questions once more, as a test of ten of them."""
    bank = (ROOT / "seed_questions.yaml").read_text(encoding="utf-8")
    head, _, questions = bank.partition("questions:")
    article = next(line for line in head.splitlines() if line.startswith("article: ")).removeprefix("article: ")
    ten = questions.split("\n  - id: ")[:11]
    text = f"{AS_A_TEST}article: {ROOT / article}\nquestions:" + "\n  - id: ".join(ten) + "\n"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "test.yaml"
        file.write_text(text, encoding="utf-8")
        subprocess.run([sys.executable, "-m", "quizapp", "import", file], check=True)  # noqa: S603 - our own command


def take_test(browser: Browser, address: str) -> None:
    """Show a test on a phone: a choice saved, another question flagged, and what is open at the end."""
    page = browser.new_page(**PHONE | {"color_scheme": "light"})
    begin(page, address, "Amina", TEST)
    attempt = page.url.rsplit("/", 1)[0]
    for position in (1, 2, 3, 5):
        page.goto(f"{attempt}/{position}")
        page.locator(".option").first.click()
        page.get_by_text("Fairly sure").click()
        if position == 3:
            page.get_by_text("Flag it").click()
        page.locator("[data-saved=saved]").wait_for()
    page.goto(f"{attempt}/2")
    save(page, "test-phone", full_page=True)
    page.close()


def show_reading(browser: Browser, address: str) -> None:
    """Show what the app understood of the article."""
    page = browser.new_page(**DESKTOP)
    page.goto(address + QUIZ)
    page.locator(".entry-source a").click()
    page.get_by_role("link", name="What the app understood").click()
    page.wait_for_selector(".read-passage")
    page.locator("#p1").evaluate("element => scrollTo(0, element.offsetTop - 20)")
    save(page, "reading")
    page.close()


def main() -> None:
    """Take them all."""
    address = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        keys = learn_keys(browser, address)
        on_desktop(browser, address, keys)
        on_phone(browser, address, keys)
        offer_test()
        take_test(browser, address)
        show_reading(browser, address)
        browser.close()


if __name__ == "__main__":
    main()
