"""Adding a name that was taken off the roster: the page asks who it is, and loses nothing of what was typed."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from example_quiz import QUIZ
from pages import title, words

from quizapp.services import entering
from quizapp.services.desk import class_rosters
from quizapp.services.importing import import_quiz

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

HOSTILE = "Zoë <b>'\"&"
TAKEN_OFF = ("Ben", HOSTILE)


@pytest.fixture
def shown(app: Flask, teacher: int) -> str:
    """Make a class that two students came into and were taken off; give the path of its page."""
    with app.app_context():
        import_quiz(QUIZ)
        class_id = class_rosters.make_class(teacher, "7b", "\n".join(("Amina", *TAKEN_OFF)))
        code = class_rosters.class_line(teacher, class_id).code
        for name in TAKEN_OFF:
            client = app.test_client()
            with client.session_transaction() as session:
                session["student"] = entering.join(code, name, "192.0.2.1").id
            assert client.post("/quizzes/halden", data={"name": name}).status_code == 303
        for one in class_rosters.class_page(teacher, class_id).roster[1:]:
            class_rosters.take_off(teacher, class_id, one.id)
    return f"/desk/classes/{class_id}"


def roster(client: FlaskClient, shown: str) -> list[str]:
    table = client.get(shown).text.partition('class="ledger roster"')[2].partition("</table>")[0]
    return [unescape(one) for one in re.findall(r"<bdi>(.*?)</bdi>", table)]


def fields(page: TestResponse) -> tuple[str, dict[str, list[str]]]:
    """Return the names that the page keeps, and of each question the values to choose from."""
    names = re.search(r'(?s)type="hidden" name="names" value="(.*?)"', page.text)
    choices: dict[str, list[str]] = {}
    for name, value in re.findall(r'type="radio" name="(.*?)"[^>]* value="(\d+)"', page.text):
        choices.setdefault(unescape(name), []).append(value)
    assert names
    return unescape(names[1]), choices


def test_a_name_that_was_taken_off_is_asked_about_before_anything_is_added(
    teacher_client: FlaskClient, shown: str
) -> None:
    page = teacher_client.post(f"{shown}/students", data={"roster": f"Omar\n{HOSTILE}\nBen"})
    assert page.status_code == 200
    seen = words(page)
    assert "These names were on the roster before. Nothing is added yet." in seen
    assert "1 attempt; taken off 2 March 2026, 09:00 UTC" in seen
    assert HOSTILE not in page.text
    assert HOSTILE in seen
    assert roster(teacher_client, shown) == ["Amina"]
    names, choices = fields(page)
    assert names.split("\n") == ["Omar", HOSTILE, "Ben"]
    assert list(choices) == [f"who {HOSTILE.casefold()}", "who ben"]


def test_each_name_is_who_the_teacher_says(teacher_client: FlaskClient, shown: str) -> None:
    page = teacher_client.post(f"{shown}/students", data={"roster": f"Omar\n{HOSTILE}\nBen\nAmina"})
    names, choices = fields(page)
    zoe, ben = choices
    sent = {"names": names.replace("\n", "\r\n"), zoe: "0", ben: choices[ben][0]}  # as a browser sends it
    answer = teacher_client.post(f"{shown}/students", data=sent)
    assert answer.status_code == 303
    assert "2 names added; 1 back on the roster, with everything; 1 there already." in words(
        teacher_client.get(answer.location)
    )
    assert sorted(roster(teacher_client, shown)) == ["Amina", "Ben", "Omar", HOSTILE]
    assert f"who {HOSTILE}" not in teacher_client.get(shown).text


def test_a_name_that_is_left_open_is_asked_again_and_what_was_chosen_stays(
    teacher_client: FlaskClient, shown: str
) -> None:
    names, choices = fields(teacher_client.post(f"{shown}/students", data={"roster": f"{HOSTILE}\nBen"}))
    ben = list(choices)[1]
    page = teacher_client.post(f"{shown}/students", data={"names": names, ben: choices[ben][0]})
    assert page.status_code == 400
    assert title(page).startswith("Error: ")
    assert f"Choose who {HOSTILE} is." in words(page)
    assert "Choose who Ben is." not in words(page)
    assert fields(page) == (names, choices)
    assert re.findall(r'value="(\d+)" checked', page.text) == [choices[ben][0]]
    assert roster(teacher_client, shown) == ["Amina"]


@pytest.mark.parametrize("said", ["99999", "-1", "x", "9" * 30])
def test_a_choice_that_was_none_is_asked_again(teacher_client: FlaskClient, shown: str, said: str) -> None:
    page = teacher_client.post(f"{shown}/students", data={"names": "Ben", "who ben": said})
    assert page.status_code == 400
    assert "Choose who Ben is." in words(page)
    assert roster(teacher_client, shown) == ["Amina"]


def test_who_goes_back_finds_the_names_in_the_field_and_nobody_is_added(
    teacher_client: FlaskClient, shown: str
) -> None:
    asked = teacher_client.post(f"{shown}/students", data={"roster": f"Omar\n{HOSTILE}\nBen"})
    names, _ = fields(asked)
    back = re.search(r'<button [^>]*name="back" formaction="(.*?)"', asked.text)
    assert back
    page = teacher_client.post(unescape(back[1]), data={"names": names.replace("\n", "\r\n"), "back": ""})
    assert page.status_code == 200
    assert "Nothing was added." in words(page)
    typed = re.search(r'(?s)<textarea[^>]* id="roster"[^>]*>\n(.*?)</textarea>', page.text)
    assert typed
    assert unescape(typed[1]).split() == f"Omar\n{HOSTILE}\nBen".split()
    assert roster(teacher_client, shown) == ["Amina"]


def test_names_that_cannot_be_come_back_to_the_page_of_the_class(teacher_client: FlaskClient, shown: str) -> None:
    page = teacher_client.post(f"{shown}/students", data={"names": ""})
    assert page.status_code == 400
    assert "The roster has no names" in words(page)
