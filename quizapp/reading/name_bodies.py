"""Bodies that have commas in their names: "the Polar Technical, Scientific and Cultural Organization"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.reading.knowledge import EntityType
from quizapp.reading.name_parts import Name, Namer

_SURE = 0.95
_KIND = (
    r"(?:Organi[sz]ation|Commission|Committee|Department|Office|Council|Authority|Agency|Association|Bureau|Ministry|"
    r"Institute|Service|Union|Fund|Cent(?:er|re))"
)
_WORD = r"[A-Z][a-z]+"
_AND = r",? (?:and|&)"
# what such a department is for: "Transport, Housing and Urban Development", not "Energy, Congress and the court"
_FIELD = (
    r"(?:Affairs|Development|Food|Sports?|Culture|Trade|Energy|Industry|Industries|Services|Science|Technology|"
    r"Tourism|Fisheries|Transport|Housing|Education|Welfare|Forestry|Water|Labou?r|Youth|Arts|Innovation|Skills|"
    r"Communities|Communications|Infrastructure|Commerce|Mining|Mines)"
)
_WITH_COMMAS = re.compile(
    # adjectives in a row, held together by the noun that ends them
    rf"\b(?:{_WORD} ){{0,3}}(?!Hospital|Capital|Festival|General|Cardinal|Republic|Atlantic|Clinic|Montreal|Arctic)"
    rf"{_WORD}(?:al|ic|ary|ive), (?:{_WORD}, ){{0,3}}{_WORD}{_AND} {_WORD}(?:al|ic|ary|ive|ian) {_KIND}\b|"
    # a committee of a parliament
    rf"\b(?:House|Senate|Commons|Lords) {_WORD}, (?:{_WORD}, ){{0,3}}(?:{_WORD}{_AND} )?{_WORD} Committee\b|"
    # a department for several fields
    rf"\b(?:Department|Ministry) (?:for|of) (?:the )?{_WORD}, (?:{_WORD}(?: {_WORD})?, )*"
    rf"{_WORD}(?: {_WORD})?{_AND} (?:{_WORD} )?{_FIELD}\b"
)


def bodies_with_commas(namer: Namer) -> Iterator[Name]:
    """Yield the bodies whose names hold commas, which otherwise end a name."""
    tokens = namer.tokens
    if not tokens:
        return
    begins = {token.idx: i for i, token in enumerate(tokens)}
    ends = {token.idx + len(token.text): i + 1 for i, token in enumerate(tokens)}
    for match in _WITH_COMMAS.finditer(tokens[0].doc.text, tokens[0].idx):
        first, last = begins.get(match.start()), ends.get(match.end())
        if first is not None and last is not None:
            yield namer.name(first, last, EntityType.ORGANISATION, _SURE)
