"""Phrases that lean on the text before them: "both sides", "another", "the same day", "two of them"."""

from __future__ import annotations

import re

_NUMBER = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|several|many|some|a few)"
_OF_WHAT = r"(?:them|these|those|which|whom|us|you)"
LEANING = re.compile(
    r"\b(?:"
    r"the (?:latter|former)\b(?= (?:was|is|has|had|were|are|said|will|would)\b|[,.])"
    r"|the (?:same|other|others|pair|duo|trio|above|following|rest|remainder)\b"
    r"|the (?:first|second|third|fourth|last)(?= (?:was|is|has|had|were|are|said|of (?:them|these|those))\b|[,.])"
    r"|the (?:two|three|four|five|six)\b(?!-| (?:countries|main|largest|biggest|major|sides))"
    rf"|{_NUMBER} (?:more|further|other|others|additional)\b(?! than)|another\b(?! country)"
    r"|both (?:countries|sides|teams|men|women|parties|companies|leaders|groups|clubs|players|governments)\b(?! of)"
    r"|of (?:them|these|those)\b(?! who| that| which)|(?:a|an|the) similar\b|similar(?! to)(?= [a-z]+s\b)"
    rf"|(?:one|some|many|most|several|both|neither|all|few|none|each|any|half|two|three|four|five|six|\d+|last|"
    rf"first) of {_OF_WHAT}\b"
    r"|do(?:es|ing)? so\b|(?:did|done) so\b|in (?:that|this|which) (?:case|way|respect|sense|context)"
    r"|(?:others?|the ones?) (?:were|was|are|is|had|have|has|said|did|will)"
    r"|hereby|thereby|therein|thereof|aforementioned|as (?:mentioned|noted|described) (?:above|earlier|before)"
    r"|the (?:day|week|month|year|night|evening|morning) (?:before|after)\b"
    r"|(?:hours?|days?|weeks?|months?|minutes?|moments) (?:later|afterwards|after that)\b"
    r"|at the time(?= ?[,.])|at that\b|by then\b|since then\b|until then\b|from there\b|over there\b|as such\b|"
    r"the (?:incident|latter)\b"
    r")",
    re.IGNORECASE,
)
YEARS_AGO = re.compile(r"\b(?:a|one|two|three|\d+) (?:years?|months?|weeks?|days?) (?:earlier|before)\b", re.IGNORECASE)
DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2} [A-Z]|[A-Z][a-z]+ \d{1,2}\b|day\b")
PAIR = re.compile(r"\b(?:between|of|with) (?:the )?[A-Z]\w+ and (?:the )?[A-Z]\w+")
COUNTED = re.compile(r"\b\d[\d,.]* [a-z]+s\b")
SPAN = re.compile(r"\b(?:since|in|from|between|during) (?:\w+ )?(?:19|20)\d\d\b")


def leaning_phrase(text: str) -> str | None:
    """Return in small letters the first phrase of a statement that leans on what it does not hold, or None."""
    leaning = LEANING.search(text)
    if leaning is None and not DATED.search(text):
        leaning = YEARS_AGO.search(text)
    return leaning[0].lower() if leaning is not None and not _is_held_within(leaning, text) else None


def _is_held_within(leaning: re.Match[str], text: str) -> bool:
    """Say whether the statement itself has what a phrase leans on: "between A and B … both sides", "63 …, another 200".

    A phrase that leans on nothing outside is "the same period" behind "since 2019".
    """
    before, phrase = text[: leaning.start()], leaning[0].lower()
    if phrase.startswith("both "):
        return PAIR.search(before) is not None
    if phrase == "another":
        return COUNTED.search(before) is not None and re.match(r" \d", text[leaning.end() :]) is not None
    later = re.match(r" (?:period|year|month|day|week|time)\b", text[leaning.end() :])
    return phrase == "the same" and later is not None and SPAN.search(before) is not None
