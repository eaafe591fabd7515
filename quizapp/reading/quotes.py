"""Quotations: the stretches of a passage between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

Span = tuple[int, int]

LONGEST_QUOTATION = 3_000  # characters; what stays open longer has lost its closing mark

OPENING = re.compile(r"[“„«]|(?:(?<=^)|(?<=[\s(\[—–-]))(?:\"|‘(?!\d0s|twas|til|em\b)|''|``|')(?=[\w\[(£$€…“])")
CLOSES = {"“": '”“"', "„": '“”"', "«": "»", '"': '"”', "‘": "’", "'": "'’", "''": "''", "``": "''"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """`start`/`end` span the words between the marks, `outer` the marks too; `closed` is false where no mark ends it.

    `stopped` is true where punctuation stands before the closing mark: the sign of speech, not of a single word
    held at arm's length.
    """

    start: int
    end: int
    outer: Span
    closed: bool
    stopped: bool


def find_quotations(text: str, start: int, end: int) -> Iterator[Quotation]:
    """Yield the quotations of a passage, outermost only, in order."""
    at = start
    while True:
        opening = OPENING.search(text, at, end)
        if opening is None:
            return
        close = _closing(text, opening, end)
        if close is None and opening[0] in ("'", "‘", "''", "``"):
            at = opening.end()
            continue
        first = opening.end()
        last = end if close is None else close
        inner = text[first:last].rstrip()
        if inner.strip():
            stopped = close is None or inner[-1] in ".,!?…—–-"
            yield Quotation(
                first,
                first + len(inner),
                (opening.start(), end if close is None else close + 1),
                close is not None,
                stopped,
            )
        at = max(opening.end(), last + 1)


def _closing(text: str, opening: re.Match[str], end: int) -> int | None:
    """Return where the closing mark stands; an apostrophe within or after a word closes nothing."""
    marks = CLOSES[opening[0]]
    for at in range(opening.end() + 1, min(end, opening.end() + LONGEST_QUOTATION)):
        if text[at] not in marks:
            continue
        following = text[at + 1] if at + 1 < end else " "
        if opening[0] in ("'", "‘") and (following.isalnum() or (text[at - 1] == "s" and following == " ")):
            continue
        if text[at] == "“" and not (text[at - 1].isspace() or text[at - 1] in ".,!?"):
            continue
        if following.isalnum() and opening[0] == '"':
            continue
        return at
    return None
