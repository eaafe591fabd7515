"""Two people changed one question: what each changed is put together, field by field, and where both changed the same
field, both texts are shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from quizapp.services.desk.typed import Typed

# Fields that only mean something together are taken from one side, or asked about, as one.
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("type", ("type",)),
    ("stem", ("stem",)),
    ("options", ("options", "feedback", "key")),
    ("quote", ("quote", "start")),
    ("original", ("original", "replacement", "edit_start")),
    ("rationale", ("rationale",)),
    ("difficulty", ("difficulty",)),
    ("kind", ("kind",)),
    ("tags", ("tags",)),
    ("fixed_order", ("fixed_order",)),
)
LABELS = {
    "type": "Type",
    "stem": "Question or statement",
    "options": "Options",
    "quote": "Quote",
    "original": "What was changed",
    "rationale": "Why it is right",
    "difficulty": "Difficulty",
    "kind": "Kind",
    "tags": "Tags",
    "fixed_order": "Order of the options",
}


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both changed. The form holds `mine`; `theirs` and what it was before stand beside it, in words."""

    field: str
    label: str
    before: str
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True)
class Merged:
    """Both changes put together, the fields taken from the other, and the fields that both changed."""

    typed: Typed
    taken: tuple[str, ...]
    clashes: tuple[Clash, ...]


def merge(before: Typed, theirs: Typed, mine: Typed) -> Merged:
    """Put two changes of one question together."""
    merged, taken, clashes = mine, [], []
    for name, group in GROUPS:
        was, other, own = (_values(typed, group) for typed in (before, theirs, mine))
        if other in (was, own):
            continue
        if own == was:
            merged = replace(merged, **{field: getattr(theirs, field) for field in group})
            taken.append(LABELS[name])
        else:
            clashes.append(Clash(name, LABELS[name], *(in_words(name, typed) for typed in (before, theirs, mine))))
    return Merged(merged, tuple(taken), tuple(clashes))


def in_words(name: str, typed: Typed) -> str:
    """Return what a field (or its group) says, as one reads it."""
    if name == "options":
        rows = [(row, text) for row, text in enumerate(typed.options) if text.strip()]
        said = [f"{text.strip()} (right)" if row == typed.key else text.strip() for row, text in rows]
        return " · ".join(said) or ("the second" if typed.key else "the first")
    if name == "original":
        return f"{typed.original} → {typed.replacement}" if typed.replacement or typed.original else "nothing"
    if name == "fixed_order":
        return "as listed" if typed.fixed_order else "shuffled"
    return str(getattr(typed, name)).strip() or "nothing"


def _values(typed: Typed, group: tuple[str, ...]) -> tuple[Any, ...]:
    """Return what fields say, apart from spaces at the edges and rows that are empty."""
    values: list[Any] = []
    for field in group:
        value = getattr(typed, field)
        if field in ("start", "edit_start"):
            continue  # where words stand follows from the words
        if isinstance(value, tuple):
            texts = [" ".join(text.split()) for text in value]
            while texts and not texts[-1]:
                texts.pop()
            value = tuple(texts)
        elif isinstance(value, str):
            value = " ".join(value.split())
        values.append(value)
    return tuple(values)
