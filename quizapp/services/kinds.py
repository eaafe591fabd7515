"""Results by kind of fact, as a student reads them."""

from __future__ import annotations

from collections.abc import Iterable

from quizapp.analysis.kinds import OTHER, group_of, tally
from quizapp.model import Item, ItemType
from quizapp.services.score_views import KindScore


def kind_of(item: Item) -> str:
    """Return the kind of fact that an item turns on: what its edit changed, else what it asks about.

    A teacher writes no kind; the first tag that is the name of one ("number", "who said it") says it.
    """
    if item.type is ItemType.ATTRIBUTION:
        return "attribution"
    told = (item.edit.kind if item.edit else "") or item.kind
    return told or next((tag for tag in item.tags if group_of(tag) is not OTHER), "")


def kind_scores(outcomes: Iterable[tuple[str, bool]]) -> tuple[KindScore, ...]:
    """Return how each kind came out, weakest first, from the kind and outcome of every question."""
    return tuple(KindScore(row.group.key, row.group.label, row.right, row.asked, row.advice) for row in tally(outcomes))
