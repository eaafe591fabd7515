"""A class at a glance: the figures are those of classical test theory, and rest on what may be seen."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
from example_quiz import QUIZ
from lessons import add_teacher, give_to, take
from scipy import stats
from taken import begin, choose

from quizapp.errors import NotFound
from quizapp.services import entering, taking
from quizapp.services.classes import add_class
from quizapp.services.desk.rehearsing import paper
from quizapp.services.desk.reported import explained
from quizapp.services.desk.result_views import QuizResults
from quizapp.services.desk.results import quiz_results
from quizapp.services.importing import import_quiz
from quizapp.storage import writing

RIGHT = (0, 0, 0, 1, 0)  # the keys of the example quiz
WAYS = (4, 3, 3, 2, 2)  # how many options each question has


def some_answers(students: int, seed: int = 4) -> list[list[int | None]]:
    rng = random.Random(seed)
    made = []
    for _ in range(students):
        skill = rng.random()
        made.append(
            [
                key if rng.random() < skill else rng.choice([*range(ways), None])
                for key, ways in zip(RIGHT, WAYS, strict=True)
            ]
        )
    return made


def in_numpy(answers: list[list[int | None]]) -> np.ndarray:
    return np.array([[float(choice == key) for choice, key in zip(row, RIGHT, strict=True)] for row in answers])


@pytest.fixture
def answers(teacher: int) -> list[list[int | None]]:
    made = some_answers(24)
    for number, choices in enumerate(made):
        take(f"Student {number}", choices)
    return made


def test_facility_and_discrimination_agree_with_scipy(teacher: int, answers: list[list[int | None]]) -> None:
    marks = in_numpy(answers)
    for place, figures in enumerate(quiz_results(teacher, "halden").questions):
        rest = marks.sum(axis=1) - marks[:, place]
        assert figures.attempts == len(answers)
        assert figures.facility == pytest.approx(marks[:, place].mean())
        assert figures.discrimination == pytest.approx(stats.pearsonr(marks[:, place], rest).statistic)


def test_reliability_agrees_with_cronbach_in_numpy(teacher: int, answers: list[list[int | None]]) -> None:
    marks = in_numpy(answers)
    k, totals = marks.shape[1], marks.sum(axis=1)
    alpha = k / (k - 1) * (1 - marks.var(axis=0).sum() / totals.var())
    found = quiz_results(teacher, "halden").reliability
    assert found.kr20 == pytest.approx(alpha)
    assert found.standard_error == pytest.approx(totals.std() * np.sqrt(1 - alpha))


def test_every_options_share_and_the_unanswered_add_up(teacher: int, answers: list[list[int | None]]) -> None:
    for place, figures in enumerate(quiz_results(teacher, "halden").questions):
        given = [row[place] for row in answers]
        own = {option.text: n for n, option in enumerate(QUIZ.items[place].options)}
        assert {own[option.text]: option.chosen for option in figures.options} == {
            n: given.count(n) for n in range(WAYS[place])
        }
        assert figures.unanswered == given.count(None)
        assert sum(option.share for option in figures.options) + figures.unanswered / 24 == pytest.approx(1)
        assert [option.text for option in figures.options if option.is_key] == [QUIZ.items[place].key_text]


def test_the_spread_tells_mean_median_and_tenths(teacher: int, answers: list[list[int | None]]) -> None:
    shares = in_numpy(answers).mean(axis=1)
    spread = quiz_results(teacher, "halden").spread
    assert spread is not None
    assert (spread.counted, sum(spread.bins)) == (24, 24)
    assert spread.mean == pytest.approx(shares.mean())
    assert spread.median == pytest.approx(np.median(shares))
    assert spread.bins[-1] == int((shares >= 0.9).sum())


def test_kinds_come_weakest_first_with_advice_where_much_was_wrong(teacher: int) -> None:
    for name in ("Ada", "Ben", "Cem"):
        take(name, (1, 0, 1, 0, 0))
    kinds = quiz_results(teacher, "halden").kinds
    assert [row.share for row in kinds] == sorted(row.share for row in kinds)
    assert (kinds[0].label, kinds[0].right) == ("numbers", 0)
    assert "figure" in kinds[0].advice


def test_only_the_first_finished_attempt_counts(teacher: int) -> None:
    first = take("Ada", (1, 1, 1, 0, 1))
    take("Ada", RIGHT, student=first.student)
    found = quiz_results(teacher, "halden")
    [ada] = found.students
    assert (ada.points, ada.attempts, found.finished) == (0, 2, 1)
    assert [figures.attempts for figures in found.questions] == [1] * 5


def test_an_attempt_in_progress_is_listed_and_counts_for_nothing(teacher: int) -> None:
    take("Ada", RIGHT)
    take("Ben", (0, 0, None, None, None), finish=False)
    found = quiz_results(teacher, "halden")
    ben = found.students[1]
    assert (ben.name, ben.state, ben.answered, ben.points) == ("Ben", "in_progress", 2, None)
    assert (found.started, found.finished) == (2, 1)
    assert found.spread is not None
    assert found.spread.counted == 1


def test_before_anybody_has_finished_there_are_no_figures(teacher: int) -> None:
    found = quiz_results(teacher, "halden")
    assert (found.spread, found.reliability.kr20, found.kinds, found.students) == (None, None, (), ())
    assert all(figures.facility is None and not figures.flags for figures in found.questions)


def test_few_attempts_are_warned_of(teacher: int, answers: list[list[int | None]]) -> None:
    assert quiz_results(teacher, "halden").is_few
    for number in range(24, 30):
        take(f"Student {number}", RIGHT)
    assert not quiz_results(teacher, "halden").is_few


def test_a_key_that_the_strongest_avoid_is_flagged(teacher: int) -> None:
    for number in range(8):  # strong students take B in the first question
        take(f"Strong {number}", (1, 0, 0, 1, 0))
    for number in range(8):
        take(f"Weak {number}", (0, 1, 1, 0, 1))
    codes = [flag.code for flag in quiz_results(teacher, "halden").questions[0].flags]
    assert "key" in codes


def classed(teacher: int, name: str, students: tuple[str, ...]) -> tuple[str, list[str]]:
    """Make a class of a teacher; return its code and its students' ids."""
    code = add_class(name, students).code
    with writing() as connection:
        connection.exec_driver_sql(f"UPDATE class_ SET teacher_id = {teacher} WHERE code = '{code}'")
    return code, [entering.join(code, student, "192.0.2.1").id for student in students]


def test_a_class_shows_its_own_and_who_has_not_begun(teacher: int) -> None:
    code, (ada, _) = classed(teacher, "7b", ("Ada", "Ben"))
    take("Ada", RIGHT, student=ada)
    take("Guest", (1, 1, 1, 0, 1))
    found = quiz_results(teacher, "halden", code)
    assert [(row.name, row.points) for row in found.students] == [("Ada", 5), ("Ben", None)]
    assert found.class_name == "7b"
    assert found.finished == 1


def names(found: QuizResults) -> list[str]:
    return [row.name for row in found.students]


def test_nobody_sees_students_of_another_teachers_class(teacher: int) -> None:
    other = add_teacher("brandt")
    _, [ada] = classed(teacher, "7b", ("Ada",))
    code, [ben] = classed(other, "8a", ("Ben",))
    take("Ada", RIGHT, student=ada)
    take("Ben", RIGHT, student=ben)
    take("Guest", RIGHT)
    assert names(quiz_results(teacher, "halden")) == ["Ada", "Guest"]
    with pytest.raises(NotFound):
        quiz_results(teacher, "halden", code)
    give_to(other)
    assert names(quiz_results(other, "halden")) == ["Ada", "Ben", "Guest"]
    with pytest.raises(NotFound):
        quiz_results(teacher, "halden")
    give_to(other, shared=True)
    assert names(quiz_results(teacher, "halden")) == ["Ada"]


@pytest.mark.parametrize("slug", ["", "no such", "\0", "x" * 300])
def test_a_quiz_that_is_not_there_is_not_found(teacher: int, slug: str) -> None:
    with pytest.raises(NotFound):
        quiz_results(teacher, slug)


def test_letters_are_those_of_the_printed_paper(teacher: int) -> None:
    _, printed = paper(teacher, "halden")
    figures = quiz_results(teacher, "halden").questions
    assert [tuple(option.text for option in one.options) for one in figures] == [one.view.options for one in printed]


def test_a_corrected_key_is_shown_with_what_the_class_chose_and_who_was_marked_by_the_old_one(teacher: int) -> None:
    take("Ada", (0, 0, 0, 1, 0))
    take("Ben", (1, 0, 0, 1, 0))
    rise, *rest = QUIZ.items
    import_quiz(replace(QUIZ, items=(replace(rise, key=1), *rest)))
    shown = quiz_results(teacher, "halden").questions[0]
    assert [(option.text, option.chosen) for option in shown.options if option.is_key] == [("58", 1)]
    assert (shown.attempts, shown.right, shown.by_other_key, shown.otherwise, shown.is_changed) == (2, 1, 2, 0, False)


def test_a_false_statement_that_was_made_true_is_shown_as_the_class_was_asked_it(teacher: int) -> None:
    hall = next(item for item in QUIZ.items if item.id == "hall")
    place = QUIZ.items.index(hall)
    take("Ada", (0, 0, 0, 1, 0))
    true = replace(hall, stem=hall.true_statement or "", key=0, edit=None)
    import_quiz(replace(QUIZ, items=tuple(true if item is hall else item for item in QUIZ.items)))
    before = quiz_results(teacher, "halden").questions[place]
    assert (before.stem, before.is_changed, before.otherwise) == (hall.stem, True, 0)
    assert [option.chosen for option in before.options if option.is_key] == [before.right]
    assert explained(teacher, "halden", place + 1).evidence.quote == hall.citation.quote
    ben = begin("Ben")
    for position in range(1, len(QUIZ.items) + 1):
        choose(ben, position, 0, 1)
    taking.submit(ben.attempt, ben.student)
    after = quiz_results(teacher, "halden").questions[place]
    assert (after.stem, after.is_changed, after.attempts, after.otherwise) == (true.stem, False, 2, 1)
    assert sum(option.chosen for option in after.options) == 1


def test_who_chose_what_is_no_longer_offered_is_counted_apart(teacher: int) -> None:
    take("Ada", (0, 0, 0, 1, 0))
    take("Ben", (1, 0, 0, 1, 0))
    rise, *rest = QUIZ.items
    options = (rise.options[0], replace(rise.options[1], text="59"), *rise.options[2:])
    import_quiz(replace(QUIZ, items=(replace(rise, options=options), *rest)))
    shown = quiz_results(teacher, "halden").questions[0]
    assert (shown.attempts, shown.otherwise, [option.share for option in shown.options if option.is_key]) == (
        2,
        1,
        [1.0],
    )


def test_a_question_that_has_left_the_quiz_is_still_told_to_those_whose_class_answered_it(teacher: int) -> None:
    take("Ada", (0, 0, 0, 1, 0))
    take("Ben", (1, 0, 0, 1, 0))
    rise, *rest = QUIZ.items
    import_quiz(replace(QUIZ, items=tuple(rest)))
    view = quiz_results(teacher, "halden")
    assert [one.has_left for one in view.questions] == [False] * len(rest) + [True]
    last = view.questions[-1]
    assert (last.stem, last.attempts, last.right) == (rise.stem, 2, 1)
    assert view.reliability.kr20 is not None
    assert explained(teacher, "halden", last.position).figures == last
