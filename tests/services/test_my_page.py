"""A student's own page; all that is kept about them; and that it is gone when they say so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random

import pytest
from flask import Flask
from made_apps import Clock
from taken import begin, choose, choose_all, key_at, offer

from quizapp.errors import NotFound
from quizapp.model import Mode
from quizapp.services import entering, reports, reviewing, taking
from quizapp.services.classes import add_class
from quizapp.services.desk.mending import regrade, undo
from quizapp.services.kept import PARTS, kept_about
from quizapp.services.my_page import delete_me, my_data, my_page
from quizapp.services.regrading import Action, Decision
from quizapp.services.reports import REASONS
from quizapp.services.views import Started
from quizapp.storage import classes, reading, rosters, students, teachers, writing
from quizapp.storage.classes import Member
from quizapp.storage.tables import metadata

ABOUT_STUDENTS = {
    table.name
    for table in metadata.tables.values()
    if table.name == "student" or any(key.column.table.name in ("student", "attempt") for key in table.foreign_keys)
}


TEACHER = 1


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[None]:
    with any_app.app_context(), writing() as connection:
        teachers.add_teacher(connection, "quinn", "Ada Quinn", "-")
    with any_app.app_context():
        yield


def count(table: str) -> int:
    with reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def busy_student(clock: Clock, name: str = "Mira") -> Started:
    """Let a student leave a row in every table."""
    offer()
    code = add_class(f"Class of {name}", [name]).code
    started = begin(name, entering.join(code, name, "192.0.2.1").id)
    was_in_another_class(started)
    choose_all(started, wrong=(1, 2))
    taking.submit(started.attempt, started.student)
    with reading() as connection:
        item = connection.exec_driver_sql("SELECT id FROM item WHERE public_id = 'rise'").scalar_one()
    undo(TEACHER, "halden", regrade(TEACHER, "halden", item, Decision(Action.CREDIT), ""))
    clock.move(days=2)
    view = reviewing.due(started.student)
    assert view is not None
    reviewing.review(started.student, view.item, 0, view.asked)
    reports.report(started.attempt, started.student, 1, "unclear", f"I am {name} and do not understand.")
    again = taking.retake(started.attempt, started.student, True, Random(1))
    taking.answer(again.attempt, again.student, 1, 0)
    return started


def was_in_another_class(started: Started) -> None:
    with writing() as connection:
        student = students.student_by_id(connection, started.student)
        assert student is not None
        before = classes.add_class(connection, "7a", started.student[:8])
        rosters.take_off(connection, before, Member(student, None))


def test_a_history_lists_attempts_newest_first_with_their_scores(clock: Clock) -> None:
    offer()
    first = begin()
    choose_all(first, wrong=(1,))
    taking.submit(first.attempt, first.student)
    clock.move(days=1)
    second = begin(student=first.student)
    choose(second, 1, 0)
    page = my_page(first.student)
    assert [(one.attempt, one.points, one.state) for one in page.history] == [
        (second.attempt, None, "in_progress"),
        (first.attempt, 4, "finished"),
    ]
    [point] = page.chart
    assert (point.share, point.points, point.total) == (0.8, 4, 5)
    assert sum(row.asked for row in page.by_kind) == 5
    assert sum(row.right for row in page.by_kind) == 4
    assert (page.student.name, page.due) == ("Mira", 0), "what a running test asks waits in the review"


def test_going_over_what_was_missed_is_no_point_of_the_progress() -> None:
    offer(mode=Mode.PRACTICE)
    first = begin()
    for position in range(1, 6):
        key = key_at(first, position)
        taking.answer(first.attempt, first.student, position, key if position > 1 else (key + 1) % 2)
    before = my_page(first.student).chart
    again = taking.retake(first.attempt, first.student, True, Random(3))
    taking.answer(again.attempt, first.student, 1, key_at(again, 1))
    page = my_page(first.student)
    assert [one.missed_only for one in page.history] == [True, False]
    assert page.chart == before
    assert len(before) == 1


def test_progress_counts_answers_in_practice_at_once() -> None:
    offer(mode=Mode.PRACTICE)
    started = begin()
    taking.answer(started.attempt, started.student, 1, 0)
    assert sum(row.asked for row in my_page(started.student).by_kind) == 1


def test_my_data_holds_every_row_about_the_student_and_nobody_else(clock: Clock) -> None:
    mira, jonas = busy_student(clock), busy_student(clock, "Jonas")
    kept = my_data(mira.student)
    assert set(kept) - {"made_at"} == ABOUT_STUDENTS
    other = my_data(jonas.student)
    for table in sorted(ABOUT_STUDENTS):
        assert kept[table], table
        assert len(kept[table]) + len(other[table]) == count(table), table
    written = json.dumps(kept)
    assert "Mira" in written
    assert "Jonas" not in written
    [membership] = kept["membership"]
    assert membership["class"] == "Class of Mira"
    assert {row["question"] for row in kept["response"]} >= {"Who closed the old bridge?"}


def test_my_data_tells_no_key_before_its_time() -> None:
    offer()
    test = begin()
    choose_all(test, wrong=(1,))
    offer(mode=Mode.PRACTICE)
    practice = begin("Jonas")
    taking.answer(practice.attempt, practice.student, 1, 0)

    def told(student: str) -> list[tuple[bool, bool]]:
        rows = my_data(student)["response"]
        return [(row["right"] is not None, "feedback" in row["options"][0]) for row in rows]

    assert told(test.student) == [(False, False)] * 5
    assert told(practice.student) == [(True, True)] + [(False, False)] * 4
    taking.submit(test.attempt, test.student)
    assert told(test.student) == [(True, True)] * 5


def test_all_that_is_kept_can_be_read_in_words(clock: Clock) -> None:
    started = busy_student(clock)
    parts = {part.title: part for part in kept_about(started.student)}
    rows = my_data(started.student)
    assert set(PARTS) == ABOUT_STUDENTS, "a new table about students needs its words"
    assert [len(part.rows) for part in parts.values()] == [len(rows[table]) for table in PARTS]
    assert parts["You"].rows[0][0] == "Mira"
    assert (parts["Your classes"].rows[0][0], parts["Classes that you left"].rows[0][0]) == ("Class of Mira", "7a")
    told = parts["Your answers"]
    assert told.columns == ("Question", "You chose", "Outcome", "What you added", "When")
    wrong = [row for row in told.rows if row[2] == "not right"]
    assert wrong[0][1] in {option["text"] for option in rows["response"][0]["options"]}
    assert parts["Your reports"].rows[0][1:3] == (REASONS["unclear"], "I am Mira and do not understand.")
    assert {row[0] for row in parts["Questions that come again"].rows} <= {row["question"] for row in rows["response"]}


def test_delete_me_leaves_no_row(clock: Clock) -> None:
    mira, jonas = busy_student(clock), busy_student(clock, "Jonas")
    before = my_data(jonas.student)
    delete_me(mira.student)
    after = my_data(jonas.student)
    assert after == before
    for table in sorted(ABOUT_STUDENTS - {"report"}):
        assert count(table) == len(after[table]), table
    with reading() as connection:
        left = connection.exec_driver_sql("SELECT student_id, reason, text FROM report ORDER BY id").all()
    assert tuple(left[0]) == (None, "unclear", "")
    assert len(left) == 2
    for look in (my_page, my_data, kept_about, delete_me, reviewing.due):
        with pytest.raises(NotFound):
            look(mira.student)
    with pytest.raises(NotFound):
        taking.question(mira.attempt, mira.student, 1)


def test_after_deletion_the_same_browser_begins_as_somebody_new(clock: Clock) -> None:
    mira = busy_student(clock)
    delete_me(mira.student)
    assert begin("Mira", mira.student).student != mira.student


@pytest.mark.parametrize("student", [None, "", "nobody", "\0", "x" * 1_000])
def test_a_visitor_has_no_page(student: str | None) -> None:
    for look in (my_page, my_data, kept_about, delete_me, reviewing.due):
        with pytest.raises(NotFound):
            look(student)
