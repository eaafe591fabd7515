"""The way in and out of the desk, as a browser without JavaScript sees it."""

from __future__ import annotations

import pytest
from desk_fixtures import PASSWORD
from flask import Flask
from flask.testing import FlaskClient
from made_apps import Clock
from pages import Visitor, hidden, title, words

from quizapp.services.desk import links

RIGHT = {"user_name": "quinn", "password": PASSWORD}


def invitation(app: Flask, teacher: int) -> str:
    with app.app_context():
        return f"/invitations/{links.invite(teacher).token}"


def test_signing_in_leads_to_the_page_that_was_wanted(client: FlaskClient, teacher: int) -> None:
    asked = client.get("/desk/classes?done=made")
    assert asked.location == "/sign-in?next=/desk/classes?done%3Dmade"
    shown = client.get(asked.location)
    assert hidden(shown, "next") == "/desk/classes?done=made"
    sent = client.post("/sign-in", data=RIGHT | {"next": hidden(shown, "next")})
    assert (sent.status_code, sent.location) == (303, "/desk/classes?done=made")
    assert client.get("/sign-in").location == "/desk"


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example",
        "https://evil.example/desk",
        "/\\evil.example",
        "/desk\\..\\x",
        "javascript:alert(1)",
        "/",
        "/quizzes/x",
        "/deskx",
        "http://[",
        "/desk/../\r\nx: y",
    ],
)
def test_signing_in_leads_to_no_other_site(client: FlaskClient, teacher: int, wanted: str) -> None:
    assert client.post("/sign-in", data=RIGHT | {"next": wanted}).location.startswith("/desk")
    assert "evil" not in client.post("/sign-in", data=RIGHT | {"next": wanted}).location


def test_a_wrong_password_keeps_the_user_name_and_says_nothing_of_the_account(
    client: FlaskClient, teacher: int
) -> None:
    said = set()
    for user_name in ("quinn", "nobody"):
        page = client.post("/sign-in", data={"user_name": user_name, "password": "a wrong password"})
        assert page.status_code == 400
        assert f'value="{user_name}"' in page.text
        assert "a wrong password" not in page.text
        assert "There is a problem" in words(page)
        assert "aria-invalid" not in page.text  # which of the two is wrong is not told
        said.add(words(page))
    assert len(said) == 1


def test_too_many_wrong_passwords_are_told_how_long_to_wait(client: FlaskClient, teacher: int, clock: Clock) -> None:
    for _ in range(5):
        client.post("/sign-in", data=RIGHT | {"password": "a wrong password"})
    page = client.post("/sign-in", data=RIGHT)
    assert page.status_code == 403
    assert "Wait 2 seconds" in words(page)
    clock.move(seconds=2)
    assert client.post("/sign-in", data=RIGHT).location == "/desk"


def test_a_browser_in_which_the_teacher_signed_in_is_remembered_after_signing_out(
    app: Flask, client: FlaskClient, teacher: int
) -> None:
    client.post("/sign-in", data=RIGHT)
    client.post("/sign-out")
    stranger = app.test_client()
    for _ in range(6):
        stranger.post("/sign-in", data=RIGHT | {"password": "a wrong password"})
    assert stranger.post("/sign-in", data=RIGHT).status_code == 403
    assert client.post("/sign-in", data=RIGHT).location == "/desk"


@pytest.mark.parametrize("cookie", ["", "x", "W10.x", "WzEsImEiXQ.forged"])
def test_a_forged_cookie_of_a_device_is_no_device(app: Flask, client: FlaskClient, teacher: int, cookie: str) -> None:
    stranger = app.test_client()
    for _ in range(6):
        stranger.post("/sign-in", data=RIGHT | {"password": "a wrong password"})
    stranger.set_cookie("desk_device", cookie)
    assert stranger.post("/sign-in", data=RIGHT).status_code == 403


def test_signing_out_ends_this_browser_and_everywhere_ends_all(app: Flask, teacher: int) -> None:
    one, two = app.test_client(), app.test_client()
    for client in (one, two):
        client.post("/sign-in", data=RIGHT)
    one.post("/sign-out")
    assert one.get("/desk").status_code == 303
    assert two.get("/desk").status_code == 200
    one.post("/sign-in", data=RIGHT)
    one.post("/desk/account/sign-out-everywhere")
    for client in (one, two):
        assert client.get("/desk").status_code == 303


def test_a_cookie_from_before_sessions_were_ended_is_worth_nothing(
    app: Flask, client: FlaskClient, teacher: int
) -> None:
    client.post("/sign-in", data=RIGHT)
    kept = client.get_cookie("session")
    assert kept is not None
    client.post("/desk/account/sign-out-everywhere")
    client.set_cookie("session", kept.value)
    assert client.get("/desk").status_code == 303


def test_a_copy_of_the_cookie_is_worth_nothing_after_signing_out(app: Flask, client: FlaskClient, teacher: int) -> None:
    client.post("/sign-in", data=RIGHT)
    kept = client.get_cookie("session")
    assert kept is not None
    copy = app.test_client()
    copy.set_cookie("session", kept.value)
    assert copy.get("/desk").status_code == 200
    client.post("/sign-out")
    assert copy.get("/desk").status_code == 303


def test_what_a_signed_out_teacher_sends_is_not_lost(client: FlaskClient, teacher: int) -> None:
    page = client.post("/desk/classes/new", data={"name": "7b <x>", "roster": "Mira\nBen"})
    assert page.status_code == 401
    assert title(page).startswith("You are signed out")
    assert hidden(page, "name") == "7b <x>"
    assert hidden(page, "roster") == "Mira\nBen"
    assert 'href="/sign-in"' in page.text


def test_a_student_in_the_same_browser_stays_who_they_are(visitor: Visitor, teacher: int) -> None:
    visitor.begin("Amina")
    visitor.client.post("/sign-in", data=RIGHT)
    assert "Amina" in words(visitor.get("/me"))
    visitor.client.post("/sign-out")
    assert "Amina" in words(visitor.get("/me"))


def test_an_invited_colleague_opens_a_desk_of_their_own(app: Flask, client: FlaskClient, teacher: int) -> None:
    link = invitation(app, teacher)
    assert "A colleague has invited you." in words(client.get(link))
    typed = {"name": "Ben <Otieno>", "user_name": "otieno", "password": "short"}
    again = client.post(link, data=typed)
    assert again.status_code == 400
    assert "Ben &lt;Otieno&gt;" in again.text
    assert "There is a problem" in words(again)
    assert client.post(link, data=typed | {"password": PASSWORD}).location == "/desk"
    assert "Ben <Otieno>" in words(client.get("/desk"))
    assert client.get(link).status_code == 404


def test_an_invitation_is_shown_once_and_can_be_withdrawn(teacher_client: FlaskClient) -> None:
    teacher_client.post("/desk/account/invitations")
    page = teacher_client.get("/desk/account")
    assert "http://localhost/invitations/" in page.text
    again = teacher_client.get("/desk/account")
    assert "http://localhost/invitations/" not in again.text
    assert "not used yet" in words(again)
    address = again.text.split('action="/desk/account/invitations/')[1].split('"')[0]
    teacher_client.post(f"/desk/account/invitations/{address}")
    assert "not used yet" not in words(teacher_client.get("/desk/account"))


def test_name_and_password_are_changed_on_the_account_page(teacher_client: FlaskClient, client: FlaskClient) -> None:
    teacher_client.post("/desk/account/name", data={"name": "Dr Quinn"})
    assert "Dr Quinn" in words(teacher_client.get("/desk"))
    wrong = teacher_client.post("/desk/account/password", data={"old_password": "no", "password": "five tired otters"})
    assert wrong.status_code == 400
    assert "not the password that you have now" in words(wrong)
    sent = {"old_password": PASSWORD, "password": "five tired otters"}
    assert teacher_client.post("/desk/account/password", data=sent).status_code == 303
    assert teacher_client.get("/desk").status_code == 200
    assert client.post("/sign-in", data=RIGHT | {"password": "five tired otters"}).location == "/desk"


def test_without_a_teacher_the_sign_in_page_says_where_the_first_link_is(client: FlaskClient) -> None:
    assert "quizapp teacher link" in words(client.get("/sign-in"))


def test_pages_of_the_desk_are_never_kept_by_the_browser(teacher_client: FlaskClient) -> None:
    for path in ("/desk", "/desk/account", "/desk/classes", "/sign-in"):
        assert teacher_client.get(path).headers["Cache-Control"] == "no-store"


def test_a_password_never_comes_back_on_a_page(guarded: Visitor) -> None:
    page = guarded.client.post("/sign-in", data={"user_name": "quinn", "password": "my secret words"})
    assert title(page) == "Please send that once more – quizapp"
    assert "my secret words" not in page.text


def test_an_error_at_the_desk_leads_back_to_the_desk(teacher_client: FlaskClient) -> None:
    page = teacher_client.get("/desk/classes/99")
    assert page.status_code == 404
    assert "begin again from your desk" in words(page)
    assert 'href="/desk">Your desk</a>' in page.text


def test_an_account_that_cannot_be_made_tells_all_that_is_wrong_at_once(
    app: Flask, client: FlaskClient, teacher: int
) -> None:
    link = invitation(app, teacher)
    page = client.post(link, data={"name": "Ben" * 30, "user_name": "", "password": "short"})
    assert page.status_code == 400
    for field in ("name", "user_name", "password"):
        assert f'<li><a href="#{field}">' in page.text
        assert f'id="{field}-error"' in page.text
    taken = client.post(link, data={"name": "Ben", "user_name": "quinn", "password": "four blue herons"})
    assert 'id="user_name-error"' in taken.text
