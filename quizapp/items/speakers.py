"""Who says it, in words that can open a statement: "According to …, "."""

from __future__ import annotations

import re
from functools import lru_cache

from quizapp.items.calendar import MONTHS, WEEKDAYS
from quizapp.reading.gazetteer_peoples import GROUPS
from quizapp.reading.knowledge import Claim, EntityType, Mention, Reading
from quizapp.reading.name_words import HONORIFICS, ROLE_PREFIXES, ROLES, TITLES, is_a_title

_MOST_WORDS = 12
# "Agriculture Minister", who stood before a name or behind a country: which one, is not said
_UNNAMED_OFFICE = re.compile(
    r"(?!The )(?:(?:[A-Z][a-z]+ |and ){1,4}|Vice[- ]|Prime )?(?:Minister|President|Secretary|Governor|Mayor|Ambassador|"
    r"Commissioner|Chief|Director|Chairman|Chairwoman|Spokesman|Spokeswoman|Spokesperson|Premier|Chancellor)"
)
_PRONOUNS = frozenset(  # and what a fragment such as "Further adding, “…”" begins with
    "he she they it we i you who one this that these those his her their its some others both all many everyone "
    "further adding moreover however meanwhile also".split()
)
_LEANING = re.compile(r"\b(?:who|which|he|she|his|her|their|its|my|our)\b|[“”\"()]")
# "the minister": one person whom the stem would have to name; "the police chief of Almaty" is clear enough
_ONE_UNNAMED = re.compile(r"(?:the|another|one|a (?:spokes|state))", re.IGNORECASE)
# "the parliamentarians" are those told of before; "the researchers" of a report are one body
_WITNESSES = re.compile(
    r"\b(?:researchers|scientists|authorities|organi[sz]ers|prosecutors|police|authors|investigators|rescuers|"
    r"inspectors|auditors|presidency|prosecution|defence|study|report|survey|government|ministry)$"
)
_NARROWED = re.compile(r"\b(?:of|for|from|at|in|with|by)\b|[A-Z]")
_TAKES_ARTICLE = re.compile(
    r"\b(?:District|Department|Ministry|Bureau|Commission|Agency|Authority|Association|Federation)\b|"
    r"\w (?:Team|Office|Institute|Administration|Committee|Foundation|Observatory|Registry|Directorate|Embassy|States|"
    r"Kingdom|Emirates|Nations|Study|Survey|Report|Service|Board|Union|League|Alliance|Fund|Guard|Navy|Army|Force)$"
)
_BODY = re.compile(
    r"\b(?:Department|Ministry|University|Bank|Institute|Office|Bureau|Commission|Council|Association|Court|Agency|"
    r"Centre|"
    r"Center|Party|Board|Society|Academy|College|Federation|Union|Committee|Authority|Service|Chamber|Fund|"
    r"Organi[sz]ation)$"
)
_GOES_ON = re.compile(r" (?:of|for) (?:the )?[A-Z]\w+(?:(?: (?:and|&|of|for))? [A-Z]\w+)*")
_CAPITAL_BEHIND = re.compile(
    r"[ \u00a0](?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
    r"September|October|November|December)[A-Z][a-z]{2,}"
)
_NUMBERED = re.compile(r"[A-Z]\w* \d{1,3} $")
_OF_ANOTHERS = re.compile(r"[A-Z][a-z]+ [A-Z][\w’'-]+ (?:of|from|at) .*[A-Z]\w+(?: [A-Z]\w+)*['’]s ")
_ALONE = frozenset("police staff management officials authorities".split())


def speaker_words(claim: Claim, reading: Reading) -> str | None:
    """Return who a claim is attributed to, in words that need no context, or None."""
    attribution = claim.attribution
    if attribution is None or attribution.speaker is None or cut_name(reading, attribution.speaker):
        return None
    start, end = attribution.speaker
    if attribution.speaker_entity is not None:
        tail = _behind_the_name(reading, attribution.speaker_entity, start, end)
        if tail == "" and _lies_in(reading, attribution.speaker_entity, start, end):
            words = _small_first(" ".join(reading.article.text[start:end].split()), reading)
            return words if _stands_alone(words, reading) else None
        if tail is None or not re.match(r"[\w’']", tail):
            return best_form(reading, attribution.speaker_entity)
        # "CNN | Turk broadcaster", "the mayor's office" are not who the name alone is
        words = " ".join(reading.article.text[start:end].split())
        return _small_article(words) if _LOWER_BODY.fullmatch(f" {tail}") else None
    # "Police and fire officials", "The Palo Alto, Calif., company", "the head of research Ann Byrne": cut in two
    if re.match(r"\s+(?:and|or)\s|, [A-Z][a-z]+\.?, [a-z]| [A-Z][a-z]", reading.article.text[end:]):
        return None
    end = _whole_body(reading.article.text, start, end)
    words = " ".join(reading.article.text[start:end].split()).strip(" ,;:–—")
    if _opens_with_adjective(reading, start, end):
        words = words[0].lower() + words[1:]
    return _with_article(_small_first(words, reading)) if words and _stands_alone(words, reading) else None


def _small_article(words: str) -> str:
    """Return "the Ardley government" for "The Ardley government"; The Hague keeps its capital."""
    return f"the{words[3:]}" if words.startswith("The ") and not words.startswith("The Hague") else words


def _opens_with_adjective(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a speaker has a capital only because a sentence begins with it: "Official results"."""
    first = re.match(r"([A-Z][a-z]+) [a-z]", reading.article.text[start:end])
    opens = any(start == sentence for sentence, _ in reading.sentences)
    if first is None or not opens or first[1] in GROUPS:
        return False
    named = any(m.start < start + first.end(1) and start < m.end for m in reading.mentions)
    return not named and not re.search(rf"[a-z,] {first[1]}\b", reading.article.text)


def _behind_the_name(reading: Reading, entity: int, start: int, end: int) -> str | None:
    """Return what follows the name within a speaker's words, or None where the name is not in them."""
    inside = [m for m in reading.mentions if m.entity == entity and start <= m.start and m.end <= end]
    return reading.article.text[inside[-1].end : end].strip() if inside else None


def _lies_in(reading: Reading, entity: int, start: int, end: int) -> bool:
    """Tell whether the name only says where or whose the speaker is: "the regional government in Ardley"."""
    text = reading.article.text
    inside = [m for m in reading.mentions if m.entity == entity and start <= m.start and m.end <= end]
    if not inside:
        return False
    joints = "in|near" if inside[-1].type in (EntityType.PERSON, EntityType.ORGANISATION) else "in|near|of|from|at|for"
    return re.search(rf"[a-z] (?:{joints}) (?:the )?$", text[start : inside[-1].start]) is not None


def cut_name(reading: Reading, speaker: tuple[int, int]) -> bool:
    """Tell whether a speaker's words are part of a longer name, or the name in them is not who speaks.

    "CNN" of "CNN Turk broadcaster", "Lee of Penn State's medical school" read as Penn State.
    """
    text, (start, end) = reading.article.text, speaker
    if re.match(r" \([A-Z][\w. ]*\) [A-Z]", text[end:]):
        return True  # "New South Wales (NSW) | Premier Dominic Perrottet"
    # "Oban Fire Service | and Civil Defence": a name that goes on behind its "and", or one speaker of two
    if _BODY.search(text, start, end) and re.match(r" (?:and|&) [A-Z]", text[end:]):
        return True
    if re.match(r" (?:to|for|against|on) [A-Z][a-z]+ [A-Z]", text[end:]):
        return True  # "the Committee | to Protect Journalists"
    return _CAPITAL_BEHIND.match(text, end) is not None or _OF_ANOTHERS.search(text[start : end + 30]) is not None


def _stands_alone(words: str, reading: Reading) -> bool:
    first = words.split(maxsplit=1)[0].casefold()
    if _UNNAMED_OFFICE.fullmatch(words):
        return False
    if re.match(r"[A-Z]?[a-z]+ing ", words):  # "Highlighting the dry season, Newsom said"
        return False
    if first in _PRONOUNS or len(words.split()) > _MOST_WORDS or _LEANING.search(words):
        return False
    if _ONE_UNNAMED.match(words) and not _NARROWED.search(words[3:]):
        return _WITNESSES.search(words) is not None
    # "curator": a noun without its article belongs to a name that was lost
    if " " not in words and words.islower() and words.endswith("s"):
        return words in _ALONE or words in _COMMON_OPENINGS or _SPEAKING_PEOPLE.search(words) is not None
    bare = " " not in words and not words.endswith("s") and words.casefold() in _small_words(reading.article.text)
    return not bare or words.casefold() in _ALONE


def _whole_body(text: str, start: int, end: int) -> int:
    """Return where "the California Department of Forestry" ends: names are often cut before their "of"."""
    more = _GOES_ON.match(text, end) if _BODY.search(text, start, end) else None
    return more.end() if more is not None else end


def _small_first(words: str, reading: Reading) -> str:
    """Return a speaker's words as they stand within a sentence: "Officials" becomes "officials"."""
    first = words.split(maxsplit=1)[0]
    if is_a_title(words):
        return words
    # "Firefighters said": a plural that stands nowhere with a capital within a sentence
    plural = words.isalpha() and words.endswith("s") and not re.search(rf"[a-z,] {words}\b", reading.article.text)
    kind = first.casefold() in _KINDS_OF_PEOPLE and re.match(r"\w+ [a-z]+s\b", words) is not None
    common = (
        plural or kind or first.casefold() in _COMMON_OPENINGS or first.casefold() in _small_words(reading.article.text)
    )
    return words[0].lower() + words[1:] if common and (len(first) == 1 or not first.isupper()) else words


@lru_cache(maxsize=64)
def _small_words(text: str) -> frozenset[str]:
    """Return the words that an article writes with a small letter somewhere: they are no names."""
    return frozenset(re.findall(r"\b[a-z][\w’'-]+", text))


_COMMON_OPENINGS = frozenset(
    "the a an police officials authorities experts scientists researchers residents witnesses local state some many "
    "several government military doctors critics supporters analysts prosecutors lawyers investigators".split()
)
# "Weather forecasters", "Rescue workers": what they are is no name, with whatever capital a sentence gives it
_KINDS_OF_PEOPLE = frozenset(
    "weather rescue health court fire security traffic school union company county city industry aid hospital airport "
    "election police emergency relief fishing mountain park prison opposition community church tax trade".split()
)
_SPEAKING_PEOPLE = re.compile(r"(?:er|or|ist|ian|ant|ent|ee|eer|ial|al|an|ese)s$|men$|people$")
_LOWER_BODY = re.compile(
    r" (?:council|police|county|government|university|school district|officials|broadcaster|newspaper|hospital|"
    r"court|ministry)\b"
    r"(?!['’])"
)
_NO_ARTICLE = frozenset("CNN NBC CBS AFP NPR CNBC MSNBC ITV NASA NATO UNICEF UNESCO Reuters".split())


def best_form(reading: Reading, entity: int) -> str | None:
    """Return the fullest form of a name: the longest one, without what is not part of it, the first of equals."""
    forms = [m for m in reading.mentions if m.entity == entity]
    if not forms:
        return None
    longest = max(forms, key=lambda m: (m.type is EntityType.PERSON or m.confidence > 0.3, m.end - m.start, -m.start))
    text = reading.article.text
    same = [m for m in forms if text[m.start : m.end] == text[longest.start : longest.end]]
    if all(_begins_before(text, mention) for mention in same) or _is_part_of_another(text, longest):
        return None
    end = _whole_body(text, longest.start, longest.end)
    body = _LOWER_BODY.match(text, end) if longest.type is not EntityType.PERSON else None
    end = body.end() if body is not None else end
    words = " ".join(text[longest.start : end].split())
    words = re.sub(r"['’]s?$", "", words)
    needs_article = longest.type is EntityType.ORGANISATION and re.match(
        r"[Tt]he\s+$", reading.article.text[max(0, longest.start - 4) : longest.start]
    )
    if words in _NO_ARTICLE:
        return words
    if _UNNAMED_OFFICE.fullmatch(words) and not needs_article:
        return None
    return _with_article(words) if not needs_article or words.casefold().startswith("the ") else f"the {words}"


def _is_part_of_another(text: str, mention: Mention) -> bool:
    """Tell whether a body's one-word name also ends the name of another body: "Reuters" and "Thomson Reuters"."""
    word = text[mention.start : mention.end]
    if mention.type is not EntityType.ORGANISATION or not word.isalnum():
        return False
    longer = re.findall(rf"(?<=[a-z,] )([A-Z][a-z]+) {word}\b", text)
    return any(first.casefold() not in _BEFORE_NAMES and first not in GROUPS for first in longer)


def _begins_before(text: str, mention: Mention) -> bool:
    """Tell whether a name begins before its mention: "Thomson | Reuters", "the railway's Ashok | Kumar Mishra"."""
    if re.search(r"[A-Z][\w.’']* (?:and|&|of|for) (?:the )?$", text[max(0, mention.start - 40) : mention.start]):
        return True  # "Centers for Disease Control and | Prevention", "Ann Byrne and | Tom Hale"
    if mention.type is EntityType.ORGANISATION and _NUMBERED.search(text[max(0, mention.start - 20) : mention.start]):
        return True  # "Channel 9 | Weather Team"
    if mention.type not in (EntityType.PERSON, EntityType.ORGANISATION):
        return False
    before = re.search(r"(?<=[a-z,’')] )([A-Z][a-z]+) $", text[max(0, mention.start - 40) : mention.start])
    return before is not None and before[1].casefold() not in _BEFORE_NAMES and before[1] not in GROUPS


# what may stand before a name with a capital and is no part of it
_DAYS_AND_MONTHS = frozenset(word.casefold() for word in (*WEEKDAYS, *MONTHS))
_BEFORE_NAMES = TITLES | ROLES | ROLE_PREFIXES | HONORIFICS | _DAYS_AND_MONTHS


def _with_article(words: str) -> str:
    """Return "the Health Ministry" for "Health Ministry", which reports write without its article."""
    bare = _TAKES_ARTICLE.search(words) is not None and not re.match(
        r"(?:the|a|an) |[\w ]+['’]s ", words, re.IGNORECASE
    )
    return f"the {words}" if bare else words
