"""Words that count or measure from something told before: "earlier", "further north", "the next stage", "the trend"."""

from __future__ import annotations

import re

from quizapp.items.source import Source
from quizapp.reading.people import PERSON_NOUNS

_MEASURED = re.compile(
    r"\bearlier\b(?!-)(?! (?:this|in|than|last|today|stages?|versions?|[A-Z]))"
    r"(?<!the earlier)(?<!an earlier)(?<!its earlier)(?<!his earlier)(?<!her earlier)(?<!their earlier)"
    r"(?<!years earlier)(?<!months earlier)(?<!weeks earlier)(?<!days earlier)"
    r"(?<!hours earlier)(?<!minutes earlier)(?<!year earlier)(?<!month earlier)(?<!week earlier)(?<!day earlier)"
    r"|\b(?:started|began|resumed|rose|fell|opened|closed|happened|failed|struck) again\b"
)
_FURTHER = re.compile(
    r"\b(?:further|farther) (?:north|south|east|west|inland|upstream|downstream|up|down|along|away|afield)\b"
    r"(?! (?:than|from|of)\b)"
)
_NEXT = re.compile(
    r"\b[Tt]he next (?!(?:two|three|four|five|six|seven|eight|nine|ten|few|several|couple|generation|decade|century|"
    r"year|month|week|day|season|term|election|president|prime|chief|head|leader|government|parliament|general|"
    r"[a-z]+ (?:years|months|weeks|days|hours|decades|elections?|president|government|minister|season))\b)"
    r"[a-z]+\b(?! (?:of|in)\b)"
)
# nouns that sum up what has just been told
_SUMMED_UP = re.compile(
    r"\b[Tt]he (?P<noun>trend|news|precious metal|metal|record number|practice|phenomenon|breakthrough|setback)"
    r"(?:['’]s?)?(?= (?:and|or|was|is|were|had|has|have|by|two|three|first|biggest|main|could|would|will|[a-z]+ed|put|"
    r"came|showed|comes|means|before|after|when|while|at|on)\b|[.,])"
)
_ONE_OF_SEVERAL = re.compile(
    r"^(?:According to [^,]+, o|O)ne (?P<noun>[a-z]+) (?:is|was|has|had|will|would|could|[a-z]+ed|came|went|took|left|"
    r"fell|broke|caught|struck|hit|lost|won)\b"
)
_NAME = re.compile(r"(?<=[a-z,’'] )[A-Z][a-z]+")


def measured_from(source: Source) -> str | None:
    """Refuse "earlier took off", "further north", "the next flight": earlier, further, next than what?"""
    statement = source.claim.statement
    match = _MEASURED.search(statement) or _NEXT.search(statement)
    further = _FURTHER.search(statement)
    if match is None and further is not None and not _NAME.search(statement[: further.start()]):
        match = further
    return f"measured from something told before (“{match.group()}”)" if match is not None else None


def summed_up(source: Source) -> str | None:
    """Refuse "the trend", "the news", "the record number": what it is stands in the sentence before."""
    match = _SUMMED_UP.search(source.claim.statement)
    if match is None or match["noun"] in source.headline.casefold():
        return None
    named = re.search(rf"\b(?:an?|this) (?:[a-z]+ )?{match['noun']}\b", source.claim.statement[: match.start()])
    return None if named else f"“{match.group()}” sums up something told before"


def one_of_several(source: Source) -> str | None:
    """Refuse "One pump was replaced" where the article has told of pumps: one of which?"""
    match = _ONE_OF_SEVERAL.match(source.stem)
    if match is None or source.is_lead or match["noun"] in PERSON_NOUNS:
        return None
    told = re.search(rf"\b{match['noun']}(?:s|es)?\b|\b{match['noun'].removesuffix('y')}ies\b", _before(source), re.I)
    return f"“one {match['noun']}”: one of which, is not said" if told else None


def _before(source: Source) -> str:
    return source.text[: source.claim.start]


_AS_THE_SPEAKER_DID = re.compile(
    r"\b(?:as|while|when) (?:it|they|he|she) (?:\w+ly )?(?P<verb>announced|unveiled|reported|posted|published|released|"
    r"presented|outlined|launched|revealed|confirmed|set out|opened|closed|raised|cut|lifted|lowered|warned|said|"
    r"issued)\b"
)
_TO_COME = re.compile(r"\b(?:would|will|could|might|may)\b")


def speakers_own_act(source: Source) -> str | None:
    """Refuse "According to the bank, rates would fall as it unveiled a plan": "it" is the speaker, not the rates."""
    match = _AS_THE_SPEAKER_DID.search(source.claim.statement) if source.claim.attribution is not None else None
    if match is None or not _TO_COME.search(source.claim.statement[: match.start()]):
        return None
    return f"“{match.group()}” tells what the speaker did while saying it"
