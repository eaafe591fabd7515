"""Ask for the number in an object or adjunct: "How many members does the council have?", "In how many countries …?" """

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from spacy.tokens import Token

from quizapp.items.amounts import Amount, amounts
from quizapp.items.bounded import UNDER_A_BOUND
from quizapp.items.build import Basis, Refused, chosen
from quizapp.items.kinds.kind import Kind
from quizapp.items.kinds.number_gap import options_for
from quizapp.items.questions import inverted
from quizapp.items.source import Source, Span
from quizapp.model import Item
from quizapp.reading import syntax
from quizapp.reading.knowledge import Bound, QuantityKind

_SMALLEST = 3  # of two, no smaller number is left to choose
_ASKED = (QuantityKind.COUNT, QuantityKind.PERCENT, QuantityKind.MONEY)
_CLAUSES = frozenset({*syntax.RELATIVE, "acl", "appos", "parataxis", "advcl", "ccomp", "xcomp", "conj", "cc", "punct"})
_ADJUNCT = frozenset({"obl", "obl:tmod", "obl:npmod", "prep", "nmod", "npadvmod", "pobj"})
_FRONTED = frozenset("in to for with by on at from around across".split())
_PERCENT = re.compile(r"\s?(?:%|per ?cent)(?P<of> of)?\b\s*", re.IGNORECASE)
# what hangs on behind a comma goes on from the statement, not from the question; it may be left out where it is a
# clause or a phrase of its own
_TAIL = re.compile(
    r", (?:[a-z]+ing|after|as|while|when|which|who|where|over|with|including|following|because|since|before|up|down|"
    r"despite|although|though|compared|according|amid|but|and [a-z]+ed|"
    r"the (?:first|second|third|most|largest|highest))\b"
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The phrase that is asked for: its span in the statement and the words that stand for it in the question."""

    span: Span
    words: str


def make(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield one question for each number whose phrase hangs on the main verb."""
    for amount in amounts(source):
        if isinstance(amount, Refused):
            continue
        reason = _reason_against(source, amount)
        phrase = None if reason else _phrase(source, amount)
        stem = None if phrase is None else _question(source, phrase)
        choices = None if stem is None else options_for(source, amount, rng)
        if stem is None or choices is None:
            yield Refused("how many", reason or "no simple question can be made of the statement")
            continue
        yield chosen(source, Basis(amount.label, amount.fact, "how many, object"), stem, choices)


def _reason_against(source: Source, amount: Amount) -> str | None:
    if amount.kind not in _ASKED or amount.bound is not Bound.EXACT:
        return "only exact counts, shares and sums are asked for"
    if UNDER_A_BOUND.search(source.stem[: amount.span[0]]):
        return "under a bound another number would be right too"
    return "no smaller number is left to choose" if amount.value < _SMALLEST else None


def _question(source: Source, phrase: _Phrase) -> str | None:
    stem = inverted(source, phrase.words, phrase.span, perfect=True)
    if stem is None:
        return None
    asked = len(source.lead) + len(phrase.words)
    tail = _TAIL.search(stem, asked)
    stem = stem if tail is None else stem[: tail.start()] + "?"
    return None if "," in stem[asked:] else stem


def _phrase(source: Source, amount: Amount) -> _Phrase | None:
    """Return the phrase with the number where it is an object or adjunct of the main verb, one plain noun phrase."""
    root = syntax.root(source.doc)
    start, end = amount.span[0] - len(source.lead), amount.span[1] - len(source.lead)
    head = _head(source, start)
    if head is None or head.head != root or head.dep_ not in syntax.OBJECT | _ADJUNCT:
        return None
    tokens = _plain(head)
    first, last = tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)
    text = source.claim.statement
    before = text[first:start].strip()
    if before and (before.casefold() not in _FRONTED or head.dep_ in syntax.OBJECT):
        return None
    share = _PERCENT.match(text[end:last]) if amount.kind is QuantityKind.PERCENT else None
    if share is not None and not share["of"]:
        last = end + len(share.group().rstrip())  # "by 12 per cent in May": the month stays with the verb
    asked = _wh(amount, text[end:last])
    if asked is None:
        return None
    words = f"{before} {asked}".strip()
    return _Phrase((first, last), words[0].upper() + words[1:])


def _head(source: Source, start: int) -> Token | None:
    """Return the noun that the number at a place belongs to."""
    token = source.token_at(start)
    while token is not None and token.dep_ in ("nummod", "compound", "advmod", "quantmod", "nmod:npmod", "flat"):
        token = token.head
    return token if token is not None and token.pos_ in ("NOUN", "PROPN", "SYM", "NUM") else None


def _plain(head: Token) -> tuple[Token, ...]:
    """Return a noun phrase as far as it runs without a clause, a list or a comma."""
    left = [t for child in head.lefts for t in child.subtree]
    kept = [*left, head]
    for child in head.rights:
        inner = list(child.subtree)
        if child.dep_ in _CLAUSES or any(t.dep_ in _CLAUSES for t in inner) or inner[0].i != kept[-1].i + 1:
            break
        kept += inner
    return tuple(kept)


def _wh(amount: Amount, counted: str) -> str | None:
    """Return "how many members", "how much", "what percentage of the vote" for a number and the words behind it."""
    if amount.kind is QuantityKind.COUNT:
        return f"how many {counted.strip()}" if re.match(r" [a-z]", counted) else None
    if amount.kind is QuantityKind.PERCENT:
        share = _PERCENT.match(counted)
        return f"what percentage{' of ' if share['of'] else ''}{counted[share.end() :]}".strip() if share else None
    plain = re.fullmatch(
        r"(?:[ -](?:million|billion|trillion))?(?: (?:dollars|pounds|euros|yen|yuan|rupees))?", counted
    )
    return "how much" if plain is not None else None


KIND = Kind("how many, object", "“How many … did …?” on a number behind the verb", make, default=False)
