"""Signs that who says something is unknown, or was read wrongly: nothing may be asked on somebody's word then."""

from __future__ import annotations

import re

from quizapp.items.calendar import WEEKDAYS
from quizapp.items.numerals import number_value
from quizapp.items.source import Source

_HEARD = re.compile(
    r"\b(?:hear|heard|hears|learn|learned|learnt|ask|asked|wonder\w*|denied|deny|denies)\b", re.IGNORECASE
)
_CONCEDED = re.compile(r"\b(?:conced|admit|reveal|show|prov|recall)\w*", re.IGNORECASE)
_SCORED = re.compile(
    r"(?:added|adds|contributed) (?:an? |another )?(?:\d|two|three|four|five|six|seven|eight|nine|ten)\b", re.I
)
_DEAD = re.compile(r"\b(?:dead|deaths?|killed|died|victims|fatalities)\b")
_THE_TOLL = re.compile(r"\b[Tt]he (\w+) (?:deaths|dead|victims|fatalities)\b")
# "According to" would turn a suspicion into what somebody holds
_SUSPECTED = re.compile(r"\b(?:suspect|speculat|fear|guess|alleg|worr(?:y|ied|ies)|theori[sz])\w*", re.IGNORECASE)
_ALLEGED = re.compile(
    r"\b(?:allegations?|accusations?|claims?|charges?|rumou?rs?|suspicions?|fears?|suggestions?|assertions?|speculation|"
    r"beliefs?|hopes?|worries)(?: that)?(?: (?:he|she|they|it))? ?$",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:tells?|told|informed?|assured?)\b", re.IGNORECASE)
_ACCORDING = re.compile(r"according\b", re.IGNORECASE)
# an apposition, a helping verb, an adverb, a time
_BESIDE_THE_VERB = re.compile(
    r"(?:,[^,;:]*(?:,[^,;:]*)?,|, (?:an?|the|its|their) [^,;:]*|,)?\s*(?:\([^)]*\)\s*)?"
    r"(?:(?:has|had|have|is|was|also|later|then|now|further|earlier|"
    r"previously|today|yesterday|meanwhile|did|who|himself|herself|itself|themselves|went on to|on [A-Z][a-z]+day|"
    r"[A-Z][a-z]+day|[a-z]+ly),?\s*)*"
)
_JOINT_BETWEEN = re.compile(r"\b(?:after|when|while|because|since|although|before|if|as)\b")
# "Bank of New York Co" is the Bank of New York
_FIRM = re.compile(r",? (?:Co|Inc|Ltd|Plc|PLC|Corp|Company|Corporation|Limited|LLC|SA|AG|NV)\.?$")


def unnamed_source(source: Source) -> str | None:
    """Refuse what nobody in particular says."""
    attribution = source.claim.attribution
    if attribution is not None and source.speaker is None:
        return "nobody in particular says it" if attribution.speaker is None else "who says it cannot be named"
    if source.speaker is not None and source.speaker[0].isdigit():
        return f"who “{source.speaker}” is, is cut short"  # "5th Fleet", without its article and its navy
    if attribution is None and not source.claim.asserted:
        return "the article only reports it, from nobody in particular"
    before = source.text[source.claim.start : source.begins].rstrip(" ,")
    # "Press TV said that 40 people had died, but no figures were given": is the second half still its word?
    if attribution is not None and re.search(r"\b(?:but|although|though|while|whereas|yet)(?: \w)?$", before):
        return "it is open whether the source says this too"
    return None


def heard_not_said(source: Source) -> str | None:
    """Refuse "the court heard that …": who hears something is not its source."""
    attribution = source.claim.attribution
    if attribution is not None and _HEARD.search(source.text[slice(*attribution.cue)]):
        return "somebody hears or asks it; who says it is not told"
    return None


def only_suspected(source: Source) -> str | None:
    """Refuse what somebody only suspects, and what an allegation says: "to answer allegations he took money"."""
    attribution = source.claim.attribution
    if attribution is not None and _SUSPECTED.search(source.text[slice(*attribution.cue)]):
        return "somebody only suspects it"
    before = _ALLEGED.search(source.text[source.claim.start : source.begins])
    return f"“{before.group().strip()}”: what was alleged is not told as a fact" if before is not None else None


def told_to_whom(source: Source) -> str | None:
    """Refuse "told Reuters Brazil will start": who was told is read as part of what was said."""
    attribution = source.claim.attribution
    if attribution is None or not _TOLD.search(source.text[slice(*attribution.cue)]):
        return None
    between = source.text[attribution.cue[1] : attribution.content[0]]
    directly = attribution.cue[1] <= attribution.content[0] and not re.search(r"\w", between)
    return "who was told cannot be told from what was said" if directly else None


def own_words(source: Source) -> str | None:
    """Refuse "According to Will Baxter, Will Baxter was told": a pronoun was resolved that should have stayed."""
    attribution = source.claim.attribution
    if attribution is None or source.speaker is None or attribution.speaker_entity is None:
        return None
    statement = source.claim.statement
    name = _FIRM.sub("", source.speaker.removeprefix("the "))
    body = name.isupper() and any(m.entity == attribution.speaker_entity for m, _ in source.mentions())
    if body or (len(source.speaker.split()) > 1 and name in statement):
        return "the speaker is named in the statement"  # "According to the union, 40 of the union's members"
    subject = statement[slice(*source.claim.subject)]
    return "the speaker speaks of himself or herself" if source.speaker.split()[-1] in subject.split() else None


def given_up(source: Source) -> str | None:
    """Refuse "Foothill conceded a penalty but …": without "that" a team gives something away, and says nothing."""
    attribution = source.claim.attribution
    if attribution is not None and _SCORED.match(source.text, attribution.cue[0]):
        return "“added 25” tells of points, not of words"
    if attribution is not None and re.match(rf"(?:{'|'.join(WEEKDAYS)}) [a-z]", source.claim.statement):
        return "the day may be the day of saying"
    if attribution is None or not _CONCEDED.search(source.text[slice(*attribution.cue)]):
        return None
    that = re.match(r"\s*,?\s*that\b", source.text[attribution.cue[1] : attribution.cue[1] + 8])
    return None if that else "whether that was said at all is open"


def two_tolls(source: Source) -> str | None:
    """Refuse a toll where the report speaks of "the five deaths" and counts six elsewhere."""
    if not _DEAD.search(source.claim.statement):
        return None
    tolls = {value for match in _THE_TOLL.finditer(source.text) if (value := number_value(match[1])) is not None}
    own = {quantity.value for quantity, _ in source.quantities()}
    return "the report gives two tolls" if tolls and own and not tolls & own else None


def not_plainly_told(source: Source) -> str | None:
    """Refuse a speaker who does not stand beside the verb of saying, as they do where somebody is plainly quoted.

    "The Swiss detained his son, Hannibal, after hotel staff complained" gives nobody's words, least of all Hannibal's.
    """
    attribution = source.claim.attribution
    if attribution is None or attribution.speaker is None:
        return None
    text, (first, last), cue = source.text, attribution.speaker, attribution.cue
    if _ACCORDING.match(text, cue[0]):
        inside = source.begins < cue[0] < source.ends
        return "its source stands in the middle of it" if inside else None
    if last <= cue[0]:
        between = text[last : cue[0]]
        beside = _BESIDE_THE_VERB.fullmatch(between) is not None and _JOINT_BETWEEN.search(between) is None
        return None if beside else f"“{between.strip()}” stands between the speaker and the verb"
    named_first = cue[1] <= source.begins and re.search(r"[:“\"]", text[last : source.begins]) is None
    if (source.begins < cue[0] and last < source.ends) or named_first:
        return "who says it, and what, stand too close to be told apart"
    return "who says it stands apart from the verb" if _JOINT_BETWEEN.search(text[cue[1] : first]) else None
