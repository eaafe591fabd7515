"""Saving choices in a test: any order, any repetition, two devices."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from itertools import permutations

import pytest
from flask import Flask
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from taken import begin, choose, choose_all, key_at, offer, stored

from quizapp.errors import BadInput, NotAllowed, NotFound
from quizapp.model import Mode
from quizapp.services import reporting, taking
from quizapp.services.taking_views import Draft
from quizapp.services.views import Started
from quizapp.storage import attempts, saving, writing
from quizapp.storage.saving import Save


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[Flask]:
    with any_app.app_context():
        yield any_app


def test_a_choice_is_saved_and_may_change_until_the_end() -> None:
    offer()
    started = begin()
    first = choose(started, 1, 2, 1)
    assert (first.accepted, first.choice, first.version, first.position) == (True, 2, 1, 1)
    assert choose(started, 1, 0, 2).choice == 0
    view = taking.question(started.attempt, started.student, 1)
    assert (view.chosen, view.version, view.answered, view.feedback) == (0, 2, 1, None)
    taking.submit(started.attempt, started.student)
    assert choose(started, 1, 3, 3).accepted is False
    assert taking.question(started.attempt, started.student, 1).chosen == 0


def test_a_test_tells_nothing_before_its_end() -> None:
    offer()
    started = begin()
    choose_all(started)
    assert all(taking.question(started.attempt, started.student, n).feedback is None for n in range(1, 6))
    with pytest.raises(NotAllowed, match="handed"):
        reporting.result(started.attempt, started.student)
    with pytest.raises(NotAllowed, match="test"):
        taking.answer(started.attempt, started.student, 1, 0)
    assert taking.next_position(started.attempt, started.student) is None
    taking.submit(started.attempt, started.student)
    assert all(taking.question(started.attempt, started.student, n).feedback for n in range(1, 6))
    assert reporting.result(started.attempt, started.student).points == 5


def test_versions_in_every_order_end_with_the_highest() -> None:
    offer()
    orders = list(permutations(((1, 0), (2, 3), (3, 1), (4, 2))))
    outcomes = set()
    for number, order in enumerate(orders):
        started = begin(f"Student {number}", seed=3)
        for version, choice in order:
            choose(started, 1, choice, version)
        outcomes.add(tuple(stored(started)))
    assert len(outcomes) == 1
    [rows] = outcomes
    assert (rows[0][5], rows[0][6]) == (4, 1)
    assert taking.question(started.attempt, started.student, 1).chosen == 2


drafts = st.builds(
    Draft,
    choice=st.none() | st.integers(0, 1),
    confidence=st.sampled_from([None, "guess", "certain"]),
    flagged=st.sampled_from([None, True, False]),
    version=st.integers(1, 4),
)
CALLS = st.lists(st.tuples(st.integers(1, 5), drafts), max_size=12)


@hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CALLS, st.booleans())
def test_whatever_arrives_the_highest_version_stands_and_counts_are_right(
    calls: list[tuple[int, Draft]], at_once: bool
) -> None:
    offer()
    test_whatever_arrives_the_highest_version_stands_and_counts_are_right.number += 1  # type: ignore[attr-defined]
    number = test_whatever_arrives_the_highest_version_stands_and_counts_are_right.number  # type: ignore[attr-defined]
    started = begin(f"Student {number}")
    expected = {position: Draft(version=0) for position in range(1, 6)}

    def expect(position: int, draft: Draft) -> None:
        held = expected[position]
        if draft.version > held.version:
            expected[position] = Draft(
                held.choice if draft.choice is None else draft.choice,
                held.confidence if draft.confidence is None else draft.confidence,
                None,
                bool(held.flagged) if draft.flagged is None else draft.flagged,
                draft.version,
            )

    if at_once:
        for position, draft in sorted(calls, key=lambda call: call[1].version):
            expect(position, draft)
        taking.choose_many(started.attempt, started.student, calls)
    else:
        for position, draft in calls:
            expect(position, draft)
            saved = taking.choose(started.attempt, started.student, position, draft)
            assert (saved.version, saved.choice) == (expected[position].version, expected[position].choice)
    for position, draft in expected.items():
        view = taking.question(started.attempt, started.student, position)
        assert (view.chosen, view.confidence, view.flagged, view.version) == (
            draft.choice,
            draft.confidence,
            bool(draft.flagged),
            draft.version,
        )
    assert view.answered == sum(draft.choice is not None for draft in expected.values())


test_whatever_arrives_the_highest_version_stands_and_counts_are_right.number = 0  # type: ignore[attr-defined]


def test_a_save_repeated_after_a_lost_acknowledgement_is_acknowledged_again() -> None:
    offer()
    started = begin()
    first = choose(started, 1, 2, 5, confidence="certain")
    before = stored(started)
    again = choose(started, 1, 2, 5, confidence="certain")
    assert (again.accepted, again.version, again.choice) == (True, 5, 2)
    assert first.saved_at == again.saved_at
    assert stored(started) == before


def test_a_second_device_with_an_old_counter_is_told_what_stands_and_can_go_on_from_there() -> None:
    offer()
    started = begin()
    choose(started, 1, 2, 3)
    late = choose(started, 1, 0, 3)
    assert (late.accepted, late.choice, late.version) == (False, 2, 3)
    assert choose(started, 1, 0, late.version + 1).accepted
    assert taking.question(started.attempt, started.student, 1).chosen == 0


def test_two_devices_at_once_never_count_an_answer_twice(inside: Flask) -> None:
    offer()
    for round_ in range(4):
        started = begin(f"Student {round_}")
        failures: list[Exception] = []

        def work(device: int, started: Started = started, failures: list[Exception] = failures) -> None:
            with inside.app_context():
                try:
                    for position in range(1, 6):
                        choose(started, position, device % 2, device + 1)
                except Exception as error:
                    failures.append(error)

        threads = [threading.Thread(target=work, args=(device,)) for device in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        rows = stored(started)
        assert [(row[5], row[6]) for row in rows] == [(4, 5)] * 5
        assert [taking.question(started.attempt, started.student, n).chosen for n in range(1, 6)] == [1] * 5


def test_two_tabs_that_send_the_same_save_at_once_are_both_told_that_it_stands(inside: Flask) -> None:
    offer()
    started = begin()
    told: list[bool] = []

    def work(version: int, gate: threading.Barrier) -> None:
        with inside.app_context():
            gate.wait()
            told.append(choose(started, 1, version % 2, version).accepted)

    for version in range(1, 26):
        gate = threading.Barrier(4)
        threads = [threading.Thread(target=work, args=(version, gate)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert told == [True] * 100


def test_leaving_something_out_erases_nothing() -> None:
    offer()
    started = begin()
    choose(started, 1, 2, 1, confidence="certain", where=(10, 20), flagged=True)
    choose(started, 1, None, 2)
    view = taking.question(started.attempt, started.student, 1)
    assert (view.chosen, view.confidence, view.where, view.flagged) == (2, "certain", (10, 20), True)
    choose(started, 1, None, 3, flagged=False)
    assert taking.question(started.attempt, started.student, 1).flagged is False


def test_the_queue_of_a_browser_is_saved_at_once_or_not_at_all() -> None:
    offer()
    started = begin()
    queue = [(1, Draft(0, version=1)), (1, Draft(1, version=2)), (3, Draft(1, version=1))]
    saved = taking.choose_many(started.attempt, started.student, queue)
    assert [(one.position, one.version, one.choice, one.accepted) for one in saved] == [
        (1, 2, 1, False),
        (1, 2, 1, True),
        (3, 1, 1, True),
    ]
    before = stored(started)
    with pytest.raises(BadInput):
        taking.choose_many(started.attempt, started.student, [(4, Draft(0)), (5, Draft(9))])
    with pytest.raises(NotFound):
        taking.choose_many(started.attempt, started.student, [(4, Draft(0)), (6, Draft(0))])
    assert stored(started) == before
    assert taking.choose_many(started.attempt, started.student, []) == ()


@pytest.mark.parametrize(
    "draft",
    [
        Draft(4),
        Draft(-1),
        Draft(10**12),
        Draft(0, version=0),
        Draft(0, version=-3),
        Draft(0, version=2**31),
        Draft(0, confidence="very"),
        Draft(0, confidence="\0"),
        Draft(0, where=(5, 5)),
        Draft(0, where=(-1, 5)),
        Draft(0, where=(0, 10**12)),
    ],
)
def test_what_was_not_offered_is_refused_and_nothing_is_stored(draft: Draft) -> None:
    offer()
    started = begin()
    before = stored(started)
    with pytest.raises(BadInput):
        taking.choose(started.attempt, started.student, 1, draft)
    with pytest.raises(BadInput):
        taking.choose_many(started.attempt, started.student, [(2, Draft(0)), (1, draft)])
    assert stored(started) == before


def test_foreign_attempts_are_refused() -> None:
    offer()
    mine, theirs = begin("Mira"), begin("Jonas")
    for student in (theirs.student, None, "", "\0"):
        for act in (
            lambda s: taking.choose(mine.attempt, s, 1, Draft(0)),
            lambda s: taking.choose_many(mine.attempt, s, [(1, Draft(0))]),
            lambda s: taking.submit(mine.attempt, s),
            lambda s: taking.give_up(mine.attempt, s),
            lambda s: taking.overview(mine.attempt, s),
        ):
            with pytest.raises(NotAllowed):
                act(student)
    assert all(row[1] is None for row in stored(mine))


def test_a_draft_in_practice_is_kept_and_settled_by_the_answer() -> None:
    offer(mode=Mode.PRACTICE)
    started = begin()
    assert choose(started, 1, 1, 1, confidence="guess").accepted
    view = taking.question(started.attempt, started.student, 1)
    assert (view.chosen, view.feedback, view.answered) == (1, None, 0)
    assert taking.next_position(started.attempt, started.student) == 1
    key = key_at(started, 1)
    assert taking.answer(started.attempt, started.student, 1, key, where=(0, 9)).right
    late = choose(started, 1, (key + 1) % 4, 2)
    assert (late.accepted, late.choice) == (False, key)
    view = taking.question(started.attempt, started.student, 1)
    assert (view.chosen, view.confidence, view.where, view.answered) == (key, "guess", (0, 9), 1)


def test_the_overview_says_what_is_answered_and_flagged() -> None:
    offer()
    started = begin()
    choose(started, 2, 0)
    choose(started, 4, None, flagged=True)
    view = taking.overview(started.attempt, started.student)
    assert [(q.position, q.answered, q.flagged) for q in view.questions] == [
        (1, False, False),
        (2, True, False),
        (3, False, False),
        (4, False, True),
        (5, False, False),
    ]
    assert (view.answered, view.total, view.mode, view.seconds_left) == (1, 5, Mode.TEST, None)


def test_a_save_that_loses_the_race_against_the_end_is_not_stored() -> None:
    offer()
    started = begin()
    taking.submit(started.attempt, started.student)
    before = stored(started)
    save = Save(1, 9, 0, True, "certain", None, True)
    with writing() as connection:
        held = attempts.attempt_by_id(connection, started.attempt)
        assert held is not None
        assert not saving.save_choice(connection, held.id, save)
        assert not saving.save_draft(connection, held.id, save)
    assert stored(started) == before
