"""Coming in: by a class and a name, back by a code; guessing is slow."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from made_apps import Clock
from taken import begin, offer

from quizapp.errors import BadInput, NotAllowed, NotFound
from quizapp.services import entering, reporting, taking
from quizapp.services.classes import add_class, class_students, list_classes
from quizapp.services.codes import ALPHABET, new_code, shown_code, typed_code
from quizapp.services.guesses import MOST_FROM_ALL, MOST_FROM_ONE
from quizapp.services.my_page import my_page
from quizapp.storage import reading, writing

HERE, THERE = "192.0.2.1", "192.0.2.2"
ROSTER = ("Mira Öz", "Jonas", "  Ada   Quinn ", "")


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[None]:
    with any_app.app_context():
        yield


def test_a_class_is_made_with_its_roster() -> None:
    card = add_class("9b", ROSTER)
    assert (card.name, card.students, card.joined) == ("9b", 3, 0)
    assert [one.name for one in entering.roster(card.code, HERE).names] == ["Mira Öz", "Jonas", "Ada Quinn"]
    assert list_classes() == (card,)
    with reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM failed_try").scalar_one() == 0


@pytest.mark.parametrize(
    ("roster", "said"),
    [
        ((), "no names"),
        (("", "  "), "no names"),
        (("Mira", "Jonas", "mira"), "Line 3.*line 1"),
        (("Mira", "x" * 61), "Line 2.*61 characters"),
        (("\u202e",), "Line 1"),
        (tuple(f"Name {n}" for n in range(1_001)), "1001 names"),
    ],
)
def test_a_roster_that_cannot_be_used_makes_no_class(roster: tuple[str, ...], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        add_class("9b", roster)
    assert list_classes() == ()


def test_the_first_to_come_in_under_a_name_holds_it() -> None:
    offer()
    code = add_class("9b", ROSTER).code
    mira = entering.join(code.lower(), "mira öz", HERE)
    assert mira.name == "Mira Öz"
    assert entering.join(code, "Mira Öz", HERE, mira.id) == mira
    for somebody in (None, begin("Eve").student):
        with pytest.raises(NotAllowed, match="code of 8 letters"):
            entering.join(code, "Mira Öz", HERE, somebody)
    assert [(one.name, one.taken) for one in entering.roster(code, HERE).names][:2] == [
        ("Mira Öz", True),
        ("Jonas", False),
    ]
    started = begin("Mira Öz", mira.id)
    assert started.student == mira.id
    assert my_page(mira.id).classes == ("9b",)


def test_a_student_comes_back_on_another_device_by_their_code() -> None:
    offer()
    started = begin()
    taking.submit(started.attempt, started.student)
    code = reporting.result(started.attempt, started.student).student_code
    assert re.fullmatch(rf"[{ALPHABET}]{{8}}", code)
    for typed in (code, code.lower(), shown_code(code), f" {code[:4]} {code[4:]} "):
        assert entering.by_code(typed, HERE).id == started.student
    [listed] = [my_page(started.student).student.code]
    assert listed == code


def test_a_teacher_can_look_up_a_code() -> None:
    code = add_class("9b", ROSTER).code
    mira = entering.join(code, "Mira Öz", HERE)
    card, students = class_students(code)
    assert card.joined == 1
    assert [one.code for one in students if one.joined_at] == [mira.code]
    with pytest.raises(NotFound):
        class_students("ZZZZZZ")


def test_students_from_before_codes_get_one_when_they_look() -> None:
    offer()
    started = begin()
    with writing() as connection:
        connection.exec_driver_sql("UPDATE student SET code = NULL")
    taking.submit(started.attempt, started.student)
    code = reporting.result(started.attempt, started.student).student_code
    assert entering.by_code(code, HERE).id == started.student
    assert reporting.result(started.attempt, started.student).student_code == code


def test_a_code_on_the_wrong_page_is_told_where_it_belongs() -> None:
    with pytest.raises(NotFound, match=r"the code of a class.*Join your class"):
        entering.by_code(add_class("9c", ROSTER).code, HERE)
    offer()
    own = my_page(begin().student).student.code
    with pytest.raises(NotFound, match=r"your own code.*Come back with your own code"):
        entering.roster(own, HERE)


@pytest.mark.parametrize("typed", ["", "A", "AEIOUAEI", "\0", "x" * 10_000, "12345678", "🦊" * 8])
def test_a_wrong_code_is_told_in_plain_words(typed: str) -> None:
    with pytest.raises(NotFound, match="8 letters"):
        entering.by_code(typed, HERE)
    with pytest.raises(NotFound, match="6 letters"):
        entering.roster(typed, HERE)


def test_a_name_that_is_not_on_the_list_does_not_come_in() -> None:
    code = add_class("9b", ROSTER).code
    with pytest.raises(BadInput, match="not on the list"):
        entering.join(code, "Eve", HERE)


def test_guessing_from_one_place_is_stopped_for_a_while_even_for_a_right_code(clock: Clock) -> None:
    offer()
    code = my_page(begin().student).student.code
    for _ in range(MOST_FROM_ONE):
        with pytest.raises(NotFound):
            entering.by_code("BBBBBBBB", HERE)
    with pytest.raises(NotAllowed, match="10 minutes"):
        entering.by_code(code, HERE)
    assert entering.by_code(code, THERE).code == code
    clock.move(minutes=10)
    assert entering.by_code(code, HERE).code == code


def test_guessing_from_many_places_is_stopped_too(clock: Clock) -> None:
    for number in range(MOST_FROM_ALL):
        with pytest.raises(NotFound):
            entering.roster("BBBBBB", f"192.0.2.{number}")
    with pytest.raises(NotAllowed):
        entering.roster("BBBBBB", "198.51.100.1")
    clock.move(minutes=11)
    with pytest.raises(NotFound):
        entering.roster("BBBBBB", "198.51.100.1")
    with reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM failed_try").scalar_one() == 1


def test_the_address_of_a_guesser_is_not_kept() -> None:
    with pytest.raises(NotFound):
        entering.by_code("BBBBBBBB", HERE)
    with reading() as connection:
        [origin] = connection.exec_driver_sql("SELECT origin FROM failed_try").scalars()
    assert HERE not in origin
    assert re.fullmatch(r"[0-9a-f]{64}", origin)


def test_codes_have_no_letters_that_look_alike() -> None:
    assert not set("AEIOUL0123456789") & set(ALPHABET)
    assert len({new_code(8) for _ in range(500)}) == 500
    assert typed_code(shown_code("BCDFGHJK"), 8) == "BCDFGHJK"


def test_who_is_in_a_class_stays_who_they_are_whatever_name_is_typed() -> None:
    offer()
    code = add_class("9b", ["Mira", "Jonas"]).code
    mira = entering.join(code, "Mira", HERE)
    started = begin("Mickey Mouse", mira.id)
    assert started.student == mira.id
    assert taking.entrance("halden", mira.id).member == "Mira"
    assert my_page(mira.id).classes == ("9b",)


def test_a_name_taken_by_mistake_is_free_again_until_something_was_begun() -> None:
    offer()
    code = add_class("9b", ["Mira", "Jonas"]).code
    wrong = entering.join(code, "Jonas", HERE)
    entering.leave(wrong.id)
    jonas = entering.join(code, "Jonas", THERE)
    begin("Jonas", jonas.id)
    entering.leave(jonas.id)
    with pytest.raises(NotAllowed):
        entering.join(code, "Jonas", HERE)
    entering.leave(None)
    entering.leave("nobody")
