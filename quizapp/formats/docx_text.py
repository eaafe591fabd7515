"""A Word file into plain text: paragraphs, headings, lists and tables in the order of the document."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from quizapp.errors import UnreadableArticle

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

LARGEST_UNPACKED = 100 * 1024 * 1024  # bytes
MOST_PARTS = 2_000
_ELSE = {
    "content.xml": "an OpenDocument file",
    "xl/workbook.xml": "an Excel file",
    "ppt/presentation.xml": "a PowerPoint file",
    "META-INF/container.xml": "an e-book",
}
_OFFICE_AUTHORS = re.compile(
    r"(microsoft|python-docx|office|user|admin|unknown)", re.I
)  # set by programs, not by people


def read_docx(content: bytes, name: str) -> tuple[str, dict[str, str | None]]:
    """Return the text of a Word file and its title and author, where the file has them.

    Raises UnreadableArticle for another kind of file, one that unpacks to too much, and one that is damaged.
    """
    _check_parts(content, name)
    import docx
    from docx.table import Table
    from lxml.etree import LxmlError

    try:
        document = docx.Document(io.BytesIO(content))
        blocks: list[str] = []
        listed = False
        for block in document.iter_inner_content():
            text = _table(block) if isinstance(block, Table) else block.text.strip()
            mark = "" if isinstance(block, Table) else _mark(block)
            if not text:
                continue
            if mark and listed:  # entries of one list stand on lines below each other
                blocks[-1] += f"\n{mark}{text}"
            else:
                blocks.append(mark + text)
            listed = bool(mark)
        properties = document.core_properties
        author = None if _OFFICE_AUTHORS.search(properties.author or "") else properties.author
        record = {"title": properties.title or None, "author": author or None}
    except (ValueError, KeyError, AttributeError, IndexError, zipfile.BadZipFile, LxmlError, OSError) as error:
        raise UnreadableArticle(
            f"{name} is damaged or too large, or not a plain Word document (.docx). Save it again."
        ) from error
    return "\n\n".join(blocks) + ("\n" if blocks else ""), record


def _check_parts(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableArticle(f"{name} is a damaged or cut-off .docx file. Save it again.") from error
    names = {part.filename for part in parts}
    if "word/document.xml" not in names:
        what = next((kind for part, kind in _ELSE.items() if part in names), "an archive")
        raise UnreadableArticle(f"{name} is {what}. Save the article as .docx or as plain text.")
    if any(part.endswith("vbaProject.bin") for part in names):
        raise UnreadableArticle(f"{name} holds macros, which are programs. Save it as .docx, without macros.")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise UnreadableArticle(
            f"{name} unpacks to more than {LARGEST_UNPACKED >> 20} MB. Save the article as plain text and give that."
        )
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableArticle(f"{name} is protected by a password. Save it without one.")


def _mark(paragraph: Paragraph) -> str:
    """Return the mark of a list entry; Word keeps it in the style or in numbering properties, not in the text."""
    style = paragraph.style.name if paragraph.style is not None else ""
    properties = paragraph._p.pPr
    numbered = properties is not None and properties.numPr is not None
    if (style or "").startswith("Heading"):  # numbered headings are no lists
        return ""
    return "• " if numbered or (style or "").startswith("List") else ""


def _table(table: Table) -> str:
    rows = []
    for row in table.rows:
        cells = [" ".join(cell.text.split()) for cell in row.cells]
        rows.append(" | ".join(cells))
    return "\n".join(row for row in rows if row.strip(" |"))
