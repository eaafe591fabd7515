"""Results by kind of fact, as a student reads them."""

from __future__ import annotations

from collections.abc import Iterable

from quizapp.analysis.kinds import tally
from quizapp.model import Item, ItemType
from quizapp.services.score_views import KindScore


def kind_of(item: Item) -> str:
    """Return the kind of fact that an item turns on: what its edit changed, else what it asks about."""
    if item.type is ItemType.ATTRIBUTION:
        return "attribution"
    return (item.edit.kind if item.edit else "") or item.kind


def kind_scores(outcomes: Iterable[tuple[str, bool]]) -> tuple[KindScore, ...]:
    """Return how each kind came out, weakest first, from the kind and outcome of every question."""
    return tuple(KindScore(row.group.key, row.group.label, row.right, row.asked, row.advice) for row in tally(outcomes))
