"""Statements of which it matters who makes them: forecasts, blame, causes, judgements, losses.

Whose word a plain fact is ("The board voted by 4 to 0") is no matter of understanding; whose word a forecast is, is.
"""

from __future__ import annotations

import re

from quizapp.items.numerals import values_in
from quizapp.items.source import Source

_CONTESTED = re.compile(
    r"\b(?:could|might|must|should|need(?:s|ed)? to|cannot|can ?not|because|due to|caus(?:e|ed|es)|led to|"
    r"result(?:ed|s)? (?:of|in|from)|thanks to|as a result|responsible|fail(?:ed|s|ure)|risk\w*|threat\w*|danger\w*|"
    r"harm\w*|unsafe|illegal\w*|unlawful\w*|unfair\w*|unjust\w*|unfounded|falsely|corrupt\w*|"
    r"best|worst|too|never|unprecedented|better|worse|improv\w*|crisis|shortage\w*|discriminat\w*|deserve\w*|"
    r"unity|lack(?:s|ed)?|enough|insufficient\w*|reused|prove[sdn]?|likely)\b",
    re.IGNORECASE,
)
_LOSSES = re.compile(
    r"\b(?:die[ds]?|dead|deaths?|killed|injured|wounded|missing|evacuated|displaced|homeless|hospitali[sz]ed|rescued|"
    r"arrested|affected|infected)\b",
    re.IGNORECASE,
)
_STRONG_CUE = re.compile(
    r"\b(?:warn|accus|claim|argu|insist|admit|acknowledg|conced|predict|forecast|estimat|complain|alleg|contend|deni|deny|"
    r"defend|promis|vow|pledg|blam|fear|believ|maintain|criticis|criticiz|conclud)",
    re.IGNORECASE,
)
_SELDOM_SAID = re.compile(
    r"(?:conced|call|read|point|recall|continu|observ|rul|repeat|demand|show|signal|respond|answer|counter|post|text)\w*\b",
    re.IGNORECASE,
)
_FORMALITY = re.compile(
    r"\b(?:identit(?:y|ies)|withheld|notified|spokes\w+|statement|press|conference|interview|website|available|"
    r"investigation (?:is|was)|(?:analysis|investigation|inquiry) (?:is|was) (?:under ?way|ongoing|continuing))\b",
    re.IGNORECASE,
)


def is_surely_said(source: Source) -> bool:
    """Tell whether the cue of a claim is a verb of saying here: a team concedes a penalty, a court rules a game."""
    attribution = source.claim.attribution
    if attribution is None or not _SELDOM_SAID.match(source.text, attribution.cue[0]):
        return attribution is not None
    return re.match(r",? (?:that\b|[“\"])", source.text[attribution.cue[1] :]) is not None


def is_contested(source: Source, losses: bool = True) -> bool:
    """Tell whether it matters who says what a claim says; `losses` where the number of dead or saved counts as such."""
    statement = source.claim.statement
    if _FORMALITY.search(statement):
        return False
    attribution = source.claim.attribution
    strong = attribution is not None and _STRONG_CUE.search(source.text[slice(*attribution.cue)]) is not None
    counted = losses and _LOSSES.search(statement) is not None and bool(values_in(statement))
    return strong or counted or _CONTESTED.search(statement) is not None
