"""The question form as a browser sends it. What a field may hold is for the services to say."""

from __future__ import annotations

from collections.abc import Mapping

from quizapp.model import ItemType
from quizapp.services.desk.typed import MOST_OPTIONS, VERDICTS, Typed

TYPES = (
    (ItemType.MULTIPLE_CHOICE, "Multiple choice", "One right answer among others"),
    (ItemType.TRUE_FALSE, "True or false", "A statement to judge"),
    (ItemType.THREE_VERDICTS, "Supported, contradicted or not stated", "A statement to hold against the article"),
    (ItemType.WHICH_STATEMENT, "Which statement", "Statements, one of which is right"),
    (ItemType.EVIDENCE, "Evidence", "Passages, one of which settles the question"),
    (ItemType.ATTRIBUTION, "Who says so", "Sources, one of which is right"),
)


def typed_of_form(form: Mapping[str, str]) -> Typed:
    """Return what was typed, as it was typed."""
    kind = form.get("type", "")
    judged = kind in {item_type.value for item_type in VERDICTS}
    rows = range(1, MOST_OPTIONS + 1)
    return Typed(
        type=kind,
        stem=form.get("stem", ""),
        options=tuple(form.get(f"option-{row}", "") for row in rows),
        feedback=tuple(form.get(f"feedback-{row}", "") for row in rows),
        key=whole(form.get("verdict" if judged else "key")),
        quote=form.get("quote", ""),
        start=whole(form.get("start")),
        original=form.get("original", ""),
        replacement=form.get("replacement", ""),
        edit_start=whole(form.get("edit_start")),
        rationale=form.get("rationale", ""),
        difficulty=form.get("difficulty", ""),
        kind=form.get("kind", ""),
        tags=form.get("tags", ""),
        fixed_order="fixed_order" in form,
    )


def whole(typed: str | None) -> int | None:
    """Return a whole number from 0, or None for anything else."""
    if typed is None or not typed.isascii() or not typed.isdigit() or len(typed) > 9:
        return None
    return int(typed)
