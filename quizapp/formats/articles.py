"""A file into an article: text, Markdown, HTML, Word or PDF, told apart by what they contain."""

from __future__ import annotations

import re
from pathlib import Path

from quizapp.errors import BadInput, UnreadableArticle
from quizapp.formats.encodings import decode
from quizapp.model import Article, Record

LARGEST_FILE = 10 * 1024 * 1024  # bytes; the longest novel in plain text is a third of that
TOO_LARGE = "{} has {} MB; at most " + str(LARGEST_FILE >> 20) + " are read. Give the text of the article alone."
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_PAGE_HEAD = re.compile(rf"\b(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|[Pp]age [A-Z]?\d{{1,3}})\b")
_PAGE_HEAD_WORDS = re.compile(rf"{_PAGE_HEAD.pattern}|\b(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*\b|[^\w\s]+")
_LONGEST_TITLE = 150  # characters; headlines are shorter, sentences of the body often are not
_LONGEST_LABEL = 3  # words
_SUFFIXES_OF_MARKDOWN = (".md", ".markdown", ".mdown")
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old Word file, or one with a password. Save it as .docx without a password"),
    (b"{\\rtf", "a rich text file (RTF). Save it as .docx or as plain text"),
    (b"\x89PNG", "a picture. Give the text of the article"),
    (b"\xff\xd8\xff", "a picture. Give the text of the article"),
    (b"GIF8", "a picture. Give the text of the article"),
    (b"\x1f\x8b", "a compressed file. Unpack it first"),
    (b"7z\xbc\xaf", "a compressed file. Unpack it first"),
    (b"Rar!", "a compressed file. Unpack it first"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main|div|p)\b", re.I)


def read_article(path: Path) -> Article:
    """Return the article in a file.

    Raises UnreadableArticle, with the file and the reason, where it cannot be opened or holds no text.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise UnreadableArticle(f"{path}: {TOO_LARGE.format('The file', size >> 20)}")
        content = path.read_bytes()
    except OSError as error:
        wrong = "This is a folder; name one file" if path.is_dir() else f"The file cannot be opened ({error.strerror})"
        raise UnreadableArticle(f"{path}: {wrong}.") from error
    try:
        return parse_article(content, path.name)
    except BadInput as error:
        raise UnreadableArticle(f"{path}: {error}") from error


def parse_article(content: bytes, name: str) -> Article:
    """Return the article in the content of a file; the type is told by the content, then by the suffix of the name.

    The text is what the file has: only line ends are levelled (to `\\n`), and markup is taken off. Soft hyphens, odd
    spaces and direction marks stay, so that every offset and quote fits the text as it came. Raises UnreadableArticle.
    """
    if len(content) > LARGEST_FILE:
        raise UnreadableArticle(TOO_LARGE.format(name, len(content) >> 20))
    article = _parse(content, name)
    if not any(letter.isalnum() for letter in article.text):
        raise UnreadableArticle(f"{name} holds no text. If it is a scan or a picture, give the text itself.")
    return article


def is_plain(content: bytes) -> bool:
    """Tell whether a file is plain text or Markdown: no PDF, no archive such as Word's, no web page."""
    return b"%PDF-" not in content[:1024] and not content.startswith(b"PK\x03\x04") and not _is_html(content)


def _parse(content: bytes, name: str) -> Article:
    for beginning, what in _FOREIGN:
        if content.startswith(beginning):
            raise UnreadableArticle(f"{name} is {what}.")
    if b"%PDF-" in content[:1024]:
        from quizapp.formats.pdf_text import read_pdf

        return titled(*read_pdf(content, name))
    if content.startswith(b"PK\x03\x04"):
        from quizapp.formats.docx_text import read_docx

        return titled(*read_docx(content, name))
    if _is_html(content):
        from quizapp.formats.html_text import read_html

        return titled(*read_html(content, name))
    return _parse_plain(decode(content), Path(name).suffix.lower())


def _is_html(content: bytes) -> bool:
    """Tell whether a file begins as a web page does, after a byte order mark, comments and an XML declaration."""
    beginning = content[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    while beginning.startswith((b"<!--", b"<?xml")):
        _, closed, beginning = beginning.partition(b"-->" if beginning.startswith(b"<!--") else b">")
        beginning = beginning.lstrip()
        if not closed:
            return False
    return _HTML.match(beginning) is not None


def _parse_plain(text: str, suffix: str) -> Article:
    from quizapp.formats.front_matter import split_front_matter

    fields, body = split_front_matter(text)
    if suffix in _SUFFIXES_OF_MARKDOWN or fields or (suffix != ".txt" and re.match(r"\s*# \S", body)):
        from quizapp.formats.markdown_text import read_markdown

        body, title = read_markdown(body)
        return titled(body, {"title": title, **fields})
    return titled(body, {})


def titled(text: str, fields: dict[str, str | None]) -> Article:
    """Return an article with its record; without a title in it, the headline of the text, else its first words."""
    known = {key: value for key, value in fields.items() if value}
    title = known.pop("title", None) or headline(text) or _first_words(text)
    return Article(text, Record(title=title, **known))


def headline(text: str) -> str | None:
    """Return the headline that a text opens with, or None: a line that is short, no sentence, and has a text below it.

    A line of one to three words ("News /", "Save Story", "14 April 2017"), or of so many beside a date and a page, is a
    section's name, a button or the head of a printed page where a longer headline follows it.
    """
    fallback, rest = None, text.strip()
    while rest:
        line, _, rest = rest.partition("\n")
        of_a_page = _is_head_of_page(line) and bool(rest.strip())
        if not of_a_page and not _is_headline(line.strip(), rest):
            break
        if not of_a_page and len(line.split()) > _LONGEST_LABEL:
            return line.strip()
        fallback = fallback or line.strip()
        rest = rest.lstrip()
    return fallback


def _is_head_of_page(line: str) -> bool:
    if line.rstrip().endswith("."):
        return False
    return bool(_PAGE_HEAD.search(line)) and len(_PAGE_HEAD_WORDS.sub(" ", line).split()) <= _LONGEST_LABEL


def _is_headline(line: str, rest: str) -> bool:
    if not line or len(line) > _LONGEST_TITLE or line.endswith((".", ",", ";", ":")) or not rest.strip():
        return False
    apart = rest.lstrip(" \t\r").startswith("\n")  # a blank line, or a next line that is clearly a paragraph
    return apart or len(rest.strip().partition("\n")[0]) > _LONGEST_TITLE


def _first_words(text: str) -> str:
    words = " ".join(text.split()[:40])
    return words if len(words) <= 80 else words[:80].rsplit(" ", 1)[0].rstrip(",;:") + "…"
