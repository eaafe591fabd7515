"""Small words on which the standing of a fact turns: done or not done, all or a few, final or provisional.

Each pattern is a turn of phrase of news with one that contradicts it and is as easily believed: people do mistake a
provisional result for a final one, and most for a few. Opposites that nobody would believe are not here.
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
TURNS: tuple[Turn, ...] = (
    # quantifiers of the subject or object; "some" and "many" contradict nothing
    _turn(r"\b(Most) (?:of the |of )?[a-z]+(?! likely)", "Only a few", QUANTIFIER, r"\bfew\b"),
    _turn(r"(?<=[a-z,] )(most) of the [a-z]+", "only a few", QUANTIFIER, r"\bfew\b"),
    _turn(r"\b(Thousands)" + _NOT, "Dozens", QUANTIFIER, r"\bdozens?\b"),
    _turn(r"(?<![sf] )\b(thousands)" + _NOT, "dozens", QUANTIFIER, r"\bdozens?\b"),
    _turn(r"\b(Hundreds)" + _NOT, "A handful", QUANTIFIER, r"\bhandful\b"),
    _turn(r"(?<=[a-z,] )(?<![sf] )(hundreds)" + _NOT, "a handful", QUANTIFIER, r"\bhandful\b"),
    _turn(r"\b(All) (?:\d+|two|three|four|five|six|seven|eight|nine|ten|of the|the) [a-z]+", "Only some of the",
          QUANTIFIER),
    _turn(r"(?<=[a-z] )(a majority|the majority) of [a-z]+", "a minority", QUANTIFIER, r"\bminority\b"),
    # done, not done
    _turn(r"\b((?:was|were) unable to)\b", "managed to", STATUS, r"\bable to\b|\bmanag"),
    _turn(r"\b(failed to) (?!respond|reply|comment|return)", "managed to", STATUS, r"\bmanag|\bsucceed"),
    _turn(r"\b(managed to)\b", "failed to", STATUS, r"\bfail"),
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
    _turn(r"\b(legally) [a-z]+", "illegally", STATUS, r"\billegal"),
    _turn(r"\b(illegally) [a-z]+", "legally", STATUS, r"(?<!il)legal"),
    _turn(r"\b(on purpose|deliberately)\b", "by accident", STATUS, r"\baccident"),
    _turn(r"\b(accidentally|by accident)\b", "deliberately", STATUS, r"\bdeliberate|\bpurpose"),
)  # fmt: skip


def turns(statement: str, article: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Yield (match, replacement for its group 1, kind) for each turn of phrase that the article allows."""
    for turn in TURNS:
        match = turn.pattern.search(statement)
        if match is None or len(turn.pattern.findall(statement)) != 1:
            continue
        if turn.against is None or not turn.against.search(article):
            yield match, _inflected(match[1], turn.other), turn.kind


def _inflected(original: str, other: str) -> str:
    """Return the replacement in the form of what it stands for: "uphold" → "overturn"."""
    if other == "overturned" and not original.endswith("held"):
        return "overturns" if original.endswith("s") else "overturn"
    return other
