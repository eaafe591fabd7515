"""What may be a password, and that it is known again."""

from __future__ import annotations

import pytest
from desk_fixtures import PASSWORD, one_hash

from quizapp.errors import BadInput
from quizapp.services.desk.passwords import is_right, new_hash


@pytest.mark.parametrize(
    "password",
    ["", "short", "a" * 40, "ababababababab", "password12", "1234567890", "quinnquinn", "ada quinn1", "x" * 201],
)
def test_a_password_that_is_easy_to_guess_is_refused(password: str) -> None:
    with pytest.raises(BadInput, match=r"[Cc]hoose"):
        new_hash(password, "quinn", "Ada Quinn")


@pytest.mark.parametrize(
    "password", ["a long & odd one", "пароль на русском", "correct horse battery", "\ud800 and more"]
)
def test_any_characters_may_stand_in_a_password(password: str) -> None:
    assert is_right(password, new_hash(password, "quinn"))


def test_two_keyboards_that_type_the_same_letters_agree() -> None:
    assert is_right("café au lait, warm", new_hash("cafe\u0301 au lait, warm"))


@pytest.mark.parametrize("typed", ["", PASSWORD.upper(), PASSWORD + " ", PASSWORD[:-1], PASSWORD * 10_000])
def test_another_password_is_wrong(typed: str) -> None:
    assert is_right(PASSWORD, one_hash())
    assert not is_right(typed, one_hash())


def test_nothing_is_the_password_of_nobody() -> None:
    for typed in ("", PASSWORD, "nobody has this password"):
        assert not is_right(typed, None)


def test_one_password_is_kept_in_two_ways_for_two_teachers() -> None:
    assert new_hash(PASSWORD) != one_hash()
