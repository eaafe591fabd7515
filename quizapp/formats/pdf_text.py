"""A PDF into plain text: lines joined into paragraphs, page numbers and running heads left out."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter

from quizapp.errors import UnreadableArticle

MOST_PAGES = 500
_SENTENCE_END = re.compile(r"[.!?…:][\"'“”’)\]]*$")
_NUMBER = re.compile(r"\d+")
_LIST_MARK = re.compile(r"^(?:[•▪●◦–-]|\d{1,2}[.)])\s")
_BROKEN_WORD = re.compile(r"(?P<first>[^\W\d_]+)(?P<hyphen>[-\u00ad\u2010])$")
_FULL_LINE = 0.75  # share of the usual width below which a line that ends a sentence ends a paragraph


def read_pdf(content: bytes, name: str) -> tuple[str, dict[str, str | None]]:
    """Return the text of a PDF and its title and author, where it has them.

    Raises UnreadableArticle where it is damaged, encrypted, too long, or a scan without text.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it logs each oddity of a file that it can still read
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableArticle(f"{name} is protected by a password. Save it without one, or copy the text.")
        if len(reader.pages) > MOST_PAGES:
            raise UnreadableArticle(f"{name} has {len(reader.pages)} pages; at most {MOST_PAGES} are read.")
        pages = [page.extract_text().split("\n") for page in reader.pages]
        record = _record(reader.metadata)
    except DependencyError as error:
        raise UnreadableArticle(f"{name} is encrypted. Save it without protection, or copy the text.") from error
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OSError) as error:
        raise UnreadableArticle(f"{name} is a damaged PDF. Save it again, or copy the text.") from error
    text = "\n\n".join(paragraphs(_without_running_heads(pages)))
    if not text.strip():
        raise UnreadableArticle(f"{name} has no text in it; it is probably a scan. Give the text itself.")
    return text.replace("\x00", "") + "\n", record


def _record(metadata: object) -> dict[str, str | None]:
    title, author = (getattr(metadata, field, None) for field in ("title", "author"))
    # printing programs put a file name where the title belongs
    if not isinstance(title, str) or re.search(r"\.\w{2,4}$|^untitled|^microsoft word", title.strip(), re.I):
        title = None
    return {"title": title, "author": author if isinstance(author, str) and author.strip() else None}


def _without_running_heads(pages: list[list[str]]) -> list[str]:
    """Return the lines of all pages without those that repeat at the top or the bottom of pages, whatever their number.

    The end of a page is no end of a paragraph, so that nothing marks it.
    """
    edges: Counter[str] = Counter()
    stripped = [[line.strip() for line in page if line.strip()] for page in pages]
    for page in stripped:
        edges.update({_NUMBER.sub("#", line) for line in (*page[:1], *page[-1:])})
    repeated = {line for line, count in edges.items() if count > 2 or (count == 2 and len(pages) == 2) or line == "#"}
    if len(pages) == 1:
        repeated &= {"#"}
    lines = []
    for page in stripped:
        first = int(bool(page) and _NUMBER.sub("#", page[0]) in repeated)
        last = len(page) - int(len(page) > first and _NUMBER.sub("#", page[-1]) in repeated)
        lines += page[first:last]
    return lines


def paragraphs(lines: list[str]) -> list[str]:
    """Return the paragraphs that the lines of a printed text make.

    A paragraph ends at a line that ends a sentence and is clearly shorter than the others, or before a list mark; a
    short line without a full stop at the start of a paragraph is a heading.
    """
    width = _usual_width(lines)
    words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(lines).casefold()))
    found: list[str] = []
    current = ""
    for line in lines:
        if current and _LIST_MARK.match(line):
            found.append(current)
            current = ""
        heading = not current and len(line) < _FULL_LINE * width and not _SENTENCE_END.search(line)
        current = _joined(current, line, words)
        if heading or (_SENTENCE_END.search(line) and len(line) < _FULL_LINE * width):
            found.append(current)
            current = ""
    return [*found, current] if current else found


def _usual_width(lines: list[str]) -> int:
    """Return the length of a full line: nine lines of ten are no longer."""
    lengths = sorted(len(line) for line in lines)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _joined(text: str, line: str, words: Counter[str]) -> str:
    """Join a line to a paragraph. A hyphen at the line's end goes only where it is certain that the word has none.

    That is so for a soft hyphen, and where the word stands elsewhere in the text without one. Otherwise it stays:
    "anti-government" must not become "antigovernment".
    """
    if not text:
        return line
    broken = _BROKEN_WORD.search(text)
    second = re.match(r"[^\W\d_]+", line)
    if not broken or not second or not second.group()[0].islower():
        return f"{text} {line}"
    whole = (broken["first"] + second.group()).casefold()
    if broken["hyphen"] == "\u00ad" or words[whole]:
        return text[:-1] + line
    return text + line
