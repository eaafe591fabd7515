"""Classes: made with a roster, listed with their codes."""

from __future__ import annotations

from collections.abc import Iterable

from quizapp.errors import NotFound
from quizapp.formats.rosters import roster_lines
from quizapp.services.codes import CLASS_CODE, new_code, typed_code
from quizapp.services.desk.accounts import teacher_named
from quizapp.services.desk.class_rosters import add_names, clean_roster
from quizapp.services.names import clean_name
from quizapp.services.student_views import ClassCard, ClassStudent
from quizapp.storage import classes, reading, writing
from quizapp.storage.classes import StoredClass


def add_class(name: str, roster: Iterable[str], teacher: str | None = None) -> ClassCard:
    """Make a class with the names of a roster, all of it or nothing.

    `roster` is the lines of a list or a table, read as at the desk. `teacher` is the user name of whose class it is;
    without one it is every teacher's.
    Raises BadInput, with the line, for a name that cannot be used or stands there twice, and for an empty roster;
    NotFound for an unknown teacher.
    """
    title = clean_name(name)
    names = clean_roster(roster_lines("\n".join(roster)))
    with writing() as connection:
        code = new_code(CLASS_CODE)
        owner = teacher_named(connection, teacher).id if teacher else None
        add_names(connection, classes.add_class(connection, title, code, owner), names)
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


def _card(held: StoredClass) -> ClassCard:
    return ClassCard(held.name, held.code, held.students, held.joined, held.archived)
