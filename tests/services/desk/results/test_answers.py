"""One student's answers, and the gradebook: who may see them, and that they say what was chosen."""

from __future__ import annotations

import csv
import io

import pytest
from lessons import OPTIONS, add_teacher, give_to, item_row, take
from made_apps import Clock
from taken import begin, choose

from quizapp.errors import NotFound
from quizapp.services import entering
from quizapp.services.classes import add_class
from quizapp.services.desk import assigning, class_rosters
from quizapp.services.desk.answers import answers_of
from quizapp.services.desk.gradebook import gradebook
from quizapp.services.desk.mending import regrade
from quizapp.services.desk.results import quiz_results
from quizapp.services.regrading import Action, Decision
from quizapp.storage import writing

RIGHT = (0, 0, 0, 1, 0)


def row_of(teacher: int, name: str, class_code: str | None = None) -> int:
    [found] = [one.id for one in quiz_results(teacher, "halden", class_code).students if one.name == name]
    assert found is not None
    return found


def test_each_answer_is_told_with_the_key_the_proof_and_the_letters_of_the_results(teacher: int) -> None:
    take("Ada", (1, 0, None, 0, 0))
    found = answers_of(teacher, "halden", row_of(teacher, "Ada"))
    figures = quiz_results(teacher, "halden").questions
    assert [one.stem for one in found.questions] == [one.stem for one in figures]
    for given, shown, choice in zip(found.questions, figures, (1, 0, None, 0, 0), strict=True):
        assert [(one.label, one.text) for one in given.options] == [(one.label, one.text) for one in shown.options]
        assert [one.text for one in given.options if one.is_chosen] == (
            [] if choice is None else [OPTIONS[given.stem][choice]]
        )
        assert [one.text for one in given.options if one.is_key] == [one.text for one in shown.options if one.is_key]
        assert given.evidence.quote
    assert [(one.answered, one.right) for one in found.questions] == [
        (True, False),
        (True, True),
        (False, False),
        (True, False),
        (True, True),
    ]


def test_the_time_of_an_answer_counts_from_the_answer_before(teacher: int, clock: Clock) -> None:
    started = begin("Ada")
    for position, seconds in ((2, 40), (1, 65)):
        clock.move(seconds=seconds)
        choose(started, position, 0)
    found = answers_of(teacher, "halden", row_of(teacher, "Ada"))
    assert sorted((one.after, one.is_first) for one in found.questions if one.after is not None) == [
        (40, True),
        (65, False),
    ]


def test_the_attempt_that_counts_is_shown_unless_another_is_asked_for(teacher: int) -> None:
    first = take("Ada", (1, 1, 1, 0, 1))
    take("Ada", RIGHT, student=first.student)
    student = row_of(teacher, "Ada")
    found = answers_of(teacher, "halden", student)
    assert [(one.number, one.points, one.counted) for one in found.attempts] == [(1, 0, True), (2, 5, False)]
    assert found.shown.number == 1
    assert answers_of(teacher, "halden", student, number=2).shown.points == 5
    for number in (0, 3, -1):
        with pytest.raises(NotFound):
            answers_of(teacher, "halden", student, number=number)


def test_what_a_decision_changed_is_told_beside_what_was_chosen(teacher: int) -> None:
    take("Ada", (1, 0, 0, 1, 0))
    regrade(teacher, "halden", item_row("rise"), Decision(Action.CREDIT), "")
    first = answers_of(teacher, "halden", row_of(teacher, "Ada")).questions[0]
    assert (first.right, first.credited) == (False, True)


def test_answers_are_for_the_teacher_of_the_class_alone(teacher: int) -> None:
    other = add_teacher("brandt")
    class_id = class_rosters.make_class(other, "8a", "Ben\nCem")
    code = class_rosters.class_page(other, class_id).line.code
    ben = entering.join(code, "Ben", "192.0.2.1").id
    take("Ben", RIGHT, student=ben)
    take("Guest", RIGHT)
    student = row_of(other, "Ben", code)
    assert answers_of(other, "halden", student).name == "Ben"
    guest = row_of(other, "Guest")
    with pytest.raises(NotFound):
        answers_of(teacher, "halden", student)
    with pytest.raises(NotFound):
        answers_of(other, "halden", guest, code)  # not of this class
    with pytest.raises(NotFound):
        answers_of(other, "no-such-quiz", student)
    give_to(other, shared=True)
    with pytest.raises(NotFound):
        answers_of(teacher, "halden", guest)
    for nobody in (0, -1, 10**6, 10**30):
        with pytest.raises(NotFound):
            answers_of(other, "halden", nobody)


def lines(teacher: int, class_code: str | None = None) -> list[tuple[str, str, str]]:
    rows = csv.DictReader(io.StringIO(gradebook(teacher, "halden", class_code).csv))
    return [(row["student"], row["attempt"], row["state"]) for row in rows]


def test_a_gradebook_follows_the_roster_with_who_has_not_begun_and_guests_last(teacher: int) -> None:
    give_to(teacher)
    class_id = class_rosters.make_class(teacher, "7 b", "Zoe\nAda\nBen")
    code = class_rosters.class_page(teacher, class_id).line.code
    take("Guest", RIGHT)
    take("Ben", RIGHT, student=entering.join(code, "Ben", "192.0.2.1").id)
    zoe = entering.join(code, "Zoe", "192.0.2.1").id
    take("Zoe", RIGHT, student=zoe)
    take("Zoe", RIGHT, student=zoe, finish=False)
    of_class = [
        ("Zoe", "1", "finished"),
        ("Zoe", "2", "in_progress"),
        ("Ada", "0", "not begun"),
        ("Ben", "1", "finished"),
    ]
    assert lines(teacher, code) == of_class
    assert gradebook(teacher, "halden", code).name == "halden-7-b-results.csv"
    assert ("Ada", "0", "not begun") not in lines(teacher)
    assigning.give(teacher, class_id, "halden", None, None)
    assert lines(teacher) == [*of_class, ("Guest", "1", "finished")]


def test_a_column_keeps_its_id_when_the_quiz_is_arranged_anew(teacher: int) -> None:
    take("Ada", RIGHT)
    with writing() as connection:
        connection.exec_driver_sql("UPDATE quiz_item SET position = position + 100")
        connection.exec_driver_sql("UPDATE quiz_item SET position = 106 - position")
    heads = gradebook(teacher, "halden").csv.splitlines()[0].split(",")[-5:]
    assert heads[-1] == "5 (rise)"


def test_many_students_come_in_pages_by_name_and_a_class_as_a_whole(teacher: int) -> None:
    names = [f"Student {number:03}" for number in range(120)]
    code = add_class("7b", tuple(names)).code
    with writing() as connection:
        quiz = connection.exec_driver_sql("SELECT id FROM quiz").scalar_one()
        connection.exec_driver_sql(
            "INSERT INTO attempt (public_id, quiz_id, student_id, state, mode, total, answered, points, dropped,"
            " counted, missed_only, started_at, finished_at) SELECT 'a' || student_id, "
            f"{quiz}, student_id, 'finished', 'test', 5, 5, 3, 0, true, false, '2026-03-02 08:00:00',"
            " '2026-03-02 08:10:00' FROM membership"
        )
    first, last = quiz_results(teacher, "halden"), quiz_results(teacher, "halden", page=99)
    assert [one.name for one in first.students] == names[:100]
    assert [one.name for one in last.students] == names[100:]
    assert (first.page, last.page, first.pages, first.finished) == (1, 2, 2, 120)
    assert first.spread is not None
    assert first.spread.counted == 120
    assert len(quiz_results(teacher, "halden", code).students) == 120
