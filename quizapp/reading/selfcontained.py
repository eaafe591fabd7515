"""Whether a statement can be understood and judged with nothing around it."""

from __future__ import annotations

import re

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.naming import Names
from quizapp.reading.people import Gender

MOST_WORDS = 45
FEWEST_WORDS = 4
SPEECH_PERSONS = frozenset("i me my mine myself we us our ours ourselves you your yours yourself yourselves".split())
THIRD_PERSONS = frozenset(
    "he him his himself she her hers herself they them their theirs themselves it its itself".split()
)
MASCULINE = frozenset("he him his himself".split())
FEMININE = frozenset("she her hers herself".split())
PLURAL = frozenset("they them their theirs themselves".split())
POINTING = frozenset("this that these those such".split())
LEANING = re.compile(
    r"\b(?:the (?:latter|former)\b(?! \w*(?:president|minister|prime|soviet|head|leader|chief|director|chair|governor|mayor|senator|king|wife|husband|"
    r"home|site|republic|yugoslav|military|police|army|officer|employee|worker|colon|champion|captain|player|coach|manager|teacher|student|member|ambassador|"
    r"secretary|judge|official|lawmaker|trader|model|actor|capital))|the (?:other|others|same|two|three|four|pair|duo|trio|above|following|first|second|third|rest|remainder|majority)\b(?= (?:were|was|are|is|had|have|has|did|said|will|would|men|women|sides|people|countries|companies|leaders|teams|thing|day|week|month|year|time|way|place|one|ones|case)\b|[,.])"
    r"|do(?:es|ing)? so|did so|done so|as well as that|in (?:that|this|which) (?:case|way|respect|sense|context)|(?:one|some|many|most|several|both|neither|all|few|none|each|half|two|three|four|five) of (?:them|these|those|which|whom|us|you)"
    r"|(?:others?|another|the ones?) (?:were|was|are|is|had|have|has|said|did|will)|hereby|thereby|therein|thereof|aforementioned|respectively|as (?:mentioned|noted|described) (?:above|earlier|before)"
    r"|(?:the )?(?:day|week|month|year|night|evening|morning) (?:before|after|earlier|later)(?=[,.]| (?:and|but|when|in)\b)|(?:hours?|days?|weeks?|months?|years?|minutes?|moments) (?:later|earlier|before|afterwards|after that)\b|at the time\b|at that\b|by then\b|since then\b|until then\b|from there\b|over there\b|up there\b|as such\b)",
    re.IGNORECASE,
)
# "the government" needs no name: within one article there is only one that matters; "the company" needs one
UNIQUE = frozenset(
    "government president presidency prime minister police army military public world sun moon internet economy weather media market state law "
    "opposition parliament constitution authorities past future north south east west rest end start beginning time sea sky earth planet "
    "environment climate air ground night day morning evening weekend week month year century summer winter spring autumn decade pandemic "
    "war population cabinet treasury pope king queen crown press web right left majority minority number use sale production "
    "development rise fall loss increase decrease lack need risk way fact idea question answer issue problem price cost rate level "
    "election vote poll result elderly poor rich young old unemployed homeless dead injured wounded sick disabled border coast capital centre center".split()
)
# nouns that stand for somebody or something named before; the type of name that can be meant
STANDING_FOR = {
    "company": "organisation", "firm": "organisation", "bank": "organisation", "group": "organisation", "agency": "organisation",
    "club": "organisation", "team": "organisation", "party": "organisation", "ministry": "organisation", "union": "organisation",
    "organisation": "organisation", "organization": "organisation", "department": "organisation", "charity": "organisation",
    "committee": "organisation", "commission": "organisation", "council": "organisation", "court": "organisation", "body": "organisation",
    "retailer": "organisation", "airline": "organisation", "university": "organisation", "school": "organisation", "hospital": "organisation",
    "country": "place", "city": "place", "town": "place", "village": "place", "region": "place", "province": "place", "state": "place",
    "island": "place", "area": "place", "district": "place", "nation": "place", "county": "place",
}  # fmt: skip


def lean_of(statement: SpacySpan, names: Names) -> str | None:
    """Return in plain words what a statement needs from the text around it, or None where it stands alone."""
    words = statement.text.split()
    if len(words) > MOST_WORDS:
        return f"longer than {MOST_WORDS} words"
    if len(words) < FEWEST_WORDS:
        return "too short for a statement"
    for token in statement:
        reason = _pronoun_lean(token, statement, names)
        if reason:
            return reason
    leaning = LEANING.search(statement.text)
    if leaning:
        return f"leans on the text before it: “{leaning[0].lower()}”"
    return _definite_lean(statement)


def _pronoun_lean(token: Token, statement: SpacySpan, names: Names) -> str | None:
    word = token.lower_
    if word in SPEECH_PERSONS and not (word == "us" and token.text == "US"):
        return f"speaks in the first or second person: “{token.text}”"
    if word in THIRD_PERSONS and token.tag_ in ("PRP", "PRP$"):
        if _is_empty_it(token) or _has_antecedent(token, statement, names):
            return None
        return f"open pronoun: “{token.text}”"
    if word in POINTING and token.tag_ in ("DT", "PDT", "WDT", "RB") and token.dep_ not in ("mark",):
        if (
            _is_time_noun(token.head)
            or (word == "that" and _is_relative(token))
            or (word == "such" and token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ == "as")
        ):
            return None
        if word == "those" and any(t.dep_ in ("acl", "acl:relcl", "relcl", "nmod", "prep") for t in token.children):
            return None
        return f"points at the text before it: “{token.text} …”"
    if word in ("here", "there") and token.tag_ == "RB":
        return f"points at a place outside it: “{token.text}”"
    if word in ("one", "ones") and token.tag_ in ("NN", "NNS"):
        return "leans on a noun before it: “one”"
    return None


def _is_relative(token: Token) -> bool:
    return token.tag_ == "WDT" or token.dep_ == "mark" or token.tag_ == "IN"


def _is_time_noun(head: Token) -> bool:
    return head.lemma_.lower() in (
        "week",
        "month",
        "year",
        "morning",
        "afternoon",
        "evening",
        "season",
        "summer",
        "winter",
        "spring",
        "autumn",
        "weekend",
        "century",
        "decade",
    )


def _is_empty_it(token: Token) -> bool:
    """Tell the "it" that stands for nothing ("it is clear that", "it rained") from a pronoun."""
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    verb = token.head
    clause = any(
        t.dep_ in ("ccomp", "csubj", "xcomp", "csubj:outer", "csubj:pass", "csubjpass", "advcl") and t.i > verb.i
        for t in verb.children
    )
    return clause and verb.pos_ == "ADJ"


def _has_antecedent(token: Token, statement: SpacySpan, names: Names) -> bool:
    """Say whether a noun phrase that agrees with a pronoun stands before it in the statement.

    A personal pronoun as the first subject has none; a possessive may point at the subject of its own clause.
    """
    word = token.lower_
    if token.dep_ in syntax.SUBJECT and token.head == statement.root:
        return False
    candidates = [
        t
        for t in statement
        if t.i < token.i and t.pos_ in ("NOUN", "PROPN") and t.dep_ not in ("compound", "flat", "nmod:poss", "amod")
    ]
    if word in PLURAL:
        return any(
            t.tag_ in ("NNS", "NNPS")
            or any(c.dep_ == "conj" for c in t.children)
            or t.lower_ in ("police", "team", "family", "couple", "group")
            for t in candidates
        )
    if word in MASCULINE | FEMININE:
        gender = Gender.HE if word in MASCULINE else Gender.SHE
        return any(_may_be_person(t) and names.gender(t) in (None, gender) for t in candidates)
    return any(t.tag_ in ("NN", "NNP", "NNPS") and not _only_time(t) for t in candidates)


def _may_be_person(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.tag_ in ("NNP", "NNPS") and not _only_time(token) and token.dep_ in (syntax.SUBJECT | syntax.OBJECT | {"appos", "obl:agent", "pobj", "conj", "nmod", "flat"}) or token.lemma_.lower() in (
        "man", "woman", "boy", "girl", "president", "minister", "mayor", "chief", "leader", "officer", "director", "driver", "teacher",
        "doctor", "victim", "suspect", "father", "mother", "son", "daughter", "brother", "sister", "wife", "husband", "judge", "player", "coach",
        "captain", "singer", "actor", "author", "writer", "scientist", "researcher", "student", "spokesman", "spokeswoman", "pilot", "king", "queen", "prince", "princess",
        "farmer", "lawyer", "defendant", "worker", "patient", "resident", "politician", "candidate", "artist", "trader", "teenager", "lawmaker", "senator",
    )  # fmt: skip


def _only_time(token: Token) -> bool:
    return bool(
        re.fullmatch(
            r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December",
            token.text,
        )
    )


def _definite_lean(statement: SpacySpan) -> str | None:
    for token in statement:
        if token.pos_ != "NOUN" or token.tag_ != "NN":
            continue
        noun = token.lemma_.lower()
        if noun not in STANDING_FOR or not any(t.lower_ == "the" for t in token.lefts if t.dep_ == "det"):
            continue
        narrowed = [
            t
            for t in token.children
            if t.dep_ not in ("det", "punct", "case", "cop", "nsubj", "aux", "cc")
            and t.lower_ not in ("whole", "entire", "other", "same", "own")
        ]
        if narrowed or any(t.pos_ == "PROPN" for t in statement if t.i < token.i and not _only_time(t)):
            continue
        return f"a description that needs a name: “the {noun}”"
    return None
