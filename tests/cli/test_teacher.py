"""`quizapp teacher`: accounts and links from the terminal."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner, Result
from desk_fixtures import PASSWORD
from flask import Flask
from flask.testing import FlaskClient

from quizapp import cli
from quizapp.cli import teacher
from quizapp.errors import BadInput, NotFound

LINK = re.compile(r"http://127\.0\.0\.1:8000(/\w+/[\w-]+)")


@pytest.fixture(autouse=True)
def on_this_app(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(teacher, "ready_app", lambda: app)


def run(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(cli.group, ["teacher", *words], input=typed, catch_exceptions=False)


def path_in(result: Result) -> str:
    found = LINK.search(result.output)
    assert found, result.output
    return found[1]


def add(user_name: str = "quinn") -> Result:
    return run("add", user_name, "--name", "Ada Quinn", typed=f"{PASSWORD}\n{PASSWORD}\n")


def test_the_first_link_sets_up_a_teacher_and_the_next_one_invites(client: FlaskClient) -> None:
    assert run("list").output.startswith("There is no teacher yet.")
    first = path_in(run("link"))
    assert first.startswith("/setup/")
    sent = {"user_name": "quinn", "name": "Ada Quinn", "password": PASSWORD}
    assert client.post(first, data=sent).location == "/desk"
    assert path_in(run("link")).startswith("/invitations/")
    assert run("list").output.startswith("quinn  Ada Quinn (since 2026-03-02)")


def test_a_password_is_asked_for_and_not_shown() -> None:
    result = add()
    assert "Ada Quinn may sign in as quinn." in result.output
    assert PASSWORD not in result.output


def test_a_name_that_is_taken_or_a_password_that_is_easy_is_one_clear_line() -> None:
    add()
    with pytest.raises(BadInput, match="is taken"):
        add("QUINN")
    with pytest.raises(BadInput, match="at least 10"):
        run("add", "otieno", typed="short\nshort\n")


def test_a_reset_link_leads_to_a_new_password(client: FlaskClient) -> None:
    add()
    link = path_in(run("reset", "Quinn"))
    assert client.post(link, data={"password": "five tired otters"}).location == "/desk"
    assert client.get("/desk").status_code == 200
    with pytest.raises(NotFound, match="quizapp teacher list"):
        run("reset", "nobody")


def test_a_reset_link_says_that_the_site_may_be_elsewhere() -> None:
    add()
    assert "--at ADDRESS" in run("reset", "quinn").stderr
    assert run("reset", "quinn", "--at", "https://quiz.example.org").stderr == ""


def test_a_link_is_for_the_address_that_is_named() -> None:
    output = run("link", "--at", "https://quiz.example.org/").output
    assert "\nhttps://quiz.example.org/setup/" in output


def test_an_archived_teacher_is_out_at_once_and_can_be_taken_back(client: FlaskClient) -> None:
    add()
    client.post("/sign-in", data={"user_name": "quinn", "password": PASSWORD})
    assert client.get("/desk").status_code == 200
    run("archive", "quinn")
    assert client.get("/desk").status_code == 303
    assert "archived" in run("list").output
    run("archive", "quinn", "--undo")
    assert client.post("/sign-in", data={"user_name": "quinn", "password": PASSWORD}).location == "/desk"
