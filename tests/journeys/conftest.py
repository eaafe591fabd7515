"""A running site with the library's quiz, and real browsers to walk through it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from desk_fixtures import PASSWORD, TEACHERS
from served import served_in_a_thread

from quizapp import create_app
from quizapp.config import read_settings
from quizapp.formats.bank import read_bank
from quizapp.model import ItemType, Layout, Mode, Option, Provenance, Quiz, QuizSettings, Results
from quizapp.services.classes import add_class
from quizapp.services.importing import import_quiz

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SEED = Path(__file__).parents[2] / "seed_questions.yaml"
EVERY_KIND = Path(__file__).parents[1] / "every_kind.yaml"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 30_000  # milliseconds: what is to come is waited for, however busy the machine is
SIZES = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 800}}


TEST = QuizSettings(mode=Mode.TEST, ask_confidence=True, ask_where=True)
TESTS = {
    "test": TEST,
    "test-all": replace(TEST, layout=Layout.ALL),
    "test-timed": replace(TEST, time_limit=360),
    "test-short": replace(TEST, time_limit=4),
    "test-together": QuizSettings(mode=Mode.TEST, results=Results.TOGETHER),
    "closed": replace(TEST, closes_at=datetime(2020, 1, 1, tzinfo=UTC)),
    "practice-all": QuizSettings(layout=Layout.ALL),
}
AHEAD = {"by": timedelta()}  # how far the site's clock is ahead of this machine's
CLASS_CODES: dict[str, str] = {}  # by the address of the site
FILES: dict[str, Path] = {}  # the databases, in the same way


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def short_of(quiz: Quiz) -> Quiz:
    """Return a quiz of four of these questions: a true and a false statement, two with options."""
    statements = [item for item in quiz.items if item.type is ItemType.TRUE_FALSE]
    chosen = [next(item for item in statements if item.key == key) for key in (0, 1)]
    chosen += [item for item in quiz.items if item.type is ItemType.MULTIPLE_CHOICE][:2]
    return replace(quiz, id="short", title="A short quiz", items=tuple(chosen))


def endless_of(quiz: Quiz) -> Quiz:
    """Return a quiz of one question whose words nobody has ever hyphenated."""
    item = next(item for item in quiz.items if item.type is ItemType.MULTIPLE_CHOICE)
    options = tuple(o if i == item.key else Option(f"{i}" + "W" * 90) for i, o in enumerate(item.options))
    return replace(
        quiz, id="endless", title="Title" * 40, items=(replace(item, stem="Who" * 60 + "?", options=options),)
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[str]:
    """Serve the app on a free port of this machine with the library's quiz; give its address."""
    instance = tmp_path_factory.mktemp("site")
    shutil.copy(migrated_file, instance / "quizapp.sqlite3")
    app = create_app(read_settings({"QUIZAPP_INSTANCE": str(instance)}), lambda: datetime.now(UTC) + AHEAD["by"])
    app.extensions["quizapp.prepared"] = True
    quiz = read_bank(SEED).quiz
    with app.app_context():
        import_quiz(quiz, Provenance.AUTHORED)
        import_quiz(short_of(quiz), Provenance.AUTHORED)
        import_quiz(endless_of(quiz), Provenance.AUTHORED)
        import_quiz(read_bank(EVERY_KIND).quiz, Provenance.AUTHORED)
        code = add_class("8b", ["Amina", "Ben", "Zoë"]).code
        TEACHERS[0].store(app)
        for slug, settings in TESTS.items():
            test = replace(short_of(quiz), id=slug, title="A short test", settings=settings)
            import_quiz(test, Provenance.AUTHORED)
    with served_in_a_thread(app) as address:
        CLASS_CODES[address] = code
        FILES[address] = instance / "quizapp.sqlite3"
        yield address


@pytest.fixture
def site_file(site: str) -> Path:
    """Give the database of the site."""
    return FILES[site]


@pytest.fixture
def move_clock() -> Iterator[Callable[..., None]]:
    """Give a way to move the site's clock ahead, `move_clock(days=2)`; it is right again after the test."""

    def move(**duration: float) -> None:
        AHEAD["by"] += timedelta(**duration)

    yield move
    AHEAD["by"] = timedelta()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a Chromium: Debian's, or the one that Playwright installed; skip with the reason where there is none."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, CHROMIUM)), None) or playwright.chromium.executable_path
        if not Path(found).exists():
            reason = "no Chromium here: install Debian's package chromium, or run `playwright install chromium`"
            if os.environ.get("QUIZAPP_REQUIRE_BROWSER") == "1":
                pytest.fail(reason)
            pytest.skip(reason)
        chromium = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield chromium
        chromium.close()


@dataclass
class Student:
    """One browser window on the site, and what its console said."""

    page: Page
    site: str
    console: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(self.site + path)

    def begin(self, name: str = "Amina", quiz: str = "short") -> None:
        self.open(f"/quizzes/{quiz}")
        self.page.get_by_label("Your name").fill(name)
        self.page.get_by_role("button", name="Start the").click()
        self.page.wait_for_selector(".option")
        self.page.wait_for_load_state("load")  # the scripts too: who goes offline before they have come has none

    def answer(self, number: int = 1) -> str:
        """Choose the option of that number, check it, and return the verdict."""
        self.page.locator(".option").nth(number - 1).click()
        self.page.get_by_role("button", name="Check my answer").click()
        return self.verdict()

    def verdict(self) -> str:
        return self.page.locator(".verdict-word").inner_text()

    def sign_in(self) -> None:
        """Become the site's teacher."""
        self.open("/sign-in")
        self.page.get_by_label("User name").fill(TEACHERS[0].user_name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url("**/desk")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def says(self, words: str) -> None:
        """Wait until the page says these words."""
        self.page.get_by_text(words).first.wait_for()

    @property
    def class_code(self) -> str:
        return CLASS_CODES[self.site]

    @property
    def quiet(self) -> bool:
        return not self.console


@pytest.fixture
def new_student(browser: Browser, site: str) -> Iterator[Callable[..., Student]]:
    """Give a way to open windows: `new_student(size="phone", color_scheme="dark", …)`; every one is closed again."""
    contexts = []

    def open_window(size: str = "desktop", **options: Any) -> Student:
        phone = {"has_touch": True, "is_mobile": True} if size == "phone" else {}
        context = browser.new_context(viewport=SIZES[size], **(phone | options))
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        student = Student(context.new_page(), site)
        student.page.on("console", lambda message: student.console.append(message.text))
        student.page.on("pageerror", lambda error: student.console.append(str(error)))
        return student

    yield open_window
    for context in contexts:
        context.close()
