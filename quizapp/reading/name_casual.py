"""Passages whose writers care for no capitals (comments, mails), and the places named in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from quizapp.reading import gazetteer
from quizapp.reading.knowledge import EntityType
from quizapp.reading.name_parts import Name, Namer, text_of
from quizapp.reading.name_words import PLACES_THAT_ARE_NAMES

_KNOWN = frozenset(("country", "state", "region", "metropolis"))
_NEVER_PEOPLE = frozenset(("country", "state"))
_THINGS = PLACES_THAT_ARE_NAMES | {"Turkey"}
_LONGEST = 3
_SHORTEST = 4  # letters: "us" and "la" are words


def is_casual(tokens: Sequence[Token]) -> bool:
    """Tell a passage that begins small, writes "i" for "I", or has no capital at all."""
    words = [t.text for t in tokens if t.text[:1].isalpha()]
    return bool(words) and ("i" in words or words[0].islower() or not any(w[0].isupper() for w in words))


def small_places(namer: Namer) -> Iterator[Name]:
    """Yield the listed places that a casual passage writes in small letters: "going to san francisco"."""
    at = 0 if is_casual(namer.tokens) else len(namer.tokens)
    while at < len(namer.tokens):
        length = _place_at(namer, at)
        if length:
            yield namer.name(at, at + length, EntityType.PLACE, 0.7)
        at += max(length, 1)


def _place_at(namer: Namer, at: int) -> int:
    """Return how many words from a token make a place that is hardly anything else; 0 for none."""
    if not namer.tokens[at].is_lower or namer.tokens[at].pos_ not in ("NOUN", "PROPN", "ADJ"):
        return 0
    for last in range(min(at + _LONGEST, len(namer.tokens)), at, -1):
        text = text_of(namer.tokens, at, last).title()
        rank = gazetteer.place_rank(text) if len(text) >= _SHORTEST else ""
        borne = text in gazetteer.given_names() or text in gazetteer.surnames()
        if rank in _KNOWN and text not in _THINGS and (rank in _NEVER_PEOPLE or not borne):
            return last - at
    return 0
