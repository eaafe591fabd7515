"""Mend verbs of saying that were read as the nouns they look like: "the council estimates", "documents show"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.reading import syntax
from quizapp.reading.cues import QUOTING, SAYING, SHOWING

if TYPE_CHECKING:
    from spacy.tokens import Token

ALIKE = frozenset("show report claim estimate state note".split())  # verbs that look like nouns


def retag_like_noun(token: Token) -> None:
    """Make a verb of a "noun" that can only be the verb of its clause."""
    if _is_plural_verb(token):
        token.tag_, token.pos_ = "VBP", "VERB"
    elif _is_singular_verb(token):
        token.tag_, token.pos_ = "VBZ", "VERB"
        token.nbor(-1).dep_ = "nsubj"
        if token.dep_ != "ROOT":
            token.dep_ = "parataxis"
        for clause in token.children:
            if clause.dep_ in syntax.RELATIVE and clause.i > token.i and token.nbor(1).lower_ == "that":
                clause.dep_ = "ccomp"
    elif _follows_quotation(token):
        token.tag_, token.pos_ = "VBZ", "VERB"


def _follows_quotation(token: Token) -> bool:
    """Say whether a "plural" stands between a quotation and who speaks: "“My heart sank,” | recalls Firth"."""
    if token.tag_ != "NNS" or token.lemma_.lower() not in QUOTING or token.i < token.sent.start + 2:
        return False
    closed = token.nbor(-1).text in ("”", '"') and token.nbor(-2).is_punct
    return closed and token.i + 1 < token.sent.end and token.nbor(1).tag_ in ("NNP", "DT", "PRP$", "NN", "JJ")


def _is_plural_verb(token: Token) -> bool:
    """Say whether a "noun" closes a clause as the verb of a plural: ", documents seen by the Herald | show."."""
    end = token.i + 1 >= token.sent.end or token.nbor(1).text in (".", ",")
    bare = token.tag_ == "VB" and not any(t.dep_ in syntax.AUXILIARY | {"mark"} for t in token.children)
    if not (token.tag_ == "NN" or bare) or token.lower_ not in ALIKE or not end:
        return False
    before = []
    for word in reversed(token.doc[token.sent.start : token.i]):
        if word.text == ",":
            break
        before.append(word)
    else:
        return False
    nouns = [t for t in reversed(before) if t.tag_ in ("NN", "NNS", "NNP", "NNPS")]
    tensed = any(t.tag_ in syntax.FINITE_TAGS or t.lower_ in ("and", "or") for t in before)
    return bool(nouns) and nouns[0].tag_ == "NNS" and nouns[0] != before[0] and not tensed


def _is_singular_verb(token: Token) -> bool:
    """Say whether a "plural" is the verb of a singular: ", the council | estimates.", "The bank | estimates that …".

    Beside a plural it may be another name for that: "the papers, the council estimates, were lost".
    """
    if token.tag_ != "NNS" or token.lemma_.lower() not in SAYING | SHOWING or token.i == token.sent.start:
        return False
    doc, first = token.doc, token.i - 1
    while first > token.sent.start and doc[first - 1].tag_ in ("NN", "NNP", "JJ", "DT", "PRP$", "POS", "CD"):
        first -= 1
    own = token.nbor(-1)
    named = own.tag_ == "NNP" or own.is_title or doc[first].tag_ in ("DT", "PRP$", "NNP")
    if own.tag_ not in ("NN", "NNP") or not named:
        return False
    following = token.nbor(1) if token.i + 1 < token.sent.end else None
    if following is not None and following.lower_ == "out" and token.i + 2 < token.sent.end:
        following = token.nbor(2)
    if following is not None and following.lower_ == "that":
        after = doc[token.i + 2] if token.i + 2 < token.sent.end else following
        return first == token.sent.start and token.dep_ == "ROOT" and after.tag_ not in syntax.FINITE_TAGS
    before = doc[max(token.sent.start, first - 1)]
    if before.text != "," or first - 2 < token.sent.start or doc[first - 2].tag_ in ("NNS", "NNPS"):
        return False
    if following is None or following.text == ".":
        return any(t.tag_ in syntax.FINITE_TAGS for t in doc[token.sent.start : first - 1])
    return following.text == "," and token.i + 2 < token.sent.end and doc[token.i + 2].tag_ in syntax.FINITE_TAGS
