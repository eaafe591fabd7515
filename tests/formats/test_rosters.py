"""Rosters as teachers have them: typed, pasted from a mail, exported from a school's program or from Excel."""

from __future__ import annotations

import pytest

from quizapp.errors import QuizappError
from quizapp.formats.rosters import LARGEST, read_roster_file, roster_lines

ADA_AND_BEN = ("Ada Quinn", "Ben Otieno")
LISTS = {
    "a name a line": "Ada Quinn\nBen Otieno\n",
    "empty lines and spaces": "\n  Ada Quinn  \r\n\r\n\tBen Otieno\n\n",
    "numbered": "1. Ada Quinn\n2) Ben Otieno",
    "bullets": "- Ada Quinn\n• Ben Otieno",
    "surname first": "Quinn, Ada\nOtieno, Ben",
    "surname first in a few": "Quinn, Ada\nBen Otieno\n",
    "CSV with headings": "id,First name,Last name,e-mail\n1,Ada,Quinn,ada@example.org\n2,Ben,Otieno,ben@example.org",
    "CSV with the surname first": "Surname,Forename,Class\nQuinn,Ada,7b\nOtieno,Ben,7b",
    "CSV with one column for the name": 'Student,Group\n"Quinn, Ada",7b\n"Otieno, Ben",7b',
    "CSV without headings": "17,Ada,Quinn,ada@example.org\n18,Ben,Otieno,ben@example.org",
    "semicolons, as Excel writes in half of Europe": "Nachname;Vorname\nQuinn;Ada\nOtieno;Ben",
    "tabs, as a table is pasted": "No\tFirst_Name\tLast_Name\n1\tAda\tQuinn\n2\tBen\tOtieno",
    "a mark of the byte order": "\ufeffAda Quinn\nBen Otieno",
}


@pytest.mark.parametrize("shape", LISTS)
def test_a_roster_of_any_shape_gives_the_names(shape: str) -> None:
    assert tuple(line.name for line in roster_lines(LISTS[shape])) == ADA_AND_BEN


def test_names_keep_the_lines_that_they_stand_in() -> None:
    assert [line.number for line in roster_lines("\nAda\n\nBen\n")] == [2, 4]
    assert [line.number for line in roster_lines("name,class\nAda,7\n\nBen,7")] == [2, 4]


@pytest.mark.parametrize("name", ["Ada", "Zoë de la Cruz-Núñez", "O’Brien", "李小龍", "Łukasz", "Mia K.", "عمر"])
def test_a_name_of_any_script_stays_as_it_was_written(name: str) -> None:
    assert roster_lines(f"{name}\nBen")[0].name == name
    assert roster_lines(f"name;class\n{name};7")[0].name == name


@pytest.mark.parametrize("text", ["", "\n\n", ",,,\n,,,", "1,2\n3,4", "a@b.c\td@e.f\n1\t2"])
def test_what_holds_no_name_gives_none(text: str) -> None:
    assert roster_lines(text) == ()


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(QuizappError, match="characters"):
        roster_lines("a\n" * LARGEST)


def test_a_field_without_an_end_is_one_clear_error_or_a_name() -> None:
    names = [line.name for line in roster_lines('name,class\n"Ada,7\nBen,7')]
    assert len(names) <= 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_in_the_encoding_that_it_has(encoding: str) -> None:
    assert read_roster_file("Zoë Müller\nJosé".encode(encoding)) == "Zoë Müller\nJosé"


@pytest.mark.parametrize("content", [b"PK\x03\x04 a workbook", b"\xd0\xcf\x11\xe0 an old one", b"%PDF-1.7", b"a\0b\0c"])
def test_a_file_that_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(QuizappError):
        read_roster_file(content)
