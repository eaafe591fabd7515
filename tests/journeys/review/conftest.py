"""A site with drafts to review, and browser windows in which their teacher is signed in."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desk_drafts import GENERATED, HOSTILE, TELLTALE, TWICE
from desk_fixtures import PASSWORD, TEACHERS
from example_quiz import ARTICLE, RISE

from quizapp import create_app
from quizapp.config import read_settings
from quizapp.storage import articles, items, writing
from quizapp.storage.base import db
from quizapp.storage.items import Standing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 800}}


@dataclass
class Desk:
    """A browser window of the first teacher, and what its console said."""

    page: Page
    site: str
    console: list[str] = field(default_factory=list)

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
        desk.page.on("console", lambda message: desk.console.append(message.text))
        desk.page.on("pageerror", lambda error: desk.console.append(str(error)))
        desk.page.on("dialog", lambda dialog: (desk.console.append(dialog.message), dialog.accept()))
        desk.open("/sign-in")
        desk.page.get_by_label("User name").fill(TEACHERS[0].user_name)
        desk.page.get_by_label("Password").fill(PASSWORD)
        desk.page.get_by_role("button", name="Sign in").click()
        desk.page.wait_for_url("**/desk")
        return desk

    yield open_window
    for context in contexts:
        context.close()
