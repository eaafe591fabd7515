"""A PDF into plain text: what stands on its pages, in lines with their place, joined into paragraphs."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING

from quizapp.errors import UnreadableArticle
from quizapp.formats.printed_lines import PrintedLine, join_lines

if TYPE_CHECKING:
    from pypdf import PageObject

MOST_PAGES = 500
# what printing programs put where the title belongs: a file name, an address
_NO_TITLE = re.compile(r"\.\w{2,4}$|^untitled|^microsoft word|^about:|^https?:|^document\d*$", re.I)


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
            raise UnreadableArticle(
                f"{name} has {len(reader.pages)} pages; at most {MOST_PAGES} are read. Save those of the article alone."
            )
        pages = [_lines(page) for page in reader.pages]
        record = _record(reader.metadata)
    except DependencyError as error:
        raise UnreadableArticle(f"{name} is encrypted. Save it without protection, or copy the text.") from error
    except (PyPdfError, ValueError, TypeError, LookupError, AttributeError, RecursionError, OSError) as error:
        raise UnreadableArticle(f"{name} is a damaged PDF. Save it again, or copy the text.") from error
    text = "\n\n".join(join_lines(pages))
    if not text.strip():
        raise UnreadableArticle(f"{name} has no text in it; it is probably a scan. Give the text itself.")
    return text + "\n", record


def _lines(page: PageObject) -> list[PrintedLine]:
    """Return the lines of a page in reading order, each with the place and the size of its first letters."""
    lines: list[PrintedLine] = []
    words = ""
    place: tuple[float, float, float] | None = None

    def see(text: str, ctm: list[float], tm: list[float], font: object, size: float) -> None:
        nonlocal words, place
        for index, part in enumerate(text.replace("\x00", "").split("\n")):
            if index:
                finish()
            if part.strip() and place is None:
                # text space to page space: PDF 32000-1:2008, 9.4.4
                x = tm[4] * ctm[0] + tm[5] * ctm[2] + ctm[4]
                y = tm[4] * ctm[1] + tm[5] * ctm[3] + ctm[5]
                place = (x, y, abs(size * tm[3] * ctm[3]))
            words += part

    def finish() -> None:
        nonlocal words, place
        if place is not None:
            lines.append(PrintedLine(words.strip(), *place))
        words, place = "", None

    page.extract_text(visitor_text=see)
    finish()
    return lines


def _record(metadata: object) -> dict[str, str | None]:
    title, author = (getattr(metadata, field, None) for field in ("title", "author"))
    known_title = isinstance(title, str) and not _NO_TITLE.search(title.strip())
    return {
        "title": " ".join(title.split()) if isinstance(title, str) and known_title else None,
        "author": author if isinstance(author, str) and author.strip() else None,
    }
