"""A teacher's classes: made, named, put away; and their rosters, name by name."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from quizapp.errors import BadInput, NotFound
from quizapp.formats.rosters import RosterLine, read_roster_file, roster_lines
from quizapp.services.codes import CLASS_CODE, STUDENT_CODE, new_code
from quizapp.services.desk.class_access import own_class, own_member
from quizapp.services.desk.class_views import (
    Added,
    ClassLine,
    ClassPage,
    FormerStudent,
    Namesake,
    RosterStudent,
    StudentPage,
)
from quizapp.services.desk.under_way import AT_IT
from quizapp.services.faults import Faults
from quizapp.services.lifecycle import settle
from quizapp.services.names import clean_name
from quizapp.storage import assignments, attempts, classes, held_back, now, reading, rosters, writing

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.storage.classes import Member, StoredClass
    from quizapp.storage.rosters import Former

LARGEST_CLASS = 1_000
NO_CLASS_NAME = "Give the class a name, such as 9b English."
NEW_STUDENT = 0  # no row has this id
NO_STUDENT_NAME = "Write the name of the student; a first name is enough."


def list_classes(teacher: int) -> tuple[ClassLine, ...]:
    """Return the teacher's classes and those that are nobody's, oldest first."""
    with reading() as connection:
        held = rosters.classes_of_teacher(connection, teacher)
        given = assignments.counts(connection, [one.id for one in held])
    return tuple(_line(one, given.get(one.id, 0)) for one in held)


def make_class(teacher: int, name: str, roster: str, file: bytes = b"") -> int:
    """Make a class with the names of a pasted list or table, of a file, or of both; return its id. All or nothing.

    Raises BadFields: of the roster with the line, for a name that cannot be used or stands there twice, and for none.
    """
    faults, nobody = Faults(), tuple[str, ...]()
    title = faults.of("name", lambda: clean_name(name, NO_CLASS_NAME), "")
    names = faults.of("roster", lambda: clean_roster(_lines(roster, file)), nobody)
    faults.check()
    with writing() as connection:
        class_id = classes.add_class(connection, title, new_code(CLASS_CODE), teacher)
        add_names(connection, class_id, names)
    return class_id


def class_line(teacher: int, class_id: int) -> ClassLine:
    """Return a class with its code and how many have come in. Raises NotFound."""
    with reading() as connection:
        return _line(own_class(connection, teacher, class_id))


def class_page(teacher: int, class_id: int) -> ClassPage:
    """Return a class with its roster, who was taken off it, and what it was given. Raises NotFound."""
    with reading() as connection:
        held = own_class(connection, teacher, class_id)
        named = classes.members(connection, held.id)
        former = rosters.former_members(connection, held.id)
        given = assignments.of_class(connection, held.id)
    return ClassPage(_line(held, len(given)), tuple(map(_student, named)), tuple(map(_student, former)), given)


def student_page(teacher: int, class_id: int, student_id: int) -> StudentPage:
    """Return a student on the roster of a class. Raises NotFound."""
    with reading() as connection:
        held, found = own_member(connection, teacher, class_id, student_id)
        begun = attempts.open_attempts(connection, found.student.public_id)
    # What was begun without an end and left lying is nothing that a change to the name would stop.
    running = (one for one in map(settle, begun) if one.is_open and (one.deadline or one.started_at > now() - AT_IT))
    taking = next(((one.answered, one.total) for one in running), None)
    return StudentPage(_line(held), _student(found), taking)


def rename_class(teacher: int, class_id: int, name: str) -> None:
    """Give a class another name. Raises NotFound, BadInput."""
    with writing() as connection:
        held = own_class(connection, teacher, class_id)
        rosters.change_class(connection, held.id, name=clean_name(name, NO_CLASS_NAME))


def archive_class(teacher: int, class_id: int, archived: bool) -> None:
    """Put a class away, or take it back: meanwhile nobody comes in by its code, and its quizzes are not offered."""
    with writing() as connection:
        held_back.keep_shown(connection)  # a class that comes back may have a test open, for which others would wait
        rosters.change_class(connection, own_class(connection, teacher, class_id).id, archived=archived)


def change_code(teacher: int, class_id: int) -> None:
    """Give a class a new code; the old one leads nowhere. Who has come in stays in. Raises NotFound."""
    with writing() as connection:
        rosters.change_class(connection, own_class(connection, teacher, class_id).id, code=new_code(CLASS_CODE))


def names_of(roster: str, file: bytes = b"") -> tuple[str, ...]:
    """Return the names of a pasted list or table, of a file, or of both. Raises BadInput."""
    return clean_roster(_lines(roster, file))


def add_students(teacher: int, class_id: int, names: Sequence[str], meant: Mapping[str, int] | None = None) -> Added:
    """Add the names that are not on the roster yet. All or nothing. Raises NotFound, BadInput.

    Who was taken off comes back under the name only where `meant` says so, which gives for a name in small letters the
    row id of a former student, or NEW_STUDENT: two children may have one name. Where it does not, nothing is added, and
    the names are returned to be asked about; unless nobody has ever come in or begun anything under them.
    """
    cleaned = clean_roster([RosterLine(line, name) for line, name in enumerate(names, start=1)])
    with writing() as connection:
        held = own_class(connection, teacher, class_id)
        rosters.hold(connection, held.id)
        there = {one.student.name.casefold() for one in classes.members(connection, held.id)}
        wanted = [name for name in cleaned if name.casefold() not in there]
        _refuse_too_many(len(there) + len(wanted))
        former = rosters.former_by_name(connection, held.id)
        before = {name: former.get(name.casefold(), ()) for name in wanted}
        who = {name: _who(before[name], (meant or {}).get(name.casefold())) for name in wanted}
        if None in who.values():
            return Added(asked=tuple(_namesake(name, before[name]) for name in wanted if _who(before[name]) is None))
        for one in (one for name in wanted for one in before[name] if one.member.student.id == who[name]):
            _bring_back(connection, held.id, one.member)
        fresh = [name for name in wanted if who[name] == NEW_STUDENT]
        add_names(connection, held.id, fresh)
    return Added(len(fresh), len(cleaned) - len(wanted), len(wanted) - len(fresh))


def rename_student(teacher: int, class_id: int, student_id: int, name: str) -> None:
    """Give a student another name. Raises NotFound, and BadInput where another one in the class has it."""
    with writing() as connection:
        held, found = own_member(connection, teacher, class_id, student_id)
        cleaned = clean_name(name, NO_STUDENT_NAME)
        rosters.hold(connection, held.id)
        others = {m.student.name.casefold() for m in classes.members(connection, held.id) if m != found}
        _refuse_twice(cleaned, others)
        rosters.rename_student(connection, found.student.id, cleaned)


def take_off(teacher: int, class_id: int, student_id: int) -> None:
    """Take a student off the roster; what they did stays, and `put_back` undoes it. Raises NotFound."""
    with writing() as connection:
        held, found = own_member(connection, teacher, class_id, student_id)
        rosters.take_off(connection, held.id, found)


def put_back(teacher: int, class_id: int, student_id: int) -> None:
    """Put a former member back as they were. Raises NotFound, and BadInput where somebody new has the name."""
    with writing() as connection:
        held = own_class(connection, teacher, class_id)
        rosters.hold(connection, held.id)
        former = {one.student.id: one for one in rosters.former_members(connection, held.id)}
        if student_id not in former:
            raise NotFound("There is no such student to put back.")
        _refuse_twice(
            former[student_id].student.name,
            {one.student.name.casefold() for one in classes.members(connection, held.id)},
        )
        _bring_back(connection, held.id, former[student_id])


def free_name(teacher: int, class_id: int, student_id: int) -> None:
    """Let the right student come in where somebody else has taken the name: what was done under it stays with it,
    but no browser and no code that knew it is this student any more. Raises NotFound.
    """
    with writing() as connection:
        held, found = own_member(connection, teacher, class_id, student_id)
        rosters.free_place(connection, held.id, found.student.id, _unguessable(), new_code(STUDENT_CODE))


def clean_roster(lines: Sequence[RosterLine]) -> tuple[str, ...]:
    """Return the names as they are kept. Raises BadInput, with the line, for one that cannot be or stands there twice.

    An empty roster is refused too.
    """
    seen: dict[str, int] = {}
    names = []
    for line, typed in lines:
        try:
            name = clean_name(typed, NO_STUDENT_NAME)
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
    _refuse_too_many(len(names))
    return tuple(names)


def _who(former: Sequence[Former], meant: int | None = None) -> int | None:
    """Return which former student comes back, NEW_STUDENT for none of them, None where only the teacher knows."""
    known = [one.member.student.id for one in former]
    if not known or meant in (NEW_STUDENT, *known):
        return meant if known else NEW_STUDENT
    return None if any(one.attempts or one.member.joined_at for one in former) else known[0]


def _namesake(name: str, former: Sequence[Former]) -> Namesake:
    return Namesake(name, tuple(FormerStudent(f.member.student.id, f.removed_at, f.attempts) for f in former))


def _bring_back(connection: Connection, class_id: int, former: Member) -> None:
    rosters.put_back(connection, class_id, former)
    assignments.follow_hours(connection, class_id, former.student.id)


def _lines(roster: str, file: bytes) -> tuple[RosterLine, ...]:
    return roster_lines(roster) + (roster_lines(read_roster_file(file)) if file else ())


def _refuse_too_many(number: int) -> None:
    if number > LARGEST_CLASS:
        raise BadInput(f"The roster has {number} names; a class may have {LARGEST_CLASS}.")


def _refuse_twice(name: str, others: Collection[str]) -> None:
    if name.casefold() in others:
        raise BadInput(f"{name} is in this class already. Add a letter, as in “Mia K.”, so that each finds their own.")


def add_names(connection: Connection, class_id: int, names: Sequence[str]) -> None:
    """Put new students of these names on the roster, each with a code of their own."""
    rosters.add_members(connection, class_id, [(_unguessable(), name, new_code(STUDENT_CODE)) for name in names])


def _unguessable() -> str:
    return secrets.token_urlsafe(16)


def _line(held: StoredClass, assigned: int = 0) -> ClassLine:
    return ClassLine(held.id, held.name, held.code, held.students, held.joined, held.archived, assigned)


def _student(one: Member) -> RosterStudent:
    return RosterStudent(one.student.id, one.student.name, one.student.code or "", one.joined_at)
