"""Why a sentence is better left alone: broken grammar, debris, what is not a statement.

A parse of a broken sentence looks as confident as one of a good sentence, so most signs are read from the surface.
"""

from __future__ import annotations

import re

from quizapp.reading import syntax
from quizapp.reading.furniture import LABEL, MONTH, WEEKDAY
from quizapp.reading.sentences import Sentence

REPEATED = re.compile(r"\b(\w{2,})[ ]+\1\b")  # "Said said" is a surname and its verb
MAY_REPEAT = frozenset("that had very so no bye yes ha many long far".split())
STRAY_PRONOUN = re.compile(r"^[A-Z][\w’'-]* (?:It|He|She|They|We|This|These|Those|The|A|An)\b")
STRAY_VERB = re.compile(
    r"(?<=[a-z,”\"] )(?:Be|Is|Are|Was|Were|Has|Have|Had|Start|Starts|Said|It|This|They|He|She|There) (?=[a-z]|In |The )"
)
STRAY_OPENER = re.compile(
    rf"(?<=[\w’'] )(?:In|On|At|After|For|During|Since|When|As|From) (?:the|a|an|his|her|its|{WEEKDAY}|"
    rf"{MONTH} \d) [a-z0-9A-Z]"
)
QUOTED = re.compile(r"“[^“”]*(?:”|$)|\"[^\"]*(?:\"|$)|‘[^‘’]*(?:’|$)")
BRACKETS = {"(": ")", "[": "]", "{": "}"}
FINAL = re.compile(r"[.!?…] ?[\"'“”’)\]»]{0,3}$")
URL = re.compile(r"https?://|www\.|\S@\S|\.com\b|\bhttp\b", re.IGNORECASE)
NOTICE = re.compile(
    r"\b(?:contributed to this (?:report|story|article)|all rights reserved|sign up (?:for|to)|click here|subscribe|"
    r"newsletter|this article|"
    r"this story (?:has been|was)|read more|follow \w+ on (?:twitter|facebook|instagram))\b",
    re.IGNORECASE,
)
FEWEST_WORDS = 3
MOST_WORDS = 70


def fault_of(sentence: Sentence) -> str | None:
    """Return in plain words why nothing is claimed from a sentence, or None where it is sound."""
    return _surface_fault(sentence.text) or _grammar_fault(sentence)


def _surface_fault(text: str) -> str | None:  # noqa: PLR0911, PLR0912 - a list of signs
    words = text.split()
    bare = text.lstrip("“\"‘'([ ")
    if text.rstrip("”\"’' )").endswith("?"):
        return "a question"
    if text.rstrip("”\"’' )").endswith("!"):
        return "an exclamation"
    if len(words) < FEWEST_WORDS:
        return "too short for a statement"
    if len(words) > MOST_WORDS:
        return "too long for one statement"
    if not FINAL.search(text):
        return "no final full stop: a heading, a label or a broken sentence"
    if bare[:1].islower():
        return "begins in lower case: a broken sentence"
    if LABEL.match(text) and not text.startswith(("“", '"')):
        return "a label and what it introduces: a line of a transcript or a list"
    if URL.search(text):
        return "holds a web or mail address"
    if NOTICE.search(text):
        return "a notice to readers"
    if STRAY_PRONOUN.search(text) and not text.startswith(("“", '"')):
        return "two sentence openings run together: broken grammar"
    plain = QUOTED.sub("“”", text)
    if STRAY_VERB.search(plain):
        return "a capital in the middle of the sentence: broken grammar"
    if STRAY_OPENER.search(plain):
        return "two sentence openings run together: broken grammar"
    if any(m[1].lower() not in MAY_REPEAT for m in REPEATED.finditer(text)):
        return "a word repeated: broken text"
    if _is_capitals(words):
        return "in capitals: a heading or a label"
    return _bracket_fault(text)


def _is_capitals(words: list[str]) -> bool:
    letters = [word for word in words if word.isalpha() and len(word) > 1]
    return len(letters) >= 3 and sum(word.isupper() for word in letters) * 2 > len(letters)


def _bracket_fault(text: str) -> str | None:
    open_brackets: list[str] = []
    for mark in text:
        if mark in BRACKETS:
            open_brackets.append(BRACKETS[mark])
        elif mark in BRACKETS.values() and (not open_brackets or open_brackets.pop() != mark):
            return "brackets that do not match: debris"
    if open_brackets:
        return "brackets that do not match: debris"
    if re.search(r"…|\.\.\.", text):
        return "words left out in it"
    return None


def _grammar_fault(sentence: Sentence) -> str | None:
    """Return a fault that no second reading can mend: no verb, or an instruction."""
    root = sentence.root
    if root.tag_ == "VB" and not any(t.dep_ in syntax.SUBJECT | syntax.AUXILIARY for t in root.children):
        return "an instruction, not a statement"
    if not any(token.tag_ in syntax.FINITE_TAGS | {"VBN"} for token in sentence.span):
        return "no verb: a fragment"
    return None
