"""Read a file in a process of its own, with bounds on its memory and time.

Word files, PDFs and web pages come from strangers and are read by large libraries. One that unpacks to gigabytes or
keeps a reader busy for minutes then ends a small process, and not the server that a class is writing to.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from threading import BoundedSemaphore
from typing import Any

from quizapp.errors import BadInput, UnreadableArticle
from quizapp.formats.articles import LARGEST_FILE, is_plain, parse_article
from quizapp.model import Article, Record

MEMORY = 1024 * 1024 * 1024  # bytes; the longest report as PDF takes a quarter
SECONDS = 30
AT_ONCE = 2  # as many times the memory, and threads of a server that students need
PATIENCE = 5.0  # seconds that one more waits for its turn
_places = BoundedSemaphore(AT_ONCE)


def parse_article_apart(content: bytes, name: str) -> Article:
    """Return the article in the content of a file, as `parse_article` does. Raises UnreadableArticle."""
    if len(content) > LARGEST_FILE or is_plain(content):
        return parse_article(content, name)  # nothing is unpacked or searched, so nothing can grow
    if not _places.acquire(timeout=PATIENCE):
        raise UnreadableArticle(f"Other files are being read right now. Give {name} again in a few seconds.")
    try:
        told = _told(_answer(content, name))
    finally:
        _places.release()
    if told is None:
        raise UnreadableArticle(
            f"{name} cannot be read: it needs too much memory or time. Copy the text of the article and paste it."
        )
    if "wrong" in told:
        raise UnreadableArticle(told["wrong"])
    return Article(told["text"], Record(**told["record"]))


def _answer(content: bytes, name: str) -> bytes:
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "quizapp.formats.apart"],
            input=json.dumps(name).encode("ascii") + b"\n" + content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableArticle(f"{name} takes too long to read. Copy the text of the article and paste it.") from error
    return ended.stdout


def _told(answer: bytes) -> dict[str, Any] | None:
    try:
        told: dict[str, Any] = json.loads(answer)
    except ValueError:
        return None
    return told


def main() -> None:
    """Read a name and a file from standard input; write the article, or what is wrong, to standard output."""
    _bound()
    name, _, content = sys.stdin.buffer.read().partition(b"\n")
    try:
        article = parse_article(content, json.loads(name))
        told: dict[str, Any] = {"text": article.text, "record": asdict(article.record)}
    except BadInput as error:
        told = {"wrong": str(error)}
    sys.stdout.write(json.dumps(told))


def _bound() -> None:
    """Give this process its limits; Windows knows none of these, and has the time limit alone."""
    try:
        import resource
    except ImportError:
        return
    for limit, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, 0)):
        with suppress(ValueError, OSError):  # macOS does not bound the address space
            resource.setrlimit(limit, (most, most))


if __name__ == "__main__":
    main()
