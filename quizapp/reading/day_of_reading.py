"""The day of reading: a statement without its "yesterday", where it says enough without one."""

from __future__ import annotations

import re

from quizapp.reading.drafts import Draft

# A reader of a statement does not know which day was "yesterday"; what happened then has happened, whatever the day.
READING_DAY = (
    r"(?:(?:late|early|earlier|later) )?(?:yesterday|today|tonight|this (?:morning|afternoon|evening)|last night)"
    r"(?: (?:morning|afternoon|evening|night))?"
)
DAY_OF_READING = re.compile(
    rf"^{READING_DAY}(?:, | (?=(?-i:the|a|an|[A-Z])\b))|"
    rf"(?<=[\w%”’)])(?<!\b(?:of|by|or|as|is|to|on|at|in))(?<!\b(?:and|for|are|was|not))(?<!\b(?:till|from|than|only|just|like|even|were))"
    rf"(?<!\b(?:until|since|after))(?<!\bbefore) {READING_DAY}(?= (?!and\b|or\b|at\b|in the\b)[a-z]|\.?$|,(?! \d))",
    re.IGNORECASE,
)
_ONLY_THEN = re.compile(r" (?:alone|only|itself)\b")
# "the election held | yesterday": a participle that is left bare; a finite verb has its object or its place
_BARE_PARTICIPLE = re.compile(
    r"(?:^|[\s,])(?:a|an|the|of|in|at|by|for|[Tt]he \w+) (?:[\w’'-]+ ){1,3}"
    r"(?:held|taken|given|made|shown|seen|signed|released|published|issued|launched|announced|unveiled|organi[sz]ed)$"
)
# "the accident, which occurred | yesterday", "effective | today": nothing is left to say
_BARE_CLAUSE = re.compile(
    r"\b(?:effective|early|late|earlier|later|due to (?:start|begin|open|end)|"
    r"(?:come|comes|came|take|takes|took) (?:into )?effect|(?:which|that|who) (?:was |were |had |has )?\w+)$"
)
_NOUN_BEFORE_WHICH = re.compile(
    r",? (?:which|who|that) "
)  # "on four networks | today which marks a jubilee": the day does
# "after their work | today": which work, is told by the day alone
_BARE_EVENT = re.compile(
    r"\b(?:after|before|until|during|since) (?:his|her|their|its|the) (?:work|shift|meeting|visit|game|match|talks|"
    r"hearing|vote|session|training|flight|speech|ceremony|summit|race|prayers|lessons|classes|event)$"
)
_TOLL_OF_A_DAY = re.compile(
    r"\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|scores|hundreds)\b.*"
    r"\b(?:died|dead|killed|drowned|injured|wounded|hurt|arrested|diagnosed|infected)\b",
    re.IGNORECASE,
)
_OTHER_TIME = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|"
    r"November|December|May \d|(?:19|20)\d\d|last (?:week|month|year)|this (?:week|month|year)|weekend)\b"
)


def _may_lose(text: str, day: re.Match[str]) -> bool:
    """Say whether a sentence still says when and what without its "yesterday".

    Not "yesterday alone", "the election held yesterday", nor the dead of one day, who would read as the dead in all.
    """
    before, after = text[: day.start()].rstrip(), text[day.end() :]
    if _ONLY_THEN.match(after) or _NOUN_BEFORE_WHICH.match(after) or _BARE_CLAUSE.search(before):
        return False
    if (_BARE_PARTICIPLE.search(before) or _BARE_EVENT.search(before)) and after[:1] in ("", ",", "."):
        return False
    return not _TOLL_OF_A_DAY.search(text) or _OTHER_TIME.search(before + after) is not None


def without_day(draft: Draft) -> Draft:
    """Return a draft without the words for the day of reading that may be left out; quotations stay as they are."""
    if '"' in draft.text:
        return draft
    for match in reversed(list(DAY_OF_READING.finditer(draft.text))):
        opened, closed = (draft.text.count(mark, 0, match.start()) for mark in "“”")
        if opened == closed and _may_lose(draft.text, match):
            draft = draft.cut(*match.span())
    return draft
