"""`quizapp class`: a roster in a text file becomes a class with codes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from quizapp import cli
from quizapp.cli import classes
from quizapp.errors import BadInput, NotFound
from quizapp.services.desk.class_rosters import list_classes

CODE = r"[B-Z]{3}-[B-Z]{3}"


@pytest.fixture(autouse=True)
def on_this_app(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classes, "ready_app", lambda: app)


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.group, ["class", *words], catch_exceptions=False)


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "9b.txt"
    path.write_bytes("\ufeffMira Öz\r\nJonas\r\n\r\n".encode())
    return path


def test_a_class_is_made_listed_and_shown(roster: Path) -> None:
    made = run("add", "9b", "--roster", str(roster))
    assert re.fullmatch(rf"9b: 2 students\. Their code to come in is {CODE}\n", made.output)
    code = made.output.split()[-1]
    assert run("list").output == f"{code}  9b (0 of 2 have come in)\n"
    shown = run("show", code.lower()).output.splitlines()
    assert shown[0] == f"9b, code {code}"
    assert [line.split("  ", 1)[1] for line in shown[1:]] == [
        "Mira Öz  (has not come in yet)",
        "Jonas  (has not come in yet)",
    ]


@pytest.mark.parametrize(
    "content",
    [
        "Nachname;Vorname\r\nÖz;Mira\r\nQuinn;Ada\r\n".encode("cp1252"),
        "first name,last name,e-mail\nMira,Öz,m@lane.example\nAda,Quinn,a@lane.example\n".encode(),
        "1. Mira Öz\n2. Ada Quinn\n".encode("utf-16"),
    ],
    ids=["a table as Excel saves it", "columns with headings", "a numbered list in UTF-16"],
)
def test_a_roster_is_read_as_the_desk_reads_it(roster: Path, content: bytes) -> None:
    roster.write_bytes(content)
    code = run("add", "9b", "--roster", str(roster)).output.split()[-1]
    assert [re.split("  +", line)[1] for line in run("show", code).output.splitlines()[1:]] == ["Mira Öz", "Ada Quinn"]


def test_without_classes_the_list_says_how_to_make_one() -> None:
    assert "quizapp class add" in run("list").output


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no names"),
        (b"Mira\nMira\n", "line 1"),
        (b"Mira\x00\x01\x02", "9b.txt: .*UTF-8"),
        (b"PK\x03\x04", "CSV"),
        (b"x" * 1_000_001, "too large"),
    ],
)
def test_a_roster_that_cannot_be_used_is_explained(roster: Path, content: bytes, said: str) -> None:
    roster.write_bytes(content)
    with pytest.raises(BadInput, match=said):
        run("add", "9b", "--roster", str(roster))
    assert "no classes yet" in run("list").output


def test_a_missing_roster_and_an_unknown_code_are_explained(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        run("add", "9b", "--roster", str(tmp_path / "none.txt"))
    with pytest.raises(BadInput, match="cannot be read"):
        run("add", "9b", "--roster", str(tmp_path))
    with pytest.raises(NotFound, match="ZZZ-ZZZ"):
        run("show", "ZZZ-ZZZ")


def test_a_class_can_be_one_teachers_alone(app: Flask, roster: Path, teacher: int, other_teacher: int) -> None:
    run("add", "9b", "--roster", str(roster), "--teacher", "Quinn")
    with app.app_context():
        assert [line.name for line in list_classes(teacher)] == ["9b"]
        assert list_classes(other_teacher) == ()
    with pytest.raises(NotFound, match="no teacher"):
        run("add", "9c", "--roster", str(roster), "--teacher", "nobody")
