"""Which of the noun phrases before a verb of saying speaks, where an aside or an apposition parts them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Token

from quizapp.reading import syntax

Phrase = tuple[Token, ...]


def named_after(phrase: Phrase, cue: Token) -> Phrase:
    """Return the name that stands between a description and the cue: "the coach, Ann Lee, said" is Ann Lee."""
    doc, head = cue.doc, next((t for t in phrase if t.head not in phrase), phrase[-1])
    if phrase[-1].i >= cue.i or head.pos_ in ("PROPN", "PRON") or cue.nbor(-1).text != ",":
        return phrase
    commas = [t.i for t in doc[phrase[-1].i + 1 : cue.i] if t.text == ","]
    for open_, close in reversed(list(pairwise(commas))):
        first = last = _past_description(tuple(doc[open_ + 1 : close]))
        while last < close and doc[last].tag_ in ("NNP", "NNPS"):
            last += 1
        if last > first and (last == close or doc[last].tag_ == "IN"):
            return tuple(doc[open_ + 1 : last])
    return phrase


def _past_description(words: Sequence[Token]) -> int:
    """Return where the name begins in an apposition: "the actress | Sally Rose"."""
    at = 0
    while at < len(words) - 1 and words[at].tag_ in ("DT", "JJ", "NN") and words[at].lower_ not in ("a", "an"):
        at += 1
    return words[at].i if words else 0


def before_aside(phrase: Phrase, cue: Token) -> Phrase:
    """Return the name before an aside that was taken for the speaker: "Brightwater, the bottler, said"."""
    doc, start = cue.doc, cue.sent.start
    if phrase[-1].i >= cue.i or cue.nbor(-1).text != "," or phrase[0].i < start + 2:
        return phrase
    comma = next((at for at in range(cue.i - 2, start, -1) if doc[at].text == ","), None)
    if comma is None or phrase[0].i < comma or phrase[0].tag_ in ("NNP", "NNPS"):
        return phrase
    named = doc[comma - 1].tag_ in ("NNP", "NNPS") or (comma - 1 == start and phrase[-1].tag_ == "CD")
    if phrase[-1].tag_ in ("NNP", "NNPS") or not named:
        return phrase
    first = comma - 1
    while first > start and doc[first - 1].tag_ in ("NNP", "NNPS"):
        first -= 1
    opened = first == start or doc[first - 1].text in (",", ";") or doc[first - 1].tag_ in ("CC", "DT", "NN", "JJ")
    return tuple(doc[first:comma]) if opened else phrase


def nearest(speaker: Phrase, cue: Token) -> Phrase:
    """Return the noun phrase against the cue where the parser took one before the comma for its subject.

    "On board the ship, Paris claims": an apposition would have a second comma, a list an "and".
    """
    left = cue.i - 1
    while left > cue.sent.start and cue.doc[left].pos_ in ("ADV", "AUX"):
        left -= 1
    gap = tuple(cue.doc[speaker[-1].i + 1 : left + 1]) if speaker[-1].i < cue.i else ()
    if len(gap) < 2 or gap[0].text != "," or any(t.text in (",", "(", "”") or t.tag_ == "CC" for t in gap[1:]):
        return speaker
    if any(t.tag_ in syntax.VERB_TAGS for t in gap) or gap[-1].pos_ not in ("NOUN", "PROPN", "PRON"):
        return speaker
    return speaker if gap[-1].tag_ in ("WP", "WDT") else gap[1:]
