"""False: a weekday, month, day or year is changed to one that the article never names."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from quizapp.items.build import Basis, Refused, edited
from quizapp.items.dates import whens
from quizapp.items.kinds.kind import Kind
from quizapp.items.source import Source
from quizapp.model import Item

_MOST_CHOICE = 4


def make(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield one false statement for each time that can be changed."""
    for when in whens(source):
        if isinstance(when, Refused):
            yield when
        elif source.claim.negated:
            yield Refused("date", "the statement is negative: another time might be true")
        else:
            basis = Basis(when.part, when.fact, "date changed")
            yield edited(source, basis, when.span, rng.choice(when.others[:_MOST_CHOICE]))


KIND = Kind("date changed", "A statement with a weekday, month, day or year changed", make, shallow=True)
