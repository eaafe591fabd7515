"""A teacher's classes and rosters: made, changed, undone, and nobody else's."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from desk_fixtures import TEACHERS
from flask import Flask
from taken import begin, choose_all, offer

from quizapp.errors import BadInput, NotFound
from quizapp.services import entering, taking
from quizapp.services.classes import add_class
from quizapp.services.desk import class_rosters as desk
from quizapp.services.my_page import my_page

ADDRESS = "192.0.2.1"
ROSTER = "Amina\nBen\nZoë"


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[None]:
    with any_app.app_context():
        yield


@pytest.fixture
def quinn(any_app: Flask) -> int:
    return TEACHERS[0].store(any_app)


@pytest.fixture
def otieno(any_app: Flask, quinn: int) -> int:
    return TEACHERS[1].store(any_app)


@pytest.fixture
def class_id(quinn: int) -> int:
    return desk.make_class(quinn, "7b", ROSTER)


def names(teacher: int, class_id: int) -> list[str]:
    return [student.name for student in desk.class_page(teacher, class_id).roster]


def number_of(teacher: int, class_id: int, name: str) -> int:
    return next(s.id for s in desk.class_page(teacher, class_id).roster if s.name == name)


def test_a_class_has_its_roster_in_order_and_a_code_for_each(quinn: int, class_id: int) -> None:
    page = desk.class_page(quinn, class_id)
    assert [student.name for student in page.roster] == ["Amina", "Ben", "Zoë"]
    assert len({student.code for student in page.roster} | {page.line.code}) == 4
    assert (page.line.students, page.line.joined) == (3, 0)
    assert [line.name for line in desk.list_classes(quinn)] == ["7b"]


@pytest.mark.parametrize(
    ("name", "roster", "message"),
    [("", ROSTER, "name"), ("7b", "", "no names"), ("7b", "Ben\nben", "Line 2"), ("7b", "a" * 80, "Line 1")],
)
def test_a_class_that_cannot_be_made_leaves_nothing(quinn: int, name: str, roster: str, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        desk.make_class(quinn, name, roster)
    assert desk.list_classes(quinn) == ()


def test_another_teacher_finds_no_class_whatever_they_try(quinn: int, otieno: int, class_id: int) -> None:
    student = number_of(quinn, class_id, "Ben")
    before = desk.class_page(quinn, class_id)
    assert desk.list_classes(otieno) == ()
    for attempt in (
        lambda: desk.class_page(otieno, class_id),
        lambda: desk.class_line(otieno, class_id),
        lambda: desk.student_page(otieno, class_id, student),
        lambda: desk.rename_class(otieno, class_id, "mine"),
        lambda: desk.archive_class(otieno, class_id, True),
        lambda: desk.change_code(otieno, class_id),
        lambda: desk.add_students(otieno, class_id, ["Eve"]),
        lambda: desk.rename_student(otieno, class_id, student, "Eve"),
        lambda: desk.take_off(otieno, class_id, student),
        lambda: desk.put_back(otieno, class_id, student),
        lambda: desk.free_name(otieno, class_id, student),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert desk.class_page(quinn, class_id) == before


def test_a_student_of_another_class_cannot_be_reached_through_ones_own(quinn: int, otieno: int, class_id: int) -> None:
    own = desk.make_class(otieno, "8a", "Eve")
    student = number_of(quinn, class_id, "Ben")
    desk.take_off(quinn, class_id, student)
    for change in (desk.take_off, desk.put_back, desk.free_name):
        with pytest.raises(NotFound):
            change(otieno, own, student)


def test_a_class_that_is_nobodys_belongs_to_every_teacher(quinn: int, otieno: int) -> None:
    add_class("everybody's", ["Amina"])
    assert [line.name for line in desk.list_classes(quinn)] == [line.name for line in desk.list_classes(otieno)]


@pytest.mark.parametrize("number", [0, -1, 2**31, 2**80])
def test_an_id_that_cannot_be_one_is_not_found(quinn: int, class_id: int, number: int) -> None:
    with pytest.raises(NotFound):
        desk.class_page(quinn, number)
    with pytest.raises(NotFound):
        desk.take_off(quinn, class_id, number)
    with pytest.raises(NotFound):
        desk.put_back(quinn, class_id, number)


def test_adding_the_whole_list_again_adds_only_who_is_new(quinn: int, class_id: int) -> None:
    added = desk.add_students(quinn, class_id, [*ROSTER.splitlines(), "Omar", "Li"])
    assert (added.new, added.there) == (2, 3)
    assert names(quinn, class_id) == ["Amina", "Ben", "Zoë", "Omar", "Li"]


def test_a_list_that_is_sent_twice_at_once_puts_nobody_on_the_roster_twice(
    any_app: Flask, quinn: int, class_id: int
) -> None:
    def add(number: int, gate: threading.Barrier) -> None:
        with any_app.app_context():
            gate.wait()
            desk.add_students(quinn, class_id, [f"Omar {number}", f"Li {number}"])

    for number in range(10):
        gate = threading.Barrier(6)
        presses = [threading.Thread(target=add, args=(number, gate)) for _ in range(6)]
        for press in presses:
            press.start()
        for press in presses:
            press.join()
    assert len(names(quinn, class_id)) == len(set(names(quinn, class_id))) == 3 + 2 * 10


def test_a_student_keeps_answers_and_code_through_another_name(quinn: int, class_id: int) -> None:
    code = desk.class_page(quinn, class_id).line.code
    joined = entering.join(code, "Ben", ADDRESS)
    desk.rename_student(quinn, class_id, number_of(quinn, class_id, "Ben"), "Benjamin")
    assert entering.by_code(joined.code, ADDRESS).name == "Benjamin"
    with pytest.raises(BadInput, match="in this class already"):
        desk.rename_student(quinn, class_id, number_of(quinn, class_id, "Benjamin"), "AMINA")


def test_who_is_taken_off_comes_back_with_everything(quinn: int, class_id: int) -> None:
    offer()
    code = desk.class_page(quinn, class_id).line.code
    joined = entering.join(code, "Ben", ADDRESS)
    started = begin("Ben", joined.id)
    choose_all(started)
    student = number_of(quinn, class_id, "Ben")
    before = desk.class_page(quinn, class_id)
    desk.take_off(quinn, class_id, student)
    assert names(quinn, class_id) == ["Amina", "Zoë"]
    assert [one.name for one in desk.class_page(quinn, class_id).former] == ["Ben"]
    assert my_page(joined.id).classes == ()
    with pytest.raises(BadInput):
        entering.join(code, "Ben", ADDRESS)
    taking.submit(started.attempt, joined.id)
    desk.put_back(quinn, class_id, student)
    assert desk.class_page(quinn, class_id).roster == before.roster
    assert my_page(joined.id).classes == ("7b",)


def test_a_former_student_does_not_come_back_beside_a_new_one_of_that_name(quinn: int, class_id: int) -> None:
    student = number_of(quinn, class_id, "Ben")
    desk.take_off(quinn, class_id, student)
    desk.rename_student(quinn, class_id, number_of(quinn, class_id, "Zoë"), "ben")
    with pytest.raises(BadInput, match="in this class already"):
        desk.put_back(quinn, class_id, student)


def test_a_freed_name_lets_the_right_student_in_and_the_wrong_one_out(quinn: int, class_id: int) -> None:
    code = desk.class_page(quinn, class_id).line.code
    wrong = entering.join(code, "Ben", ADDRESS)
    desk.free_name(quinn, class_id, number_of(quinn, class_id, "Ben"))
    with pytest.raises(NotFound):
        my_page(wrong.id)
    with pytest.raises(NotFound):
        entering.by_code(wrong.code, ADDRESS)
    right = entering.join(code, "Ben", "192.0.2.9")
    assert right.id != wrong.id
    assert my_page(right.id).classes == ("7b",)


def test_a_new_code_replaces_the_old_one(quinn: int, class_id: int) -> None:
    old = desk.class_line(quinn, class_id).code
    desk.change_code(quinn, class_id)
    new = desk.class_line(quinn, class_id).code
    with pytest.raises(NotFound):
        entering.roster(old, ADDRESS)
    assert entering.roster(new, ADDRESS).class_name == "7b"


def test_nobody_comes_into_a_class_that_was_put_away(quinn: int, class_id: int) -> None:
    code = desk.class_line(quinn, class_id).code
    desk.archive_class(quinn, class_id, True)
    with pytest.raises(NotFound):
        entering.roster(code, ADDRESS)
    desk.archive_class(quinn, class_id, False)
    assert entering.roster(code, ADDRESS).class_code == code


def test_a_class_has_a_largest_size(quinn: int) -> None:
    everybody = "\n".join(f"Student {letter}{number}" for letter in "abcdefghij" for number in range(101))
    with pytest.raises(BadInput, match="1010 names"):
        desk.make_class(quinn, "too many", everybody)
    some = desk.make_class(quinn, "many", everybody[: len(everybody) // 2])
    with pytest.raises(BadInput, match="may have 1000"):
        desk.add_students(quinn, some, [f"Other {number}" for number in range(600)])
