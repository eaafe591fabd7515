"""What a class said beside its answers: which sentence it marked, and how sure it was; too few are not told."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from example_quiz import QUIZ
from lessons import IN_ORDER, OPTIONS, item_row
from taken import begin, choose

from quizapp.errors import NotFound
from quizapp.services import entering, taking
from quizapp.services.desk import class_rosters
from quizapp.services.desk.answers import answers_of
from quizapp.services.desk.beside import FEW
from quizapp.services.desk.mending import regrade
from quizapp.services.desk.reported import explained
from quizapp.services.desk.result_views import Beside, Sureness
from quizapp.services.regrading import Action, Decision
from quizapp.services.views import Started
from quizapp.storage import reading

ITEM = QUIZ.items[0]
KEY, WRONG = ITEM.key, (ITEM.key + 1) % len(ITEM.options)
TEXT = QUIZ.article.text
SETTLES = (ITEM.citation.start, ITEM.citation.end)


def sentence_with(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


ASTRAY = sentence_with(QUIZ.items[-1].citation.quote)


@dataclass(frozen=True)
class Said:
    choice: int | None = KEY
    confidence: str | None = None
    where: tuple[int, int] | None = None


def answers(name: str, said: Said, finish: bool = True, student: str | None = None) -> Started:
    started = begin(name, student)
    for position in range(1, 6):
        view = taking.question(started.attempt, started.student, position)
        if view.stem == ITEM.stem:
            text = None if said.choice is None else OPTIONS[IN_ORDER[0]][said.choice]
            choice = None if text is None else view.options.index(text)
            choose(started, position, choice, view.version + 1, confidence=said.confidence, where=said.where)
        else:
            choose(started, position, 0, view.version + 1)
    if finish:
        taking.submit(started.attempt, started.student)
    return started


def beside(teacher: int, class_code: str | None = None) -> Beside | None:
    return explained(teacher, "halden", 1, class_code).beside


def test_nothing_is_said_where_nothing_was_asked(teacher: int) -> None:
    for number in range(6):
        answers(f"Student {number}", Said())
    assert beside(teacher) is None


def test_the_class_is_told_how_many_marked_the_right_sentence_and_which_wrong_one_was_marked_most(teacher: int) -> None:
    for number, where in enumerate([SETTLES] * 4 + [ASTRAY] * 2 + [sentence_with(TEXT[:20])]):
        answers(f"Student {number}", Said(where=where))
    found = beside(teacher)
    assert found is not None
    assert (found.marked, found.marked_right) == (7, 4)
    assert found.most_marked == (" ".join(TEXT[slice(*ASTRAY)].split()), 2)


def test_one_mark_that_went_astray_is_nobody_elses_business(teacher: int) -> None:
    for number, where in enumerate([SETTLES] * 5 + [ASTRAY]):
        answers(f"Student {number}", Said(where=where))
    found = beside(teacher)
    assert found is not None
    assert (found.marked_right, found.most_marked) == (5, None)


def test_too_few_marks_are_counted_and_no_more(teacher: int) -> None:
    for number in range(FEW - 1):
        answers(f"Student {number}", Said(where=ASTRAY))
    found = beside(teacher)
    assert found is not None
    assert (found.marked, found.marked_right, found.most_marked) == (FEW - 1, None, None)


def test_means_are_of_what_the_words_stand_for_apart_for_right_and_wrong(teacher: int) -> None:
    said = (
        [Said(KEY, "certain")] * 3
        + [Said(KEY, "guess")] * 2
        + [Said(WRONG, "fairly sure")] * 4
        + [Said(WRONG, "certain")]
    )
    for number, one in enumerate(said):
        answers(f"Student {number}", one)
    found = beside(teacher)
    assert found is not None
    assert found.right.mean == pytest.approx((3 * 0.95 + 2 / len(ITEM.options)) / 5)
    assert found.wrong.mean == pytest.approx((4 * 0.75 + 0.95) / 5)
    assert found.sure_of_wrong


def test_a_mean_of_too_few_is_not_told(teacher: int) -> None:
    for number in range(FEW):
        answers(f"Right {number}", Said(KEY, "guess"))
    for number in range(FEW - 1):
        answers(f"Wrong {number}", Said(WRONG, "certain"))
    found = beside(teacher)
    assert found is not None
    assert found.right == Sureness(FEW, pytest.approx(1 / len(ITEM.options)))
    assert found.wrong == Sureness(FEW - 1, None)
    assert not found.sure_of_wrong


def test_only_first_finished_attempts_and_answers_count(teacher: int) -> None:
    first = answers("Ada", Said(KEY, "certain", SETTLES))
    answers("Ada", Said(KEY, "guess", ASTRAY), student=first.student)
    answers("Ben", Said(KEY, "certain", SETTLES), finish=False)
    answers("Cem", Said(None, "certain"))
    found = beside(teacher)
    assert found is not None
    assert (found.marked, found.right.answers, found.wrong.answers) == (1, 1, 0)


def test_what_counts_as_right_against_the_key_tells_nothing_of_certainty(teacher: int) -> None:
    for number in range(FEW):
        answers(f"Student {number}", Said(WRONG, "certain"))
    decision = Decision(Action.ACCEPT, ITEM.options[WRONG].text)
    regrade(teacher, "halden", item_row(ITEM.id), decision, "")
    assert beside(teacher) is None


def test_a_class_is_looked_at_alone(teacher: int) -> None:
    class_id = class_rosters.make_class(teacher, "7b", "Mira\nBen")
    code = class_rosters.class_line(teacher, class_id).code
    answers("Mira", Said(KEY, "certain"), student=entering.join(code, "Mira", "192.0.2.1").id)
    answers("Guest", Said(KEY, "certain"))
    alone, everybody = beside(teacher, code), beside(teacher)
    assert alone is not None
    assert everybody is not None
    assert (alone.right.answers, everybody.right.answers) == (1, 2)
    with pytest.raises(NotFound):
        beside(teacher, "BCDFGH")


def test_the_answers_of_a_student_say_which_sentence_they_marked(teacher: int) -> None:
    answers("Ada", Said(where=SETTLES))
    answers("Ben", Said(where=ASTRAY))
    answers("Cem", Said())

    def marked(name: str) -> tuple[bool | None, str | None]:
        with reading() as connection:
            found = connection.exec_driver_sql(f"SELECT id FROM student WHERE name = '{name}'").scalar_one()
        [one] = [row for row in answers_of(teacher, "halden", found).questions if row.stem == ITEM.stem]
        return one.where_right, one.where_text

    assert marked("Ada") == (True, TEXT[slice(*SETTLES)].strip())
    assert marked("Ben") == (False, TEXT[slice(*ASTRAY)].strip())
    assert marked("Cem") == (None, None)
