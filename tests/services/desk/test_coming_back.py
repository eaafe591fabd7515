"""A name that is added again: the student who was taken off by mistake, or another child of the same name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from desk_fixtures import TEACHERS
from flask import Flask
from taken import begin, choose_all, offer

from quizapp.errors import BadInput
from quizapp.services import entering, taking
from quizapp.services.desk import class_rosters as desk
from quizapp.services.desk.class_rosters import NEW_STUDENT
from quizapp.services.desk.class_views import Added
from quizapp.services.my_page import my_page
from quizapp.services.student_views import Student

ADDRESS = "192.0.2.1"


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[None]:
    with any_app.app_context():
        offer()
        yield


@pytest.fixture
def quinn(any_app: Flask) -> int:
    return TEACHERS[0].store(any_app)


@pytest.fixture
def class_id(quinn: int) -> int:
    return desk.make_class(quinn, "7b", "Amina\nBen")


def row_of(teacher: int, class_id: int, name: str) -> int:
    return next(one.id for one in desk.class_page(teacher, class_id).roster if one.name == name)


def comes_in(teacher: int, class_id: int, name: str, quizzes: int = 1) -> Student:
    student = entering.join(desk.class_line(teacher, class_id).code, name, ADDRESS)
    for _ in range(quizzes):
        started = begin(name, student.id)
        choose_all(started)
        taking.submit(started.attempt, student.id)
    return student


def taken_off(teacher: int, class_id: int, name: str) -> int:
    row = row_of(teacher, class_id, name)
    desk.take_off(teacher, class_id, row)
    return row


def test_who_did_something_is_asked_about_and_nothing_is_added_before(quinn: int, class_id: int) -> None:
    comes_in(quinn, class_id, "Ben", quizzes=2)
    row = taken_off(quinn, class_id, "Ben")
    before = desk.class_page(quinn, class_id)
    added = desk.add_students(quinn, class_id, ["Omar", "ben"])
    assert (added.new, added.back, added.there) == (0, 0, 0)
    [asked] = added.asked
    assert (asked.name, [(one.id, one.attempts) for one in asked.former]) == ("ben", [(row, 2)])
    assert desk.class_page(quinn, class_id) == before


def test_the_same_student_comes_back_with_results_code_and_place(quinn: int, class_id: int) -> None:
    ben = comes_in(quinn, class_id, "Ben")
    before = desk.class_page(quinn, class_id).roster
    row = taken_off(quinn, class_id, "Ben")
    assert desk.add_students(quinn, class_id, ["Amina", "ben", "Omar"], {"ben": row}) == Added(new=1, there=1, back=1)
    page = desk.class_page(quinn, class_id)
    assert page.roster[:2] == before
    assert page.former == ()
    seen = my_page(ben.id)
    assert (seen.classes, len(seen.history)) == (("7b",), 1)


def test_another_child_of_the_name_begins_with_nothing_and_the_results_stay_apart(quinn: int, class_id: int) -> None:
    ben = comes_in(quinn, class_id, "Ben")
    row = taken_off(quinn, class_id, "Ben")
    assert desk.add_students(quinn, class_id, ["Ben"], {"ben": NEW_STUDENT}) == Added(new=1)
    assert [one.id for one in desk.class_page(quinn, class_id).former] == [row]
    other = comes_in(quinn, class_id, "Ben", quizzes=0)
    assert other.id != ben.id
    assert my_page(other.id).history == ()
    assert len(my_page(ben.id).history) == 1


def test_a_name_under_which_nobody_did_anything_comes_back_without_a_question(quinn: int, class_id: int) -> None:
    before = desk.class_page(quinn, class_id).roster
    taken_off(quinn, class_id, "Ben")
    assert desk.add_students(quinn, class_id, ["Ben"]) == Added(back=1)
    assert desk.class_page(quinn, class_id).roster == before


def test_of_two_former_students_of_one_name_the_one_who_is_meant_comes_back(quinn: int, class_id: int) -> None:
    comes_in(quinn, class_id, "Ben")
    first = taken_off(quinn, class_id, "Ben")
    desk.add_students(quinn, class_id, ["Ben"], {"ben": NEW_STUDENT})
    comes_in(quinn, class_id, "Ben", quizzes=0)
    second = taken_off(quinn, class_id, "Ben")
    [asked] = desk.add_students(quinn, class_id, ["Ben"]).asked
    assert {one.id for one in asked.former} == {first, second}
    assert desk.add_students(quinn, class_id, ["Ben"], {"ben": first}) == Added(back=1)
    assert row_of(quinn, class_id, "Ben") == first
    assert [one.id for one in desk.class_page(quinn, class_id).former] == [second]


def test_all_are_asked_about_until_each_is_answered(quinn: int, class_id: int) -> None:
    rows = {}
    for name in ("Amina", "Ben"):
        comes_in(quinn, class_id, name)
        rows[name.casefold()] = taken_off(quinn, class_id, name)
    for meant in ({}, {"ben": rows["ben"]}, {"ben": rows["ben"], "amina": rows["ben"]}, rows | {"amina": 99_999}):
        assert [one.name for one in desk.add_students(quinn, class_id, ["Amina", "Ben"], meant).asked] == [
            "Amina",
            "Ben",
        ]
    assert desk.add_students(quinn, class_id, ["Amina", "Ben"], rows) == Added(back=2)


def test_what_is_said_of_a_name_that_cannot_be_is_refused_whole(quinn: int, class_id: int) -> None:
    comes_in(quinn, class_id, "Ben")
    row = taken_off(quinn, class_id, "Ben")
    with pytest.raises(BadInput, match="Line 2"):
        desk.add_students(quinn, class_id, ["Ben", "x" * 61], {"ben": row})
    assert [one.name for one in desk.class_page(quinn, class_id).roster] == ["Amina"]
