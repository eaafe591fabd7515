"""Files from strangers, read in a process with bounds."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from made_files import pdf_file, repacked, word_file

from quizapp.errors import UnreadableArticle
from quizapp.formats import apart
from quizapp.formats.apart import parse_article_apart
from quizapp.formats.articles import parse_article

STORY = "The bridge over the river Ard opened in 1923. It carried 40 carts a day."
WORD = word_file(("", STORY), title="The bridge")
BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    b"<w:t>&j;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(
    "content, name",
    [
        (STORY.encode(), "story.txt"),
        (f"# The bridge\n\n{STORY}".encode(), "story.md"),
        (
            f"<html><title>The bridge</title><body><article><p>{STORY}</p></article></body></html>".encode(),
            "story.html",
        ),
        (WORD, "story.docx"),
        (pdf_file([(50, 700, 12, STORY)]), "story.pdf"),
    ],
)
def test_every_kind_of_file_is_read_as_without_the_bounds(content: bytes, name: str) -> None:
    article = parse_article_apart(content, name)
    assert STORY in article.text
    assert article == parse_article(content, name)


def test_what_is_wrong_with_a_file_is_told_in_the_same_words() -> None:
    with pytest.raises(UnreadableArticle, match=r"--help.docx is a damaged or cut-off"):
        parse_article_apart(WORD[:200], "--help.docx")


def test_a_word_file_with_macros_is_refused() -> None:
    with pytest.raises(UnreadableArticle, match="holds macros"):
        parse_article_apart(repacked(WORD, **{"word/vbaProject.bin": b"Sub AutoOpen()"}), "story.docm")


def test_an_entity_in_a_word_file_reads_no_other_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the password of the school")
    xml = (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
        f"{STORY} &x;</w:t></w:r></w:p></w:body></w:document>"
    )
    try:
        text = parse_article_apart(repacked(WORD, **{"word/document.xml": xml.encode()}), "story.docx").text
    except UnreadableArticle:
        text = ""
    assert "password" not in text


def test_entities_that_multiply_are_not_unfolded() -> None:
    try:
        text = parse_article_apart(repacked(WORD, **{"word/document.xml": BILLION_LAUGHS}), "story.docx").text
    except UnreadableArticle:
        text = ""
    assert len(text) < 100


def test_a_word_file_that_unpacks_to_too_much_is_refused_by_its_sizes() -> None:
    bomb = repacked(WORD, **{"word/media/image1.png": b"\0" * 110_000_000})
    assert len(bomb) < 200_000
    with pytest.raises(UnreadableArticle, match="unpacks to more than 100 MB"):
        parse_article_apart(bomb, "story.docx")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the address space of a process")
def test_a_word_file_that_needs_gigabytes_gets_one_and_ends_no_other_process(tmp_path: Path) -> None:
    paragraphs = b"<w:p/>" * 15_000_000  # 90 MB, allowed by their size, and 2 GB as a tree
    xml = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        + paragraphs
        + b"</w:body></w:document>"
    )
    bomb = repacked(WORD, **{"word/document.xml": xml})
    assert len(bomb) < 500_000
    (tmp_path / "bomb").write_bytes(bomb)
    script = (
        "import resource, sys\nfrom pathlib import Path\nfrom quizapp.errors import UnreadableArticle\n"
        "from quizapp.formats.apart import parse_article_apart\n"
        "try:\n    parse_article_apart(Path(sys.argv[1]).read_bytes(), 'story.docx')\n"
        "except UnreadableArticle:\n    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "bomb")]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert 0 < int(told) * 1024 <= apart.MEMORY


def test_a_file_that_lies_about_its_size_is_damaged() -> None:
    content = bytearray(repacked(WORD, **{"word/document.xml": b"<x>" + b" " * 1_000_000 + b"</x>"}))
    with zipfile.ZipFile(BytesIO(bytes(content))) as archive:
        told = archive.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    lying = bytes(content).replace(told, (100).to_bytes(4, "little"))
    with pytest.raises(UnreadableArticle):
        parse_article_apart(lying, "story.docx")


def test_a_file_that_takes_too_long_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.05)
    with pytest.raises(UnreadableArticle, match="takes too long"):
        parse_article_apart(WORD, "story.docx")


def test_few_files_are_read_at_once_and_one_more_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "PATIENCE", 0.05)
    for _ in range(apart.AT_ONCE):
        assert apart._places.acquire(blocking=False)
    try:
        with pytest.raises(UnreadableArticle, match=r"Give story\.docx again"):
            parse_article_apart(WORD, "story.docx")
        assert STORY in parse_article_apart(STORY.encode(), "story.txt").text  # plain text needs no such process
    finally:
        for _ in range(apart.AT_ONCE):
            apart._places.release()
    for _ in range(apart.AT_ONCE + 1):  # each gives its place back, also one that failed
        with pytest.raises(UnreadableArticle, match="cut-off"):
            parse_article_apart(WORD[:200], "story.docx")
    assert STORY in parse_article_apart(WORD, "story.docx").text
