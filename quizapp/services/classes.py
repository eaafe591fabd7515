"""Classes: made with a roster, listed with their codes."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from quizapp.errors import BadInput, NotFound
from quizapp.services.codes import CLASS_CODE, STUDENT_CODE, new_code, typed_code
from quizapp.services.names import clean_name
from quizapp.services.student_views import ClassCard, ClassStudent
from quizapp.storage import classes, reading, students, writing
from quizapp.storage.classes import StoredClass

LARGEST_CLASS = 1_000


def add_class(name: str, roster: Iterable[str]) -> ClassCard:
    """Make a class with these names on its roster, all of it or nothing.

    Raises BadInput, with the line, for a name that cannot be used or stands there twice, and for an empty roster.
    """
    title = clean_name(name)
    names = _names(roster)
    with writing() as connection:
        code = new_code(CLASS_CODE)
        class_id = classes.add_class(connection, title, code)
        for student_name in names:
            public_id = secrets.token_urlsafe(16)
            student_id = students.add_student(connection, public_id, student_name, new_code(STUDENT_CODE))
            classes.add_member(connection, class_id, student_id)
    return ClassCard(title, code, len(names), 0, archived=False)


def list_classes() -> tuple[ClassCard, ...]:
    """Return every class, oldest first."""
    with reading() as connection:
        return tuple(_card(held) for held in classes.all_classes(connection))


def class_students(class_code: str) -> tuple[ClassCard, tuple[ClassStudent, ...]]:
    """Return a class and its roster with every student's own code, for the teacher. Raises NotFound."""
    code = typed_code(class_code, CLASS_CODE)
    with reading() as connection:
        held = classes.class_by_code(connection, code) if code else None
        if held is None:
            raise NotFound(f"There is no class with the code {class_code}.")
        named = classes.members(connection, held.id)
    return _card(held), tuple(ClassStudent(m.student.name, m.student.code or "", m.joined_at) for m in named)


def _names(roster: Iterable[str]) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    names = []
    for line, typed in enumerate(roster, start=1):
        if not typed.strip():
            continue
        try:
            name = clean_name(typed)
        except BadInput as error:
            raise BadInput(f"Line {line} of the roster: {error}") from error
        before = seen.setdefault(name.casefold(), line)
        if before != line:
            raise BadInput(
                f"Line {line} of the roster: {name} stands in line {before} already. "
                "Add a letter, as in “Mia K.”, so that each finds their own name."
            )
        names.append(name)
    if not names:
        raise BadInput("The roster has no names. Write one a line.")
    if len(names) > LARGEST_CLASS:
        raise BadInput(f"The roster has {len(names)} names; a class may have {LARGEST_CLASS}.")
    return tuple(names)


def _card(held: StoredClass) -> ClassCard:
    return ClassCard(held.name, held.code, held.students, held.joined, held.archived)
