"""A web page into the text of its article, with its record; trafilatura tells the article from what is around it."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from quizapp.errors import UnreadableArticle
from quizapp.formats.encodings import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,40})", re.I)
_UNSEEN = re.compile(r"<(script|style|svg)\b|<!--", re.I)
_LARGE_PAGE = 500_000  # characters
_LARGEST_PAGE = 3_000_000  # characters without scripts, styles and pictures
_BLOCKS = {"p", "head", "ab", "fw", "code", "item", "row"}


def read_html(content: bytes, name: str) -> tuple[str, dict[str, str | None]]:
    """Return the article's text and the fields of its record. Nothing is fetched: only what is in the page counts."""
    import trafilatura

    # it logs a warning for each page without an article; that is told to the user as an error of ours
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    declared = _CHARSET.search(content[:4096])
    markup = _whole_page(decode(content, declared[1].decode("ascii") if declared else None), name)
    page = trafilatura.bare_extraction(
        markup,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        # an extensive search guesses a date from any year in the text, and a guess must not look like a record
        date_extraction_params={"extensive_search": False, "original_date": True},
        # its second opinions cost minutes on a page of many megabytes
        fast=len(markup) > _LARGE_PAGE,
    )
    assert not isinstance(page, dict)  # noqa: S101 - only the deprecated as_dict gives one
    blocks = _rendered(page.body) if page is not None else []
    if not blocks:  # a page too small to tell an article from what is around it
        blocks = [line.strip() for line in trafilatura.html2txt(markup).split("\n") if line.strip()]
    text = "\n\n".join(blocks) + ("\n" if blocks else "")
    return text, _record(page)


def _whole_page(markup: str, name: str) -> str:
    """Return markup as a page, as trafilatura wants it; a part of one and XHTML are wrapped or stripped to be one."""
    if _seen_length(markup) > _LARGEST_PAGE:
        megabytes = _LARGEST_PAGE // 1_000_000
        raise UnreadableArticle(f"{name} is a page of more than {megabytes} MB. Give the text of the article alone.")
    page = re.search(r"<html\b", markup[:10_000], re.I)
    return markup[page.start() :] if page else f"<html><body>{markup}</body></html>"


def _seen_length(markup: str) -> int:
    """Return how long a page is without its scripts, styles, drawings and comments, in one pass over it."""
    lowered = markup.lower()
    seen = position = 0
    while opening := _UNSEEN.search(markup, position):
        closing = f"</{opening[1].lower()}" if opening[1] else "-->"
        end = lowered.find(closing, opening.end())
        if end < 0:
            break
        seen += opening.start() - position
        position = end + len(closing)
    return seen + len(markup) - position


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
