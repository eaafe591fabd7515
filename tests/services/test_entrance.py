"""Settings of a quiz: when it may be begun, how often, and in which order it asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from example_quiz import QUIZ
from flask import Flask
from made_apps import Clock
from taken import begin, choose_all, offer

from quizapp.errors import NotAllowed, NotFound
from quizapp.model import Layout, Mode, QuizSettings
from quizapp.services import catalogue, taking
from quizapp.services.importing import import_quiz
from quizapp.services.views import Started
from quizapp.storage import items, quizzes, writing


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[None]:
    with any_app.app_context():
        yield


def shown(started: Started) -> list[tuple[str, tuple[str, ...]]]:
    views = [taking.question(started.attempt, started.student, position) for position in range(1, 6)]
    return [(view.stem, view.options) for view in views]


def test_settings_are_stored_with_the_quiz_and_changed_by_the_next_import(clock: Clock) -> None:
    settings = QuizSettings(
        Mode.TEST, Layout.ALL, True, False, 1200, clock.now, clock.now + timedelta(days=1), 2, True, True
    )
    import_quiz(replace(QUIZ, settings=settings))
    assert catalogue.quiz_card("halden").settings == settings
    import_quiz(QUIZ)
    assert catalogue.quiz_card("halden").settings == settings
    import_quiz(replace(QUIZ, settings=QuizSettings()))
    assert catalogue.quiz_card("halden").settings == QuizSettings()


def test_without_settings_a_quiz_is_practice() -> None:
    import_quiz(QUIZ)
    assert catalogue.quiz_card("halden").settings == QuizSettings()


def test_a_quiz_opens_and_closes_by_the_clock(clock: Clock) -> None:
    offer(opens_at=clock.now + timedelta(hours=1), closes_at=clock.now + timedelta(hours=2))
    with pytest.raises(NotAllowed, match=r"not open yet. It opens on 2 March 2026 at 10:00 UTC"):
        begin()
    assert not taking.entrance("halden", None).may_start
    clock.move(hours=1)
    started = begin()
    assert taking.entrance("halden", started.student).attempt == started.attempt
    clock.move(hours=1)
    with pytest.raises(NotAllowed, match=r"closed. It was open until 2 March 2026 at 11:00 UTC"):
        begin("Jonas")
    entrance = taking.entrance("halden", started.student)
    assert (entrance.may_start, entrance.attempt) == (True, started.attempt)
    clock.move(seconds=30)
    entrance = taking.entrance("halden", started.student)
    assert (entrance.may_start, entrance.attempt) == (False, None)
    assert "closed" in entrance.reason


def test_attempts_are_limited_for_each_student() -> None:
    offer(max_attempts=2)
    first = begin()
    assert taking.entrance("halden", first.student).attempts_left == 1
    choose_all(first, wrong=(1,))
    taking.submit(first.attempt, first.student)
    second = taking.retake(first.attempt, first.student, False, Random(1))
    assert begin(student=first.student) == second
    taking.give_up(second.attempt, second.student)
    for again in (
        lambda: begin(student=first.student),
        lambda: taking.retake(first.attempt, first.student, False, Random(1)),
    ):
        with pytest.raises(NotAllowed, match="2 times"):
            again()
    assert taking.entrance("halden", first.student).attempts_left == 0
    assert begin("Jonas", first.student).attempt


def test_what_was_missed_in_a_test_can_be_practised_after_it_closed(clock: Clock) -> None:
    offer(max_attempts=1, closes_at=clock.now + timedelta(hours=1), time_limit=600)
    first = begin()
    choose_all(first, wrong=(1, 4))
    taking.submit(first.attempt, first.student)
    clock.move(days=2)
    again = taking.retake(first.attempt, first.student, True, Random(1))
    view = taking.question(again.attempt, again.student, 1)
    assert (view.mode, view.total, view.seconds_left) == (Mode.PRACTICE, 2, None)
    clock.move(days=2)
    assert taking.answer(again.attempt, again.student, 1, 0).evidence.quote


def test_a_running_test_stays_a_test_when_the_quiz_becomes_practice() -> None:
    offer()
    started = begin()
    offer(mode=Mode.PRACTICE)
    assert taking.question(started.attempt, started.student, 1).mode is Mode.TEST
    fresh = begin("Jonas")
    assert taking.question(fresh.attempt, fresh.student, 1).mode is Mode.PRACTICE


def test_questions_are_shuffled_only_where_the_quiz_says_so() -> None:
    offer(shuffle_questions=True)
    orders = {tuple(stem for stem, _ in shown(begin(f"Student {seed}", seed=seed))) for seed in range(12)}
    assert len(orders) > 3
    assert {frozenset(order) for order in orders} == {frozenset(item.stem for item in QUIZ.items)}
    offer(shuffle_questions=False)
    assert [stem for stem, _ in shown(begin("Ada", seed=5))] == [item.stem for item in QUIZ.items]


def test_unshuffled_options_are_the_same_for_all_and_do_not_put_the_key_first_everywhere() -> None:
    many = tuple(replace(QUIZ.items[0], id=f"rise-{number}") for number in range(12))
    import_quiz(replace(QUIZ, items=many, settings=QuizSettings(shuffle_options=False)))
    attempts = [begin(f"Student {seed}", seed=seed) for seed in range(3)]
    seen = []
    for started in attempts:
        views = [taking.question(started.attempt, started.student, position) for position in range(1, 13)]
        seen.append([view.options for view in views])
    assert seen[0] == seen[1] == seen[2]
    assert len({options.index("85") for options in seen[0]}) > 1


def test_an_unknown_quiz_has_no_entrance() -> None:
    for slug in ("nothing", "", "\0"):
        with pytest.raises(NotFound):
            taking.entrance(slug, None)


def set_state(state: str, slug: str = "halden") -> None:
    with writing() as connection:
        held = quizzes.quiz_by_slug(connection, slug)
        assert held
        quizzes.set_state(connection, held.id, state)


def test_a_quiz_that_is_being_made_is_not_there_for_students() -> None:
    import_quiz(QUIZ)
    set_state("draft")
    assert catalogue.list_quizzes() == ()
    for look in (lambda: catalogue.quiz_card("halden"), lambda: taking.entrance("halden", None), begin):
        with pytest.raises(NotFound):
            look()


@pytest.mark.parametrize("state", ["closed", "archived"])
def test_a_withdrawn_quiz_lets_nobody_begin_and_whoever_has_begun_finish(state: str) -> None:
    started = offer_and_begin()
    set_state(state)
    assert catalogue.list_quizzes() == ()
    with pytest.raises(NotAllowed, match="has closed"):
        begin("Jonas")
    assert taking.entrance("halden", started.student).attempt == started.attempt
    choose_all(started)
    taking.submit(started.attempt, started.student)
    assert taking.entrance("halden", started.student).reason == "Your teacher has closed this quiz."


def offer_and_begin() -> Started:
    offer()
    return begin()


def test_only_approved_questions_are_asked() -> None:
    import_quiz(QUIZ)
    with writing() as connection:
        item = next(iter(items.latest_in_bank(connection, "halden").values())).item_id
        items.set_status(connection, [item], "draft")
    assert catalogue.quiz_card("halden").questions == 4
    started = begin()
    assert taking.overview(started.attempt, started.student).questions[-1].position == 4
