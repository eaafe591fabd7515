"""A web page into the text of its article, with its record; trafilatura tells the article from what is around it."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from quizapp.formats.encodings import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,40})", re.I)
_BLOCKS = {"p", "head", "ab", "fw", "code", "item", "row"}


def read_html(content: bytes, name: str) -> tuple[str, dict[str, str | None]]:
    """Return the article's text and the fields of its record. Nothing is fetched: only what is in the page counts."""
    import trafilatura

    # it logs a warning for each page without an article; that is told to the user as an error of ours
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    declared = _CHARSET.search(content[:4096])
    markup = decode(content, declared[1].decode("ascii") if declared else None)
    page = trafilatura.bare_extraction(
        markup,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        # an extensive search guesses a date from any year in the text, and a guess must not look like a record
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    assert not isinstance(page, dict)  # noqa: S101 - only the deprecated as_dict gives one
    body = page.body if page is not None else trafilatura.baseline(markup)[0]
    blocks = _rendered(body)
    text = "\n\n".join(blocks) + ("\n" if blocks else "")
    return text, _record(page)


def _record(page: Any) -> dict[str, str | None]:
    if page is None:
        return {}
    return {
        "title": page.title,
        "author": page.author,
        "publisher": page.sitename,
        "published": page.date,
        "url": page.url,
    }


def _rendered(root: _Element) -> list[str]:
    """Return the blocks of a page in order, entries of a list and rows of a table on lines of their own."""
    blocks: list[str] = []
    for element in root:
        if element.tag == "list":
            lines = [_line("• " + _text(entry)) for entry in element.iter("item")]
            blocks.append("\n".join(line for line in lines if line != "•"))
        elif element.tag == "table":
            rows = [" | ".join(_line(_text(cell)) for cell in row.iter("cell")) for row in element.iter("row")]
            blocks.append("\n".join(row for row in rows if row.strip(" |")))
        elif element.tag in _BLOCKS or not any(child.tag in _BLOCKS for child in element.iter()):
            blocks.append(_line(_text(element)))
        else:
            blocks.extend(_rendered(element))
    return [block for block in blocks if block.strip()]


def _text(element: _Element) -> str:
    """Return the text of an element; a line break in the page (`lb`) is one in the text."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):  # no comment or processing instruction
            parts.append("\n" if child.tag == "lb" else _text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _line(text: str) -> str:
    """Return a text with the line breaks of the source, which a browser shows as spaces, only where they were meant."""
    return "\n".join(re.sub("[ \t]+", " ", line).strip(" ") for line in text.strip("\n ").split("\n"))
