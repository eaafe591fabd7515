"""Take the screenshots of this folder from a running app: `python docs/screenshots/take.py [ADDRESS]`.

Needs the test extra (Playwright) and a Chromium. The quiz is taken twice: once to learn the keys from its score page,
once to show a likely score.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent
QUIZ = "/quizzes/kazakhstan-2022"
DESKTOP = {"viewport": {"width": 1280, "height": 860}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "color_scheme": "dark"}
MISSED = (1, 9, 15, 22, 30)  # positions answered wrong on the second pass; the first is a false statement


def begin(page: Page, address: str, name: str) -> None:
    """Start the quiz."""
    page.goto(address + QUIZ)
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Start the quiz").click()
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
    keys = [text.strip() for text in page.locator(".is-key .settled-text").all_inner_texts()]
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


def main() -> None:
    """Take them all."""
    address = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        keys = learn_keys(browser, address)
        on_desktop(browser, address, keys)
        on_phone(browser, address, keys)
        browser.close()


if __name__ == "__main__":
    main()
