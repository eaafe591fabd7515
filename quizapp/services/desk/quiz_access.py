"""Which quizzes a teacher may look at, which they may change, and whose attempts they see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.errors import NotFound
from quizapp.services.codes import CLASS_CODE, typed_code
from quizapp.services.desk.result_views import ClassChoice
from quizapp.services.identifiers import is_id
from quizapp.storage import assignments, classes, quizzes, rosters
from quizapp.storage.results import EVERYBODY, Scope, outside_others

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.storage.quizzes import StoredQuiz

MISSING = "There is no such quiz."


def visible_quiz(connection: Connection, teacher: int, slug: str) -> StoredQuiz:
    """Return a quiz that is the teacher's, shared, or everybody's. Raises NotFound for any other."""
    quiz = quizzes.quiz_by_slug(connection, slug) if is_id(slug) else None
    if quiz is None or not (quiz.shared or quiz.owner_id in (None, teacher)):
        raise NotFound(MISSING)
    return quiz


def own_quiz(connection: Connection, teacher: int, slug: str) -> StoredQuiz:
    """Return a quiz that the teacher may change: their own, or one that is nobody's. Raises NotFound."""
    quiz = visible_quiz(connection, teacher, slug)
    if not may_change(quiz, teacher):
        raise NotFound(MISSING)
    return quiz


def may_change(quiz: StoredQuiz, teacher: int) -> bool:
    """Say whether a quiz is the teacher's own, or nobody's."""
    return quiz.owner_id in (None, teacher)


def given_classes(connection: Connection, teacher: int, quiz: StoredQuiz) -> tuple[ClassChoice, ...]:
    """Return those of a teacher's classes that were given a quiz."""
    given = assignments.classes_given(connection, quiz.id)
    held = rosters.classes_of_teacher(connection, teacher)
    return tuple(ClassChoice(one.name, one.code) for one in held if one.id in given and not one.archived)


def scope_of(connection: Connection, teacher: int, quiz: StoredQuiz, class_code: str | None = None) -> Scope:
    """Return whose attempts at a quiz the teacher sees, those of one class where its code is given.

    On their own quiz everybody's; on a shared one those of their own classes; on one that is nobody's all but those
    of students in other teachers' classes. Raises NotFound for a class that is not theirs.
    """
    if class_code is not None:
        code = typed_code(class_code, CLASS_CODE)
        held = classes.class_by_code(connection, code) if code else None
        if held is None or held.teacher_id not in (None, teacher):
            raise NotFound("There is no such class.")
        return Scope(class_id=held.id)
    if quiz.owner_id == teacher:
        return EVERYBODY
    if quiz.owner_id is None:
        return outside_others(connection, quiz.id, teacher)
    return Scope(classes_of=teacher)
