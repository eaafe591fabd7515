"""Supported, contradicted, or not stated: a statement as it is, with an edit, or with a detail put to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from quizapp.items.added import added_details
from quizapp.items.assemble import Asked, cited, generated
from quizapp.items.build import Refused
from quizapp.items.checks import NOT_STATED
from quizapp.items.kinds.kind import Candidate, Whole, WholeKind
from quizapp.items.source import Source
from quizapp.model import THREE_VERDICTS_OPTIONS, Edit, Item, ItemType, Proof, content_id

RULE = "three verdicts"
_MOST_WORDS = 30
_LEAST_SCORE = 0.45


def make(whole: Whole, rng: Random) -> Iterator[Candidate | Refused]:
    """Yield statements with an added detail, and beside each a supported and a contradicted one of other sentences."""
    used: set[int] = set()
    count = 0
    for source in whole.sources:
        made = _not_stated(source, rng)
        if isinstance(made, Refused):
            yield made
            continue
        used.add(source.claim.start)
        count += 1
        yield made
    for verdict in (0, 1):
        found = [one for one in whole.made if one.item.type is ItemType.TRUE_FALSE and one.item.key == verdict]
        found.sort(key=lambda one: (-one.claim.score, one.claim.start, one.item.id))
        for one in [one for one in found if one.claim.start not in used][:count]:
            used.add(one.claim.start)
            yield Candidate(_with_three_options(one.item), one.claim)


def _not_stated(source: Source, rng: Random) -> Candidate | Refused:
    claim = source.claim
    opening = claim.statement[: claim.subject[0]]
    long = len(claim.statement.split()) > _MOST_WORDS
    if source.lead or claim.negated or claim.hedges or opening or long or claim.score < _LEAST_SCORE:
        return Refused(RULE, "no detail can be put before the statement")
    details = added_details(source)
    if not details:
        return Refused(RULE, "no detail goes with it that the article does not touch on")
    return Candidate(_with_detail(source, rng.choice(details)), claim)


def _with_detail(source: Source, detail: str) -> Item:
    """Return the statement with a detail before it; a first word that loses its capital is part of the edit."""
    claim, within = source.claim, source.within
    first = claim.statement.split(maxsplit=1)[0]
    small = within.split(maxsplit=1)[0]
    edit = Edit("added detail", "", f"{detail}, ", 0)
    if small != first:
        edit = Edit("added detail", first, f"{detail}, {small}", 0)
    asked = Asked(
        ItemType.THREE_VERDICTS,
        "added detail",
        f"{detail}, {within}",
        f"The article says nothing of “{detail[0].lower()}{detail[1:]}”; the rest stands in it.",
        cited(source.text, claim.start, claim.end),
        Proof(RULE, claim.start, claim.end, (("fact", f"{claim.start}-{claim.end}"), ("added", detail))),
    )
    return generated(asked, THREE_VERDICTS_OPTIONS, NOT_STATED, edit)


def _with_three_options(item: Item) -> Item:
    """Return a true/false item as one with three verdicts; its keys mean the same."""
    proof = None if item.proof is None else replace(item.proof, rule=RULE)
    return replace(
        item,
        id=content_id(ItemType.THREE_VERDICTS, item.stem, THREE_VERDICTS_OPTIONS, item.key, item.citation.quote),
        type=ItemType.THREE_VERDICTS,
        options=THREE_VERDICTS_OPTIONS,
        proof=proof,
    )


KIND = WholeKind(RULE, "Supported, contradicted or not stated", make, default=False)
