"""False: the result of a match or a vote is changed by one goal or one vote, and the same side still wins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from quizapp.items.build import Basis, Refused, edited
from quizapp.items.kinds.kind import Kind
from quizapp.items.source import Source
from quizapp.model import Item
from quizapp.reading.knowledge import QuantityKind

_SCORE = re.compile(r"(?<![\d-])(?P<high>\d{1,2})(?P<dash>[-–]|-to-| to )(?P<low>\d{1,2})(?![\d-])")
_RESULT = re.compile(
    r"\b(?:beat(?:en|ing)?|win|wins|won|winning|defeat\w*|lost|loss|lose|victor\w+|triumph\w*|vote[ds]?|voting|margin|"
    r"edged?|draw|drew|thrash\w*|down)\b",
    re.IGNORECASE,
)
_MOST = 20  # goals or votes; more is a rugby score or a year


def make(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield one false statement where a statement has one result, and the article has the new one nowhere."""
    scores = [(q, f) for q, f in source.quantities() if q.kind is QuantityKind.SCORE]
    if not scores:
        return
    found = list(_SCORE.finditer(source.stem, len(source.lead)))
    if len(scores) != 1 or len(found) != 1 or _RESULT.search(source.statement) is None or source.claim.negated:
        yield Refused("score", "it is not the one result of the statement")
        return
    match, quantity = found[0], scores[0][0]
    others = [other for other in _others(match) if not re.search(rf"(?<!\d){re.escape(other)}(?!\d)", source.text)]
    if not others or source.is_quoted(*match.span()):
        yield Refused("score", "no other result is missing from the article")
        return
    basis = Basis("score", (quantity.start, quantity.end), "score changed")
    yield edited(source, basis, match.span(), rng.choice(others))


def _others(match: re.Match[str]) -> list[str]:
    """Return results near a result with the same winner, in its form."""
    high, low = int(match["high"]), int(match["low"])
    if high <= low or high > _MOST:
        return []
    near = [(high + 1, low), (high, low + 1), (high - 1, low), (high + 1, low + 1)]
    return [f"{a}{match['dash']}{b}" for a, b in near if a > b]


KIND = Kind("score changed", "A statement with the result of a match or a vote changed", make, shallow=True)
