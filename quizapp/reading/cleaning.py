"""A copy of the article that the pipeline can read, and the way back to the untouched text.

Soft hyphens, zero-width and direction marks go; line breaks, odd and repeated spaces within a passage become one space.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from quizapp.reading.layout import EDGES, INVISIBLE

T = TypeVar("T")
Span = tuple[int, int]

SPACES = "".join(mark for mark in EDGES if mark not in INVISIBLE)
DROPPED = INVISIBLE + "\ud800-\udfff"  # and halves of characters, which no pipeline takes
ODD_SPACES = re.escape(SPACES.replace(" ", ""))
AWKWARD = re.compile(rf"[{DROPPED}{re.escape(SPACES)}]{{2,}}|[{DROPPED}{ODD_SPACES}]")


@dataclass(frozen=True, slots=True)
class CleanText:
    """`text` is fit to parse; `offsets[i]` is where its character i stands in the article (None: where it is)."""

    text: str
    offsets: array[int] | None

    def back(self, span: Span) -> Span:
        """Return where a non-empty span of the clean text stands in the article."""
        if self.offsets is None:
            return span
        return self.offsets[span[0]], self.offsets[span[1] - 1] + 1

    def place(self, value: T) -> T:
        """Return a found value (any dataclass of `knowledge`) with every span moved back into the article."""
        if self.offsets is None or not is_dataclass(value) or isinstance(value, type):
            return value
        moved: dict[str, Any] = {}
        for field in fields(value):
            content = getattr(value, field.name)
            if isinstance(content, tuple) and len(content) == 2 and isinstance(content[0], int):
                moved[field.name] = self.back(content)
        for start in ("start", "number_start"):
            if hasattr(value, start):
                end = start.replace("start", "end")
                moved[start], moved[end] = self.back((getattr(value, start), getattr(value, end)))
        return replace(value, **moved)


def clean(text: str, passages: Iterable[Span]) -> tuple[CleanText, tuple[Span, ...]]:
    """Return the clean text with the passages' places in it."""
    written: list[str] = []
    offsets = array("q")
    spans: list[Span] = []
    length = done = 0
    changed = False

    def keep(start: int, end: int, as_written: str | None = None) -> None:
        nonlocal length
        part = text[start:end] if as_written is None else as_written
        written.append(part)
        offsets.extend(range(start, start + len(part)))
        length += len(part)

    for start, end in passages:
        keep(done, start)
        first = length
        done = start
        for match in AWKWARD.finditer(text, start, end):
            keep(done, match.start())
            if any(mark in SPACES for mark in match[0]):
                keep(match.start(), match.end(), " ")
            changed = True
            done = match.end()
        keep(done, end)
        done = end
        spans.append((first, length))
    keep(done, len(text))
    return CleanText("".join(written), offsets if changed else None), tuple(spans)
