"""The lines of printed pages into paragraphs, without page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

_SENTENCE_END = re.compile(r"[.!?…:][\"'“”’)\]]*$")
_NUMBER = re.compile(r"\d+")
_LIST_MARK = re.compile(r"^(?:[•▪●◦–-]|\d{1,2}[.)])\s")
_BROKEN_WORD = re.compile(r"(?P<first>[^\W\d_]+)(?P<hyphen>[-\u00ad\u2010])$")
_SHORT = 0.75  # share of the usual width below which a line that ends a sentence ends a paragraph
_WIDE_GAP = 1.25  # times the usual distance of two lines: a paragraph begins
_OTHER_SIZE = 1.1  # times the size of the letters: a heading begins or ends
_INDENT = (0.6, 5.0)  # times the size of the letters: a first line that is set in
_EDGE = 2  # lines at the top and at the bottom of a page that may be running heads


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a page: its text, where it starts (in points, y upwards) and the size of its letters."""

    text: str
    x: float
    y: float
    size: float


def join_lines(pages: list[list[PrintedLine]]) -> list[str]:
    """Return the paragraphs of a text that was printed on pages.

    A wider gap, letters of another size, a first line set in, a list mark, or a short line that ends a sentence parts
    them. The end of a page or a column does not, unless its last line ends a sentence and is short.
    """
    pages = _without_running_heads(pages)
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    layout = _Layout.of(pages)
    words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(line.text for line in lines).casefold()))
    found = [lines[0].text]
    for above, line in pairwise(lines):
        if layout.parts(above, line):
            found.append(line.text)
        else:
            found[-1] = _joined(found[-1], line.text, words)
    return found


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the text is set: the length of a full line in characters, the distance of lines, the left edge."""

    width: int
    distance: float
    left: float

    @classmethod
    def of(cls, pages: list[list[PrintedLine]]) -> _Layout:
        lines = [line for page in pages for line in page]
        lengths = sorted(len(line.text) for line in lines)
        gaps = Counter(
            round(above.y - line.y, 1) for page in pages for above, line in pairwise(page) if above.y > line.y
        )
        lefts = Counter(round(line.x) for line in lines)
        return cls(
            width=lengths[int(len(lengths) * 0.9)],
            distance=gaps.most_common(1)[0][0] if gaps else 0.0,
            left=float(lefts.most_common(1)[0][0]),
        )

    def parts(self, above: PrintedLine, line: PrintedLine) -> bool:
        """Tell whether a new paragraph begins between two lines."""
        ended = bool(_SENTENCE_END.search(above.text))
        if _LIST_MARK.match(line.text) or (ended and len(above.text) < _SHORT * self.width):
            return True
        if max(above.size, line.size) > _OTHER_SIZE * min(above.size, line.size) > 0:
            return True
        gap = above.y - line.y
        if self.distance <= 0 or gap <= 0:  # the next column or page
            return False
        set_in = _INDENT[0] * line.size < line.x - self.left < _INDENT[1] * line.size
        return gap > _WIDE_GAP * self.distance or (ended and set_in and abs(above.x - self.left) < 1)


def _without_running_heads(pages: list[list[PrintedLine]]) -> list[list[PrintedLine]]:
    """Return the pages without the lines that repeat at their top or bottom, whatever number stands in them."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_NUMBER.sub("#", line.text) for line in (*page[:_EDGE], *page[-_EDGE:])})
    repeated = {text for text, count in edges.items() if count > 1 and 2 * count >= len(pages)} | {"#"}

    def kept(index: int, page: list[PrintedLine]) -> bool:
        at_edge = index < _EDGE or index >= len(page) - _EDGE
        return not (at_edge and _NUMBER.sub("#", page[index].text) in repeated)

    without = [[line for index, line in enumerate(page) if kept(index, page)] for page in pages]
    return without if any(without) else pages


def _joined(text: str, line: str, words: Counter[str]) -> str:
    """Join a line to a paragraph. A hyphen at the line's end goes only where it is certain that the word has none.

    That is so for a soft hyphen, and where the word stands elsewhere in the text without one. Otherwise it stays:
    "anti-government" must not become "antigovernment".
    """
    broken = _BROKEN_WORD.search(text)
    second = re.match(r"[^\W\d_]+", line)
    if not broken or not second or not second.group()[0].islower():
        return f"{text} {line}"
    whole = (broken["first"] + second.group()).casefold()
    if broken["hyphen"] == "\u00ad" or words[whole]:
        return text[:-1] + line
    return text + line
