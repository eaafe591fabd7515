"""The article as blocks to show, with the cited words marked where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.model import Passage, PassageKind

CITE = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a block, cited or not. `first` marks where the link scrolls to."""

    text: str
    cited: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One passage, ready to show."""

    kind: PassageKind
    number: int | None
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Choosable:
    """Some words of a block; `span` is the sentence's place in the text, None for what is no sentence."""

    text: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class SentenceBlock:
    """One passage cut into the sentences that a student may mark."""

    kind: PassageKind
    number: int | None
    parts: tuple[Choosable, ...]


def parse_cite(written: str | None, length: int) -> tuple[int, int] | None:
    """Return the offsets in `START-END`, or None unless they lie within a text of `length` characters."""
    match = CITE.fullmatch(written or "")
    if not match:
        return None
    start, end = int(match[1]), int(match[2])
    return (start, end) if start < end <= length else None


def mark_blocks(text: str, passages: tuple[Passage, ...], cite: tuple[int, int] | None) -> tuple[Block, ...]:
    """Cut each passage into cited and other words. A citation may run over several passages."""
    blocks, found = [], False
    for passage in passages:
        stretches = _stretches(text, passage, cite, found)
        found = found or any(stretch.cited for stretch in stretches)
        blocks.append(Block(passage.kind, passage.number, stretches))
    return tuple(blocks)


def without_title(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """Leave a headline out that only repeats the title above the text; one that is cited stays."""
    return tuple(block for block in blocks if not _repeats(block, title))


def _repeats(block: Block, title: str) -> bool:
    if block.kind is not PassageKind.HEADLINE or any(stretch.cited for stretch in block.stretches):
        return False
    words = "".join(stretch.text for stretch in block.stretches).strip("# \n")
    return words.casefold().split() == title.casefold().split()


def _stretches(text: str, passage: Passage, cite: tuple[int, int] | None, found: bool) -> tuple[Stretch, ...]:
    start, end = passage.start, passage.end
    if cite is None or cite[1] <= start or cite[0] >= end:
        return (Stretch(text[start:end]),)
    cut_in, cut_out = max(cite[0], start), min(cite[1], end)
    parts = (
        Stretch(text[start:cut_in]),
        Stretch(text[cut_in:cut_out], cited=True, first=not found),
        Stretch(text[cut_out:end]),
    )
    return tuple(part for part in parts if part.text)


def sentence_blocks(
    text: str, passages: tuple[Passage, ...], sentences: tuple[tuple[int, int], ...]
) -> tuple[SentenceBlock, ...]:
    """Cut each passage into its sentences and what stands between them."""
    return tuple(
        SentenceBlock(
            passage.kind,
            passage.number,
            _choosable(text, passage, [s for s in sentences if passage.start <= s[0] and s[1] <= passage.end]),
        )
        for passage in passages
    )


def _choosable(text: str, passage: Passage, sentences: list[tuple[int, int]]) -> tuple[Choosable, ...]:
    parts, at = [], passage.start
    for start, end in sentences:
        parts += [Choosable(text[at:start]), Choosable(text[start:end], (start, end))]
        at = end
    parts.append(Choosable(text[at : passage.end]))
    return tuple(part for part in parts if part.text)
