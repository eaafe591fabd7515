"""Blocks of a plain text: what an editor laid out as one paragraph, list entry, table or stanza."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

# marks without width that copy and paste leaves at the edges of lines: soft hyphen, zero-width and direction marks
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"  # noqa: E501
EDGES = (
    INVISIBLE
    + "\x00 \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    + "".join(chr(code) for code in range(0x2000, 0x200B))
)
FULL_STOP = re.compile(r"[.!?…] ?[\"'“”’)\]»]{0,3}$")
LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
BULLET = re.compile(r"(?:[-–—*+•‣▪●◦·]|\d{1,2}[.)]|\([a-z0-9]\)|[a-z]\))[ \t\xa0]+\S")
_NARROWEST, _WIDEST = 40, 130  # characters of a column
_FEWEST_BREAKS = 3
_SLACK = 4
COLUMNS = re.compile(r"\S(?:\t+| {3,}| ?\| ?)\S")


class Shape(StrEnum):
    """How a block was laid out."""

    PARAGRAPH = "paragraph"
    ENTRY = "entry"
    TABLE = "table"
    VERSE = "verse"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text without the white space around it."""

    start: int
    end: int
    shape: Shape


def find_blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a text in order, in time proportional to its length."""
    groups = list(_groups(text))
    width = _column(text, groups)
    for group in groups:
        for lines in _paragraphs(text, group, width) if width else (group,):
            yield from _blocks_of(text, lines, width)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space and invisible marks at its edges."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end


def _groups(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of lines that no empty line parts."""
    group: list[tuple[int, int]] = []
    last_end = 0
    for match in LINE.finditer(text):
        start, end = trim(text, *match.span())
        gap = text[last_end : match.start()]
        if group and (gap.count("\n") > 1 or start == end or "\u2029" in gap):
            yield group
            group = []
        if start < end:
            group.append((start, end))
        last_end = match.end()
    if group:
        yield group


def _column(text: str, groups: list[list[tuple[int, int]]]) -> int:
    """Return the width of the column that a text was broken into by hard line ends (mail, an old archive), or 0.

    Then nearly every line that stops within a sentence is so full that the first word of the next did not fit any more.
    """
    width = max((end - start for group in groups for start, end in group), default=0)
    pairs = (pair for group in groups for pair in pairwise(group))
    breaks = [pair for pair in pairs if not FULL_STOP.search(text[slice(*pair[0])])]
    if not _NARROWEST <= width <= _WIDEST or len(breaks) < _FEWEST_BREAKS:
        return 0
    full = sum(1 for line, following in breaks if _is_full(text, line, following, width))
    within = sum(1 for _, (start, _) in breaks if text[start].islower())
    return width if full * 4 >= len(breaks) * 3 and within * 4 >= len(breaks) else 0


def _is_full(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Say whether the first word of the next line did not fit into a line any more.

    Within a sentence nearly so is enough: some programs count bytes, or the blank at the end.
    """
    first = text[slice(*following)].split(maxsplit=1)[0]
    slack = 0 if FULL_STOP.search(text[slice(*line)]) else _SLACK
    return line[1] - line[0] + 1 + len(first) + slack > width


def _paragraphs(text: str, lines: list[tuple[int, int]], width: int) -> Iterator[list[tuple[int, int]]]:
    """Yield the lines of each paragraph of a column: one ends with the line that has room for a further word."""
    paragraph = lines[:1]
    for line, following in pairwise(lines):
        if not _is_full(text, line, following, width) or BULLET.match(text, *following):
            yield paragraph
            paragraph = []
        paragraph.append(following)
    yield paragraph


def _blocks_of(text: str, lines: list[tuple[int, int]], width: int) -> Iterator[Block]:
    written = [text[start:end] for start, end in lines]
    whole = (lines[0][0], lines[-1][1])
    if _is_table(written):
        yield Block(*whole, Shape.TABLE)
    elif any(BULLET.match(line) for line in written) and len(lines) > 1:
        yield from _entries(lines, written)
    elif (width and len(lines) > 1) or _is_wrapped(written):
        yield Block(*whole, Shape.PARAGRAPH)
    elif _is_verse(written):
        yield Block(*whole, Shape.VERSE)
    else:
        for line, (start, end) in zip(written, lines, strict=True):
            yield Block(start, end, Shape.ENTRY if BULLET.match(line) else Shape.PARAGRAPH)


def _entries(lines: list[tuple[int, int]], written: list[str]) -> Iterator[Block]:
    """Yield list entries; a line without a bullet that opens in lower case goes on with the entry above."""
    open_entry: Block | None = None
    for line, (start, end) in zip(written, lines, strict=True):
        if open_entry and not BULLET.match(line) and line[0].islower():
            open_entry = Block(open_entry.start, end, open_entry.shape)
            continue
        if open_entry:
            yield open_entry
        open_entry = Block(start, end, Shape.ENTRY if BULLET.match(line) else Shape.PARAGRAPH)
    if open_entry:
        yield open_entry


def _is_table(lines: list[str]) -> bool:
    """Say whether most lines have cells: a tab, a bar or a wide gap between two words."""
    with_cells = sum(1 for line in lines if COLUMNS.search(line))
    return with_cells >= 2 and with_cells * 3 >= len(lines) * 2


def _is_wrapped(lines: list[str]) -> bool:
    """Say whether one paragraph was broken into lines of about the same width, as in mail and old archives."""
    if len(lines) < 2:
        return False
    inner = lines[:-1]
    widest = max(len(line) for line in lines)
    if not _NARROWEST <= widest <= _WIDEST or min(len(line) for line in inner) < 0.6 * widest:
        return False
    ended = sum(1 for line in inner if FULL_STOP.search(line))
    lower = sum(1 for line in lines[1:] if line[0].islower())
    return ended * 2 < len(inner) and lower * 3 >= len(inner)


def _is_verse(lines: list[str]) -> bool:
    """Say whether the lines are a stanza: at least four, short, more than three words each, few of them sentences."""
    if len(lines) < 4 or max(len(line) for line in lines) > 65:
        return False
    words = sum(line.count(" ") + 1 for line in lines) / len(lines)
    ended = sum(1 for line in lines if FULL_STOP.search(line))
    return words > 3 and ended * 2 <= len(lines)
