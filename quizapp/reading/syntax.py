"""What reading asks of a parse, over Universal Dependencies and CLEAR labels alike.

Universal Dependencies: https://universaldependencies.org/u/dep/ ; CLEAR (the official spaCy English pipelines):
Choi & Palmer 2012, Guidelines for the Clear Style Constituent to Dependency Conversion.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ACTIVE_SUBJECT = frozenset({"nsubj", "csubj", "nsubj:outer", "csubj:outer"})
PASSIVE_SUBJECT = frozenset({"nsubj:pass", "csubj:pass", "nsubjpass", "csubjpass"})
SUBJECT = ACTIVE_SUBJECT | PASSIVE_SUBJECT
EXPLETIVE = frozenset({"expl"})
OBJECT = frozenset({"obj", "dobj"})
AUXILIARY = frozenset({"aux", "aux:pass", "auxpass", "cop"})
REPORTED = frozenset({"ccomp"})
RELATIVE = frozenset({"acl:relcl", "relcl"})
ASIDE = frozenset({"parataxis"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})


def root(doc: Doc) -> Token:
    """Return the main verb, or what stands for it, of a text that was parsed as one sentence."""
    return next(token for token in doc if token.dep_ == "ROOT")


def child(head: Token, labels: frozenset[str]) -> Token | None:
    """Return the first dependent of a head with one of the labels."""
    return next((token for token in head.children if token.dep_ in labels), None)


def subject(head: Token) -> Token | None:
    """Return the head word of a clause's own subject, or None."""
    return child(head, SUBJECT)


def inherited_subject(head: Token) -> Token | None:
    """Return a clause's subject, or the one that it shares with the clause it is joined to ("came and went")."""
    for _ in range(6):
        found = subject(head)
        if found is not None or head.dep_ not in ("conj", "xcomp"):
            return found
        head = head.head
    return None


def is_passive(head: Token) -> bool:
    """Say whether a verb is passive."""
    return any(token.dep_ in PASSIVE_SUBJECT or token.dep_ in ("aux:pass", "auxpass") for token in head.children)


def agent(head: Token) -> Token | None:
    """Return the head word of the "by" phrase of a passive verb, or None."""
    for token in head.children:
        if token.dep_ == "obl:agent":
            return token
        if token.dep_ == "agent":  # CLEAR: the preposition carries the label
            return child(token, frozenset({"pobj"}))
    return None


def copula(head: Token) -> Token | None:
    """Return the form of "be" that links a subject with what it is said to be, or None."""
    linked = child(head, frozenset({"cop"}))
    if linked is not None:
        return linked
    if head.lemma_ == "be" and child(head, frozenset({"attr", "acomp"})) is not None:
        return head
    return None


def auxiliaries(head: Token) -> tuple[Token, ...]:
    """Return the auxiliaries and the copula of a predicate, in order."""
    return tuple(token for token in head.children if token.dep_ in AUXILIARY)


def is_finite(head: Token) -> bool:
    """Say whether a predicate is tensed, itself or by an auxiliary.

    The shipped tagger takes some past forms for participles; with a subject of its own and no auxiliary one is finite.
    """
    if head.tag_ in FINITE_TAGS or any(token.tag_ in FINITE_TAGS for token in auxiliaries(head)):
        return True
    return head.tag_ == "VBN" and not auxiliaries(head) and child(head, ACTIVE_SUBJECT) is not None


def verb_chain(head: Token) -> tuple[Token, ...]:
    """Return the words from the first auxiliary (or the copula) to the verb: "has been arrested", "is"."""
    helpers = auxiliaries(head)
    if not helpers:
        return (head,)
    if any(token.dep_ == "cop" for token in helpers):
        return tuple(helpers)
    return (*(token for token in helpers if token.i < head.i), head)


def subtree(head: Token) -> tuple[Token, ...]:
    """Return a head with all that hangs on it, in order."""
    return tuple(head.subtree)


def edges(tokens: tuple[Token, ...]) -> tuple[int, int]:
    """Return the offsets in the document of the stretch that tokens cover."""
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)


def noun_phrase(head: Token, with_clauses: bool = False) -> tuple[Token, ...]:
    """Return the words of a noun phrase, without what only comments on it (relative clauses, asides, appositions)."""
    loose = RELATIVE | ASIDE | {"appos", "acl", "punct", "cc", "conj", "advcl", "preconj"}
    kept = {head.i}
    for token in head.children:
        if (
            with_clauses
            or token.dep_ not in loose
            or (token.dep_ == "punct" and token.i < head.i and token.text != ",")
        ):
            kept |= {inner.i for inner in token.subtree}
    first = last = head.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    while (
        last + 1 < len(head.doc)
        and not head.doc[last].whitespace_
        and (head.doc[last].text in "-–" or head.doc[last + 1].text in "-–")
    ):
        last += 1  # "co-founder" in three tokens
    while first < head.i and head.doc[first].is_punct:
        first += 1
    while last > head.i and head.doc[last].is_punct:
        last -= 1
    return tuple(head.doc[first : last + 1])


def coordination(head: Token) -> tuple[Token, ...]:
    """Return the words of a noun phrase with those joined to it: "police, soldiers and two doctors"."""
    joined = [t for t in head.children if t.dep_ == "conj" and t.pos_ in ("NOUN", "PROPN", "PRON", "NUM")]
    phrase = noun_phrase(head)
    if not joined:
        return phrase
    last = coordination(joined[-1])[-1]
    return tuple(head.doc[phrase[0].i : last.i + 1])


def reported_clause(cue: Token) -> Token | None:
    """Return the head of the clause that a verb of saying reports, or None."""
    return child(cue, REPORTED)


def clauses(root: Token) -> Iterator[Token]:
    """Yield the heads of the clauses that are joined to a root by "and", "but" or a semicolon, the root first."""
    yield root
    for token in root.children:
        if token.dep_ in ("conj", "parataxis") and (token.pos_ in ("VERB", "AUX") or subject(token) is not None):
            yield from clauses(token)


def is_negated(head: Token) -> bool:
    """Say whether a predicate carries "not", "never" or "no longer", or has "no" or "none" for a subject or object."""
    for token in head.children:
        if token.dep_ == "neg" or token.lower_ in ("not", "n't", "n’t", "never", "neither", "nor", "hardly", "barely"):
            return True
        if token.dep_ in SUBJECT | OBJECT | {"obl", "attr", "nsubj"}:
            if token.lower_ in ("none", "nobody", "nothing", "no-one"):
                return True
            if any(inner.lower_ in ("no", "neither") and inner.dep_ == "det" for inner in token.children):
                return True
    return head.pos_ == "NOUN" and any(t.lower_ == "no" and t.dep_ == "det" for t in head.children)
