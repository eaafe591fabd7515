"""Pairs of words that contradict each other in news, with the inflected forms of the verbs.

Only pairs in which one excludes the other are listed: "rise" and "fall", not "hot" and "warm". Verb forms stand in the
order base, third person, past, participle, -ing.
"""

from __future__ import annotations

FORMS = ("VB", "VBZ", "VBD", "VBN", "VBG")
_IRREGULAR = {
    row.split()[0]: tuple(row.split())
    for row in (
        "rise rises rose risen rising",
        "fall falls fell fallen falling",
        "win wins won won winning",
        "lose loses lost lost losing",
        "begin begins began begun beginning",
        "leave leaves left left leaving",
        "buy buys bought bought buying",
        "sell sells sold sold selling",
        "grow grows grew grown growing",
        "shrink shrinks shrank shrunk shrinking",
        "ban bans banned banned banning",
        "admit admits admitted admitted admitting",
        "refuse refuses refused refused refusing",
        "forbid forbids forbade forbidden forbidding",
        "quit quits quit quit quitting",
        "forget forgets forgot forgotten forgetting",
        "acquit acquits acquitted acquitted acquitting",
        "die dies died died dying",
        "deny denies denied denied denying",
        "bury buries buried buried burying",
        "hold holds held held holding",
    )
}
VERB_PAIRS = tuple(
    tuple(pair.split("/"))
    for pair in (
        "rise/fall increase/decrease win/lose accept/reject approve/reject support/oppose buy/sell "
        "strengthen/weaken confirm/deny welcome/condemn praise/criticise convict/acquit lift/impose import/export "
        "encourage/discourage widen/narrow improve/worsen reopen/close legalise/ban legalize/ban double/halve"
    ).split()
)
_ONE_WAY = frozenset(
    {
        "gain",
        "enter",
        "approve",
        "grow",
        "legalise",
        "legalize",
        "reopen",
        "hire",
        "convict",
        "survive",
        "agree",
        "succeed",
        "confirm",
    }
)
# What a verb must not be followed by: there it means something else ("began to", "left for", "won over").
NOT_BEFORE = {
    "begin": "to with ing",
    "end": "up in with",
    "leave": "for behind him her them it a open",
    "agree": "with on that",
    "fail": "",
    "refuse": "",
    "lift": "off",
    "close": "",
    "win": "over back",
    "lose": "control touch patience interest",
    "die": "",
    "accept": "that",
    "grow": "up",
    "buy": "into",
    "enter": "into",
    "approve": "of",
}
NEEDS_AFTER = {
    "agree": "to",
    "confirm": "that",
    "lift": "the a all its restrictions sanctions",
    "convict": "of",
    "gain": "",
}

# Superlatives are left alone: "the country's lowest court", "the smallest nation of Latin America" fool nobody.
# Adjectives, adverbs and nouns: each word with the one that contradicts it, in the same form.
WORD_PAIRS = dict(
    pair.split("/")
    for pair in (
        "northern/southern southern/northern eastern/western western/eastern north-eastern/south-western "
        "northeastern/southwestern northwestern/southeastern southeastern/northwestern southwestern/northeastern "
        "urban/rural rural/urban inside/outside outside/inside larger/smaller smaller/larger higher/lower "
        "lower/higher faster/slower slower/faster older/younger younger/older heavier/lighter cheaper/dearer "
        "bigger/smaller warmer/colder colder/warmer upstream/downstream northbound/southbound "
        "southbound/northbound eastbound/westbound westbound/eastbound"
    ).split()
)
PART_OF_DAY = {"morning": "evening", "afternoon": "morning", "evening": "morning"}
ORDER_PAIRS = {"before": "after", "after": "before"}


def _forms(verb: str) -> tuple[str, ...]:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith(("s", "sh", "ch", "x")):
        return verb, verb + "es", verb + "ed", verb + "ed", verb + "ing"
    return verb, verb + "s", verb + "ed", verb + "ed", verb + "ing"


def _both_ways() -> dict[str, str]:
    pairs: dict[str, str] = {}
    for one, other in VERB_PAIRS:
        pairs.setdefault(one, other)
        if one not in _ONE_WAY:
            pairs.setdefault(other, one)
    return pairs


OPPOSITE_VERB = _both_ways()


def opposite_verb(lemma: str, tag: str) -> str | None:
    """Return the opposite of a verb in the form of a Penn tag (VBP as VB), or None where none is listed."""
    other = OPPOSITE_VERB.get(lemma)
    if other is None:
        return None
    return _forms(other)[FORMS.index("VB" if tag == "VBP" else tag)]


def verb_forms(lemma: str) -> tuple[str, ...]:
    """Return every form of a listed verb."""
    return tuple(dict.fromkeys(_forms(lemma)))
