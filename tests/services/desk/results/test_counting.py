"""What figures rest on is written beside the responses; it is always what the rows themselves say."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from random import Random

import pytest
from flask import Flask
from lessons import add_teacher, item_row, take
from taken import begin

from quizapp.errors import BadInput
from quizapp.services import entering, my_page, taking
from quizapp.services.classes import add_class
from quizapp.services.desk.mending import regrade, undo
from quizapp.services.regrading import Action, Decision
from quizapp.services.views import Started
from quizapp.storage import classes, reading, results
from quizapp.storage.results import EVERYBODY, Scope

RIGHT = (0, 0, 0, 1, 0)
WAYS = (4, 3, 3, 2, 2)


Sums = dict[tuple[int, int | None, bool], tuple[int, int, int]]


def stored_sums(scope: Scope = EVERYBODY) -> Sums:
    with reading() as connection:
        quiz = connection.exec_driver_sql("SELECT id FROM quiz").scalar_one()
        sums = results.choice_sums(connection, quiz, scope)
    return {
        (one.revision_id, one.choice, bool(one.credited)): (one.chosen, one.points, one.points_squared) for one in sums
    }


def sums_from_rows(names: frozenset[str] | None = None) -> Sums:
    """Return the same from attempts and responses alone: first finished attempts, points counted anew."""
    with reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT a.id, s.name, a.student_id, r.item_revision_id, r.choice, r.credited, r.dropped, "
            'coalesce(r."right", false) FROM response r JOIN attempt a ON a.id = r.attempt_id '
            "JOIN student s ON s.id = a.student_id WHERE a.state = 'finished' AND NOT a.missed_only"
        ).all()
    first: dict[int, int] = {}
    points: Counter[int] = Counter()
    for attempt, _, student, _, _, credited, dropped, right in rows:
        first[student] = min(attempt, first.get(student, attempt))
        points[attempt] += (right or credited) and not dropped
    made: Sums = defaultdict(lambda: (0, 0, 0))
    for attempt, name, student, revision, choice, credited, _, _ in rows:
        if attempt == first[student] and (names is None or name in names):
            n, total, squares = made[revision, choice, bool(credited)]
            made[revision, choice, bool(credited)] = (n + 1, total + points[attempt], squares + points[attempt] ** 2)
    return dict(made)


class Lesson:
    """A class that does what comes into its head, and a teacher who mends in between."""

    def __init__(self, teacher: int, seed: int) -> None:
        self.teacher, self.rng = teacher, Random(seed)
        self.names = [f"Student {number}" for number in range(6)]
        code = add_class("7b", tuple(self.names)).code
        self.known = {name: entering.join(code, name, "192.0.2.1").id for name in self.names[:4]}
        self.members = frozenset(self.known)
        self.running: dict[str, Started] = {}
        self.finished: dict[str, Started] = {}
        self.decided: list[int] = []
        with reading() as connection:
            held = classes.class_by_code(connection, code)
            assert held is not None
            self.class_id = held.id

    def step(self) -> None:
        act = self.rng.choice((self.hand_in, self.hand_in, self.begin, self.go_on, self.mend, self.take_back))
        act()
        if self.rng.random() < 0.05:
            self.leave()

    def begin(self) -> None:
        name = self.rng.choice(self.names)
        if name not in self.running:
            made = take(name, self.choices(), finish=False, student=self.known.get(name))
            self.running[name], self.known[name] = made, made.student

    def hand_in(self) -> None:
        self.begin()
        name = self.rng.choice(sorted(self.running))
        made = self.running.pop(name)
        taking.submit(made.attempt, made.student)
        self.finished[name] = made

    def go_on(self) -> None:
        """Take what was missed again, which figures never rest on."""
        for name in sorted(set(self.finished) - set(self.running))[:1]:
            done = self.finished[name]
            try:
                again = taking.retake(done.attempt, done.student, True, self.rng)
            except BadInput:
                continue
            taking.submit(again.attempt, again.student)

    def mend(self) -> None:
        decision = self.rng.choice((Decision(Action.ACCEPT, "58"), Decision(Action.DROP), Decision(Action.CREDIT)))
        try:
            self.decided.append(regrade(self.teacher, "halden", item_row("rise"), decision, ""))
        except BadInput:
            return

    def take_back(self) -> None:
        if self.decided:
            undo(self.teacher, "halden", self.rng.choice(self.decided))

    def leave(self) -> None:
        name = self.rng.choice(self.names)
        if name in self.known:
            my_page.delete_me(self.known.pop(name))
            self.members -= {name}
            self.running.pop(name, None)
            self.finished.pop(name, None)

    def choices(self) -> list[int | None]:
        return [self.rng.choice([*range(ways), None, right]) for ways, right in zip(WAYS, RIGHT, strict=True)]


@pytest.mark.parametrize("seed", range(3))
def test_sums_are_those_of_the_rows_whatever_a_class_and_its_teacher_do(seed: int) -> None:
    lesson = Lesson(add_teacher("okafor"), seed)
    for _ in range(30):
        lesson.step()
        assert stored_sums() == sums_from_rows()
        assert stored_sums(Scope(class_id=lesson.class_id)) == sums_from_rows(lesson.members)
    assert stored_sums()


def test_students_who_hand_in_at_once_are_all_counted(any_app: Flask) -> None:
    started = [take(f"Student {number}", RIGHT, finish=False) for number in range(6)]

    def hand_in(one: Started) -> None:
        with any_app.app_context():
            taking.submit(one.attempt, one.student)

    threads = [threading.Thread(target=hand_in, args=(one,)) for one in started]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(stored_sums().values()) == {(6, 30, 150)}
    assert stored_sums() == sums_from_rows()


def test_an_attempt_under_way_or_given_up_counts_for_nothing() -> None:
    take("Ada", (0, 0, None, None, None), finish=False)
    ben = begin("Ben")
    taking.give_up(ben.attempt, ben.student)
    assert stored_sums() == {}
