"""Taking a quiz: whatever a browser repeats, nothing is lost and nothing is counted twice."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from random import Random

import pytest
from example_quiz import QUIZ
from flask import Flask

from quizapp.errors import BadInput, NotAllowed, NotFound
from quizapp.model import ItemType, Quiz
from quizapp.services import reporting, taking
from quizapp.services.importing import import_quiz
from quizapp.services.views import Started

KEYS = {item.stem: item.key_text for item in QUIZ.items}


@pytest.fixture
def loaded(any_app: Flask) -> Iterator[Flask]:
    with any_app.app_context():
        import_quiz(QUIZ)
        yield any_app


def begin(name: str = "Mira", student: str | None = None, **more: str) -> Started:
    return taking.start("halden", name, student, Random(7), **more)


def answer_all(started: Started, right: Callable[[int], bool] = lambda position: True) -> None:
    for position in range(1, taking.question(started.attempt, started.student, 1).total + 1):
        view = taking.question(started.attempt, started.student, position)
        key = view.options.index(KEYS[view.stem])
        choice = key if right(position) else (key + 1) % len(view.options)
        taking.answer(started.attempt, started.student, position, choice)


def in_threads(app: Flask, count: int, work: Callable[[int], object]) -> list[object]:
    """Run the work in so many threads that begin together; return what each returned or raised."""
    outcomes: list[object] = [None] * count
    gate = threading.Barrier(count)

    def run(number: int) -> None:
        gate.wait()
        with app.app_context():
            try:
                outcomes[number] = work(number)
            except Exception as error:
                outcomes[number] = error

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_an_attempt_shows_every_question_of_the_quiz_in_order(loaded: Flask) -> None:
    started = begin()
    views = [taking.question(started.attempt, started.student, position) for position in range(1, 6)]
    assert [view.stem for view in views] == [item.stem for item in QUIZ.items]
    assert [set(view.options) for view in views] == [{o.text for o in item.options} for item in QUIZ.items]
    assert {view.total for view in views} == {5}
    assert all(view.feedback is None and view.chosen is None for view in views)


def test_options_stay_in_the_order_first_shown(loaded: Flask) -> None:
    started = begin()
    first = taking.question(started.attempt, started.student, 1).options
    assert all(taking.question(started.attempt, started.student, 1).options == first for _ in range(3))


def test_options_with_an_order_of_their_own_are_not_shuffled(loaded: Flask) -> None:
    orders = set()
    for seed in range(20):
        started = taking.start("halden", f"Student {seed}", None, Random(seed))
        views = [taking.question(started.attempt, started.student, position) for position in range(1, 6)]
        orders.add(views[0].options)
        assert views[2].options == ("340", "430", "3,400")
        assert all(view.options == ("True", "False") for view in views if view.type is ItemType.TRUE_FALSE)
    assert len(orders) > 5


def test_an_answer_brings_verdict_reason_and_the_passage_that_settles_it(loaded: Flask) -> None:
    started = begin()
    view = taking.question(started.attempt, started.student, 1)
    feedback = taking.answer(started.attempt, started.student, 1, view.options.index("58"))
    assert not feedback.right
    assert (view.options[feedback.chosen or 0], view.options[feedback.key]) == ("58", "85")
    assert feedback.rationale == "The water office gave the figure."
    evidence = feedback.evidence
    assert evidence.quote == "The river rose by 85 centimetres overnight"
    assert evidence.before == ""
    assert evidence.after == ", the water office said on Monday. Police closed the old bridge at noon."
    assert (evidence.title, evidence.publisher, evidence.published) == (
        "Flood closes the old bridge in Halden",
        "Halden Courier",
        "2024-03-04",
    )
    assert evidence.paragraph == 1
    assert QUIZ.article.text[evidence.start : evidence.end] == evidence.quote


def test_a_false_statement_says_what_was_changed(loaded: Flask) -> None:
    started = begin()
    correction = taking.answer(started.attempt, started.student, 4, 0).correction
    assert correction is not None
    assert (correction.original, correction.replacement) == ("12", "21")
    statement = correction.statement_before + correction.replacement + correction.statement_after
    assert statement == "In Halden, 21 people spent the night in the sports hall."


def test_the_first_answer_stands(loaded: Flask) -> None:
    started = begin()
    first = taking.answer(started.attempt, started.student, 1, 0)
    assert taking.answer(started.attempt, started.student, 1, 0) == first
    assert taking.answer(started.attempt, started.student, 1, 2) == first
    assert taking.question(started.attempt, started.student, 1).feedback == first
    assert taking.question(started.attempt, started.student, 1).answered == 1


def test_two_tabs_that_answer_differently_see_the_same_outcome(loaded: Flask) -> None:
    for position in (1, 2, 3):
        started = begin(f"Student {position}")
        outcomes = in_threads(loaded, 8, lambda n, s=started, p=position: taking.answer(s.attempt, s.student, p, n % 3))
        assert len(set(outcomes)) == 1, outcomes
        assert taking.question(started.attempt, started.student, position).answered == 1


def test_two_tabs_that_give_the_last_two_answers_finish_the_attempt(loaded: Flask) -> None:
    for round_ in range(5):
        started = begin(f"Student {round_}")
        for position in (1, 2, 3):
            taking.answer(started.attempt, started.student, position, 0)
        in_threads(loaded, 2, lambda n, s=started: taking.answer(s.attempt, s.student, 4 + n, 0))
        assert reporting.result(started.attempt, started.student).finished_at is not None
        assert taking.next_position(started.attempt, started.student) is None


def test_the_next_position_is_the_first_without_an_answer(loaded: Flask) -> None:
    started = begin()
    assert taking.next_position(started.attempt, started.student) == 1
    taking.answer(started.attempt, started.student, 1, 0)
    taking.answer(started.attempt, started.student, 3, 0)
    assert taking.next_position(started.attempt, started.student) == 2
    answer_all(started)
    assert taking.next_position(started.attempt, started.student) is None


def test_a_choice_that_was_not_offered_is_refused_and_nothing_is_stored(loaded: Flask) -> None:
    started = begin()
    for choice in (-1, 4, 10**9):
        with pytest.raises(BadInput, match="one of the 4 answers"):
            taking.answer(started.attempt, started.student, 1, choice)
    assert taking.question(started.attempt, started.student, 1).chosen is None


def test_unknown_and_foreign_attempts_are_refused(loaded: Flask) -> None:
    mine, theirs = begin("Mira"), begin("Jonas")
    for student in (theirs.student, None, ""):
        with pytest.raises(NotAllowed):
            taking.question(mine.attempt, student, 1)
        with pytest.raises(NotAllowed):
            taking.answer(mine.attempt, student, 1, 0)
        with pytest.raises(NotAllowed):
            reporting.result(mine.attempt, student)
        with pytest.raises(NotAllowed):
            taking.retake(mine.attempt, student, False, Random(0))
    for attempt in ("no-such-attempt", "", "\0", "\ud800", "x" * 10_000):
        with pytest.raises(NotFound):
            taking.question(attempt, mine.student, 1)
        with pytest.raises(NotFound):
            taking.start(attempt, "Mira", None, Random(0))
    for position in (0, 6, -1, 2**31 - 1, 10**12):
        with pytest.raises(NotFound):
            taking.question(mine.attempt, mine.student, position)


def test_a_start_form_sent_twice_begins_one_attempt(loaded: Flask) -> None:
    first = begin(token="a-form")
    assert begin(token="a-form") == first
    assert begin(student=first.student, token="a-form") == first
    assert begin(token="another-form").attempt != first.attempt
    for unusable in ("", "\0", "x" * 101):
        assert begin(token=unusable).attempt != begin(token=unusable).attempt


def test_a_double_click_on_start_begins_one_attempt(loaded: Flask) -> None:
    outcomes = in_threads(loaded, 8, lambda n: begin(token="one-form"))
    assert len(set(outcomes)) == 1, outcomes
    assert isinstance(outcomes[0], Started)


def test_two_tabs_of_one_student_begin_one_attempt(loaded: Flask) -> None:
    student = begin("Mira").student
    answer_all(begin("Mira", student))
    outcomes = in_threads(loaded, 8, lambda n: begin("Mira", student, token=f"form-{n}"))
    assert len(set(outcomes)) == 1, outcomes
    assert isinstance(outcomes[0], Started)


def test_a_student_who_comes_back_goes_on_with_the_open_attempt(loaded: Flask) -> None:
    first = begin()
    taking.answer(first.attempt, first.student, 1, 0)
    assert begin(student=first.student) == first
    assert taking.open_attempt("halden", first.student) == first.attempt
    answer_all(first)
    assert taking.open_attempt("halden", first.student) is None
    assert begin(student=first.student).attempt != first.attempt


def test_another_name_on_the_same_device_is_another_student(loaded: Flask) -> None:
    first = begin("Mira")
    second = begin("Jonas", student=first.student)
    assert second.student != first.student
    assert reporting.result(second.attempt, second.student).student_name == "Jonas"


def test_a_used_form_of_a_finished_attempt_begins_a_new_one(loaded: Flask) -> None:
    first = begin(token="a-form")
    answer_all(first)
    second = begin(student=first.student, token="a-form")
    assert second.attempt != first.attempt
    assert second.student == first.student


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Mira   Öz ", "Mira Öz"),
        ("Mira\n\tÖz", "Mira Öz"),
        ("Zoe\u0308", "Zoë"),
        ("Mi\u202era\x00", "Mira"),
        ("<b>Mira</b>", "<b>Mira</b>"),
        ("👩‍🚀", "👩‍🚀"),
    ],
)
def test_a_name_is_kept_as_one_visible_line(loaded: Flask, typed: str, kept: str) -> None:
    started = begin(typed)
    assert reporting.result(started.attempt, started.student).student_name == kept


@pytest.mark.parametrize("typed", ["", "   ", "\u200d", "\x00", "\u202e", "x" * 61, "\ud800"])
def test_a_name_that_says_nothing_or_too_much_is_refused(loaded: Flask, typed: str) -> None:
    with pytest.raises(BadInput):
        begin(typed)


def test_a_finished_attempt_takes_no_further_answers(loaded: Flask) -> None:
    started = begin()
    taking.answer(started.attempt, started.student, 1, 0)
    taking.submit(started.attempt, started.student)
    taking.submit(started.attempt, started.student)
    with pytest.raises(NotAllowed, match="finished"):
        taking.answer(started.attempt, started.student, 2, 0)
    assert taking.question(started.attempt, started.student, 2).chosen is None
    assert taking.next_position(started.attempt, started.student) is None


def test_retaking_all_asks_everything_again(loaded: Flask) -> None:
    first = begin()
    answer_all(first)
    again = taking.retake(first.attempt, first.student, False, Random(1))
    assert again.attempt != first.attempt
    assert taking.question(again.attempt, again.student, 1).total == 5
    assert taking.next_position(again.attempt, again.student) == 1
    assert reporting.result(first.attempt, first.student).points == 5


def test_retaking_the_missed_asks_only_what_was_not_right(loaded: Flask) -> None:
    first = begin()
    answer_all(first, right=lambda position: position not in (2, 4))
    again = taking.retake(first.attempt, first.student, True, Random(1))
    stems = [taking.question(again.attempt, again.student, position).stem for position in (1, 2)]
    assert stems == [QUIZ.items[1].stem, QUIZ.items[3].stem]
    assert taking.question(again.attempt, again.student, 1).total == 2


def test_questions_without_an_answer_count_as_missed(loaded: Flask) -> None:
    first = begin()
    view = taking.question(first.attempt, first.student, 1)
    taking.answer(first.attempt, first.student, 1, view.options.index("85"))
    taking.submit(first.attempt, first.student)
    again = taking.retake(first.attempt, first.student, True, Random(1))
    assert taking.question(again.attempt, again.student, 1).total == 4


@pytest.mark.parametrize("missed_only", [True, False])
def test_a_double_click_on_retake_begins_one_attempt(loaded: Flask, missed_only: bool) -> None:
    first = begin()
    answer_all(first, right=lambda position: position != 1)
    outcomes = in_threads(loaded, 8, lambda n: taking.retake(first.attempt, first.student, missed_only, Random(n)))
    assert len(set(outcomes)) == 1, outcomes
    assert isinstance(outcomes[0], Started)


def test_a_retake_of_what_another_attempt_missed_ends_the_older_one(loaded: Flask) -> None:
    first = begin()
    answer_all(first, right=lambda position: position != 1)
    older = taking.retake(first.attempt, first.student, True, Random(1))
    second = taking.retake(first.attempt, first.student, False, Random(1))
    answer_all(second, right=lambda position: position not in (4, 5))
    newer = taking.retake(second.attempt, second.student, True, Random(1))
    assert newer.attempt != older.attempt
    assert taking.question(newer.attempt, newer.student, 1).stem == QUIZ.items[3].stem
    with pytest.raises(NotAllowed):
        taking.answer(older.attempt, older.student, 1, 0)


def test_nothing_missed_is_nothing_to_retake(loaded: Flask) -> None:
    first = begin()
    answer_all(first)
    with pytest.raises(BadInput):
        taking.retake(first.attempt, first.student, True, Random(1))


def test_an_attempt_in_progress_is_not_retaken(loaded: Flask) -> None:
    first = begin()
    with pytest.raises(NotAllowed, match="Finish"):
        taking.retake(first.attempt, first.student, False, Random(1))


def test_an_attempt_keeps_its_questions_when_the_quiz_changes(loaded: Flask) -> None:
    started = begin()
    shorter = Quiz(QUIZ.title, QUIZ.article, QUIZ.items[3:], QUIZ.description, QUIZ.id)
    import_quiz(shorter)
    assert taking.question(started.attempt, started.student, 1).stem == QUIZ.items[0].stem
    answer_all(started)
    assert reporting.result(started.attempt, started.student).points == 5
    again = taking.retake(started.attempt, started.student, False, Random(1))
    assert taking.question(again.attempt, again.student, 1).total == 2
