"""False: "more than 200" becomes "fewer than 200"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from quizapp.items.amounts import NEGATIVE
from quizapp.items.build import Basis, Refused, edited
from quizapp.items.kinds.kind import Kind
from quizapp.items.source import Source
from quizapp.model import Item
from quizapp.reading.knowledge import QuantityKind

# "At least" → "at most" is no contradiction: both hold of the number itself. "Nearly" says: not quite.
_TURNED = {
    "more than": "{fewer} than",
    "at least": "{fewer} than",
    "no fewer than": "fewer than",
    "no less than": "less than",
    "fewer than": "more than",
    "less than": "more than",
    "at most": "more than",
    "no more than": "more than",
    "nearly": "more than",
    "almost": "more than",
    "just under": "just over",
    "just over": "just under",
    "over": "under",
    "under": "over",
}
_SMALL_BOUNDS = frozenset(("fewer than", "less than", "at most", "no more than", "just under", "under"))
_BOUND = re.compile(
    rf"\b({'|'.join(sorted(_TURNED, key=len, reverse=True))})(?= (?:the |a |an |[$€£¥])?(?:\S*\d|\w))", re.IGNORECASE
)
_LASTING = re.compile(
    r"[ -]?(?:nights?|days?|hours?|weeks?|months?|years?|seasons?|games?|minutes?|matches|decades?)\b"
)
# "the first time in less than 20 years" is nonsense; so is the winner with less than the runner-up
_ARGUED = re.compile(
    r"\b(?:first time|longest|biggest|largest|highest|record|ever|only|in front of|ahead of|compared|despite|"
    r"although)\b"
)
# "reduced visibility to more than ten feet", "only more than"
_TO_LITTLE = re.compile(
    r"\b(?:reduc\w+|cut\w*|dropp?\w*|fell|fall\w*|limit\w*|shr[iau]nk\w*|low\w*|slow\w*|just|only|"
    r"barely|as little)\b[^,;]*$"
)
_TO_MUCH = re.compile(
    r"\b(?:r[io]se\w*|grew|grow\w*|climb\w*|soar\w*|surg\w*|jump\w*|exceed\w*|top\w*|swell\w*)\b[^,;]*$"
)
# who could not be found more than ten hours after a fire could not be found less than ten hours after it either
_SINCE = re.compile(
    r"(?:[\d,.]+|\w+)?[ -]?(?:minutes?|hours?|days?|weeks?|months?|years?|decades?)?,? ?"
    r"(?:after|before|ago|later|since|earlier|into)\b"
)
_HELD_BEFORE = re.compile(r"[\w,.]*[-‐– ]times?[- ]")
# the first hurricane in more than ten years is the first in less than ten as well
FOR_SO_LONG = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|only|worst|best|most|least|\w{3,}(?<!for)(?<!inter)est)\b[^,;.]*"
    r"\b(?:in|for|since|within)(?: the)?(?: last| past)?\s*$"
)
_TRAILING = re.compile(r", \w+ing [^,]*$")
_COUNTED = (QuantityKind.COUNT,)


def make(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield one false statement for each number with a bound."""
    single = (q for q, _ in source.quantities() if q.value > 2 and q.high is None)  # no "until fewer than 10 to 15"
    spans = [(q.start, q.number_start, q.end, q.kind in _COUNTED, False) for q in single]
    spans += [
        (max(t.start - 14, source.claim.start), t.start, t.end, False, True) for t, _ in source.times() if t.modifier
    ]
    for start, number, end, counted, time in spans:
        match = _last_bound(source.text, start, number)
        lasting = time or _LASTING.match(source.text, end) or _LASTING.search(source.text, number, end)
        if _SINCE.match(source.text, end) or _SINCE.match(source.text, number):
            yield Refused("bound", "it bounds how long before or after: less would be true as well")
            continue
        if _HELD_BEFORE.match(source.text, end) or _HELD_BEFORE.match(source.text, number):
            continue  # "a victory over five-time champion Venus Williams"
        if match is None or (match[1].casefold() in ("over", "under") and lasting):
            continue  # "in phases over 20 years" says how long, not "more than"
        before = source.text[source.claim.start : match.start(1)]
        argued = _TO_LITTLE if match[1].casefold() in _SMALL_BOUNDS else _TO_MUCH
        if _TRAILING.search(before) and not source.is_lead:
            yield Refused("bound", "it stands in a phrase that only adds something")
            continue
        if before.endswith("among "):
            yield Refused("bound", "one is among many, not among fewer")
            continue
        if _ARGUED.search(source.statement) or argued.search(before) or FOR_SO_LONG.search(before):
            yield Refused("bound", "the rest of the sentence argues for the bound")
            continue
        place = source.place(match.start(1), end)
        if place is None or source.is_quoted(*place) or NEGATIVE.search(source.stem):
            yield Refused("bound", "the bound does not stand whole and unquoted in a positive statement")
            continue
        original = source.stem[place[0] : place[0] + len(match[1])]
        turned = _TURNED[match[1].casefold()].format(fewer="fewer" if counted else "less")
        if original[0].isupper():
            turned = turned[0].upper() + turned[1:]
        basis = Basis("bound", (match.start(1), end), "bound turned")
        yield edited(source, basis, (place[0], place[0] + len(original)), turned)


def _last_bound(text: str, start: int, number: int) -> re.Match[str] | None:
    """Return the bound that stands directly before a number."""
    found = None
    for match in _BOUND.finditer(text, start, number + 1):
        if not text[match.end() : number].strip(" $€£¥\u00a0").replace("the", "").replace("a", "").strip():
            found = match
    return found


KIND = Kind("bound turned", "A statement with “more than” turned into “fewer than”", make, shallow=True)
