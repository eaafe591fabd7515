"""Details that news often has and that a report may lack: added to a statement, they make it "not stated".

A detail goes with what happened (a derailment in thick fog, a closure to save money), so that a hasty reader may
believe to have read it. It is added only where no word of the article touches on its subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from quizapp.items.source import Source
from quizapp.reading import syntax

_BODIES = re.compile(
    r"\b(?:government|council|ministry|minister|president|mayor|party|senate|parliament|congress|assembly|board|"
    r"administration|governor|cabinet|commission|authority|chancellor|lawmakers?|senators?|councillors)\b",
    re.IGNORECASE,
)
_FIRMS = re.compile(
    r"\b(?:company|firm|bank|airline|council|board|university|college|school|hospital|group|trust|owners?|operator|"
    r"[A-Z]\w+ (?:Inc|Corp|Ltd|plc|Global|Group|Trains|Airways|Council|University))\b"
)
_FINDERS = re.compile(
    r"\b(?:researchers|scientists|astronomers|archaeologists|police|officers|investigators|workers|divers|excavators|"
    r"biologists|geologists|historians|engineers|doctors|fishermen|farmers|builders)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Detail:
    """Words to put before a statement whose main verb is one of `verbs`.

    Where `touched` stands anywhere in the article or its title, the detail may be implied or excluded. `subject`
    narrows who does it, `voice` is "active", "passive" or "" for either.
    """

    words: str
    verbs: frozenset[str]
    touched: re.Pattern[str]
    subject: re.Pattern[str] | None = None
    voice: str = ""


def _detail(words: str, verbs: str, touched: str, subject: re.Pattern[str] | None = None, voice: str = "") -> Detail:
    """Return a detail; `touched` lists the beginnings of words."""
    beginnings = re.compile(rf"\b(?:{'|'.join(touched.split())})|[£$€]", re.IGNORECASE)
    return Detail(words, frozenset(verbs.split()), beginnings, subject, voice)


DETAILS: tuple[Detail, ...] = (
    _detail(
        "To save money",
        "close shut cancel cut scrap merge drop reduce axe end suspend sell move relocate replace",
        "money cost saves? saving budget expens fund debt financ cash deficit profit loss afford cheap protest safety "
        "declin technology aging ageing",
        _FIRMS,
        "active",
    ),
    _detail(
        "In thick fog",
        "derail crash collide sink capsize",
        "rain storm fog weather wind flood snow ice icy cloud mist sun clear visib dark night hurricane cyclone",
    ),
    _detail(
        "After a tip from a neighbour",
        "arrest detain",
        "tip neighbou?r inform witness phone call spotted recogni turned surrender protest stop chase resident",
        None,
        "passive",
    ),
    _detail(
        "By chance",
        "discover find unearth",
        "chance accident luck unexpected surpris search look hunt survey excavat expedition project scan inspect "
        "mission telescope test",
        _FINDERS,
        "active",
    ),
    _detail(
        "In front of a sell-out crowd",
        "beat defeat win thrash overcome draw edge",
        "crowd fans? spectat attend sell sold audience supporters empty behind covid vot elect court award prize bid "
        "contract",
        None,
        "active",
    ),
    _detail(
        "After a long illness",
        "die",
        "ill sick disease cancer health hospital caus sudden peaceful accident crash kill murder shot injur quake fire "
        "flood attack suicide heart stroke virus overdos wound stab police drown fell",
    ),
    _detail(
        "For health reasons",
        "resign quit retire",
        "health ill sick doctor protest scandal over because after reason disease pressure",
        None,
        "active",
    ),
    _detail(
        "After months of talks",
        "buy acquire sign agree",
        "talk negotiat month discuss bid deal hostile offer",
        None,
        "active",
    ),
    _detail(
        "On legal advice",
        "refuse decline withdraw postpone accept reject sign suspend",
        "lawyer legal attorney advi[cs] counsel solicitor court judge",
        None,
        "active",
    ),
    _detail(
        "For the first time in ten years",
        "approve reject launch issue grant open cancel suspend postpone cut raise join host close reopen award ban "
        "visit introduce publish release",
        "times? again previous ever never histor since decade record annual every regular years? last first second "
        "third once unprece",
        _BODIES,
        "active",
    ),
)


def added_details(source: Source) -> tuple[str, ...]:
    """Return the details that could be put before a claim and that no word of the article touches on."""
    root = syntax.root(source.doc)
    text = f"{source.reading.article.title}\n{source.text}"
    return tuple(detail.words for detail in DETAILS if _fits(detail, root, source) and not detail.touched.search(text))


def _fits(detail: Detail, root: Token, source: Source) -> bool:
    subject = source.claim.statement[slice(*source.claim.subject)]
    passive = syntax.is_passive(root)
    return (
        _main_verb(root) in detail.verbs
        and (detail.subject is None or detail.subject.search(subject) is not None)
        and (not detail.voice or passive == (detail.voice == "passive"))
    )


def _main_verb(root: Token) -> str:
    """Return the verb that tells what happened: of "voted to approve" the second one."""
    inner = syntax.child(root, frozenset({"xcomp"}))
    if inner is not None and root.lemma_.lower() in ("vote", "decide", "agree", "plan", "vow", "promise", "begin"):
        return root.lemma_.lower() if root.lemma_.lower() in ("vow", "promise") else inner.lemma_.lower()
    return root.lemma_.lower()
