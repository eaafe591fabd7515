"""Guessing of codes is slowed: after too many wrong ones from a place, or from everywhere, none is looked up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from quizapp.errors import NotAllowed, NotFound
from quizapp.storage import classes, now, writing

if TYPE_CHECKING:
    from sqlalchemy import Connection

WINDOW = timedelta(minutes=10)
MOST_FROM_ONE = 20  # a class sits behind one address, and half of it mistypes
MOST_FROM_ALL = 300  # 1,800 an hour: of 20^8 codes with 1,000 in use, a hit takes more than a year
Found = TypeVar("Found")


def guarded(address: str, look: Callable[[Connection], Found | None], otherwise: str) -> Found:
    """Return what `look` finds by a code inside a transaction that writes.

    Raises NotFound with the sentence `otherwise` where it finds nothing, NotAllowed after too many wrong codes; a
    right code is not taken then either, or it would tell itself apart.
    """
    with writing() as connection:
        origin, time = classes.origin_of(address), now()
        classes.forget_failed_tries(connection, time - WINDOW)
        from_one, from_all = classes.failed_tries(connection, origin, time - WINDOW)
        blocked = from_one >= MOST_FROM_ONE or from_all >= MOST_FROM_ALL
        found = None if blocked else look(connection)
        if found is None and not blocked:
            classes.keep_failed_try(connection, origin)
    if blocked:
        minutes = int(WINDOW.total_seconds() // 60)
        raise NotAllowed(f"Too many wrong codes were tried. Wait {minutes} minutes, then try again.")
    if found is None:
        raise NotFound(otherwise)
    return found
