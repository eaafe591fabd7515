"""A teacher shows a class its results, or its hours do; nobody learns a key while somebody else still writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from desk_fixtures import TEACHERS
from flask import Flask
from lessons import give_to
from made_apps import Clock
from taken import begin, choose, choose_all, offer

from quizapp.errors import NotFound
from quizapp.model import Mode, Results
from quizapp.services import entering, reporting, taking
from quizapp.services.desk import assigning, class_rosters, quiz_settings, releasing
from quizapp.services.desk.live import live
from quizapp.services.desk.quiz_settings import QuizTerms
from quizapp.services.desk.result_views import Release
from quizapp.services.desk.results import quiz_results
from quizapp.services.lifecycle import GRACE
from quizapp.services.views import Started
from quizapp.storage import classes, writing
from quizapp.storage.releasing import ShownLast

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[None]:
    with any_app.app_context():
        offer(results=Results.TOGETHER)
        yield


@dataclass(frozen=True)
class Room:
    """A class of a teacher."""

    teacher: int
    id: int
    code: str

    def give(self, closes_at: datetime | None = None) -> None:
        assigning.give(self.teacher, self.id, "halden", None, closes_at)

    def begins(self, name: str) -> Started:
        student = entering.join(self.code, name, "192.0.2.1")
        return begin(name, student.id)

    def hands_in(self, name: str) -> Started:
        return finish(self.begins(name))


def finish(started: Started) -> Started:
    choose_all(started, wrong=(1,))
    taking.submit(started.attempt, started.student)
    return started


def sees(started: Started) -> bool:
    """Say whether the student of an attempt that is handed in sees its results."""
    held = reporting.handed_in(started.attempt, started.student) is not None
    assert held == (taking.question(started.attempt, started.student, 1).feedback is None)
    return not held


@pytest.fixture
def teacher(any_app: Flask) -> int:
    return TEACHERS[0].store(any_app)


@pytest.fixture
def colleague(any_app: Flask) -> int:
    return TEACHERS[1].store(any_app)


def room_of(teacher: int, name: str = "7b") -> Room:
    class_id = class_rosters.make_class(teacher, name, "Mira\nBen\nIda")
    return Room(teacher, class_id, class_rosters.class_line(teacher, class_id).code)


@pytest.fixture
def room(teacher: int) -> Room:
    return room_of(teacher)


def test_a_class_sees_its_results_when_its_hour_is_over_and_the_grace_period_after_it(room: Room, clock: Clock) -> None:
    room.give(clock.now + HOUR)
    mira = room.hands_in("Mira")
    assert not sees(mira)
    clock.now += HOUR + GRACE - timedelta(seconds=1)
    assert not sees(mira)
    clock.move(seconds=1)
    assert sees(mira)


def test_the_last_class_that_has_the_test_counts(room: Room, clock: Clock) -> None:
    other = room_of(room.teacher, "7c")
    room.give(clock.now + HOUR)
    other.give(clock.now + 24 * HOUR)
    mira = room.hands_in("Mira")
    told = reporting.handed_in(mira.attempt, mira.student)
    assert told is not None
    assert told.comes_at == clock.now + 24 * HOUR
    clock.move(hours=23)
    assert not sees(mira)
    clock.move(hours=2)
    assert sees(mira)


def test_a_class_without_a_closing_may_still_write_it(room: Room, clock: Clock) -> None:
    room.give(clock.now + HOUR)
    room_of(room.teacher, "7c").give()
    mira = room.hands_in("Mira")
    clock.move(days=9)
    assert not sees(mira)
    told = reporting.handed_in(mira.attempt, mira.student)
    assert told is not None
    assert told.comes_at is None


def test_an_archived_class_is_not_waited_for_and_does_not_take_results_away(room: Room, clock: Clock) -> None:
    other = room_of(room.teacher, "7c")
    other.give()
    room.give(clock.now + HOUR)
    mira = room.hands_in("Mira")
    clock.move(hours=2)
    assert not sees(mira)
    class_rosters.archive_class(room.teacher, other.id, True)
    assert sees(mira)
    class_rosters.archive_class(room.teacher, other.id, False)
    class_rosters.archive_class(room.teacher, room.id, True)
    assert sees(mira)


def test_more_time_for_the_class_holds_results_longer_also_of_who_has_handed_in(room: Room, clock: Clock) -> None:
    room.give(clock.now + HOUR)
    mira = room.hands_in("Mira")
    clock.move(minutes=55)
    room.give(clock.now + HOUR)
    clock.move(minutes=30)
    assert not sees(mira)
    clock.move(minutes=31)
    assert sees(mira)


def test_hours_that_are_set_later_hold_also_for_who_has_handed_in(room: Room, clock: Clock) -> None:
    room.give()
    mira = room.hands_in("Mira")
    room.give(clock.now + 2 * HOUR)
    clock.move(minutes=5)
    room.give(clock.now + HOUR)
    clock.move(minutes=62)
    assert sees(mira)


def test_who_writes_on_after_the_test_was_taken_back_is_waited_for(room: Room, clock: Clock) -> None:
    room.give(clock.now + HOUR)
    mira, ben = room.hands_in("Mira"), room.begins("Ben")
    assigning.take_back(room.teacher, room.id, "halden")
    clock.move(hours=2)
    choose(ben, 1, 0)
    assert not sees(mira)
    told = reporting.handed_in(mira.attempt, mira.student)
    assert told is not None
    assert told.comes_at is None, "nobody knows when Ben will be ready"
    finish(ben)
    assert sees(mira)
    assert not sees(ben), "without hours the teacher says when"


def test_who_was_in_no_class_does_not_keep_a_class_waiting(room: Room, clock: Clock) -> None:
    room.give(clock.now + HOUR)
    mira, guest = room.hands_in("Mira"), begin("Guest")
    clock.move(hours=2)
    assert sees(mira)
    assert not sees(finish(guest))


def test_a_class_that_gets_the_test_later_takes_nobodys_results_away(room: Room, clock: Clock) -> None:
    room.give(clock.now + HOUR)
    mira = room.hands_in("Mira")
    clock.move(hours=2)
    later = room_of(room.teacher, "8a")
    later.give(clock.now + HOUR)
    assert sees(mira)
    ida = later.hands_in("Ida")
    assert not sees(ida)
    assert sees(mira)


def test_hours_that_change_after_results_were_shown_hold_only_what_comes_later(room: Room, clock: Clock) -> None:
    room.give(clock.now + HOUR)
    mira = room.hands_in("Mira")
    clock.move(hours=2)
    room.give(clock.now + HOUR)
    ben = room.hands_in("Ben")
    assert (sees(mira), sees(ben)) == (True, False)


def test_new_settings_take_no_results_away_that_were_shown(room: Room, clock: Clock) -> None:
    def close_at(closes_at: datetime) -> None:
        _, terms = quiz_settings.terms(room.teacher, "halden")
        changed = {"mode": Mode.TEST, "results": Results.TOGETHER, "closes_at": closes_at}
        given = QuizTerms(terms.title, "", type(terms.settings)(**changed), "everyone", False)
        quiz_settings.set_terms(room.teacher, "halden", given)

    close_at(clock.now + HOUR)
    mira = finish(begin())
    clock.move(hours=2)
    close_at(clock.now + HOUR)
    assert sees(mira)
    assert not sees(finish(begin("Jonas")))


def test_a_teacher_shows_the_results_of_all_who_have_begun(room: Room) -> None:
    mira, ben = room.hands_in("Mira"), room.begins("Ben")
    assert releasing.show_results(room.teacher, "halden", room.code) is not None
    assert sees(mira)
    assert taking.question(ben.attempt, ben.student, 1).feedback is None
    assert sees(finish(ben))


def test_who_begins_after_the_results_were_shown_waits_for_the_next_time(room: Room, clock: Clock) -> None:
    room.hands_in("Mira")
    releasing.show_results(room.teacher, "halden", room.code)
    clock.move(minutes=1)
    late = room.hands_in("Ida")
    assert not sees(late)
    assert releasing.show_results(room.teacher, "halden", room.code) == clock.now
    assert sees(late)
    assert releasing.show_results(room.teacher, "halden", room.code) is None


def test_results_of_one_class_are_shown_to_that_class(room: Room) -> None:
    other = room_of(room.teacher, "7c")
    mira, ida, guest = room.hands_in("Mira"), other.hands_in("Ida"), finish(begin("Guest"))
    releasing.show_results(room.teacher, "halden", room.code)
    assert [sees(one) for one in (mira, ida, guest)] == [True, False, False]
    releasing.show_results(room.teacher, "halden", None)
    assert [sees(one) for one in (mira, ida, guest)] == [True, True, True]


def test_what_was_shown_by_mistake_is_hidden_again_and_nothing_else(room: Room, clock: Clock) -> None:
    mira = room.hands_in("Mira")
    releasing.show_results(room.teacher, "halden", room.code)
    clock.move(minutes=1)
    ben = room.hands_in("Ben")
    at = releasing.show_results(room.teacher, "halden", room.code)
    assert at is not None
    assert releasing.hide_results(room.teacher, "halden", room.code, at - HOUR) == 0
    assert releasing.hide_results(room.teacher, "halden", room.code, at) == 1
    assert (sees(mira), sees(ben)) == (True, False)


def hideable(room: Room) -> tuple[datetime, int] | None:
    release = quiz_results(room.teacher, "halden", room.code).release
    assert release is not None
    return (release.hideable.at, release.hideable.students) if release.hideable else None


def test_what_was_shown_last_can_be_hidden_before_what_was_shown_earlier(room: Room, clock: Clock) -> None:
    assert hideable(room) is None
    room.hands_in("Mira")
    assert hideable(room) is None
    first = releasing.show_results(room.teacher, "halden", room.code)
    clock.move(minutes=1)
    room.hands_in("Ben")
    room.begins("Ida")
    last = releasing.show_results(room.teacher, "halden", room.code)
    assert hideable(room) == (last, 2)
    releasing.hide_results(room.teacher, "halden", room.code, last)
    assert hideable(room) == (first, 1)


def test_hours_that_are_over_leave_nothing_to_hide(room: Room, clock: Clock) -> None:
    room.give(clock.now + HOUR)
    mira = room.hands_in("Mira")
    at = releasing.show_results(room.teacher, "halden", room.code)
    assert hideable(room) == (at, 1)
    clock.move(hours=2)
    assert hideable(room) is None
    assert sees(mira)


def test_a_teacher_who_shares_a_test_shows_no_results_to_a_colleagues_class(room: Room, colleague: int) -> None:
    give_to(room.teacher, shared=True)
    theirs = room_of(colleague, "9a")
    mira, ida = room.hands_in("Mira"), theirs.hands_in("Ida")
    releasing.show_results(room.teacher, "halden", None)
    assert (sees(mira), sees(ida)) == (True, False)
    with pytest.raises(NotFound):
        releasing.show_results(room.teacher, "halden", theirs.code)
    at = releasing.show_results(colleague, "halden", None)
    assert at is not None
    assert sees(ida)
    assert releasing.hide_results(colleague, "halden", theirs.code, at) == 1
    assert (sees(mira), sees(ida)) == (True, False)


def test_results_of_somebody_elses_quiz_are_not_a_teachers_to_show(room: Room, colleague: int, clock: Clock) -> None:
    give_to(room.teacher)
    mira = room.hands_in("Mira")
    with pytest.raises(NotFound):
        releasing.show_results(colleague, "halden", None)
    with pytest.raises(NotFound):
        releasing.hide_results(colleague, "halden", None, clock.now)
    assert not sees(mira)


def test_the_desk_says_how_many_wait_how_many_write_and_when_results_come(room: Room, clock: Clock) -> None:
    closes_at = clock.now + HOUR
    room.give(closes_at)
    room.hands_in("Mira")
    room.begins("Ben")
    for found in (
        live(room.teacher, "halden", room.code).release,
        quiz_results(room.teacher, "halden", room.code).release,
    ):
        assert found == Release(held_back=1, under_way=1, shown=0, comes_at=closes_at)
    at = releasing.show_results(room.teacher, "halden", room.code)
    assert at is not None
    shown = live(room.teacher, "halden", room.code).release
    assert shown == Release(held_back=0, under_way=0, shown=2, comes_at=closes_at, hideable=ShownLast(at, 2))


def test_the_live_page_tells_no_points_before_the_class_sees_them(room: Room) -> None:
    room.hands_in("Mira")
    assert [place.points for place in live(room.teacher, "halden", room.code).places if place.state] == [None]
    releasing.show_results(room.teacher, "halden", room.code)
    assert [place.points for place in live(room.teacher, "halden", room.code).places if place.state] == [4]


def test_the_desk_says_nothing_where_each_student_sees_results_at_once(room: Room) -> None:
    offer()
    finish(begin())
    assert live(room.teacher, "halden").release is None
    assert quiz_results(room.teacher, "halden").release is None


def test_a_student_taken_off_the_roster_sees_results_with_the_class(room: Room, clock: Clock) -> None:
    room.give(clock.now + HOUR)
    mira = room.hands_in("Mira")
    with writing() as connection:
        held = classes.members(connection, room.id)
    student = next(one.student.id for one in held if one.student.name == "Mira")
    class_rosters.take_off(room.teacher, room.id, student)
    assert not sees(mira)
    clock.move(hours=2)
    assert sees(mira)
