"""A file that is edited on a page: a browser levels all line ends, and the file is to keep its own."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

from quizapp.formats.encodings import marked_encoding

_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")


def shown(content: bytes) -> str:
    """Return the text of a file with `\\n` as its only line end, as a page shows it. Raises UnicodeDecodeError."""
    return "\n".join(line for line, _ in _lines(_text(content)))


def kept(typed: str, content: bytes) -> bytes:
    """Return what is to be kept of a text that was typed over the content of a file.

    Encoding, byte order mark and the ends of lines that did not change are those of the file; a new line ends as most
    of them do.
    """
    encoding, skip = marked_encoding(content) or ("utf-8", 0)
    typed = typed.replace("\r\n", "\n").replace("\r", "\n")
    before = _lines(_text(content)) if content else []
    lines = typed.split("\n")
    ends = _ends(lines, before)
    text = "".join(line + end for line, end in zip(lines, ends, strict=True))
    return content[:skip] + text.encode(encoding)


def _text(content: bytes) -> str:
    encoding, skip = marked_encoding(content) or ("utf-8", 0)
    return content[skip:].decode(encoding)


def _lines(text: str) -> list[tuple[str, str]]:
    """Return the lines of a text, each with its end; the last one has none."""
    lines = [(match[1], match[2]) for match in _LINE.finditer(text)]
    ended = len(lines) > 1 and not lines[-1][0] and not lines[-2][1]
    return lines[:-1] if ended else lines


def _ends(lines: list[str], before: list[tuple[str, str]]) -> list[str]:
    common = Counter(end for _, end in before if end).most_common(1)
    usual = common[0][0] if common else "\n"
    ends = [usual] * len(lines)
    if any(end not in ("", usual) for _, end in before):
        matcher = SequenceMatcher(None, [line for line, _ in before], lines, autojunk=False)
        for old, new, size in matcher.get_matching_blocks():
            ends[new : new + size] = [before[old + step][1] or usual for step in range(size)]
    ends[-1] = ""
    for at in range(len(lines) - 1):
        if ends[at] == "\r" and not lines[at + 1] and ends[at + 1].startswith("\n"):
            ends[at] = "\n"  # together they would be one line end, not two
    return ends
