"""A remembered session cookie is worth no more than one whose signature has just been checked."""

from __future__ import annotations

import time

import pytest
from flask import Flask
from made_apps import Clock, app_for_tests, close
from pages import Visitor, words

from quizapp.config import Settings

HALF_A_YEAR = 180 * 24 * 3600


def test_a_cookie_that_is_too_old_opens_nothing_although_it_was_good_before(
    app: Flask, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt = visitor.begin()
    visitor.get(f"{attempt}/1")  # its form writes the cookie once more
    cookie = visitor.client.get_cookie("session")
    assert cookie is not None
    keeper = Visitor(app.test_client())
    keeper.client.set_cookie("session", cookie.value)  # without an end of its own: it is the server that must refuse it
    assert keeper.get(f"{attempt}/1").status_code == 200
    later = time.time() + HALF_A_YEAR + 60
    monkeypatch.setattr(time, "time", lambda: later)
    refused = keeper.get(f"{attempt}/1")
    assert refused.status_code == 403
    assert "belongs to somebody else" in words(refused)


def test_a_cookie_from_before_the_servers_clock_was_put_back_still_opens_its_session(
    settings: Settings, clock: Clock, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt = visitor.begin()
    cookie = visitor.client.get_cookie("session")
    assert cookie is not None
    two_hours_ago = time.time() - 2 * 3600
    monkeypatch.setattr(time, "time", lambda: two_hours_ago)
    restarted = app_for_tests(settings, clock)
    student = Visitor(restarted.test_client())
    student.client.set_cookie("session", cookie.value)
    assert student.get(f"{attempt}/1").status_code == 200
    close(restarted)


def test_what_one_request_puts_into_a_session_is_not_in_that_of_another(visitor: Visitor, app: Flask) -> None:
    visitor.begin("Amina")
    cookie = visitor.client.get_cookie("session")
    assert cookie is not None
    with app.test_request_context(headers={"Cookie": f"session={cookie.value}"}) as first:
        first.session["student"] = "somebody-else"
        first.session["list"] = [1]
    with app.test_request_context(headers={"Cookie": f"session={cookie.value}"}) as second:
        assert second.session["student"] != "somebody-else"
        assert "list" not in second.session


@pytest.mark.parametrize(
    "change", [lambda c: c[:-1] + ("A" if c[-1] != "A" else "B"), lambda c: "x" + c, lambda c: "."]
)
def test_a_forged_cookie_is_refused_also_beside_the_good_one(visitor: Visitor, app: Flask, change) -> None:  # type: ignore[no-untyped-def]
    attempt = visitor.begin()
    cookie = visitor.client.get_cookie("session")
    assert cookie is not None
    other = Visitor(app.test_client())
    other.client.set_cookie("session", change(cookie.value))
    assert other.get(f"{attempt}/1").status_code == 403
