"""Rosters: the names of a class, from a list that was typed or pasted, or from an exported table."""

from __future__ import annotations

import csv
import io
import re
from typing import NamedTuple

from quizapp.errors import BadInput, UnreadableArticle
from quizapp.formats.encodings import decode

LARGEST = 200_000  # characters; a thousand names take a tenth of it
ENUMERATION = re.compile(r"^\s*(?:\d{1,3}[.)]\s+|[-*•–]\s+)")
SURNAME_FIRST = re.compile(r"[^,]+,\s+[^,]+")
FULL = frozenset({"name", "full name", "student", "student name", "pupil", "pupil name", "learner", "display name"})
GIVEN = frozenset({"first name", "firstname", "given name", "given names", "forename", "first", "vorname", "prénom"})
FAMILY = frozenset({"last name", "lastname", "surname", "family name", "last", "nachname", "nom"})


class RosterLine(NamedTuple):
    """A name and the line of the list that it stands in, from 1."""

    number: int
    name: str


def read_roster_file(content: bytes) -> str:
    """Return the text of a roster's file; what is no UTF-8 is read as Excel for Windows writes it.

    Raises BadInput for a workbook or another binary file.
    """
    if content[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"):
        raise BadInput("This file is a workbook or a document. Save it as CSV, or copy the names and paste them.")
    try:
        return decode(content, "cp1252")
    except UnreadableArticle as error:
        raise BadInput("This is not a text file. Save the names as plain text in UTF-8, one a line.") from error


def roster_lines(text: str) -> tuple[RosterLine, ...]:
    """Return the names of a roster in their order.

    A plain list has a name a line. A table is told by its tabs, semicolons or commas; its first line may say what its
    columns are, else what looks like no name (numbers, e-mail addresses) is left out. "Quinn, Ada" is Ada Quinn.
    Raises BadInput where the text is too long or its table cannot be read.
    """
    if len(text) > LARGEST:
        raise BadInput(
            f"The roster has {len(text):,} characters; up to {LARGEST:,} are taken. Leave out what is no name."
        )
    lines = text.removeprefix("\ufeff").splitlines()
    filled = [line for line in lines if line.strip()]
    delimiter = next((mark for mark in "\t;," if 2 * sum(mark in line for line in filled) > len(filled)), None)
    if delimiter is None or (delimiter == "," and all(SURNAME_FIRST.fullmatch(line) for line in filled)):
        return _listed(lines)
    return _tabled(lines, delimiter)


def _listed(lines: list[str]) -> tuple[RosterLine, ...]:
    """Read a name a line; bullets and numbers before it are the list's, not the student's."""
    found = []
    for number, line in enumerate(lines, start=1):
        name = ENUMERATION.sub("", line).strip()
        if SURNAME_FIRST.fullmatch(name):
            family, _, given = name.partition(",")
            name = f"{given.strip()} {family.strip()}"
        if name:
            found.append(RosterLine(number, name))
    return tuple(found)


def _tabled(lines: list[str], delimiter: str) -> tuple[RosterLine, ...]:
    reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter, skipinitialspace=True)
    found: list[RosterLine] = []
    columns: tuple[int, ...] | None = None
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if columns is None and not found:
                columns = _columns(cells)
                if columns:
                    continue
            name = _name(cells, columns)
            if name:
                found.append(RosterLine(reader.line_num, name))
    except csv.Error as error:
        raise BadInput(
            f"Line {reader.line_num} of the roster cannot be read as a table ({error}). Write one name a line instead."
        ) from error
    return tuple(found)


def _columns(cells: list[str]) -> tuple[int, ...]:
    """Return which columns make a name if this is a line of headings, else nothing."""
    headings = [cell.casefold().replace("_", " ") for cell in cells]
    parts = [next((at for at, one in enumerate(headings) if one in names), None) for names in (GIVEN, FAMILY)]
    chosen = tuple(at for at in parts if at is not None)
    if len(chosen) < 2:
        chosen = tuple(at for at, one in enumerate(headings) if one in FULL)[:1] or chosen
    return chosen


def _name(cells: list[str], columns: tuple[int, ...] | None) -> str:
    if columns:
        kept = [cells[at] for at in columns if at < len(cells)]
    else:
        kept = [cell for cell in cells if "@" not in cell and not any(map(str.isdigit, cell))]
    if len(kept) == 1 and SURNAME_FIRST.fullmatch(kept[0]):
        family, _, given = kept[0].partition(",")
        kept = [given.strip(), family.strip()]
    return " ".join(part for part in kept if part)
