"""Setting up: what ships with the app is loaded once, and again only when it has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from flask import Flask
from made_apps import Clock, app_for_tests, close

from quizapp.config import Settings
from quizapp.services import catalogue, setup, taking
from quizapp.services.setup import prepare, where_kept


@pytest.fixture
def fresh(bare_app: Flask) -> Flask:
    del bare_app.extensions["quizapp.prepared"]
    return bare_app


def start_again(app: Flask, clock: Clock, **changes: object) -> tuple[str, ...]:
    """Prepare as a new process would."""
    again = app_for_tests(replace(app.extensions["quizapp.settings"], **changes), clock)  # type: ignore[arg-type]
    del again.extensions["quizapp.prepared"]
    lines = prepare(again)
    close(again)
    return lines


@pytest.fixture
def own_bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a copy of the seed bank that the test may change."""
    copy = tmp_path / "seed_questions.yaml"
    copy.write_bytes(setup._bank_file().read_bytes())
    monkeypatch.setattr(setup, "_bank_file", lambda: copy)
    yield copy


def test_a_first_start_offers_the_hand_made_and_the_generated_quiz(fresh: Flask) -> None:
    lines = prepare(fresh)
    assert len(lines) == 3
    with fresh.app_context():
        seed, generated = catalogue.list_quizzes()
        assert (seed.slug, seed.made, generated.made) == ("kazakhstan-2022", "Made by hand", "Generated")
        assert seed.questions >= 24
        assert generated.questions >= 5
        assert seed.article_slug == generated.article_slug
        assert catalogue.article_page(seed.article_slug).record.note


def test_a_second_start_does_nothing_and_says_nothing(fresh: Flask, clock: Clock) -> None:
    prepare(fresh)
    assert prepare(fresh) == ()
    assert start_again(fresh, clock) == ()


def test_a_changed_bank_is_loaded_again_by_id(fresh: Flask, clock: Clock, own_bank: Path) -> None:
    prepare(fresh)
    with fresh.app_context():
        before = catalogue.quiz_card("kazakhstan-2022")
        started = taking.start(before.slug, "Mira", None, Random(0))
        asked = taking.question(started.attempt, started.student, 1)
    own_bank.write_text(
        own_bank.read_text(encoding="utf-8")
        .replace("third day", "second day")
        .replace("replacement: third", "replacement: second"),
        encoding="utf-8",
    )
    assert [line.split(":")[0] for line in start_again(fresh, clock)] == ["Loaded seed_questions.yaml"]
    with fresh.app_context():
        assert catalogue.quiz_card(before.slug) == before
        assert taking.question(started.attempt, started.student, 1) == asked
        new = taking.start(before.slug, "Jonas", None, Random(0))
        assert "second day" in taking.question(new.attempt, new.student, 1).stem


def test_a_bank_with_an_error_is_reported_and_the_app_starts_with_what_it_has(
    fresh: Flask, clock: Clock, own_bank: Path
) -> None:
    prepare(fresh)
    own_bank.write_text("quiz: [", encoding="utf-8")
    [line] = start_again(fresh, clock)
    assert line.startswith("Could not use seed_questions.yaml")
    with fresh.app_context():
        assert catalogue.quiz_card("kazakhstan-2022").questions >= 24


def test_a_pipeline_that_cannot_be_loaded_costs_the_generated_quiz_only(app: Flask, clock: Clock) -> None:
    lines = start_again(app, clock, english="no_such_pipeline")
    assert any(line.startswith("Could not") and "no_such_pipeline" in line for line in lines)
    with app.app_context():
        assert [quiz.slug for quiz in catalogue.list_quizzes()] == ["kazakhstan-2022"]


def test_the_seed_bank_is_found_in_an_installed_package_too(
    fresh: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "site-packages" / "quizapp" / "library"
    library.mkdir(parents=True)
    (library / setup.BANK).write_bytes(setup._bank_file().read_bytes())
    (library / setup.ARTICLE.name).write_bytes(setup.ARTICLE.read_bytes())
    monkeypatch.setattr(setup, "PACKAGE", library.parent)
    monkeypatch.setattr(setup, "LIBRARY", library)
    monkeypatch.setattr(setup, "ARTICLE", library / setup.ARTICLE.name)
    assert any(line.startswith("Loaded seed_questions.yaml") for line in prepare(fresh))


def test_the_place_of_the_database_is_told(settings: Settings, app: Flask) -> None:
    assert where_kept(app) == str(settings.instance / "quizapp.sqlite3")
