"""Ask for the number in the object: "How many members does the council have?" """

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from quizapp.items.amounts import Amount, amounts
from quizapp.items.build import Basis, Refused, chosen
from quizapp.items.kinds.kind import Kind
from quizapp.items.kinds.number_gap import options_for, reason_against
from quizapp.items.questions import inverted
from quizapp.items.source import Source, Span
from quizapp.model import Item
from quizapp.reading import syntax
from quizapp.reading.knowledge import Bound, QuantityKind


def make(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield one question for a count that opens the object of the main verb."""
    for amount in amounts(source):
        if isinstance(amount, Refused) or amount.kind is not QuantityKind.COUNT or amount.bound is not Bound.EXACT:
            continue
        if amount.label == "duration":
            continue
        phrase = _object_phrase(source, amount)
        if phrase is None or reason_against(source, amount) is not None:
            continue
        counted = source.claim.statement[amount.span[1] - len(source.lead) : phrase[1]].strip()
        stem = inverted(source, f"How many {counted}", phrase)
        choices = None if stem is None else options_for(source, amount, rng)
        if stem is not None and ", " in stem[len(f"How many {counted}") :]:
            stem = None  # what hangs on behind a comma goes on from the statement, not from the question
        if stem is None or choices is None:
            yield Refused("how many", "no simple question can be made of the statement")
            continue
        yield chosen(source, Basis(amount.label, amount.fact, "how many, object"), stem, choices)


def _object_phrase(source: Source, amount: Amount) -> Span | None:
    """Return the span of the object where the number is its first word and it is one plain noun phrase."""
    root = next(token for token in source.doc if token.dep_ == "ROOT")
    head = syntax.child(root, syntax.OBJECT)
    if head is None or head.pos_ not in ("NOUN", "PROPN"):
        return None
    words = syntax.subtree(head)
    start, end = syntax.edges(words)
    if start != amount.span[0] - len(source.lead) or words[-1].i - words[0].i + 1 != len(words):
        return None
    plain = all(token.dep_ not in (*syntax.RELATIVE, "acl", "conj", "appos", "parataxis", "punct") for token in words)
    return (start, end) if plain and head.tag_ in ("NNS", "NNPS", "NN") else None


KIND = Kind("how many, object", "“How many … did …?” on the number of an object", make)
