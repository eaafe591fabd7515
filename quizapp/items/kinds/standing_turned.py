"""False: a small word on which the standing of a fact turns is exchanged: most for a few, provisional for final."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from quizapp.items.amounts import NEGATIVE
from quizapp.items.build import Basis, Refused, edited
from quizapp.items.kinds.kind import Kind
from quizapp.items.source import Source
from quizapp.items.turns import QUANTIFIER, STATUS, turns
from quizapp.model import Item
from quizapp.reading import syntax

# where these stand, the rest of the statement argues against the turn, or takes it up
_ARGUED = re.compile(
    r"\b(?:but|despite|although|though|whereas|unlike|instead|rather|including|such as|as many as|among them|"
    r"even|only|just|not|at least|more than|up to|nearly|almost|about|because|since|as (?:he|she|it|they|his|her|its|"
    r"their)|newly elected|died|dead|killed|in its \w+est|to date|literally)\b",
    re.IGNORECASE,
)
# "cut its forecast, blaming a slowdown", "closed beaches, and they shut boat launches"
_GOES_ON = re.compile(
    r", (?:with [^,]+ )?[a-z]+ing\b|\band (?:they|it|he|she|also)\b|\bin an attempt\b|\bin order to\b"
)
# "granted the application and fixed a date": a second verb that rests on the first
_JOINED = re.compile(
    r"\b(?:and|then) (?:[a-z]+ed|set|put|took|made|gave|sent|began|went)\b(?! (?:the|a) (?:funeral|ceremony))"
)


def make(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield a false statement for each turn of phrase."""
    for match, other, kind in turns(source.statement, source.text):
        span = (match.start(1) + len(source.lead), match.end(1) + len(source.lead))
        reason = _reason_against(source, span, kind)
        if reason is not None:
            yield Refused("standing", reason)
            continue
        start, end = match.span(1)
        if other.endswith(" of the") and re.match(r" (?:of )?the\b", source.statement[end:]):
            end += len(re.match(r" (?:of )?the", source.statement[end:])[0])  # type: ignore[index]
        span = (start + len(source.lead), end + len(source.lead))
        yield edited(source, Basis(kind, source.in_article(start, end), "standing turned"), span, other)


def _reason_against(source: Source, span: tuple[int, int], kind: str) -> str | None:
    signs = {
        "it stands in somebody’s quoted words": source.is_quoted(*span),
        "the statement is negative or unsure": source.claim.negated
        or source.claim.hedges
        or NEGATIVE.search(source.stem.replace("without warning", "")),
        "the sentence argues against the other": _ARGUED.search(source.stem[: span[0]] + source.stem[span[1] :]),
        "the sentence goes on from it": kind == STATUS and _GOES_ON.search(source.stem[span[1] :]),
        "it stands in a clause below": _is_below(source, span[0] - len(source.lead)),
        "what follows would not be so": source.stem[slice(*span)] == "granted"
        and _JOINED.search(source.stem[span[1] :]),
        "a share of so many is told beside": kind == QUANTIFIER and re.search(r"per ?cent|%", source.stem),
    }
    return next((reason for reason, found in signs.items() if found), None)


def _is_below(source: Source, start: int) -> bool:
    """Tell whether a verb stands in a clause below the main one: "when he managed to escape"."""
    token = source.token_at(start)
    if token is None or token.pos_ not in ("VERB", "AUX"):
        return False
    with_main = token.head.dep_ == "ROOT" and (token.dep_ in syntax.AUXILIARY or token.dep_ in ("xcomp", "conj"))
    return token.dep_ != "ROOT" and not with_main


KIND = Kind(
    "standing turned",
    "A statement with most for a few, temporary for permanent, granted for refused",
    make,
    shallow=True,
    default=False,
)
