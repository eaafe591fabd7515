"""Mending: a dry run changes nothing, a regrade keeps what was, and everything can be taken back."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from random import Random

import pytest
from example_quiz import QUIZ
from flask import Flask
from lessons import add_teacher, give_to, item_row, take
from sqlalchemy import update

from quizapp.errors import BadInput, NotFound
from quizapp.model import QuizSettings
from quizapp.services import my_page, reporting, taking
from quizapp.services.desk.mending import history, preview, regrade, undo
from quizapp.services.desk.results import quiz_results
from quizapp.services.importing import import_quiz
from quizapp.services.regrading import Action, Decision
from quizapp.services.views import Started
from quizapp.storage import writing
from quizapp.storage.tables import AttemptRow

RIGHT = (0, 0, 0, 1, 0)
ACCEPT_58 = Decision(Action.ACCEPT, "58")
DROP, CREDIT = Decision(Action.DROP), Decision(Action.CREDIT)


@pytest.fixture
def lesson() -> dict[str, Started]:
    """Let three students take the test: all right; the first question with B; nothing answered but the last."""
    return {
        "Ada": take("Ada", RIGHT),
        "Ben": take("Ben", (1, 0, 0, 1, 0)),
        "Cem": take("Cem", (None, None, None, None, 0)),
    }


def scores(teacher: int) -> dict[str, tuple[int | None, int]]:
    return {row.name: (row.points, row.total) for row in quiz_results(teacher, "halden").students}


BEFORE = {"Ada": (5, 5), "Ben": (4, 5), "Cem": (1, 5)}


def test_a_dry_run_says_whose_score_changes_and_changes_nothing(teacher: int, lesson: dict[str, Started]) -> None:
    view = preview(teacher, "halden", item_row("rise"), ACCEPT_58)
    [change] = view.changes
    assert (change.student, change.points_before, change.points_after) == ("Ben", 4, 5)
    assert (view.finished, view.running) == (3, 0)
    assert scores(teacher) == BEFORE
    assert history(teacher, "halden") == ()


def test_a_dry_run_leaves_out_whose_score_stays_as_it_is(teacher: int, lesson: dict[str, Started]) -> None:
    credited = preview(teacher, "halden", item_row("rise"), CREDIT).changes
    assert {one.student: (one.points_before, one.points_after) for one in credited} == {"Ben": (4, 5), "Cem": (1, 2)}
    dropped = preview(teacher, "halden", item_row("rise"), DROP).changes
    assert {one.student for one in dropped} == {"Ada", "Ben", "Cem"}, "of 4 instead of 5 is another score"


def test_another_answer_accepted_counts_as_right(teacher: int, lesson: dict[str, Started]) -> None:
    regrade(teacher, "halden", item_row("rise"), ACCEPT_58, "both stand in the report")
    assert scores(teacher) == BEFORE | {"Ben": (5, 5)}
    [made] = history(teacher, "halden")
    assert (made.decision, made.reason, made.changes) == (ACCEPT_58, "both stand in the report", 1)


def test_a_dropped_question_counts_for_nobody(teacher: int, lesson: dict[str, Started]) -> None:
    regrade(teacher, "halden", item_row("rise"), DROP, "")
    assert scores(teacher) == {"Ada": (4, 4), "Ben": (4, 4), "Cem": (1, 4)}
    assert [one.is_dropped for one in quiz_results(teacher, "halden").questions] == [True, False, False, False, False]


def test_credit_goes_to_everyone_also_without_an_answer(teacher: int, lesson: dict[str, Started]) -> None:
    regrade(teacher, "halden", item_row("rise"), CREDIT, "")
    assert scores(teacher) == {"Ada": (5, 5), "Ben": (5, 5), "Cem": (2, 5)}


@pytest.mark.parametrize("decision", [ACCEPT_58, DROP, CREDIT], ids=lambda one: one.action)
def test_taking_a_decision_back_gives_the_old_scores(
    teacher: int, lesson: dict[str, Started], decision: Decision
) -> None:
    made = regrade(teacher, "halden", item_row("rise"), decision, "")
    undo(teacher, "halden", made)
    undo(teacher, "halden", made)  # a second click
    assert scores(teacher) == BEFORE
    [one] = history(teacher, "halden")
    assert one.undone_at is not None


def test_one_of_two_decisions_is_taken_back_and_the_other_holds(teacher: int, lesson: dict[str, Started]) -> None:
    first = regrade(teacher, "halden", item_row("rise"), ACCEPT_58, "")
    regrade(teacher, "halden", item_row("rise"), CREDIT, "")
    undo(teacher, "halden", first)
    assert scores(teacher) == {"Ada": (5, 5), "Ben": (5, 5), "Cem": (2, 5)}


def test_who_hands_in_later_is_marked_by_the_same_decision(teacher: int, lesson: dict[str, Started]) -> None:
    late = take("Dee", (1, 0, 0, 1, 0), finish=False)
    assert preview(teacher, "halden", item_row("rise"), ACCEPT_58).running == 1
    regrade(teacher, "halden", item_row("rise"), ACCEPT_58, "")
    newcomer = take("Eve", (1, 1, 1, 0, 1), finish=False)
    for started in (late, newcomer):
        taking.submit(started.attempt, started.student)
    assert scores(teacher)["Dee"] == (5, 5)
    assert scores(teacher)["Eve"] == (1, 5)


def test_a_student_sees_the_new_score_and_why(teacher: int, lesson: dict[str, Started]) -> None:
    ben = lesson["Ben"]
    regrade(teacher, "halden", item_row("rise"), ACCEPT_58, "")
    regrade(teacher, "halden", item_row("hall"), DROP, "")
    view = reporting.result(ben.attempt, ben.student)
    assert (view.points, view.total) == (4, 4)
    by_stem = {one.stem: one for one in view.questions}
    assert by_stem["By how many centimetres did the river rise overnight?"].credited
    assert by_stem["In Halden, 21 people spent the night in the sports hall."].dropped
    [past] = my_page.my_page(ben.student).history
    assert (past.points, past.total) == (4, 4)


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (Decision(Action.ACCEPT, "85"), "right one already"),
        (Decision(Action.ACCEPT, "no such answer"), "one of the answers"),
        (Decision(Action.ACCEPT), "one of the answers"),
    ],
)
def test_what_cannot_be_accepted_is_refused(
    teacher: int, lesson: dict[str, Started], decision: Decision, said: str
) -> None:
    with pytest.raises(BadInput, match=said):
        regrade(teacher, "halden", item_row("rise"), decision, "")
    assert history(teacher, "halden") == ()


def test_the_same_decision_twice_is_refused(teacher: int, lesson: dict[str, Started]) -> None:
    regrade(teacher, "halden", item_row("rise"), DROP, "")
    with pytest.raises(BadInput, match="already"):
        regrade(teacher, "halden", item_row("rise"), DROP, "")


def test_another_teacher_cannot_mend_a_quiz_even_if_it_is_shared(teacher: int, lesson: dict[str, Started]) -> None:
    other = add_teacher("brandt")
    give_to(teacher, shared=True)
    made = regrade(teacher, "halden", item_row("rise"), DROP, "")
    for act in (
        lambda: preview(other, "halden", item_row("rise"), CREDIT),
        lambda: regrade(other, "halden", item_row("rise"), CREDIT, ""),
        lambda: undo(other, "halden", made),
        lambda: undo(teacher, "halden", made + 1),
        lambda: preview(teacher, "halden", 10**6, CREDIT),
    ):
        with pytest.raises(NotFound):
            act()


def at_once(*acts: Callable[[], None]) -> None:
    """Do things in threads of their own, none of which may write to an attempt before all have come to it."""
    threads = [threading.Thread(target=act) for act in acts]
    with writing() as connection:
        connection.execute(update(AttemptRow).values(answered=AttemptRow.answered))
        for thread in threads:
            thread.start()
        time.sleep(0.5)
    for thread in threads:
        thread.join()


def test_decisions_count_where_two_tabs_give_the_last_two_answers_at_once(any_app: Flask, teacher: int) -> None:
    import_quiz(replace(QUIZ, settings=QuizSettings(shuffle_options=False)))
    regrade(teacher, "halden", item_row("rise"), CREDIT, "")
    ada = taking.start("halden", "Ada", None, Random(7))
    for position in range(1, 4):
        taking.answer(ada.attempt, ada.student, position, 1)

    def answer(position: int) -> None:
        with any_app.app_context():
            taking.answer(ada.attempt, ada.student, position, 1)

    at_once(partial(answer, 4), partial(answer, 5))  # both have looked at the attempt before either may write
    rise = next(one for one in reporting.result(ada.attempt, ada.student).questions if one.stem == QUIZ.items[0].stem)
    assert rise.credited


def test_of_two_decisions_made_at_once_the_second_knows_the_first(any_app: Flask, teacher: int) -> None:
    take("Ben", (1, 0, 0, 1, 0))
    refused: list[str] = []

    def decide() -> None:
        with any_app.app_context():
            try:
                regrade(teacher, "halden", item_row("rise"), ACCEPT_58, "")
            except BadInput as error:
                refused.append(str(error))

    at_once(decide, decide)
    assert refused == ["This has been decided already. Load the page again to see it."]
    assert [one.changes for one in history(teacher, "halden")] == [1]


def test_after_a_key_was_corrected_those_who_had_chosen_the_right_answer_can_get_their_point(
    teacher: int, lesson: dict[str, Started]
) -> None:
    rise, *rest = QUIZ.items
    import_quiz(replace(QUIZ, items=(replace(rise, key=1), *rest)))
    view = preview(teacher, "halden", item_row("rise"), ACCEPT_58)
    assert [(one.student, one.points_before, one.points_after) for one in view.changes] == [("Ben", 4, 5)]
    assert view.acceptable == ("85", "95", "105", "58")
    regrade(teacher, "halden", item_row("rise"), ACCEPT_58, "the key was wrong")
    assert scores(teacher) == BEFORE | {"Ben": (5, 5)}
    take("Dee", (1, 0, 0, 1, 0))
    assert scores(teacher)["Dee"] == (5, 5)
    assert [one.changes for one in history(teacher, "halden")] == [1]


def test_an_answer_that_was_reworded_since_can_be_accepted_for_those_who_chose_it(
    teacher: int, lesson: dict[str, Started]
) -> None:
    rise, *rest = QUIZ.items
    reworded = (rise.options[0], replace(rise.options[1], text="59"), *rise.options[2:])
    import_quiz(replace(QUIZ, items=(replace(rise, options=reworded), *rest)))
    regrade(teacher, "halden", item_row("rise"), ACCEPT_58, "")
    assert scores(teacher) == BEFORE | {"Ben": (5, 5)}


def test_a_bad_question_that_was_taken_out_of_the_quiz_can_still_be_dropped(
    teacher: int, lesson: dict[str, Started]
) -> None:
    row = item_row("rise")
    import_quiz(replace(QUIZ, items=QUIZ.items[1:]))
    assert len(preview(teacher, "halden", row, DROP).changes) == len(BEFORE)
    regrade(teacher, "halden", row, DROP, "")
    assert scores(teacher) == {"Ada": (4, 4), "Ben": (4, 4), "Cem": (1, 4)}
