"""Accounts of teachers: made by links that work once, kept by a hash, known by a session that can be ended."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from desk_fixtures import PASSWORD, TEACHERS
from flask import Flask
from made_apps import Clock

from quizapp.errors import BadInput, NotAllowed, NotFound
from quizapp.services.desk import accounts, links
from quizapp.services.desk.account_views import LinkKind, SignedIn
from quizapp.services.desk.signing_in import sign_in
from quizapp.storage import now, reading, sign_ins

ADDRESS = "192.0.2.1"
OTHER = "five tired otters"


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[None]:
    with any_app.app_context():
        yield


@pytest.fixture
def quinn(any_app: Flask) -> int:
    return TEACHERS[0].store(any_app)


def stored(column: str, table: str = "teacher") -> list[object]:
    with reading() as connection:
        return list(connection.exec_driver_sql(f"SELECT {column} FROM {table} ORDER BY id").scalars())


def seen(teacher: int, epoch: int) -> SignedIn | None:
    """Return who a session is that has just begun."""
    return accounts.known_teacher(teacher, epoch, now(), 1)


def test_a_setup_link_makes_the_first_teacher_and_no_second_one() -> None:
    link = links.setup_link()
    assert link is not None
    made = links.accept(LinkKind.SETUP, link.token, "Quinn", "Ada Quinn", PASSWORD)
    assert (made.user_name, made.name) == ("quinn", "Ada Quinn")
    assert sign_in("QUINN ", PASSWORD, ADDRESS) == made
    assert links.setup_link() is None
    with pytest.raises(NotFound):
        links.accept(LinkKind.SETUP, link.token, "second", "", PASSWORD)


def test_a_new_setup_link_ends_the_one_before_it() -> None:
    first, second = links.setup_link(), links.setup_link()
    assert first and second
    with pytest.raises(NotFound):
        links.look_at(LinkKind.SETUP, first.token)
    links.look_at(LinkKind.SETUP, second.token)


def test_a_setup_link_is_worth_nothing_once_there_is_a_teacher() -> None:
    link = links.setup_link()
    assert link
    accounts.add_teacher("quinn", "", PASSWORD)
    with pytest.raises(NotFound):
        links.accept(LinkKind.SETUP, link.token, "second", "", PASSWORD)


def test_a_link_stays_good_when_what_was_typed_could_not_be_used(quinn: int) -> None:
    link = links.invite(quinn)
    for user_name, password in (("quinn", PASSWORD), ("o", PASSWORD), ("otieno", "short")):
        with pytest.raises(BadInput):
            links.accept(LinkKind.INVITE, link.token, user_name, "Ben", password)
    assert links.accept(LinkKind.INVITE, link.token, "otieno", "Ben", PASSWORD).name == "Ben"


def test_an_invitation_makes_one_teacher_also_where_two_use_it_at_the_same_moment(any_app: Flask, quinn: int) -> None:
    link = links.invite(quinn)
    together = Barrier(3)

    def use(number: int) -> bool:
        with any_app.app_context():
            together.wait()
            try:
                links.accept(LinkKind.INVITE, link.token, f"ben{number}", "Ben", PASSWORD)
            except NotFound:
                return False
            return True

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(use, range(3))) == [False, False, True]
    assert len(stored("user_name")) == 2
    with pytest.raises(NotFound):
        links.accept(LinkKind.INVITE, link.token, "late", "Ben", PASSWORD)


def test_a_link_of_one_kind_is_no_link_of_another(quinn: int) -> None:
    link = links.invite(quinn)
    for kind in (LinkKind.SETUP, LinkKind.RESET):
        with pytest.raises(NotFound):
            links.look_at(kind, link.token)
    with pytest.raises(NotFound):
        links.accept_reset(link.token, PASSWORD)


def test_a_link_ends_by_the_clock(quinn: int, clock: Clock) -> None:
    link = links.invite(quinn)
    clock.move(days=6, hours=23)
    links.look_at(LinkKind.INVITE, link.token)
    clock.move(hours=1)
    with pytest.raises(NotFound, match="Ask for a new one"):
        links.look_at(LinkKind.INVITE, link.token)


def test_an_invitation_can_be_withdrawn_by_its_teacher_alone(any_app: Flask, quinn: int) -> None:
    otieno = TEACHERS[1].store(any_app)
    link = links.invite(quinn)
    [one] = accounts.account(quinn).invitations
    with pytest.raises(NotFound):
        links.withdraw(otieno, one.id)
    links.withdraw(quinn, one.id)
    assert accounts.account(quinn).invitations == ()
    with pytest.raises(NotFound):
        links.look_at(LinkKind.INVITE, link.token)


def test_a_reset_link_changes_the_password_and_ends_all_sessions(quinn: int) -> None:
    link = links.reset_link("Quinn")
    assert links.look_at(LinkKind.RESET, link.token) == "quinn"
    again = links.accept_reset(link.token, OTHER)
    assert seen(quinn, 0) is None
    assert seen(quinn, again.epoch) == again
    assert sign_in("quinn", OTHER, ADDRESS).id == quinn
    with pytest.raises(BadInput):
        sign_in("quinn", PASSWORD, ADDRESS)
    with pytest.raises(NotFound):
        links.accept_reset(link.token, PASSWORD)


def test_neither_passwords_nor_secret_parts_of_links_are_stored(quinn: int) -> None:
    link = links.invite(quinn)
    with pytest.raises(BadInput):
        sign_in("my secret password", "typed into the wrong field", ADDRESS)
    kept = str([stored("password_hash"), stored("token_hash", "invitation"), stored("user_name", "failed_sign_in")])
    assert "$argon2id$" in kept
    for secret in (PASSWORD, link.token, "my secret"):
        assert secret not in kept


def test_the_password_cannot_be_guessed_at_a_desk_that_was_left_open(quinn: int, clock: Clock) -> None:
    for _ in range(5):
        with pytest.raises(BadInput):
            accounts.change_password(quinn, OTHER, OTHER)
    with pytest.raises(NotAllowed, match="Wait 2 seconds"):
        accounts.change_password(quinn, PASSWORD, OTHER)
    clock.move(seconds=2)
    accounts.change_password(quinn, PASSWORD, OTHER)
    accounts.change_password(quinn, OTHER, PASSWORD)


def test_a_changed_password_ends_other_sessions_and_needs_the_old_one(quinn: int) -> None:
    with pytest.raises(BadInput, match="not the password that you have now"):
        accounts.change_password(quinn, OTHER, OTHER)
    fresh = accounts.change_password(quinn, PASSWORD, OTHER)
    assert seen(quinn, 0) is None
    assert seen(quinn, fresh.epoch) is not None


def test_sign_out_everywhere_ends_every_session(quinn: int) -> None:
    assert seen(quinn, 0) is not None
    accounts.end_sessions(quinn)
    assert seen(quinn, 0) is None


def test_a_session_ends_by_itself_after_a_month(quinn: int, clock: Clock) -> None:
    since = clock.now
    clock.move(days=30)
    assert accounts.known_teacher(quinn, 0, since, 1)
    clock.move(seconds=1)
    assert accounts.known_teacher(quinn, 0, since, 1) is None


def test_an_archived_teacher_is_out_until_taken_back(quinn: int) -> None:
    accounts.set_archived("quinn", True)
    assert seen(quinn, 0) is None
    with pytest.raises(BadInput):
        sign_in("quinn", PASSWORD, ADDRESS)
    accounts.set_archived("quinn", False)
    assert sign_in("quinn", PASSWORD, ADDRESS).id == quinn


@pytest.mark.parametrize("user_name", ["", "q", "two words", "x" * 61, "a/b", "a\0b", "<b>", "😀😀"])
def test_a_user_name_that_cannot_be_one_is_refused(user_name: str) -> None:
    with pytest.raises(BadInput, match="user name"):
        accounts.add_teacher(user_name, "Ada", PASSWORD)


@pytest.mark.parametrize("token", ["", "x", "../..", "\0", "😀", "x" * 5000])
def test_what_is_no_link_is_not_found(token: str) -> None:
    for kind in LinkKind:
        with pytest.raises(NotFound):
            links.look_at(kind, token)


def test_an_ended_session_stays_ended_and_others_of_the_same_teacher_go_on(quinn: int) -> None:
    since = now()
    accounts.end_session(1)
    accounts.end_session(1)
    assert accounts.known_teacher(quinn, 0, since, 1) is None
    assert accounts.known_teacher(quinn, 0, since, 2)


def test_an_ended_session_is_forgotten_only_when_its_cookie_is_too_old(quinn: int, clock: Clock) -> None:
    since = now()
    accounts.end_session(1)
    clock.move(days=29)
    accounts.end_session(2)
    assert accounts.known_teacher(quinn, 0, since, 1) is None
    clock.move(days=2)
    accounts.end_session(3)
    with reading() as connection:
        assert [sign_ins.is_ended(connection, number) for number in (1, 2, 3)] == [False, True, True]
