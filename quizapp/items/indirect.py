"""Short indirect questions on a claim: "how many coaches derailed", "when the court upheld the fine".

The order of words stays that of a statement (Huddleston & Pullum 2002, ch. 11 §5), so that no auxiliary is moved;
adjuncts are left out, so that the question does not repeat its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token

from quizapp.items.source import Source, Span
from quizapp.reading import syntax
from quizapp.reading.knowledge import EntityType, QuantityKind, TimeKind

_MOST_SUBJECT, _MOST_OBJECT = 8, 6  # words
_OBLIQUE = frozenset({"obl", "obl:tmod", "obl:npmod", "prep", "npadvmod", "nmod"})
_CASE = frozenset({"case", "prep"})
_WHERE = frozenset("in at near off outside".split())
_LEANS = re.compile(r"\b(?:he|she|it|they|his|her|its|their|this|that|these|those|who|which)\b", re.IGNORECASE)


class Sort(StrEnum):
    """What is asked for, hence what a passage must have to be mistaken for the answer."""

    NUMBER = "number"
    TIME = "time"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Indirect:
    """An indirect question: its words, what it asks for, the article span of the answer, and the words it turns on."""

    words: str
    sort: Sort
    fact: Span
    turns_on: tuple[str, ...]


def indirect_questions(source: Source) -> Iterator[Indirect]:
    """Yield the questions that the main clause of a claim answers."""
    root = syntax.root(source.doc)
    subject = syntax.subject(root)
    backwards = any(token.lower_ == "had" for token in syntax.auxiliaries(root))
    if (
        subject is None
        or root.pos_ != "VERB"
        or root.lemma_ == "be"
        or backwards
        or source.claim.negated
        or not syntax.is_finite(root)
    ):
        return
    if any(child.dep_ in ("conj", "parataxis", "xcomp", "ccomp") for child in root.children):
        return
    clause = _Clause(source, root, subject)
    for question in (*_numbers(source, clause), *_times(source, clause), *_places(source, clause)):
        if not _LEANS.search(question.words):
            yield question


@dataclass(frozen=True, slots=True)
class _Clause:
    source: Source
    root: Token
    subject: Token

    @property
    def object(self) -> Token | None:
        return syntax.child(self.root, syntax.OBJECT)

    @property
    def chain(self) -> str:
        particle = syntax.child(self.root, frozenset({"compound:prt", "prt"}))
        words = [token.text for token in syntax.verb_chain(self.root)]
        return " ".join([*words, particle.text] if particle is not None else words)

    def phrase(self, head: Token, most: int) -> str | None:
        """Return a noun phrase as it stands within a sentence, or None where it is long or joined to others."""
        tokens = syntax.noun_phrase(head)
        if any(child.dep_ == "conj" for child in head.children) or len(tokens) > most:
            return None
        start, end = syntax.edges(tokens)
        return (self.source.within if start == 0 else self.source.claim.statement)[start:end]

    def plain(self) -> str | None:
        """Return subject, verb and object: what the times and places of the clause belong to."""
        subject = self.phrase(self.subject, _MOST_SUBJECT)
        behind = self.object
        after = "" if behind is None else self.phrase(behind, _MOST_OBJECT)
        if subject is None or after is None:
            return None
        return " ".join(f"{subject} {self.chain} {after}".split())


def _numbers(source: Source, clause: _Clause) -> Iterator[Indirect]:
    for quantity, fact in source.quantities():
        number = source.token_at(fact.start + quantity.number_start - quantity.start)
        if quantity.kind is not QuantityKind.COUNT or number is None or number.dep_ != "nummod":
            continue
        noun = number.head
        tokens = syntax.noun_phrase(noun)
        if noun.head != clause.root or noun.i <= number.i or len(tokens) > _MOST_OBJECT + 2 or tokens[-1] != noun:
            continue
        counted = source.claim.statement[number.idx + len(number.text) : noun.idx + len(noun.text)].strip(" -")
        words = _how_many(clause, noun, counted)
        if words is not None:
            yield Indirect(words, Sort.NUMBER, (quantity.start, quantity.end), (clause.root.text, noun.text))


def _how_many(clause: _Clause, noun: Token, counted: str) -> str | None:
    if noun == clause.subject:
        behind = clause.object
        after = "" if behind is None else clause.phrase(behind, _MOST_OBJECT)
        return None if after is None else " ".join(f"how many {counted} {clause.chain} {after}".split())
    if noun == clause.object:
        subject = clause.phrase(clause.subject, _MOST_SUBJECT)
        return None if subject is None else f"how many {counted} {subject} {clause.chain}"
    return None


def _times(source: Source, clause: _Clause) -> Iterator[Indirect]:
    plain = clause.plain()
    for time, fact in source.times():
        token = source.token_at(fact.start)
        if plain is None or time.kind not in (TimeKind.DATE, TimeKind.WEEKDAY) or token is None:
            continue
        if _hangs_on(token, clause.root) and len(source.times()) == 1:
            yield Indirect(f"when {plain}", Sort.TIME, (time.start, time.end), (clause.root.text,))


def _places(source: Source, clause: _Clause) -> Iterator[Indirect]:
    plain = clause.plain()
    for mention, fact in source.mentions():
        token = source.token_at(fact.start)
        if plain is None or mention.type is not EntityType.PLACE or token is None:
            continue
        head = _head_within(token)
        preposition = next((child.lower_ for child in head.children if child.dep_ in _CASE), "")
        if preposition in _WHERE and _hangs_on(token, clause.root):
            yield Indirect(f"where {plain}", Sort.PLACE, (mention.start, mention.end), (clause.root.text,))


def _head_within(token: Token) -> Token:
    while token.dep_ in ("flat", "compound", "nummod", "appos", "fixed"):
        token = token.head
    return token


def _hangs_on(token: Token, root: Token) -> bool:
    head = _head_within(token)
    return head.head == root and head.dep_ in _OBLIQUE
