"""A quiz for a class: who may take it, and when; the hours of the class narrow those of the quiz."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from desk_fixtures import TEACHERS
from flask import Flask
from made_apps import Clock
from taken import begin, choose, offer

from quizapp.errors import BadInput, NotAllowed, NotFound
from quizapp.services import entering, taking
from quizapp.services.assigned import assigned_quizzes
from quizapp.services.catalogue import list_quizzes
from quizapp.services.desk import assigning, class_rosters
from quizapp.services.lifecycle import sweep
from quizapp.services.student_views import Student
from quizapp.storage import writing

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[None]:
    with any_app.app_context():
        yield


@dataclass
class School:
    """A teacher with a class, and Mira who has come into it."""

    teacher: int
    class_id: int
    mira: Student

    def give(self, opens_at: datetime | None = None, closes_at: datetime | None = None) -> None:
        assigning.give(self.teacher, self.class_id, "halden", opens_at, closes_at)

    def standing(self) -> list[str]:
        return [one.standing for one in assigned_quizzes(self.mira.id)]


@pytest.fixture
def school(any_app: Flask) -> School:
    offer()
    teacher = TEACHERS[0].store(any_app)
    class_id = class_rosters.make_class(teacher, "7b", "Mira\nBen")
    code = class_rosters.class_line(teacher, class_id).code
    return School(teacher, class_id, entering.join(code, "Mira", "192.0.2.1"))


def change(column: str, value: str) -> None:
    with writing() as connection:
        connection.exec_driver_sql(f"UPDATE quiz SET {column} = '{value}'")


def test_a_given_quiz_stands_on_the_page_of_each_student_of_the_class(school: School) -> None:
    assert assigned_quizzes(school.mira.id) == ()
    school.give()
    [one] = assigned_quizzes(school.mira.id)
    assert (one.class_name, one.slug, one.standing) == ("7b", "halden", "open")
    started = begin("Mira", school.mira.id)
    assert [(one.standing, one.attempt) for one in assigned_quizzes(school.mira.id)] == [("under way", started.attempt)]
    choose(started, 1, 0)
    taking.submit(started.attempt, started.student)
    assert school.standing() == ["done"]
    [given] = class_rosters.class_page(school.teacher, school.class_id).assigned
    assert (given.begun, given.finished) == (1, 1)


@pytest.mark.parametrize("student", [None, "", "nobody", "\0"])
def test_a_visitor_was_given_nothing(school: School, student: str | None) -> None:
    school.give()
    assert assigned_quizzes(student) == ()


def test_a_quiz_for_classes_is_for_their_members_alone(school: School) -> None:
    change("audience", "classes")
    assert list_quizzes() == ()
    assert not taking.entrance("halden", school.mira.id).may_start
    with pytest.raises(NotAllowed, match="for a class"):
        begin("Mira", school.mira.id)
    school.give()
    assert taking.entrance("halden", school.mira.id).may_start
    for stranger in (None, begin_as_guest()):
        assert "Join your class" in taking.entrance("halden", stranger).reason
    with pytest.raises(NotAllowed, match="for a class"):
        begin("Guest")
    begin("Mira", school.mira.id)


def begin_as_guest() -> str:
    change("audience", "everyone")
    guest = begin("Somebody")
    choose(guest, 1, 0)
    taking.submit(guest.attempt, guest.student)
    change("audience", "classes")
    return guest.student


def test_the_hours_of_a_class_hold_for_its_students(school: School, clock: Clock) -> None:
    school.give(clock.now + HOUR, clock.now + 2 * HOUR)
    assert school.standing() == ["later"]
    with pytest.raises(NotAllowed, match="not open yet"):
        begin("Mira", school.mira.id)
    clock.move(hours=1)
    assert school.standing() == ["open"]
    assert taking.entrance("halden", school.mira.id).settings.closes_at == clock.now + HOUR
    clock.move(hours=1)
    assert school.standing() == ["closed"]
    with pytest.raises(NotAllowed, match="closed"):
        begin("Mira", school.mira.id)


def test_they_narrow_the_hours_of_the_quiz_and_never_widen_them(school: School, clock: Clock) -> None:
    offer(opens_at=clock.now + HOUR, closes_at=clock.now + 2 * HOUR)
    school.give(clock.now, clock.now + 9 * HOUR)
    assert not taking.entrance("halden", school.mira.id).may_start
    clock.move(hours=1)
    assert taking.entrance("halden", school.mira.id).settings.closes_at == clock.now + HOUR
    clock.move(hours=1)
    assert not taking.entrance("halden", school.mira.id).may_start


def test_what_is_answered_when_the_class_closes_is_handed_in(school: School, clock: Clock) -> None:
    school.give(None, clock.now + HOUR)
    started = begin("Mira", school.mira.id)
    choose(started, 1, 0)
    clock.move(minutes=59)
    assert taking.overview(started.attempt, started.student).seconds_left == 60
    clock.move(minutes=2)
    assert sweep(clock.now) == 1
    assert taking.overview(started.attempt, started.student).state == "finished"
    assert school.standing() == ["done"]


def test_a_teacher_can_give_a_running_class_more_time(school: School, clock: Clock) -> None:
    school.give(None, clock.now + HOUR)
    started = begin("Mira", school.mira.id)
    school.give(None, clock.now + 2 * HOUR)
    clock.move(minutes=90)
    assert choose(started, 1, 0).accepted
    assert taking.overview(started.attempt, started.student).seconds_left == 30 * 60


def test_who_is_put_back_on_the_roster_has_the_time_that_the_class_was_given_meanwhile(
    school: School, clock: Clock
) -> None:
    school.give(None, clock.now + HOUR)
    started = begin("Mira", school.mira.id)
    mira = class_rosters.class_page(school.teacher, school.class_id).roster[0].id
    class_rosters.take_off(school.teacher, school.class_id, mira)
    school.give(None, clock.now + 2 * HOUR)
    assert taking.overview(started.attempt, started.student).seconds_left == 60 * 60
    class_rosters.put_back(school.teacher, school.class_id, mira)
    clock.move(minutes=90)
    assert choose(started, 1, 0).accepted


def test_a_guest_is_not_held_to_the_hours_of_a_class(school: School, clock: Clock) -> None:
    school.give(None, clock.now + HOUR)
    clock.move(hours=2)
    guest = begin("Guest")
    assert taking.overview(guest.attempt, guest.student).seconds_left is None


def test_a_quiz_that_was_taken_back_is_gone_and_can_be_given_again_as_it_was(school: School, clock: Clock) -> None:
    school.give(None, clock.now + HOUR)
    started = begin("Mira", school.mira.id)
    hours = assigning.take_back(school.teacher, school.class_id, "halden")
    assert assigned_quizzes(school.mira.id) == ()
    assert taking.overview(started.attempt, started.student).seconds_left is None
    with pytest.raises(NotFound):
        assigning.take_back(school.teacher, school.class_id, "halden")
    school.give(hours.opens_at, hours.closes_at)
    assert taking.overview(started.attempt, started.student).seconds_left == 3600


def test_a_student_of_two_classes_has_the_better_hours(school: School, clock: Clock) -> None:
    other = class_rosters.make_class(school.teacher, "Club", "Li")
    with writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO membership (class_id, student_id) "
            f"SELECT {other}, id FROM student WHERE public_id = '{school.mira.id}'"
        )
    school.give(None, clock.now + HOUR)
    assigning.give(school.teacher, other, "halden", None, clock.now + 3 * HOUR)
    clock.move(hours=2)
    started = begin("Mira", school.mira.id)
    assert taking.overview(started.attempt, started.student).seconds_left == 3600


def test_a_class_that_was_put_away_gives_nothing(school: School) -> None:
    change("audience", "classes")
    school.give()
    class_rosters.archive_class(school.teacher, school.class_id, True)
    assert assigned_quizzes(school.mira.id) == ()
    assert not taking.entrance("halden", school.mira.id).may_start


@pytest.mark.parametrize("state", ["draft", "closed", "archived"])
def test_only_a_published_quiz_is_given_and_offered(school: School, state: str) -> None:
    school.give()
    change("state", state)
    assert assigned_quizzes(school.mira.id) == ()
    assert assigning.giving_page(school.teacher, school.class_id).quizzes == ()
    with pytest.raises(BadInput, match="not published"):
        school.give()


def test_hours_that_end_before_they_begin_are_refused(school: School, clock: Clock) -> None:
    with pytest.raises(BadInput, match="close before it opens"):
        school.give(clock.now + HOUR, clock.now)
    assert class_rosters.class_page(school.teacher, school.class_id).assigned == ()


def test_an_end_that_is_over_already_is_refused(school: School, clock: Clock) -> None:
    with pytest.raises(BadInput, match="That time is over"):
        school.give(None, clock.now - HOUR)
    assert class_rosters.class_page(school.teacher, school.class_id).assigned == ()


def test_another_teacher_gives_and_takes_back_nothing(any_app: Flask, school: School) -> None:
    otieno = TEACHERS[1].store(any_app)
    own = class_rosters.make_class(otieno, "8a", "Eve")
    school.give()
    with pytest.raises(NotFound):
        assigning.giving_page(otieno, school.class_id)
    with pytest.raises(NotFound):
        assigning.give(otieno, school.class_id, "halden", None, None)
    with pytest.raises(NotFound):
        assigning.take_back(otieno, school.class_id, "halden")
    with writing() as connection:
        connection.exec_driver_sql(f"UPDATE quiz SET owner_id = {school.teacher}")
    assert assigning.giving_page(otieno, own).quizzes == ()
    with pytest.raises(NotFound):
        assigning.give(otieno, own, "halden", None, None)
    with writing() as connection:
        connection.exec_driver_sql("UPDATE quiz SET shared = true")
    assigning.give(otieno, own, "halden", None, None)


def test_a_quiz_that_is_not_shared_any_more_can_still_be_taken_back(any_app: Flask, school: School) -> None:
    otieno = TEACHERS[1].store(any_app)
    school.give()
    with writing() as connection:
        connection.exec_driver_sql(f"UPDATE quiz SET owner_id = {otieno}")
    assigning.take_back(school.teacher, school.class_id, "halden")
    assert assigned_quizzes(school.mira.id) == ()
