"""The kinds of items, in the order in which they are tried. `KINDS` is the registry: what is not here is not made."""

from __future__ import annotations

from quizapp.items.kinds import (
    antonym,
    bound_turned,
    date_changed,
    date_gap,
    evidence,
    how_many,
    how_many_object,
    number_changed,
    number_gap,
    place_changed,
    quoted,
    roles_turned,
    said_by,
    score_changed,
    standing_turned,
    stated_or_reported,
    three_verdicts,
    true_statement,
    when,
    where,
    which_statement,
    who_did,
    who_said,
)
from quizapp.items.kinds.kind import Kind, WholeKind

KINDS: tuple[Kind, ...] = (
    number_changed.KIND,
    bound_turned.KIND,
    score_changed.KIND,
    date_changed.KIND,
    antonym.KIND,
    antonym.ORDER,
    how_many.KIND,
    how_many_object.KIND,
    when.KIND,
    number_gap.KIND,
    date_gap.KIND,
    who_said.KIND,
    said_by.KIND,
    who_did.KIND,
    place_changed.KIND,
    where.KIND,
    standing_turned.KIND,
    roles_turned.KIND,
    true_statement.KIND,
)

# kinds that set parts of the article against each other; they come last, since they start from what the others made
WHOLE_KINDS: tuple[WholeKind, ...] = (
    stated_or_reported.KIND,
    quoted.KIND,
    said_by.QUOTATIONS,
    which_statement.KIND,
    three_verdicts.KIND,
    evidence.KIND,
)
