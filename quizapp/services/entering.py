"""Coming in: by the name on a class's roster, or back on another device by a code of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.errors import BadInput, NotAllowed
from quizapp.services.codes import CLASS_CODE, STUDENT_CODE, new_code, typed_code
from quizapp.services.guesses import guarded
from quizapp.services.identifiers import is_id
from quizapp.services.names import clean_name
from quizapp.services.student_views import Here, Roster, RosterName, Student
from quizapp.storage import classes, reading, students, writing
from quizapp.storage.students import StoredStudent

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.storage.classes import Member, StoredClass

NO_CLASS = "There is no class with this code. Look at the board again: it has 6 letters."
CLASS_TYPED = (
    "This looks like the code of a class: it has 6 letters. To come in with it, choose “Join your class” below."
)
OWN_TYPED = (
    "This looks like your own code: it has 8 letters. To come in with it, choose “Come back with your own code” below."
)
NO_STUDENT = "There is no student with this code. It has 8 letters; it is on My page and under every score."


def roster(class_code: str, address: str) -> Roster:
    """Return the names of a class. Raises NotFound for an unknown code, NotAllowed after too many wrong ones."""
    otherwise = OWN_TYPED if typed_code(class_code, STUDENT_CODE) else NO_CLASS
    held, named = guarded(address, lambda connection: _class(connection, class_code), otherwise)
    names = tuple(RosterName(member.student.name, member.joined_at is not None) for member in named)
    return Roster(held.name, held.code, names)


def join(class_code: str, roster_name: str, address: str, student: str | None = None) -> Student:
    """Come in under a name of the class; the first who does so holds it.

    `student` is the id from the session: who holds the name may come in again from the same browser. On another
    device their own code brings them back. Raises NotFound, BadInput for a name not on the roster, NotAllowed.
    """
    name = clean_name(roster_name)

    def look(connection: Connection) -> tuple[StoredStudent | None, bool] | None:
        found = _class(connection, class_code)
        if found is None:
            return None
        held, named = found
        of_name = [m.student for m in named if m.student.name.casefold() == name.casefold()]
        if not of_name:
            return None, False
        return of_name[0], classes.take_place(connection, held.id, of_name[0].id)

    known, first = guarded(address, look, NO_CLASS)
    if known is None:
        raise BadInput("This name is not on the list of the class. Write it as it stands there.")
    if not first and known.public_id != student:
        raise NotAllowed(
            f"Somebody has come in as {known.name} already. If that was you, on another device or before this browser "
            "forgot you, use your own code of 8 letters; your teacher can look it up."
        )
    return with_code(known)


def here(student: str | None) -> Here | None:
    """Return who this browser is and in which classes, None for a visitor."""
    if student is None or not is_id(student):
        return None
    with reading() as connection:
        known = students.student_by_id(connection, student)
        named = classes.open_classes_of(connection, known.id) if known else ()
    return Here(with_code(known), named) if known else None


def leave(student: str | None) -> str | None:
    """Give a name of a roster back that was taken by mistake: somebody else can come in under it.

    Once something was answered under it, it stays taken, and only the browser forgets. Return the code of the class
    whose names they choose from again, None where they were in none or in several.
    """
    with writing() as connection:
        known = students.student_by_id(connection, student) if student and is_id(student) else None
        if known is None:
            return None
        classes.free_places(connection, known.id)
        codes = classes.codes_of(connection, known.id)
        return codes[0] if len(codes) == 1 else None


def by_code(student_code: str, address: str) -> Student:
    """Return the student of this code. Raises NotFound for an unknown one, NotAllowed after too many."""
    code = typed_code(student_code, STUDENT_CODE)
    otherwise = CLASS_TYPED if typed_code(student_code, CLASS_CODE) else NO_STUDENT
    found = guarded(
        address, lambda connection: (code and students.student_by_code(connection, code)) or None, otherwise
    )
    return Student(found.public_id, found.name, found.code or "")


def with_code(known: StoredStudent) -> Student:
    """Return the student with the code."""
    return Student(known.public_id, known.name, code_of(known.id, known.public_id, known.code))


def code_of(student_id: int, student: str, code: str | None) -> str:
    """Return the code of a student; those from before there were codes get theirs now."""
    if code is not None:
        return code
    with writing() as connection:
        students.give_code(connection, student_id, new_code(STUDENT_CODE))
        fresh = students.student_by_id(connection, student)
    return (fresh.code if fresh else None) or ""


def _class(connection: Connection, typed: str) -> tuple[StoredClass, tuple[Member, ...]] | None:
    code = typed_code(typed, CLASS_CODE)
    held = classes.class_by_code(connection, code) if code else None
    if held is None or held.archived:
        return None
    return held, classes.members(connection, held.id)
