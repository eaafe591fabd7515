"""Bytes into text: UTF-8, UTF-16, or what the bytes most probably are. The text itself is left as it is."""

from __future__ import annotations

import codecs

from quizapp.errors import UnreadableArticle

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def marked_encoding(content: bytes) -> tuple[str, int] | None:
    """Return the encoding that a byte order mark names, and how long the mark is."""
    return next(((name, len(bom)) for bom, name in _BOMS if content.startswith(bom)), None)


def decode(content: bytes, declared: str | None = None) -> str:
    """Return the text of a file with `\\n` as its only line end, and nothing else changed.

    `declared` is an encoding that the content itself names (in HTML). Raises UnreadableArticle where it is no text.
    """
    text = _decoded(content, declared)
    if "\x00" in text:
        raise UnreadableArticle("This is not text: it holds NUL characters. Save it as plain text (UTF-8).")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes, declared: str | None) -> str:
    marked = marked_encoding(content)
    try:
        if marked:
            return content[marked[1] :].decode(marked[0])
        return content.decode("utf-16-le" if _looks_like_utf16(content, 1) else "utf-8")
    except UnicodeDecodeError as error:
        if marked:
            raise UnreadableArticle(
                f"This begins as {marked[0].upper()} text, but byte {error.start + marked[1]:,} does not belong to it. "
                "Save it again as UTF-8."
            ) from error
    return _declared(content, declared) or _guessed(content)


def _looks_like_utf16(content: bytes, zero: int) -> bool:
    sample = content[:400]
    return len(sample) >= 4 and len(sample) % 2 == 0 and all(byte == 0 for byte in sample[zero::2])


def _declared(content: bytes, declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        return content.decode(declared)
    except (LookupError, UnicodeDecodeError):
        return None


def _guessed(content: bytes) -> str:
    """Return the most probable text of bytes in an old encoding (Windows-1252, KOI8-R, Shift JIS …)."""
    if b"\x00" in content:
        raise UnreadableArticle("This is not text but a binary file. Give a .txt, .md, .html, .docx or .pdf file.")
    from charset_normalizer import from_bytes

    best = from_bytes(content).best()
    if best is None:
        raise UnreadableArticle("This is not text in any known encoding. Save it as UTF-8.")
    return str(best)
