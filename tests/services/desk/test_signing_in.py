"""Guessing passwords is slow for strangers, and does not keep a teacher out."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from desk_fixtures import PASSWORD, TEACHERS
from flask import Flask
from made_apps import Clock

from quizapp.errors import BadInput, NotAllowed, QuizappError
from quizapp.services.desk.signing_in import Device, sign_in
from quizapp.services.desk.slowing import FREE, LONGEST_WAIT
from quizapp.storage import reading

HOME, AWAY = "192.0.2.1", "198.51.100.7"


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[None]:
    with any_app.app_context():
        yield


@pytest.fixture(autouse=True)
def quinn(any_app: Flask) -> int:
    return TEACHERS[0].store(any_app)


def guess(times: int = 1, user_name: str = "quinn", address: str = AWAY, device: Device | None = None) -> list[str]:
    """Try wrong passwords; return what came of each: "wrong" where it was looked at, "wait" where not."""
    found = []
    for _ in range(times):
        with pytest.raises(QuizappError) as caught:
            sign_in(user_name, "a wrong password", address, device)
        found.append("wait" if isinstance(caught.value, NotAllowed) else "wrong")
    return found


def test_a_few_wrong_passwords_are_free_and_then_one_waits() -> None:
    assert guess(FREE + 1) == ["wrong"] * (FREE + 1)
    assert guess() == ["wait"]


def test_the_wait_doubles_up_to_a_minute(clock: Clock) -> None:
    guess(FREE + 1)
    waits = []
    for _ in range(8):
        seconds = 0
        while guess() == ["wait"]:
            clock.move(seconds=1)
            seconds += 1
        waits.append(seconds)
    assert waits == [2, 4, 8, 16, 32, 60, 60, 60]
    assert LONGEST_WAIT.total_seconds() == 60


def test_a_right_password_is_not_looked_at_while_one_waits(clock: Clock) -> None:
    guess(FREE + 1)
    with pytest.raises(NotAllowed, match="Wait 2 seconds"):
        sign_in("quinn", PASSWORD, AWAY)
    clock.move(seconds=2)
    assert sign_in("quinn", PASSWORD, AWAY).user_name == "quinn"


def test_strangers_everywhere_make_an_account_wait_a_minute_at_most(clock: Clock) -> None:
    for number in range(40):
        guess(address=f"203.0.113.{number}")
        clock.move(seconds=10)
    assert guess(address="203.0.113.200") == ["wait"]
    clock.move(seconds=60)
    assert sign_in("quinn", PASSWORD, HOME).user_name == "quinn"


def test_a_browser_that_was_used_before_is_not_slowed_by_strangers(quinn: int) -> None:
    guess(FREE + 1)
    assert guess() == ["wait"]
    assert sign_in("quinn", PASSWORD, AWAY, Device(quinn, "known")).id == quinn


def test_a_known_browser_is_slowed_by_its_own_guesses_and_helps_with_no_other_account(
    any_app: Flask, quinn: int
) -> None:
    TEACHERS[1].store(any_app)
    known = Device(quinn, "known")
    assert guess(FREE + 1, device=known) == ["wrong"] * (FREE + 1)
    assert guess(device=known) == ["wait"]
    assert guess(FREE + 1, "otieno", device=known) == ["wrong"] * (FREE + 1)
    assert guess(user_name="otieno", device=known) == ["wait"]


def test_many_names_from_one_place_wait_too() -> None:
    assert [guess(user_name=f"teacher{number}")[0] for number in range(FREE + 2)] == ["wrong"] * (FREE + 1) + ["wait"]


def test_success_forgets_what_failed_before(clock: Clock) -> None:
    guess(FREE)
    sign_in("quinn", PASSWORD, AWAY)
    assert guess(FREE + 1) == ["wrong"] * (FREE + 1)


def test_failures_are_forgotten_after_a_while(clock: Clock) -> None:
    guess(FREE + 1)
    clock.move(minutes=16)
    sign_in("quinn", PASSWORD, HOME)
    with reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM failed_sign_in").scalar_one() == 0


def test_guesses_at_the_same_moment_are_all_counted(any_app: Flask) -> None:
    def one(_: int) -> str:
        with any_app.app_context():
            return guess()[0]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(one, range(24)))
    assert found.count("wrong") == FREE + 1


def test_an_unknown_name_is_told_apart_by_no_word() -> None:
    messages = set()
    for user_name in ("quinn", "nobody"):
        with pytest.raises(BadInput) as caught:
            sign_in(user_name, "a wrong password", HOME)
        messages.add(str(caught.value))
    assert len(messages) == 1


@pytest.mark.parametrize(
    ("user_name", "password"),
    [
        ("", ""),
        ("quinn", ""),
        ("", PASSWORD),
        ("x" * 5000, PASSWORD),
        ("quinn", "x" * 500_000),
        ("\0", "\0"),
        ("\ud800", "\ud800"),
    ],
)
def test_whatever_is_sent_gets_an_answer(user_name: str, password: str) -> None:
    with pytest.raises(BadInput):
        sign_in(user_name, password, HOME)
