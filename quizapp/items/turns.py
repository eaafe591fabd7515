"""Small words on which the standing of a fact turns: done or not done, all or a few, final or provisional.

Each pattern is a turn of phrase of news with one that contradicts it and is as easily believed: people do mistake a
provisional result for a final one, and most for a few. Opposites that nobody would believe are not here: blind raters
took "managed to" for "failed to", "legally" for "illegally" and "out of control" for silly where the rest went on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

QUANTIFIER, STATUS = "quantifier", "status"


@dataclass(frozen=True, slots=True)
class Turn:
    """A pattern whose group 1 is replaced by `other`; `kind` is what the edit changes.

    Where `against` stands anywhere in the article, the other phrase may be true as well, and nothing is changed.
    """

    pattern: re.Pattern[str]
    other: str
    kind: str
    against: re.Pattern[str] | None = None


def _turn(pattern: str, other: str, kind: str = STATUS, against: str = "") -> Turn:
    return Turn(re.compile(pattern), other, kind, re.compile(against, re.IGNORECASE) if against else None)


_NOT = r" of (?!thousands|millions|miles|dollars|pounds|years)"
_EVENT = (
    r"(?:speech|trip|visit|concert|meeting|match|game|tour|event|show|rally|strike|flight|service|hearing|election)\b"
)
_PUT_TO_VOTE = (
    r"(?:\w+ ){0,2}?(?:plans?|proposals?|bill|motion|measure|amendment|contract|deal|resolution|budget|law|reforms?|"
    r"agreement|ban|increase|cuts?)\b"
)
_STOPPED = r"(?:closed?|suspend\w*|halt\w*|bann?\w*|remov\w*|mov\w*|shut|stopp?\w*|withdr\w*)\b"
_ASKED_FOR = (
    r"(?:[a-z]+ ){0,2}?(?:plans?|requests?|applications?|permits?|proposals?|appeals?|petitions?|bail|bill|motion)\b"
)
_OFFERED = r"(?:[a-z]+ ){0,2}?(?:offers?|bid|proposals?|invitation|plan|deal|resignation|demands?|terms)\b"
_LIMITS = r"(?:[a-z]+ )?(?:ban|curfew|restrictions|lockdown|sanctions|suspension|deadline|state of emergency)\b"
_RATES = (
    r"(?:[a-z]+ ){0,2}?(?:rates?|forecasts?|outlook|taxes|prices|fees|tariffs?|estimates?|target|budget|workforce)\b"
)
_PLACES = (
    r"(?:beaches|schools?|roads?|streets|campgrounds|trails|parks?|borders?|airports?|shops|stations?|bridges?|"
    r"embassy|mosques?|churches|factory|factories|plants?|markets?|hospitals?|library|museum)\b(?!.*\buntil\b)"
)
_WORKS = r"(?:talks|negotiations|flights|services|operations|production|trading|work|play|deliveries|exports)\b"
TURNS: tuple[Turn, ...] = (
    # quantifiers of the subject or object; "some" and "many" contradict nothing
    _turn(r"\b(Most) (?:of the |of )?[a-z]+(?! likely)", "Only a few", QUANTIFIER, r"\bfew\b"),
    _turn(r"(?<=[a-z,] )(most) of the [a-z]+", "only a few", QUANTIFIER, r"\bfew\b"),
    _turn(r"\b(Thousands)" + _NOT, "Dozens", QUANTIFIER, r"\bdozens?\b"),
    _turn(r"(?<![sf] )(?<!the )(?<!literally )\b(thousands)" + _NOT, "dozens", QUANTIFIER, r"\bdozens?\b"),
    _turn(r"\b(Hundreds)" + _NOT, "A handful", QUANTIFIER, r"\bhandful\b"),
    _turn(r"(?<=[a-z,] )(?<![sf] )(?<!the )(?<!literally )(hundreds)" + _NOT, "a handful", QUANTIFIER, r"\bhandful\b"),
    _turn(r"\b(All) (?:\d+|two|three|four|five|six|seven|eight|nine|ten|of the|the) [a-z]+", "Only some of the",
          QUANTIFIER),
    _turn(r"(?<=[a-z] )(a majority|the majority) of [a-z]+", "a minority", QUANTIFIER, r"\bminority\b"),
    # done, not done
    _turn(r"\b(refused to) (?!comment|say|be|speak|give)", "agreed to", STATUS, r"\bagree"),
    _turn(r"\b(has agreed to|have agreed to)\b", "refused to", STATUS, r"\brefus"),
    _turn(r"\b(agreed to) [a-z]+\b", "refused to", STATUS, r"\brefus"),
    _turn(r"\bvoted (for) (?:the|a|an) " + _PUT_TO_VOTE, "against", STATUS, r"\bagainst\b"),
    _turn(r"\bvoted (against) (?:the|a|an) " + _PUT_TO_VOTE, "for", STATUS, r"\bvot\w+ (?:for|in favou?r)"),
    _turn(r"\bvoted to (approve|accept|adopt|pass)\b", "reject", STATUS, r"\breject"),
    _turn(r"\bvoted to (reject)\b", "approve", STATUS, r"\bapprov"),
    _turn(r"\b(pleaded guilty) to\b", "pleaded not guilty", STATUS, r"\bnot guilty|\bden(?:y|ied|ies)"),
    _turn(r"\b(abstained from) the (?:vote|ballot|poll)", "took part in", STATUS),
    _turn(r"\b(upheld|uphold|upholds) (?:the|a|an|its|his|her)\b", "overturned", STATUS, r"\boverturn|\bquash"),
    _turn(r"\b(granted) (?:the|a|an) (?:\w+ )?(?:application|request|appeal|injunction|permission|petition|bail)",
          "refused", STATUS, r"\brefus|\breject|\bdeni"),
    _turn(r"\b(cancelled|canceled|postponed) (?:the|a|an|its|his|her|their) (?:\w+ )?" + _EVENT,
          "went ahead with", STATUS, r"\bwent ahead"),
    _turn(r"\bhas (suspended) the (?:planned|proposed)? ?(?:\w+ )?(?:hike|increase|rise|cut|closure|plan|strike|ban)\b",
          "gone ahead with", STATUS, r"\bgo(?:ne|ing|es)? ahead|\bwent ahead"),
    # decided, allowed, ended: one way or the other
    _turn(r"\b(denied|rejected|turned down) (?:the|a|an|his|her|its|their) " + _ASKED_FOR, "approved", STATUS,
          r"\bapprov|\bgranted|\ballowed"),
    _turn(r"\b(accepted) (?:the|an?|his|her|its|their) " + _OFFERED, "rejected", STATUS, r"\breject|\bturned down"),
    _turn(r"\b(rejected|turned down) (?:the|an?|his|her|its|their) " + _OFFERED, "accepted", STATUS, r"\baccept"),
    _turn(r"\b(denied|denies) (?:any |all |the |a )?(?:charges?|allegations?|accusations?|involvement)\b", "admitted",
          STATUS, r"\badmit|\bconfess|\bguilty"),
    _turn(r"\b(overturn) (?:the|a|an|his|her|its)\b", "uphold", STATUS, r"\buph[eo]ld"),
    _turn(r"\b(acquitted|cleared) of (?!the way)", "convicted", STATUS, r"\bconvict|\bguilty"),
    _turn(r"\b(convicted|found guilty) of\b", "cleared", STATUS, r"\bclear|\bacquit|\bquash"),
    _turn(r"\b(remanded in custody)\b", "released on bail", STATUS, r"\bbail"),
    _turn(r"\b((?:released|freed) on bail)\b", "remanded in custody", STATUS, r"\bcustody|\bremand"),
    _turn(r"\b(released without charge)\b", "charged", STATUS, r"\bcharged"),
    _turn(r"\b(lifted) the " + _LIMITS, "extended", STATUS, r"\bexten"),
    _turn(r"\b(extended) the " + _LIMITS, "lifted", STATUS, r"\blift"),
    _turn(r"\b(heightened|tightened|stepped up) (?:security|restrictions|controls|rules|checks|sanctions)\b", "relaxed",
          STATUS, r"\brelax|\beas(?:e|ed|ing)\b"),
    _turn(r"\b(relaxed|eased) (?:security|restrictions|controls|rules|checks|sanctions)\b", "tightened", STATUS,
          r"\btighten"),
    _turn(r"\b(raised|increased) (?:its|their|the|interest) " + _RATES, "cut", STATUS, r"\bcut|\blower|\breduc"),
    _turn(r"\b(cut|lowered|reduced|slashed) (?:its|their|the|interest) " + _RATES, "raised", STATUS,
          r"\brais|\bincreas"),
    _turn(r"\b(closed|shut) (?:the |all |some )?(?:[a-z]+ ){0,2}" + _PLACES, "reopened", STATUS, r"\breopen|\bopen"),
    _turn(r"\b(reopened) (?:the |all |some )?(?:[a-z]+ ){0,2}" + _PLACES, "closed", STATUS, r"\bclos|\bshut"),
    _turn(r"\b(launched|staged|began) an? (?:[\w-]+ ){0,2}strike\b", "called off", STATUS, r"\bcall(?:ed|ing)? off"),
    _turn(r"\b(called off) (?:a|an|the|their|its) (?:[\w-]+ ){0,2}strike\b", "began", STATUS, r"\bbegan\b"),
    _turn(r"\b(resumed) (?:the |all |its |their )?(?:[a-z]+ ){0,1}" + _WORKS, "suspended", STATUS, r"\bsuspend"),
    _turn(r"\b(suspended|halted) (?:the |all |its |their )?(?:[a-z]+ ){0,1}" + _WORKS, "resumed", STATUS, r"\bresum"),
    _turn(r"\b(joined) the (?:[A-Z]?\w+ )?(?:party|club|band|team|coalition|alliance|union)\b", "left", STATUS,
          r"\bleft\b|\bleav|\bquit"),
    _turn(r"\b(survived) (?:a|an|the) (?:[\w-]+ ){0,3}vote\b", "lost", STATUS, r"\blost\b|\blos(?:e|ing)\b"),
    _turn(r"\b(sacked|fired|dismissed) (?:most|all|half|several|some)\b", "kept", STATUS, r"\bkept|\bkeep"),
    _turn(r"\bvot\w+ (?:[a-z]+ ){0,2}(in favou?r of)\b", "against", STATUS, r"\bvot\w+ (?:[a-z]+ )?against"),
    # how it stands
    _turn(r"\b(ahead of) (?:schedule|plan)\b", "behind", STATUS, r"\bbehind"),
    _turn(r"\b(behind) schedule\b", "ahead of", STATUS, r"\bahead"),
    _turn(r"\b(unharmed|unhurt|uninjured)\b", "badly hurt", STATUS, r"\bhurt|\binjur|\bwound"),
    _turn(r"\bin (a critical) condition\b", "a stable", STATUS, r"\bstable|\bdied|\bdead"),
    _turn(r"\bin (a stable) condition\b", "a critical", STATUS, r"\bcritical"),
    _turn(r"\bfound (alive)\b", "dead", STATUS, r"\bdead|\bbod(?:y|ies)\b|\bdied"),
    _turn(r"\b(previously unknown) in\b", "already common", STATUS, r"\bcommon"),
    _turn(r"\b(quickly) (?:spread|grew|grown|rose|risen)\b", "slowly", STATUS, r"\bslow"),
    _turn(r"\b(for the first time)\b(?! (?:in|since|this))", "once again", STATUS, r"\bagain|\bprevious|\bsecond"),
    # for how long, how surely, for whom
    _turn(r"\b(temporarily) " + _STOPPED, "permanently", STATUS, r"\bpermanent"),
    _turn(r"\b(permanently)\b", "temporarily", STATUS, r"\btemporar"),
    _turn(r"\b(temporary) [a-z]+", "permanent", STATUS, r"\bpermanent"),
    _turn(r"\b(permanent) [a-z]+", "temporary", STATUS, r"\btemporar"),
    _turn(r"\b(provisional|preliminary) (?:results?|figures?|count|agreement|deal|findings?|report)", "final", STATUS,
          r"\bfinal\b"),
    _turn(r"\b(final) (?:results?|figures|count|approval)\b", "provisional", STATUS, r"\bprovisional|\bpreliminary"),
    _turn(r"\b(draft) (?:plans?|law|bill|report|rules|agreement)\b", "final", STATUS, r"\bfinal\b"),
    _turn(r"\b(voluntary) (?!groups?|work|sector|organi)[a-z]+", "compulsory", STATUS, r"\bcompuls|\bmandat|\border"),
    _turn(r"\b(mandatory|compulsory) [a-z]+", "voluntary", STATUS, r"\bvolunt"),
    _turn(r"\b(unanimously)\b", "by a narrow majority", STATUS, r"\bmajority|\bnarrow"),
    _turn(r"\b(without warning)\b", "after several warnings", STATUS, r"\bwarn(?!ing at)"),
    _turn(r"\b(minor) injur(?:y|ies)\b", "life-threatening", STATUS, r"\bserious|\bsevere|\bcritical|\blife-"),
    _turn(r"\b(serious|severe|grievous|life-threatening) injur(?:y|ies)\b", "minor", STATUS, r"\bminor\b|\bslight"),
    _turn(r"\b(partially) (?:closed|open|destroyed|collapsed|blocked)\b", "completely", STATUS, r"\bcomplete|\bfull"),
    _turn(r"\b(on purpose|deliberately)\b", "by accident", STATUS, r"\baccident"),
    _turn(r"\b(accidentally|by accident)\b", "deliberately", STATUS, r"\bdeliberate|\bpurpose"),
)  # fmt: skip


def turns(statement: str, article: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Yield (match, replacement for its group 1, kind) for each turn of phrase that the article allows."""
    for turn in TURNS:
        match = turn.pattern.search(statement)
        if match is None or len(turn.pattern.findall(statement)) != 1:
            continue
        if "-" in (statement[match.start(1) - 1 : match.start(1)], statement[match.end(1) : match.end(1) + 1]):
            continue  # "non-life-threatening" is a word of its own
        if turn.against is None or not turn.against.search(article):
            yield match, _inflected(match[1], turn.other), turn.kind


_FORMS = {"overturned": ("overturn", "overturns"), "admitted": ("admit", "admits")}


def _inflected(original: str, other: str) -> str:
    """Return the replacement in the form of what it stands for: "uphold" → "overturn", "denies" → "admits"."""
    forms = _FORMS.get(other)
    if forms is None or original.endswith(("held", "ed")):
        return other
    return forms[1] if original.endswith("s") else forms[0]
