"""Ask for the number in the subject: "How many police officers were injured?" No inversion is needed.

Heilman & Smith (2010) found subject questions the safest to make by rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from quizapp.items.amounts import Amount, amounts
from quizapp.items.build import Basis, Refused, chosen
from quizapp.items.kinds.kind import Kind
from quizapp.items.kinds.number_gap import options_for
from quizapp.items.questions import TWO_CLAUSES
from quizapp.items.source import Source
from quizapp.items.wording import without_stop
from quizapp.model import Item
from quizapp.reading import syntax
from quizapp.reading.knowledge import Bound, QuantityKind

_PERCENT = re.compile(r"\s?(?:%|per ?cent)\s+of\b\s*", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:about|around|some|roughly|approximately|an estimated) $", re.IGNORECASE)
_NOT_A_NOUN = re.compile(r"^\s*(?:of|or|and|more|other|others|to|per|percent|year|in|by|at|%|-|,|\.)", re.IGNORECASE)


def make(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield one question for a number that opens the subject."""
    for amount in amounts(source):
        if isinstance(amount, Refused):
            continue
        opening = _opening(source, amount)
        if opening is None:
            continue
        reason = _reason_against(source, amount)
        choices = None if reason else options_for(source, amount, rng)
        if choices is None:
            yield Refused("how many", reason or "too few plausible numbers")
            continue
        rest = without_stop(source.stem[opening[1] :])
        before = _before(source, amount)
        stem = f"{before}{_cased(opening[0], before)} {rest}?"
        yield chosen(source, Basis(amount.label, amount.fact, "how many"), stem, choices)


def _opening(source: Source, amount: Amount) -> tuple[str, int] | None:
    """Return the question words and where the stem goes on, or None where no number opens the subject."""
    start = source.claim.subject[0] + len(source.lead)
    about = "about " if amount.bound is Bound.ABOUT else ""
    if len(_before(source, amount)) != start or amount.bound not in (Bound.EXACT, Bound.ABOUT):
        return None
    after = source.stem[amount.span[1] :]
    percent = _PERCENT.match(after)
    if amount.kind is QuantityKind.PERCENT and percent is not None:
        return f"{about}what percentage of", amount.span[1] + percent.end()
    if amount.kind is QuantityKind.COUNT and not _NOT_A_NOUN.match(after):
        return f"{about}how many", amount.span[1] + 1
    return None


def _before(source: Source, amount: Amount) -> str:
    """Return the words of a stem before a number and the "some" or "an estimated" that it begins with."""
    before = source.stem[: amount.span[0]]
    return _ABOUT.sub("", before) if amount.bound is Bound.ABOUT else before


def _reason_against(source: Source, amount: Amount) -> str | None:
    root = syntax.root(source.doc)
    if any(token.dep_ == "conj" for token in root.children):
        return "the question would reach over two clauses"
    if TWO_CLAUSES.search(source.stem[amount.span[1] :]):
        return "the question would reach over two clauses"
    before = _before(source, amount)
    if before and not re.search(r"(?:^|, )$", before):
        return "words before the number do not stand apart"
    if source.claim.negated:
        return "the statement is negative"
    subject = source.stem[amount.span[1] : len(source.lead) + source.claim.verb[0]]
    if re.search(r"\b(?:and|or|including)\b|,", subject):
        return "the subject is a list"
    return None


def _cased(words: str, before: str) -> str:
    return words if before else words[0].upper() + words[1:]


KIND = Kind("how many", "“How many …?” on the number of a subject", make)
