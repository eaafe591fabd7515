"""True: the claim made to stand alone, lightly reworded where that is safe."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from quizapp.items.build import Basis, Refused, confirmed
from quizapp.items.kinds.kind import Kind
from quizapp.items.reword import reworded
from quizapp.items.source import Source
from quizapp.model import Item

_LOWEST_SCORE = 0.5
_PLAIN_SCORE = 0.4  # nothing raises it, nothing lowers it: "The cause of the derailment is being investigated."
_LEAST_WORDS = 8
_FEWEST_WORDS = 7  # "Kishida has created a new post."


def make(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield the statement as a true one, if it says something that is worth checking."""
    if source.claim.score < _LOWEST_SCORE and not _is_plain(source):
        yield Refused("true statement", "too little in it to check")
        return
    if len(source.stem.split()) < _FEWEST_WORDS:
        yield Refused("true statement", "too short to be worth judging")
        return
    if source.claim.negated:
        # no kind makes false statements with "not": the word alone would tell that a statement is true
        yield Refused("true statement", "the statement is negative")
        return
    fact, kind = _main_fact(source)
    yield confirmed(source, Basis(kind, fact, "true statement"), reworded(source, rng))


def _is_plain(source: Source) -> bool:
    """Tell whether a statement without figures and names is long enough, sure, and leaves nothing open."""
    claim = source.claim
    return claim.score >= _PLAIN_SCORE and not claim.reasons and len(claim.statement.split()) >= _LEAST_WORDS


def _main_fact(source: Source) -> tuple[tuple[int, int], str]:
    """Return the article span of the fact that a reader would check first, and its kind."""
    if source.quantities():
        quantity = source.quantities()[0][0]
        return (quantity.start, quantity.end), "number"
    if source.times():
        time = source.times()[0][0]
        return (time.start, time.end), "date"
    return (source.claim.start, source.claim.end), "statement"


KIND = Kind("true statement", "A statement that the article supports", make, shallow=True)
