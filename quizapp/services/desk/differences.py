"""What an edit changed, word by word, for the page that shows a question's history."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from quizapp.services.desk.merging import GROUPS, LABELS, in_words
from quizapp.services.desk.typed import Typed

_PART = re.compile(r"\w+|\s+|[^\w\s]")
SHOWN_ALIKE = 0.35  # below this share of common words a text is shown as replaced, not as a patchwork


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text: "kept", "taken" away or "added"."""

    text: str
    change: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that changed, in pieces."""

    label: str
    pieces: tuple[Piece, ...]


def differences(before: Typed, after: Typed) -> tuple[Difference, ...]:
    """Return the fields in which two states of a question differ."""
    found = []
    for name, _ in GROUPS:
        old, new = in_words(name, before), in_words(name, after)
        if old != new:
            found.append(Difference(LABELS[name], tuple(pieces(old, new))))
    return tuple(found)


def pieces(old: str, new: str) -> Iterator[Piece]:
    """Yield what stayed, what went and what came, in the order of reading."""
    was, now = _PART.findall(old), _PART.findall(new)
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    if matcher.ratio() < SHOWN_ALIKE:
        yield from (Piece(text, change) for text, change in ((old, "taken"), (new, "added")) if text)
        return
    for kind, one, two, three, four in matcher.get_opcodes():
        if kind == "equal":
            yield Piece("".join(was[one:two]), "kept")
            continue
        if two > one:
            yield Piece("".join(was[one:two]), "taken")
        if four > three:
            yield Piece("".join(now[three:four]), "added")
