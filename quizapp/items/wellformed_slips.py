"""Slips of a report's own that a rule of English can see: a number with a singular, a list without its end.

Coordination, agreement and bare noun phrases after Huddleston & Pullum, The Cambridge Grammar of the English Language
(2002), ch. 5 and 15.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Doc, Token

from quizapp.items import wellformed_words as words
from quizapp.reading import syntax

_SMALL_NUMBER = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|several|many|few|[1-9]\\d+|[2-9]"
# "two fisherman", not "two human bones", "two German sailors"
_ONE_MAN = re.compile(
    rf"(?<![\w.,-])(?P<several>(?i:{_SMALL_NUMBER})) (?:[\w-]+ )?"
    r"(?!human\b|roman\b|german\b|norman\b|ottoman\b|woman-|man-)"
    r"(?P<one>[a-z]+(?:man|woman))\b"
    r"(?=[.,;]| (?:from|in|on|at|of|who|were|was|and|to|with|by|near|after|have|had|are)\b)"
)
_AMOUNT_TWICE = re.compile(
    r"[$€]\s?\d[\d.,]*(?: (?:million|billion|trillion))? (?:cents|dollars|euros)\b|"
    r"£\d[\d.,]*(?: \w+illion)? (?:pence|pounds)\b"
)
_CLOCK_TWICE = re.compile(r"\b\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\.? (?:hours|hrs|o['’]clock)\b")
_FIXED = re.compile(
    r"\b(?:not|never) (?:have|has|had|is|are|was|were|do|does|did|will|can) not\b|\bcompris(?:e|es|ing) of\b|"
    r"\b(?:[Ii]n|[Oo]n) (?:wake|aftermath|eve|outskirts|verge|brink) of\b|\b(?:in|with) regards to\b|"
    r"\bf[ae]ll(?:s|en|ing)? victims (?:to|of)\b|\b(?:by|from|at) (?:department|ministry|government|committee) of\b|"
    r"\b(?:within|in) (?:one|two|three|four|five|six|ten|\d[\d.]*)[ -]?(?:km|kilomet\w+|miles?|met(?:er|re)s?) "
    r"radius\b|\b(?:to|at|from) (?:Station|Hospital|Court|Port|Base)\b(?= (?:and|at|on|in|by|for|after|before)\b|[.,])"
)
_ORDERED_DOING = re.compile(
    r"\b(?:order|announce|approve|demand|authoris|authoriz|recommend|complete|suspend)(?:e?[ds]|ed|ing)? "
    r"(?P<doing>[a-z]{3,}ing) of\b"
)
_INITIALS = re.compile(r"\b(?P<before>[a-z]+) (?:IMF|UN|EU|US|U\.S|UK|U\.K|U\.N|FBI|CIA|ECB|NHS|BBC|CDC)\.?['’]s [a-z]")
_LASTED = re.compile(
    r"\b(?:that|which|who) (?:has|have) been [a-z]+(?:ed|en|ing) for (?:[a-z]+ ){1,3}?(?:hours|days|weeks|nights)\b"
)
_CITY = re.compile(r"\bthe (?:city|town|village) (?P<place>[A-Z][a-z]+)\b(?=[.,;]| [a-z]+\b(?!-)|$)")
# "the city Council": what a city has is no name of one
_OF_A_CITY = frozenset(
    "council hall centre center library court police board government attorney manager commission clerk park school "
    "hospital zoo museum administration assembly club green".split()
)
_BODIES = frozenset(
    "government ministry department company court committee council team agency army union hospital school airline "
    "firm bank club opposition suspect victim driver pilot".split()
)
_BODY_OPENS = re.compile(rf"^(?P<body>{'|'.join(_BODIES)}) (?P<verb>[a-z]+)", re.IGNORECASE)


# "27 years imprisonment" for "27 years’ imprisonment"
_YEARS_OF = re.compile(
    r"\b(?:\d[\d.]*|[a-z]+) (?:years|months|weeks|days|hours) (?:imprisonment|probation|detention|notice|jail|"
    r"experience|service|worth)\b"
)
_AGE_APART = re.compile(r"\b\d{1,3}(?: years?-?old| year-old|-year old)(?= [a-z]+)\b")
_OTHER_WORDS = re.compile(
    r"\bawaiting to (?:be )?[a-z]+|\bma(?:kes?|de|king) up for (?:less|more|over|about|nearly|almost|only|some|\d)|"
    r"\b(?:go|goes|went|gone|going) onto (?!(?:the|a|an|its|their|his|her|public|private|land)\b)[a-z]+\b|"
    r"\b(?:at|in) the Trent Bridge\b|\bcourtesy (?!of\b|call|visit|car|title|flight|copy)(?=[A-Z])\w+|"
    r"\b(?:television|video|film|TV) footages\b|\b[A-Za-z]+ footages\b|"
    r"\bencroach(?:es|ed|ing)? (?:the|its|their|his|her|an?)\b"
)
_ORDINALS = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth) and (?:the )?(?:\d+(?:st|nd|rd|th)|second|third|fourth|"
    r"fifth) (?:[A-Z][a-z]+ )?(?:match|test|game|race|leg|round|day|week|century)\b(?! [a-z]+s\b)(?=[.,;]| [A-Za-z])"
)
_NUMBERED_FLIGHT = re.compile(r"\b[Aa]n? (?:[A-Z]\w+ ){1,4}(?:[Ff]light|[Tt]rain) (?:[A-Z0-9]{2} ?)?\d{2,4}\b")


# "1.3bn active users" says of what
_BILLIONS = re.compile(
    r"(?<![\w$€£¥₹.,])\d[\d.,]*(?:bn|tn)\b"
    r"(?!(?:[ -][a-z]+){0,2}?[ -](?:[a-z]{3,}s|yen|yuan|people|men|women|children)\b)"
)
_CURRENCY = re.compile(r"[$€£¥₹]|\b(?:[A-Z]{3} ?\d|euros?|dollars?|pounds?|sterling|yen|yuan|rupees?|francs?)")


def number_with_a_singular(doc: Doc) -> str | None:
    """Return "two fisherman": several of what has a plural of its own."""
    return words.first_match(doc.text, _ONE_MAN)


def told_twice(doc: Doc) -> str | None:
    """Return "$0.23 cents", "1.10am hours": a unit beside the sign that says the same."""
    return words.first_match(doc.text, _AMOUNT_TWICE, _CLOCK_TWICE)


def fixed_phrase(doc: Doc) -> str | None:
    """Return "comprising of", "in wake of": phrases that English has in another form."""
    return words.first_match(doc.text, _FIXED)


def both_of_three(doc: Doc) -> str | None:
    """Return "both the ferry, the lifeboat and a helicopter"; not "both teams, Oban and Leith"."""
    for both in doc[:-4]:
        if both.lower_ != "both":
            continue
        comma = next((t for t in doc[both.i + 1 : both.i + 7] if t.text in (",", "and", "of") or t.is_punct), None)
        if comma is None or comma.text != "," or comma.nbor(-1).tag_ in ("NNS", "VBD", "VBN", "RB"):
            continue
        then = next((t for t in doc[comma.i + 1 : comma.i + 7] if t.text == "and" or t.is_punct or _has_tense(t)), None)
        explained = comma.nbor(1).lower_ in ("who", "which", "where", "of", "in", "aged", "whose")
        if then is not None and then.text == "and" and then.i > comma.i + 1 and not explained:
            return doc[both.i : then.i + 2].text
    return None


def _has_tense(token: Token) -> bool:
    return token.tag_ in syntax.FINITE_TAGS


def list_without_and(doc: Doc) -> str | None:
    """Return ", a hyena, mongooses": the last of three or more things, with a comma alone before it."""
    listed = [
        t
        for t in doc
        if t.lower_ in ("including", "like", "namely") or doc[max(0, t.i - 1) : t.i + 1].text == "such as"
    ]
    if not listed:
        return None
    part = doc[listed[0].i + 1 :]
    items = re.split(r",\s*", part.text.rstrip('.”"'))
    several = len(items) > 2 and all(0 < len(item.split()) < 5 for item in items)
    joined = any(t.lower_ in ("and", "or", "among", "etc") or _has_tense(t) or t.tag_ in ("WP", "WDT") for t in part)
    common = part[-1 if part[-1].text != "." else -2].pos_ == "NOUN" and items[-1].islower()
    return f", {items[-1]}" if several and not joined and common else None


def two_numbers(doc: Doc) -> str | None:
    """Return "was … have": one subject, whose first verb is singular and whose second is plural."""
    root = syntax.root(doc)
    first, subject = syntax.verb_chain(root)[0], syntax.subject(root)
    first = next((c for c in root.children if c.dep_ in ("cop", "aux", "aux:pass") and c.i < root.i), first)
    if subject is None or first.lower_ not in words.SINGULAR_VERBS | words.PLURAL_VERBS:
        return None
    for second in root.children:
        if second.dep_ != "conj" or second.i < root.i or syntax.subject(second) is not None:
            continue
        helper = next((c for c in second.children if c.dep_ in ("cop", "aux", "aux:pass")), second)
        inner = any(_has_tense(t) for t in doc[root.i + 1 : helper.i])
        numbers = {first.lower_ in words.PLURAL_VERBS, helper.lower_ in words.PLURAL_VERBS}
        told = helper.lower_ in words.SINGULAR_VERBS | words.PLURAL_VERBS
        if told and len(numbers) > 1 and not inner:
            return f"{first.text} … {helper.text}"
    return None


def apposition_and_verb(doc: Doc) -> str | None:
    """Return "Asad, a writer and head of … was": the comma that closes an apposition was forgotten."""
    root = syntax.root(doc)
    subject = syntax.subject(root)
    verb = next((c for c in root.children if c.dep_ in ("cop", "aux", "aux:pass") and c.i < root.i), root)
    if subject is None or subject.pos_ != "PROPN" or verb.lower_ not in words.SINGULAR_VERBS:
        return None
    commas = [t for t in doc[subject.i : verb.i] if t.text == ","]
    if len(commas) != 1 or any(_has_tense(t) or t.text in ("–", "—", "(", ")") for t in doc[subject.i : verb.i]):
        return None
    explains = commas[0].nbor(1).lower_ in ("a", "an", "the", "one") and commas[0].nbor(-1).pos_ == "PROPN"
    return (
        f"{commas[0].nbor(-1).text}, {doc[commas[0].i + 1 : commas[0].i + 3].text} … {verb.text}" if explains else None
    )


def city_without_of(doc: Doc) -> str | None:
    """Return "the city Leith" for "the city of Leith"."""
    match = _CITY.search(doc.text)
    return match.group() if match is not None and match["place"].lower() not in _OF_A_CITY else None


def body_without_article(doc: Doc) -> str | None:
    """Return "Government has", "IMF’s involvement", "ordered culling of": the article that a headline leaves out."""
    opening = _BODY_OPENS.match(doc.text)
    if opening is not None and len(doc) > 1 and doc[1].tag_ in syntax.FINITE_TAGS and doc[1].pos_ in ("VERB", "AUX"):
        return opening.group()
    for match in _INITIALS.finditer(doc.text):
        before = next((t for t in doc if t.idx == match.start("before")), None)
        if before is not None and before.pos_ in ("VERB", "ADP", "SCONJ", "AUX"):
            return match.group()
    ordered = _ORDERED_DOING.search(doc.text)
    return ordered.group() if ordered is not None else None


def tense_of_what_ended(doc: Doc) -> str | None:
    """Return "freed … that has been stranded for": what lasted until a past event had lasted."""
    root = syntax.root(doc)
    match = _LASTED.search(doc.text)
    past = root.tag_ == "VBD" and match is not None and root.idx < match.start()
    return f"{root.text} … {match.group()}" if past and match is not None else None


def length_without_apostrophe(doc: Doc) -> str | None:
    """Return "27 years imprisonment", "75 year-old brother": an apostrophe or a hyphen that was forgotten."""
    return words.first_match(doc.text, _YEARS_OF, _AGE_APART)


def other_words(doc: Doc) -> str | None:
    """Return "awaiting to be tried", "makes up for 70 per cent", "went onto win": one phrase taken for another."""
    return words.first_match(doc.text, _OTHER_WORDS)


def numbered(doc: Doc) -> str | None:
    """Return "the 1st and 3rd match", "A Lind Air flight 123": two in the singular, one of a kind with "a"."""
    return words.first_match(doc.text, _ORDINALS, _NUMBERED_FLIGHT)


def billions_of_nothing(doc: Doc) -> str | None:
    """Return "130bn" where a page lost the sign before it: billions of what, is not said."""
    match = _BILLIONS.search(doc.text)
    return match.group() if match is not None and _CURRENCY.search(doc.text) is None else None


RULES: tuple[Callable[[Doc], str | None], ...] = (
    number_with_a_singular,
    told_twice,
    fixed_phrase,
    both_of_three,
    list_without_and,
    two_numbers,
    apposition_and_verb,
    city_without_of,
    body_without_article,
    tense_of_what_ended,
    length_without_apostrophe,
    other_words,
    numbered,
    billions_of_nothing,
)
