"""The pages of a class: what is typed is kept, what is wrong is said beside its field, what is done can be undone."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest
from example_quiz import QUIZ
from flask import Flask
from flask.testing import FlaskClient
from pages import hidden, title, words

from quizapp.services.desk import assigning, class_rosters
from quizapp.services.importing import import_quiz
from quizapp.storage import writing
from quizapp.web.desk.qr import qr_code

HOSTILE = "<script>alert(1)</script>"
ROSTER = f"Amina\n{HOSTILE}\n=cmd|'/C calc'!A0"


@pytest.fixture
def shown(teacher_client: FlaskClient) -> str:
    """Make a class; give the path of its page."""
    sent = teacher_client.post("/desk/classes/new", data={"name": f"7b {HOSTILE}", "roster": ROSTER})
    return str(sent.location).partition("?")[0]


def student_path(client: FlaskClient, shown: str, number: int = 0) -> str:
    return re.findall(rf'href="({shown}/students/\d+)"', client.get(shown).text)[number]


def test_names_are_shown_as_they_were_typed_and_never_run(teacher_client: FlaskClient, shown: str) -> None:
    for path in (shown, f"{shown}/board", f"{shown}/give", student_path(teacher_client, shown, 1), "/desk/classes"):
        page = teacher_client.get(path)
        assert page.status_code == 200
        assert HOSTILE not in page.text
        assert HOSTILE in words(page)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Give the class a name"),
        ({"name": "7b"}, "The roster has no names"),
        ({"name": "7b", "roster": "Ben\nBEN"}, "Line 2 of the roster: BEN stands in line 1 already"),
        ({"name": "7b", "roster": "\0"}, "Line 1 of the roster: Write the name"),
        ({"name": "x" * 61, "roster": "Ben"}, "61 characters"),
        ({"name": "7b", "roster": "a\n" * 200_000}, "characters"),
    ],
)
def test_a_class_that_cannot_be_made_comes_back_with_what_was_typed(
    teacher_client: FlaskClient, sent: dict[str, str], said: str
) -> None:
    page = teacher_client.post("/desk/classes/new", data=sent)
    assert page.status_code == 400
    assert title(page).startswith("Error: ")
    assert said in words(page)
    kept = re.search(r"(?s)<textarea[^>]*>\n(.*?)</textarea>", page.text)
    assert kept
    assert unescape(kept[1]) == sent.get("roster", "")
    assert "Make your first class" in words(teacher_client.get("/desk/classes"))


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("list.csv", "Vorname;Nachname\nZoë;Müller\nOmar;Öz".encode("cp1252"), 303),
        ("list.txt", b"\xef\xbb\xbfZo\xc3\xab M\xc3\xbcller\nOmar \xc3\x96z", 303),
        ("../../etc/passwd", "Zoë Müller\nOmar Öz".encode("utf-16"), 303),
        ("book.xlsx", b"PK\x03\x04\x14\x00\x06\x00", 400),
        ("list.csv", b"\x00\x01\x02\x03", 400),
        ("list.csv", b"", 400),
    ],
)
def test_a_roster_comes_as_a_file(teacher_client: FlaskClient, name: str, content: bytes, status: int) -> None:
    sent = {"name": "7b", "roster": "", "file": (io.BytesIO(content), name)}
    page = teacher_client.post("/desk/classes/new", data=sent)
    assert page.status_code == status
    if status == 303:
        text = words(teacher_client.get(page.location))
        assert "Zoë Müller" in text
        assert "Omar Öz" in text


def test_a_file_that_is_too_large_for_names_is_refused(teacher_client: FlaskClient) -> None:
    sent = {"name": "7b", "file": (io.BytesIO(b"x\n" * 150_000), "list.csv")}
    page = teacher_client.post("/desk/classes/new", data=sent)
    assert page.status_code == 400
    assert "300,000 characters" in words(page)


def test_taking_a_student_off_offers_to_undo_it(teacher_client: FlaskClient, shown: str) -> None:
    path = student_path(teacher_client, shown)
    after = teacher_client.post(f"{path}/remove", follow_redirects=True)
    assert "Amina is off the roster." in words(after)
    undo = re.search(rf'action="({shown}/students/\d+/restore)"', after.text)
    assert undo
    assert "Back on the roster" in words(teacher_client.post(undo[1], follow_redirects=True))
    assert student_path(teacher_client, shown) == path


def test_putting_a_class_away_offers_to_undo_it(teacher_client: FlaskClient, shown: str) -> None:
    after = teacher_client.post(f"{shown}/archive", follow_redirects=True)
    assert "The class is archived." in words(after)
    assert 'name="undo"' in after.text
    teacher_client.post(f"{shown}/archive", data={"undo": "1"})
    assert "This class is archived" not in words(teacher_client.get(shown))


def test_a_name_that_cannot_be_kept_is_said_beside_its_field(teacher_client: FlaskClient, shown: str) -> None:
    page = teacher_client.post(f"{shown}/name", data={"name": " "})
    assert page.status_code == 400
    assert "Error:" in title(page)
    path = student_path(teacher_client, shown)
    page = teacher_client.post(f"{path}/name", data={"name": HOSTILE})
    assert page.status_code == 400
    assert "in this class already" in words(page)


def test_adding_names_tells_how_many_were_new(teacher_client: FlaskClient, shown: str) -> None:
    after = teacher_client.post(f"{shown}/students", data={"roster": "Amina\nOmar"}, follow_redirects=True)
    assert "1 name added; 1 there already." in words(after)
    wrong = teacher_client.post(f"{shown}/students", data={"roster": "Li\nLi"})
    assert wrong.status_code == 400
    assert "Li\nLi</textarea>" in wrong.text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Choose a quiz."),
        ({"quiz": "harbour", "opens_at": "tomorrow"}, "Write day and time as"),
        ({"quiz": "harbour", "closes_at": "9999-99-99T00:00"}, "Write day and time as"),
        ({"quiz": "harbour", "closes_at": "0001-01-01T00:00+14:00"}, "Write day and time as"),
        ({"quiz": "harbour", "opens_at": "2026-04-02T10:00", "closes_at": "2026-04-02T09:00"}, "close before it opens"),
    ],
)
def test_hours_that_cannot_be_kept_come_back_with_what_was_typed(
    teacher_client: FlaskClient, shown: str, harbour: str, sent: dict[str, str], said: str
) -> None:
    page = teacher_client.post(f"{shown}/give", data=sent)
    assert page.status_code == 400
    assert said in words(page)
    for name in ("opens_at", "closes_at"):
        assert f'value="{sent.get(name, "")}"' in page.text


def test_a_class_that_is_made_for_a_quiz_is_given_it_next(teacher_client: FlaskClient, harbour: str) -> None:
    asked = teacher_client.get("/desk/classes/give?quiz=harbour").text
    new = re.search(r'href="(/desk/classes/new\?quiz=harbour)"', asked)
    assert new
    assert hidden(teacher_client.get(new[1]), "quiz") == "harbour"
    made = teacher_client.post("/desk/classes/new", data={"name": "7b", "roster": "Ben", "quiz": "harbour"})
    assert made.location == "/desk/classes/1/give?quiz=harbour"
    assert 'value="harbour" checked' in teacher_client.get(made.location).text


def test_a_quiz_that_does_not_exist_is_not_found(teacher_client: FlaskClient, shown: str) -> None:
    for slug in ("none", "\0", "../x", "😀"):
        assert teacher_client.post(f"{shown}/give", data={"quiz": slug}).status_code == 404
        assert teacher_client.get("/desk/classes/give", query_string={"quiz": slug}).status_code == 404


def test_no_two_parts_of_a_page_have_one_id(teacher_client: FlaskClient, shown: str) -> None:
    paths = ("/desk", "/desk/account", "/desk/classes/new", shown, f"{shown}/give", student_path(teacher_client, shown))
    for path in paths:
        ids = re.findall(r'\sid="([^"]+)"', teacher_client.get(path).text)
        assert len(ids) == len(set(ids)), (path, ids)


def test_the_board_counts_who_has_come_in(app: Flask, teacher: int, teacher_client: FlaskClient, shown: str) -> None:
    assert teacher_client.get(f"{shown}/joined").json == {"joined": 0, "students": 3}
    with app.app_context():
        code = class_rosters.class_line(teacher, int(shown.rpartition("/")[2])).code
    app.test_client().post(f"/join/{code}", data={"name": "Amina"})
    assert teacher_client.get(f"{shown}/joined").json == {"joined": 1, "students": 3}


@pytest.mark.parametrize(
    ("seen", "network", "told", "alone"),
    [
        ("http://localhost:8000", None, "localhost:8000/join", True),
        ("http://127.0.0.1:8000", "http://192.168.1.5:8000", "192.168.1.5:8000/join", False),
        ("https://quiz.example.org", "http://192.168.1.5:8000", "quiz.example.org/join", False),
        ("http://[::1]:8000", None, "[::1]:8000/join", True),
    ],
)
def test_the_board_names_an_address_that_the_class_can_open(  # noqa: PLR0917 - a table
    app: Flask, teacher_client: FlaskClient, shown: str, seen: str, network: str | None, told: str, alone: bool
) -> None:
    app.extensions["quizapp.network_address"] = network
    anywhere = app.test_client(use_cookies=False)
    page = anywhere.get(f"{shown}/board", base_url=seen, headers=cookie_of(teacher_client))
    assert f'class="board-address">{told}<' in page.text
    assert ("works on this computer only" in words(page)) is alone


def cookie_of(client: FlaskClient) -> dict[str, str]:
    """Return the session as a header: the test's browser keeps its cookie for one host alone."""
    kept = client.get_cookie("session")
    assert kept is not None
    return {"Cookie": f"session={kept.value}"}


def test_a_qr_code_holds_each_dark_module_of_the_symbol_and_a_margin_around_it() -> None:
    import segno

    text = "http://192.168.1.5:8000/join/BCDFGH"
    picture = str(qr_code(text, "a <label>"))
    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", picture)}
    symbol = segno.make_qr(text, error="m")
    expected = {(x + 4, y + 4) for y, row in enumerate(symbol.matrix) for x, module in enumerate(row) if module}
    assert dark == expected
    assert f'viewBox="0 0 {len(symbol.matrix) + 8} {len(symbol.matrix) + 8}"' in picture
    assert "a &lt;label&gt;" in picture
    assert "style=" not in picture


def test_the_codes_of_students_are_hidden_until_they_are_asked_for(teacher_client: FlaskClient, shown: str) -> None:
    page = teacher_client.get(shown).text
    codes = re.findall(r'<td class="code-cell">', page)
    closed = re.search(r'<details class="own-codes">.*?</details>', page, re.DOTALL)
    assert codes
    assert closed
    assert len(re.findall(r'<td class="code-cell">', closed[0])) == len(codes)


def test_a_new_class_tells_all_that_is_wrong_at_once_each_at_its_field(teacher_client: FlaskClient) -> None:
    answer = teacher_client.post("/desk/classes/new", data={"name": "", "roster": "Mira\nBen\nMira"})
    assert answer.status_code == 400
    for field in ("name", "roster"):
        assert f'<li><a href="#{field}">' in answer.text
        assert f'id="{field}-error"' in answer.text
    assert answer.text.index('"#name"') < answer.text.index('"#roster"')
    assert "Mira\nBen\nMira" in answer.text


def test_giving_a_quiz_tells_all_that_is_wrong_at_once(app: Flask, teacher: int, teacher_client: FlaskClient) -> None:
    with app.app_context():
        class_id = class_rosters.make_class(teacher, "7b", "Mira")
        import_quiz(QUIZ)
    sent = {"quiz": "", "opens_at": "tomorrow", "closes_at": "31.3."}
    answer = teacher_client.post(f"/desk/classes/{class_id}/give", data=sent)
    assert answer.status_code == 400
    for field in ("quiz-1", "opens_at", "closes_at"):
        assert f'<li><a href="#{field}">' in answer.text


def test_a_class_leads_to_its_quiz_live_while_it_can_be_taken(
    app: Flask, teacher: int, teacher_client: FlaskClient
) -> None:
    with app.app_context():
        quiz = import_quiz(QUIZ).quiz
        class_id = class_rosters.make_class(teacher, "7b", "Mira")
        code = class_rosters.class_line(teacher, class_id).code
        assigning.give(teacher, class_id, quiz, None, None)
    live = f"/desk/live/{quiz}?class={code}"
    assert f'href="{live}"' in teacher_client.get(f"/desk/classes/{class_id}").text
    assert "Mira" in teacher_client.get(live).text
    with app.app_context(), writing() as connection:
        connection.exec_driver_sql("UPDATE quiz SET state = 'closed'")
    assert live not in teacher_client.get(f"/desk/classes/{class_id}").text
