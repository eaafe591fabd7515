"""Passages: the blocks of an article, each with its kind, told apart before any parsing.

What is not prose (captions, credits, headings, notices) is where quizzes on news go wrong first: a caption reads like a
sentence and is none of the article's claims. Text that ran together ("KazakhstanOn January 5") is parted here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.model import Passage, PassageKind
from quizapp.reading import furniture
from quizapp.reading.layout import FULL_STOP, Block, Shape, find_blocks, trim

Part = tuple[int, int, PassageKind]

NUMBERED = frozenset({PassageKind.PROSE, PassageKind.LIST, PassageKind.TABLE})
LONGEST_HEADLINE = 30  # words
LONGEST_SUBHEADING = 12
LONGEST_KICKER = 12  # characters: "Explained", "Analysis", "World" above the headline
MOST_DATELINES = 2  # a time stamp, then a place
LONGEST_CAPTION = 70
SENTENCE_GAP = re.compile(r"(?<=[.!?])[\"”’)]{0,2}\s+(?=[“\"‘(]?[A-Z])")


def find_passages(text: str) -> tuple[Passage, ...]:
    """Return the passages of an article in order; each is a trimmed, non-empty span and none overlap.

    Takes time in proportion to the length of the text and needs no pipeline.
    """
    blocks = list(find_blocks(text))
    passages: list[Passage] = []
    number = 0
    for start, end, kind in _with_questions(text, list(_classify(text, blocks))):
        numbered = kind in NUMBERED
        number += numbered
        passages.append(Passage(start, end, kind, number if numbered else None))
    return tuple(passages)


def _classify(text: str, blocks: list[Block]) -> Iterator[Part]:
    """Yield the parts of every block with their kinds; what came before decides what a short line is."""
    seen_headline = seen_prose = False
    before = PassageKind.PROSE
    for index, block in enumerate(blocks):
        for start, end, found in _parts(text, block):
            kind = found
            if kind is PassageKind.PROSE and block.shape is not Shape.VERSE:
                following = index + 1 < len(blocks)
                kind = _line_kind(text[start:end], seen_headline, seen_prose, following)
            elif (
                kind is PassageKind.LIST
                and before is PassageKind.BOILERPLATE
                and not FULL_STOP.search(text, start, end)
            ):
                kind = PassageKind.BOILERPLATE  # the links under "Read more:"
            seen_headline |= kind is PassageKind.HEADLINE and end - start > LONGEST_KICKER
            seen_prose |= kind is PassageKind.PROSE
            before = kind
            yield start, end, kind


def _with_questions(text: str, parts: list[Part]) -> Iterator[Part]:
    """Yield the parts, an interviewer's questions as prose: the answer to one says "I" or "we"."""
    for number, (start, end, kind) in enumerate(parts):
        answer = parts[number + 1] if number + 1 < len(parts) else None
        asks = kind in (PassageKind.SUBHEADING, PassageKind.HEADLINE) and number > 0 and text[end - 1] == "?"
        if asks and answer and answer[2] is PassageKind.PROSE and is_spoken(text[answer[0] : answer[1]]):
            yield start, end, PassageKind.PROSE
        else:
            yield start, end, kind


def is_spoken(written: str) -> bool:
    """Say whether a paragraph speaks in the first person outside quotation marks: an answer, a letter, a column."""
    return bool(furniture.FIRST_PERSON.search(furniture.QUOTED.sub(" ", written)))


def _parts(text: str, block: Block) -> Iterator[Part]:
    if block.shape is Shape.TABLE:
        yield block.start, block.end, PassageKind.TABLE
    elif block.shape is Shape.VERSE:
        yield block.start, block.end, PassageKind.PROSE
    elif block.shape is Shape.ENTRY:
        yield from _trimmed(text, [(block.start, block.end, PassageKind.LIST)])
    else:
        yield from _trimmed(text, _split_paragraph(text, block.start, block.end))


def _trimmed(text: str, parts: list[Part]) -> Iterator[Part]:
    for first, last, kind in parts:
        start, end = trim(text, first, last)
        if start < end:
            yield start, end, kind


def _split_paragraph(text: str, start: int, end: int) -> list[Part]:
    """Part a paragraph at datelines, notices, captions with credits, and lost spaces."""
    parts: list[Part] = []
    notice = furniture.RUN_IN_NOTICE.match(text, start, end)
    if notice:
        caption = notice[0].startswith("Image")
        parts.append((start, notice.end(), PassageKind.CAPTION if caption else PassageKind.BOILERPLATE))
        start = notice.end()
    if furniture.BOILERPLATE.match(text, start, end):
        return [*parts, (start, end, PassageKind.BOILERPLATE)]
    start = _cut_captions(text, start, end, parts)
    for _ in range(MOST_DATELINES):
        dateline = furniture.DATELINE.match(text, start, end)
        if dateline and end - dateline.end() > 20:
            parts.append((start, dateline.end(), PassageKind.DATELINE))
            start = dateline.end()
    for cut in (*(match.start() for match in furniture.RUN_IN.finditer(text, start, end)), end):
        if cut == end or not FULL_STOP.search(text, start, cut):
            parts.append((start, cut, PassageKind.PROSE))
            start = cut
    return parts


def _cut_captions(text: str, start: int, end: int, parts: list[Part]) -> int:
    """Move captions and their credits from the front of text[start:end] to `parts`; return where the rest starts."""
    credits = list(furniture.CREDIT.finditer(text, start, end)) or _run_in_credits(text, start, end)
    for credit in credits:
        before = trim(text, start, credit.start())
        alone = credit is credits[-1] and not text[credit.end() : end].strip()
        caption = _caption_start(text, *before, alone)
        if before[0] < caption:
            parts.append((before[0], caption, PassageKind.PROSE))
        parts.append((caption, before[1], PassageKind.CAPTION))
        parts.append((credit.start(), credit.end(), PassageKind.CREDIT))
        start = credit.end()
    if not credits and _is_caption(text[start:end]):
        parts.append((start, end, PassageKind.CAPTION))
        return end
    return start


def _run_in_credits(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return a bare name that ran into the text, unless the text has the joint again: then it is one word."""
    found = furniture.CREDIT_RUN_IN.search(text, start, end)
    if found is None:
        return []
    joined = text[found.start() : found.end() + 2].rpartition(" ")[2]
    return [found] if text.count(joined) == 1 else []


def _caption_start(text: str, start: int, end: int, alone: bool) -> int:
    """Return where the caption before a credit starts: a whole short block is one, else its last sentence is."""
    if alone and _words(text[start:end]) <= LONGEST_CAPTION:
        return start
    gaps = [match.end() for match in SENTENCE_GAP.finditer(text, start, end)]
    return gaps[-1] if gaps else start


def _is_caption(written: str) -> bool:
    if furniture.CAPTION_START.match(written):
        return True
    return len(written) < 100 and not FULL_STOP.search(written) and bool(furniture.MAP.match(written))


def _line_kind(written: str, seen_headline: bool, seen_prose: bool, following: bool) -> PassageKind:
    """Tell a paragraph of prose from the lines that stand around it."""
    words = _words(written)
    ended = bool(FULL_STOP.search(written))
    kind = PassageKind.PROSE
    if furniture.MARKDOWN_HEADING.match(written):
        kind = PassageKind.SUBHEADING if seen_headline else PassageKind.HEADLINE
    elif furniture.BOILERPLATE.match(written):
        kind = PassageKind.BOILERPLATE
    elif not ended and words <= 6 and seen_headline and furniture.MAP.match(written):
        kind = PassageKind.CAPTION
    elif words <= 25 and not written.endswith(".") and _is_byline(written, seen_headline, seen_prose):
        kind = PassageKind.BYLINE
    elif not seen_headline and not seen_prose and following and words <= LONGEST_HEADLINE and not written.endswith("."):
        kind = PassageKind.HEADLINE
    elif words <= LONGEST_SUBHEADING and not written.endswith((".", ":", ",", ";", "”", '"')) and _is_heading(written):
        kind = PassageKind.SUBHEADING if following or seen_prose else PassageKind.PROSE
    elif not ended and not written.endswith((":", ",", ";", "-", "–", "—")) and words <= LONGEST_CAPTION:
        kind = _unended_kind(written, following or seen_prose)
    return kind


def _is_byline(written: str, seen_headline: bool, seen_prose: bool) -> bool:
    if furniture.BYLINE.fullmatch(written) or furniture.DATE_LINE.fullmatch(written):
        return True
    return seen_headline and not seen_prose and bool(furniture.LONE_NAME.fullmatch(written))


def _is_heading(written: str) -> bool:
    """Say whether a short line heads what follows; "He left!" with a full stop does not, a bare question does."""
    return not FULL_STOP.search(written) or written.endswith("?")


def _unended_kind(written: str, among_others: bool) -> PassageKind:
    """Return what a longer line without a full stop is: in print only captions and headings leave it out."""
    if not among_others:
        return PassageKind.PROSE
    return PassageKind.CAPTION if furniture.PICTURED.search(written) else PassageKind.SUBHEADING


def _words(written: str) -> int:
    return written.count(" ") + 1
