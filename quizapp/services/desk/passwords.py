"""Passwords: what may be one, and how it is kept.

Argon2id with the parameters that OWASP's Password Storage Cheat Sheet gives first for little memory (19 MiB, two
passes, one lane): the laptop that runs a lesson answers a class of students beside it. What may be a password follows
NIST SP 800-63B: long rather than complicated, and none of those that everybody tries first.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from quizapp.errors import BadInput

if TYPE_CHECKING:
    from pwdlib import PasswordHash

SHORTEST, LONGEST = 10, 200
FEWEST_CHARACTERS = 5  # different ones: "aaaaaaaaaa" is long and worth nothing
TRIED_FIRST = (
    "password",
    "passw0rd",
    "qwerty",
    "qwertz",
    "azerty",
    "letmein",
    "welcome",
    "iloveyou",
    "teacher",
    "quizapp",
    "school",
    "1234567890",
    "0123456789",
    "0987654321",
    "abcdefghij",
)
# Each hash takes 19 MiB and 30 ms; a flood of guesses shall not take the memory from under a lesson.
_few_at_once = BoundedSemaphore(2)


def new_hash(password: str, *own_words: str) -> str:
    """Return the hash to keep of a new password. Raises BadInput for one that is too easy to guess.

    `own_words` are the user name and the name, which may not be most of it.
    """
    _refuse_easy(_normal(password), own_words)
    with _few_at_once:
        return _hasher().hash(_normal(password))


def is_right(password: str, kept: str | None) -> bool:
    """Say whether this is the password; without a kept hash take as long as with one, and say no."""
    with _few_at_once:
        right = _hasher().verify(_normal(password)[: LONGEST + 1], kept or _nobodys_hash())
    return right and kept is not None


def _refuse_easy(password: str, own_words: tuple[str, ...]) -> None:
    if len(password) < SHORTEST:
        raise BadInput(f"Choose a password of at least {SHORTEST} characters; a few words in a row are good.")
    if len(password) > LONGEST:
        raise BadInput(f"That password has {len(password)} characters. Choose one of up to {LONGEST}.")
    plain = password.casefold()
    left = plain
    own_parts = (part for words in own_words for part in words.casefold().split() if len(part) > 2)
    for word in (*TRIED_FIRST, *own_parts):
        left = left.replace(word, "")
    if len(set(plain)) < FEWEST_CHARACTERS or len(left) < SHORTEST // 2:
        raise BadInput("That password is one of the first that somebody would try. Choose a few words in a row.")


def _normal(password: str) -> str:
    """Return what two keyboards that type the same letters agree on (NFKC, as NIST SP 800-63B has it)."""
    return unicodedata.normalize("NFKC", password.encode("utf-8", "replace").decode("utf-8"))


@cache
def _hasher() -> PasswordHash:
    from pwdlib import PasswordHash
    from pwdlib.hashers.argon2 import Argon2Hasher

    return PasswordHash((Argon2Hasher(time_cost=2, memory_cost=19_456, parallelism=1),))


@cache
def _nobodys_hash() -> str:
    return _hasher().hash("nobody has this password")
