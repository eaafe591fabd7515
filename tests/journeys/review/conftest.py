"""A site with drafts to review, and browser windows in which their teacher is signed in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desk_drafts import GENERATED, HOSTILE, TELLTALE, TWICE
from desk_fixtures import TEACHERS
from example_quiz import ARTICLE, RISE
from served import served_in_a_thread

from quizapp import create_app
from quizapp.config import read_settings
from quizapp.storage import articles, items, writing
from quizapp.storage.items import Standing

if TYPE_CHECKING:
    pass


@pytest.fixture
def site(tmp_path: Path, migrated_file: Path) -> Iterator[str]:
    """Serve the app with the first teacher's drafts on two articles."""
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
    with served_in_a_thread(app) as address:
        yield address


@pytest.fixture
def at_desk(new_student: Callable) -> Callable:
    """Give a way to open windows in which the teacher is signed in; what a dialog says is noted like the console."""

    def open_window(size: str = "desktop", **options: object) -> object:
        desk = new_student(size, **options)
        desk.page.on("dialog", lambda dialog: (desk.console.append(dialog.message), dialog.accept()))
        desk.sign_in()
        return desk

    return open_window
