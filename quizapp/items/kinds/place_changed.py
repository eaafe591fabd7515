"""False: the place of an event becomes another place of its kind, which the article does not name."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from quizapp.items.build import Basis, Refused, edited
from quizapp.items.kinds.kind import Kind
from quizapp.items.source import Source
from quizapp.items.where_it_was import places
from quizapp.model import Item

_CHOSEN_AMONG = 3  # of the nearest: the very nearest is not always the best known


def make(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield a false statement for each place of the event."""
    for where in places(source):
        if isinstance(where, Refused):
            yield where
            continue
        other = rng.choice(where.others[:_CHOSEN_AMONG])
        yield edited(source, Basis("place", where.fact, "place changed"), where.span, other)


KIND = Kind("place changed", "A statement with another place", make, default=False)
