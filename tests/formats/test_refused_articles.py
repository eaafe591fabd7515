"""Files that cannot be read as an article: each is told what is wrong with it and what to do, and harms nothing."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from made_files import pdf_file, repacked, word_file

from quizapp.errors import UnreadableArticle
from quizapp.formats.articles import LARGEST_FILE, parse_article, read_article
from quizapp.formats.pdf_text import MOST_PAGES


def locked(content: bytes) -> bytes:
    """Return a zip file whose parts say, each in the list at the end, that a password is needed for them."""
    changed = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        at = archive.start_dir
    while changed[at : at + 4] == b"PK\x01\x02":
        changed[at + 8] |= 1
        name, extra, comment = (
            int.from_bytes(changed[at + where : at + where + 2], "little") for where in (28, 30, 32)
        )
        at += 46 + name + extra + comment
    return bytes(changed)


BOMB = repacked(word_file(("", "x")), **{"word/media/image1.bin": b"\0" * (101 * 1024 * 1024)})

LOCKED = locked(word_file(("", "x")))


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.txt", "holds no text"),
        (b" \n\n--- \n", "a.txt", "holds no text"),
        (b"text\x00text", "a.txt", "NUL characters"),
        (bytes(range(256)) * 20, "a.txt", "binary file"),
        (b"\xff\xfeA\x00\x00\xd8", "a.txt", "begins as UTF-16-LE text, but byte 4"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a.doc", "an old Word file"),
        (b"{\\rtf1 hello}", "a.rtf", "rich text"),
        (b"PK\x03\x04garbage", "a.docx", "damaged or cut-off"),
        (repacked(word_file(("", "x")), **{"word/document.xml": b"<not closed"}), "a.docx", "damaged"),
        (BOMB, "a.docx", "unpacks to more than"),
        (b"%PDF-1.7\ngarbage", "a.pdf", "damaged PDF"),
        (pdf_file([]), "a.pdf", "probably a scan"),
        (b"x" * (LARGEST_FILE + 1), "a.txt", "at most 10 are read"),
        (repacked(word_file(("", "x")), **{"word/vbaProject.bin": b"Sub"}), "a.docx", "without macros"),
        (LOCKED, "a.docx", "protected by a password"),
        (pdf_file(*[[]] * (MOST_PAGES + 1)), "a.pdf", "at most 500 are read. Save those of the article"),
        (b"<html><body><script>x()</script></body></html>", "a.html", "holds no text"),
        (b"<html><body><p>" + b"word " * 700_000, "a.html", "more than 3 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_told_clearly(content: bytes, name: str, said: str) -> None:
    with pytest.raises(UnreadableArticle, match=said):
        parse_article(content, name)


def test_another_office_file_is_named() -> None:
    workbook = repacked(word_file(("", "x")), **{"xl/workbook.xml": b"<x/>"})
    spreadsheet = workbook.replace(b"word/document.xml", b"word/documexx.xml")
    with pytest.raises(UnreadableArticle, match="an Excel file"):
        parse_article(spreadsheet, "a.xlsx")


def test_an_encrypted_pdf_is_told_clearly() -> None:

    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(pdf_file([(50, 750, 12, "It ended.")])))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(UnreadableArticle, match="protected by a password"):
        parse_article(stream.getvalue(), "a.pdf")


def test_an_entity_of_a_word_file_is_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", "utf-8")
    xml = (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
        "Text &x; here</w:t></w:r></w:p></w:body></w:document>"
    )
    content = repacked(word_file(("", "x")), **{"word/document.xml": xml.encode()})
    assert "secret" not in parse_article(content, "a.docx").text


def test_a_file_that_is_missing_or_a_folder_is_told_with_its_path(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.txt"):
        with pytest.raises(UnreadableArticle, match=str(path)):
            read_article(path)


def test_a_folder_is_told_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(UnreadableArticle, match="This is a folder; name one file"):
        read_article(tmp_path)
