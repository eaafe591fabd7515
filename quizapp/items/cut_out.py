"""Whether a statement lost its meaning when it was cut out of its sentence: what was demanded, what goes on behind it.

A wish is no fact ("required that the mill close"), half a subordinate clause tells something else ("five days after
three soldiers"), and a noun before "said to be" says nothing ("a flash said to have been a fire").
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Token

from quizapp.items.source import Source
from quizapp.reading import syntax
from quizapp.reading.gazetteer import given_names, is_place
from quizapp.reading.gazetteer_peoples import GROUPS

_DEMANDING = re.compile(
    r"\b(?:requir|order|demand|ask|insist|recommend|propos|urg|request|advis|stipulat|mandat|direct|instruct|plead|"
    r"suggest|prefer|command|decree)(?:e|es|ed|d|s|ing)?\b(?: \w+){0,4} that$"
)
_OPEN_END = re.compile(r"\b(?:that|which|who|whom|whose|and|or|but|because|if|whether|the|an?|of|to|than)$", re.I)
_TIME_BEHIND = re.compile(r"\b(?:after|before|until|since|as|when|while|because) (?P<phrase>[^,;]+?)\.?$")
_PASSIVE_SAYING = re.compile(r"\s+to\s+(?:have|be)\b")
_DATELINE = re.compile(r"(?P<place>[A-Z]{3,}(?: [A-Z]{3,}){0,2}) (?=[A-Z][a-z])")
_RUN_INTO_A_NAME = re.compile(
    r"\b(?:Railways?|Police|Council|University|College|Department|Ministry|Bank|Airlines?|Office|Agency|Institute|"
    r"Hospital|Company|Group|Corp|Inc|School|Court|Service|Association) (?P<given>[A-Z][a-z]+) [A-Z]"
)
# an event told later, in whose light the past perfect stands; "after" and "because" tell of one still earlier
_LATER = re.compile(
    r"\b(?:before|by|when|until|till|already|once|ever|never|as|who|which|that|while|previously|earlier|but|since|"
    r"only|just|yet|still|originally|initially|long|then|would|time)\b",
    re.IGNORECASE,
)
_LATER_THAN_SAID = re.compile(
    r"\b(?:before|by|when|until|till|already|once|previously|earlier|originally|initially|would|time|as of|while)\b",
    re.IGNORECASE,
)
_STILL_EARLIER = re.compile(r"\b(?:after|because)\b.*")
_THINGS = frozenset(
    "wind winds rain rains storm storms flood floods flash fire fires smoke weather wave waves heat snow heatwave "
    "building buildings bridge road roads car cars truck lorry house houses tree trees money price prices cost costs "
    "death deaths injury injuries damage success failure blast explosion earthquake eruption".split()
)


def cut_out(source: Source) -> str | None:
    """Return why a statement does not say what its sentence says, or None."""
    return next((reason for sign in _SIGNS if (reason := sign(source)) is not None), None)


def demanded(source: Source) -> str | None:
    """Refuse "Workers receive masks" of "the union required that workers receive masks": a demand is no fact."""
    start = source.begins
    before = " ".join(source.text[max(0, start - 120) : start].split())
    root = syntax.root(source.doc)
    base = root.tag_ in ("VB", "VBP") and not [t for t in syntax.auxiliaries(root) if t.lower_ not in ("be", "not")]
    linked = syntax.copula(root)
    base = base or (linked is not None and linked.lower_ == "be") or any(t.lower_ == "be" for t in _helpers(root))
    return "it is demanded, not told" if base and _DEMANDING.search(before) else None


def _helpers(root: Token) -> list[Token]:
    """Return the auxiliaries of a verb, where none of them has a tense or is a modal."""
    helpers = list(syntax.auxiliaries(root))
    return [] if any(t.tag_ in ("MD", "VBZ", "VBD", "VBP") and t.lower_ != "be" for t in helpers) else helpers


def begun_before(source: Source) -> str | None:
    """Refuse what the line before begins: "required that" at the end of a line, "Holt leave" on the next."""
    start = source.begins
    before = source.text[max(0, start - 60) : start]
    opened = start == source.claim.start and "\n" in before and "\n\n" not in before.replace(" ", "")
    broken = opened and _OPEN_END.search(before.rstrip()) is not None
    return "the sentence begins on the line before" if broken else None


def subject_lost(source: Source) -> str | None:
    """Refuse "five days after three soldiers": the clause goes on in the article, "and two sailors were killed"."""
    match = _TIME_BEHIND.search(source.claim.statement)
    if match is None:
        return None
    inside = [t for t in source.doc if match.start("phrase") <= t.idx < match.end("phrase")]
    verbless = not any(t.pos_ in ("VERB", "AUX") and t.tag_ != "VBG" for t in inside)
    goes_on = re.match(
        r" and (?!then\b|later\b)(?:\w+ ){1,6}?(?:is|are|was|were|has|had|have|\w+ed)\b", source.text[source.ends :]
    )
    return f"cut off in the middle (“{match.group()}”)" if verbless and goes_on is not None else None


def said_to_be(source: Source) -> str | None:
    """Refuse a lead of "a huge flash said to have been a fire": it is said of the flash, the flash says nothing."""
    attribution = source.claim.attribution
    if attribution is None or attribution.direct or source.speaker is None:
        return None
    if _PASSIVE_SAYING.match(source.text, attribution.cue[1]):
        return "who says it is what is spoken of"
    name = _RUN_INTO_A_NAME.search(source.speaker)
    if name is not None and name["given"] in given_names():
        return f"two names ran together (“{source.speaker}”)"
    head = re.split(r",| (?:of|in|from|at|for|on|that|who) ", source.speaker)[0].split()[-1]
    return f"“{source.speaker}” cannot speak" if head in _THINGS else None


def with_dateline(source: Source) -> str | None:
    """Refuse "LONDON Shareholders voted": a dateline without its dash."""
    match = _DATELINE.match(source.claim.statement)
    if match is not None and (is_place(match["place"].title()) or match["place"].title() in GROUPS):
        return f"begins with a dateline (“{match['place']}”)"
    return None


def tense_moved_back(source: Source) -> str | None:
    """Refuse "According to Holt, prices had risen": with "said" the tense moves back, with "according to" it stays.

    Without a lead, "had died" needs an event that came after it.
    """
    root = syntax.root(source.doc)
    helpers = list(syntax.auxiliaries(root))
    if root.tag_ != "VBN" or not helpers or helpers[0].lower_ != "had" or len(helpers) > 2:
        return None
    licence = _LATER_THAN_SAID if source.lead else _LATER
    if licence.search(_STILL_EARLIER.sub("", source.claim.statement)):
        return None
    return f"“{helpers[0].text} {root.text}” comes before something that is not told"


_SIGNS: tuple[Callable[[Source], str | None], ...] = (
    demanded,
    begun_before,
    subject_lost,
    said_to_be,
    with_dateline,
    tense_moved_back,
)
