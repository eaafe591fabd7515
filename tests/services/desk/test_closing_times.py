"""A closing time that is set to a moment already past, by a slip or by an old file: nobody is stopped by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from desk_drafts import keep_drafts
from desk_fixtures import TEACHERS
from example_quiz import LEFT, QUIZ, RISE
from flask import Flask
from made_apps import Clock
from taken import begin, choose, choose_all, offer

from quizapp.errors import BadFields, BadInput
from quizapp.model import Mode, QuizSettings
from quizapp.services import taking
from quizapp.services.desk import assigning, banks, class_rosters, quiz_settings, quizzes
from quizapp.services.importing import import_quiz
from quizapp.services.views import Started
from quizapp.storage import reading
from quizapp.storage.attempts import State

HOUR = timedelta(hours=1)
BANK = """\
quiz: The flood
article: flood-closes-the-old-bridge-in-halden
settings:
  mode: test
  closes: {closes}
questions:
  - id: rise
    question: By how many centimetres did the river rise overnight?
    answer: 85
    distractors: [58, 95]
    citation: {{quote: "The river rose by 85 centimetres overnight"}}
"""


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[None]:
    with any_app.app_context():
        offer()
        yield


@pytest.fixture
def mina(any_app: Flask) -> int:
    return TEACHERS[0].store(any_app)


def close_at(teacher: int, closes_at: datetime | None, title: str = QUIZ.title) -> None:
    _, terms = quiz_settings.terms(teacher, "halden")
    settings = replace(terms.settings, closes_at=closes_at)
    quiz_settings.set_terms(teacher, "halden", replace(terms, title=title, settings=settings))


def goes_on(started: Started) -> bool:
    return taking.overview(started.attempt, started.student).state is State.IN_PROGRESS


@pytest.mark.parametrize("ago", [timedelta(), timedelta(minutes=1), timedelta(days=1)])
def test_a_closing_time_that_is_over_is_refused_and_ends_no_attempt(mina: int, clock: Clock, ago: timedelta) -> None:
    started = begin()
    choose(started, 1, 0)
    with pytest.raises(BadFields) as refused:
        close_at(mina, clock.now - ago, title="Another title")
    [(field, words)] = refused.value.faults
    assert field == "closes"
    assert words.startswith("That time is over. 1 student has begun this quiz and not finished;")
    assert goes_on(started)
    assert choose(started, 2, 0).accepted
    assert quiz_settings.terms(mina, "halden")[1].title == QUIZ.title


def test_it_is_refused_also_where_nobody_writes_and_says_so_without_a_number(mina: int, clock: Clock) -> None:
    with pytest.raises(BadFields, match=r"^That time is over\. Let it close later"):
        close_at(mina, clock.now - HOUR)


def test_a_closing_time_that_has_come_stays_while_something_else_changes(mina: int, clock: Clock) -> None:
    closes_at = clock.now + HOUR
    close_at(mina, closes_at)
    clock.move(hours=2)
    close_at(mina, closes_at, title="Another title")
    assert quiz_settings.terms(mina, "halden")[1].title == "Another title"


def test_a_test_is_ended_for_all_by_a_time_that_comes(mina: int, clock: Clock) -> None:
    started = begin()
    close_at(mina, clock.now + timedelta(minutes=2))
    assert taking.overview(started.attempt, started.student).seconds_left == 120


def test_a_file_with_an_old_closing_time_is_refused_whole_while_students_write(clock: Clock) -> None:
    first, second = begin(), begin("Jonas")
    old = replace(
        QUIZ,
        items=(replace(RISE, stem="Reworded?"), LEFT),
        settings=QuizSettings(Mode.TEST, closes_at=clock.now - HOUR),
    )
    for dry_run in (False, True):
        with pytest.raises(BadInput, match=r"closes: 2026-.* is over, and 2 students have begun this quiz and not"):
            import_quiz(old, dry_run=dry_run)
    assert goes_on(first) and goes_on(second)
    with reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM item_revision").scalar_one() == len(QUIZ.items)


def test_an_old_file_is_loaded_where_it_stops_nobody(mina: int, clock: Clock) -> None:
    old = QuizSettings(Mode.TEST, closes_at=clock.now - HOUR)
    import_quiz(replace(QUIZ, settings=old))  # nobody has begun
    offer(time_limit=600)
    done = begin()
    choose_all(done)
    taking.submit(done.attempt, done.student)
    begin("Jonas")
    clock.move(minutes=11)  # the time of Jonas is up by itself
    import_quiz(replace(QUIZ, settings=old))
    assert quiz_settings.terms(mina, "halden")[1].settings.closes_at == old.closes_at


def test_a_file_that_has_the_closing_time_of_before_is_loaded_again(clock: Clock) -> None:
    quiz = replace(QUIZ, settings=QuizSettings(Mode.TEST, closes_at=clock.now + HOUR))
    import_quiz(quiz)
    begin()
    clock.move(hours=2)
    assert import_quiz(quiz).unchanged == len(QUIZ.items)


def test_who_still_has_time_by_their_class_is_not_stopped_by_a_file(mina: int, clock: Clock) -> None:
    class_id = class_rosters.make_class(mina, "7b", "Mira")
    assigning.give(mina, class_id, "halden", None, clock.now + HOUR)
    begin()
    with pytest.raises(BadInput, match="1 student has begun"):
        import_quiz(replace(QUIZ, settings=QuizSettings(Mode.TEST, closes_at=clock.now - HOUR)))


def test_a_file_at_the_desk_says_it_at_its_line_and_keeps_what_was_typed(
    any_app: Flask, mina: int, clock: Clock
) -> None:
    keep_drafts(any_app, mina, ())
    made = banks.create(mina, "flood", BANK.format(closes=clock.now + HOUR).encode())
    assert made.stored
    quizzes.change_state(mina, made.stored.quiz_slug, "published")
    started = taking.start(made.stored.quiz_slug, "Mira", None, Random(1))
    old = BANK.format(closes=clock.now - HOUR)
    kept = banks.save(mina, made.id or 0, made.version, old)
    assert kept.stored is None
    for told in (kept, banks.opened(mina, made.id or 0)):
        assert told.text == old
        [one] = [one for one in told.problems if one.level == "error"]
        assert (one.line, one.where) == (5, "settings")
        assert one.message.startswith("the time in “closes” is over, and 1 student has begun")
    assert one.message in [one.message for one in banks.check(mina, old, made.id)]
    assert goes_on(started)
    taking.submit(started.attempt, started.student)
    again = banks.opened(mina, made.id or 0)
    assert again.errors == 0
    assert banks.save(mina, made.id or 0, again.version, old).stored
