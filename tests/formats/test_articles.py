"""Files become articles: their text letter for letter, their record, and a clear word where that cannot be."""

from __future__ import annotations

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_files import pdf_file, word_file

from quizapp.errors import UnreadableArticle
from quizapp.formats.articles import parse_article
from quizapp.formats.printed_lines import PrintedLine, join_lines
from quizapp.model import Record

STORY = "Fire on Marlow Lane\n\nA fire broke out on Monday. Nobody was hurt.\n\nThe bill was 95 pounds.\n"


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), min_size=1).map(lambda s: "x" + s)
)
def test_the_text_of_a_text_file_is_never_altered(text: str) -> None:
    assert parse_article(text.encode("utf-8"), "story.txt").text == text


def test_odd_signs_stay_in_the_text() -> None:
    text = "Soft\u00adhyphen, no\u00a0break, \u200fright-to-left\u200e, zero\u200bwidth, e\u0301 and é.\n"
    assert parse_article(text.encode(), "story.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    assert parse_article(STORY.encode(encoding), "story.txt").text == STORY


def test_an_old_windows_file_is_read() -> None:
    text = STORY + "“We are fine,” the mayor’s café said – or so it seemed. It cost £95 in all, he said.\n"
    assert parse_article(text.encode("cp1252"), "story.txt").text == text


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_are_levelled(line_end: str) -> None:
    assert parse_article(STORY.replace("\n", line_end).encode(), "story.txt").text == STORY


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (STORY, "Fire on Marlow Lane"),
        ("Is it over?\n\nNobody knows.\n", "Is it over?"),
        ("A fire broke out. Nobody was hurt.\n\nIt ended.", "A fire broke out. Nobody was hurt. It ended."),
        (f"News /\n\nSave Story\n\nFire on Marlow Lane tonight\n\n{STORY}", "Fire on Marlow Lane tonight"),
        (f"Fri, Mar 24, 2006 - Page 7 News\nFire on Marlow Lane tonight\n\n{STORY}", "Fire on Marlow Lane tonight"),
        (f"Strike of 7 March 2020 stops all trains\n\n{STORY}", "Strike of 7 March 2020 stops all trains"),
        ("It closed on 14 June 2024.\n\nA fire broke out.", "It closed on 14 June 2024. A fire broke out."),
        ("14 June 2024\n\nLibrary fire\n\nA fire broke out.", "14 June 2024"),
        ("A fire, and this\ngoes on in the next line.", "A fire, and this goes on in the next line."),
        ("word " * 100, "word word word word word word word word word word word word word word word word…"),
    ],
)  # fmt: skip
def test_a_headline_is_the_title_and_stays_in_the_text(text: str, title: str) -> None:
    article = parse_article(text.encode(), "story.txt")
    assert (article.title, article.text) == (title, text)


def test_front_matter_is_the_record() -> None:
    text = (
        '---\ntitle: "Fire: what we know"\nauthor: Jo Roe\npublisher: The Lane\npublished: 2024-06-03\n'
        "url: https://lane.example/f\n"
        "note: >-\n  A retelling\n  in other words.\nsource_title: 95\nsource_published: June 2024\n"
        "layout: post\n---\n\n" + STORY
    )
    article = parse_article(text.encode(), "story.md")
    assert article.record == Record(
        title="Fire: what we know",
        author="Jo Roe",
        publisher="The Lane",
        published="2024-06-03",
        url="https://lane.example/f",
        note="A retelling in other words.",
        source_title="95",
        source_published="June 2024",
    )
    assert article.text == STORY


def test_bad_front_matter_is_told_with_its_line() -> None:
    with pytest.raises(UnreadableArticle, match="Line 3, between the dashes: the text after “note:” has a colon"):
        parse_article(f"---\ntitle: Fire\nnote: this: that\n---\n{STORY}".encode(), "story.md")


def test_a_rule_of_dashes_is_no_front_matter() -> None:
    text = "---\n\nA story: it begins.\n\n---\n\nIt ends.\n"
    assert parse_article(text.encode(), "story.txt").text == text


def test_markdown_becomes_plain_text() -> None:
    text = """# The *big* fire

A **fire** broke out on [Marlow Lane](https://x.example "map") &amp; spread. ![Smoke](s.png) It
was _big_; `95` came.

![Flames](f.png)

What happened
-------------

* first
* second, with **weight**

3. three
4. four

> She said: “No.”

| Place | Cost |
|-------|-----:|
| Lane  | 95   |

***

<div><script>alert(1)</script>In a box</div>
"""
    article = parse_article(text.encode(), "story.md")
    assert article.title == "The big fire"
    assert article.text.split("\n\n") == [
        "The big fire",
        "A fire broke out on Marlow Lane & spread. It was big; 95 came.",
        "What happened",
        "• first\n• second, with weight",
        "3. three\n4. four",
        "She said: “No.”",
        "Place | Cost\nLane | 95",
        "In a box\n",
    ]


PAGE = """<!doctype html><html><head><title>Fire on Marlow Lane | The Lane</title>
<meta name="author" content="Jo Roe"><meta property="og:site_name" content="The Lane">
<meta property="article:published_time" content="2024-06-03T10:00:00Z">
<link rel="canonical" href="https://lane.example/fire"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Fire on Marlow Lane</h1>
<p>A fire broke out on <b>Monday</b>, and more than
30 people were led to safety by the crews of two stations.</p>
<h2>The bill</h2>
<p>“It was dear,” said the mayor, Ann Poe, who lives across the street from the café that burned.</p>
<ul><li>Ninety-five came on foot</li><li>Ten came by bus</li></ul>
<p>The soft&shy;hyphen stays, and so does the hard space of the page.</p></article>
<footer>Copyright 2019 The Lane</footer><script>fetch("https://lane.example")</script></body></html>"""


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a page was about to be fetched")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize("name", ["page.html", "page.txt", "page"])
def test_a_page_becomes_its_article_without_the_network(name: str, no_network: None) -> None:
    article = parse_article(PAGE.encode(), name)
    assert article.record == Record(
        title="Fire on Marlow Lane",
        author="Jo Roe",
        publisher="The Lane",
        published="2024-06-03",
        url="https://lane.example/fire",
    )
    assert article.text.split("\n\n") == [
        "Fire on Marlow Lane",
        "A fire broke out on Monday, and more than 30 people were led to safety by the crews of two stations.",
        "The bill",
        "“It was dear,” said the mayor, Ann Poe, who lives across the street from the café that burned.",
        "• Ninety-five came on foot\n• Ten came by bus",
        "The soft\u00adhyphen stays, and so does the hard space of the page.\n",
    ]


def test_a_page_says_in_which_encoding_it_is() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-2">').replace("café", "Đurđević")
    text = parse_article(page.replace("“", '"').replace("”", '"').encode("iso-8859-2"), "page.html").text
    assert "Đurđević" in text


def test_no_date_is_made_up_from_a_year_on_the_page() -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2024-06-03T10:00:00Z">', "")
    assert parse_article(page.encode(), "page.html").record.published is None


@pytest.mark.parametrize("page", ["<p>One short line.</p>", "<!-- a --> <!-- b --><html>One short line.</html>"])
def test_a_page_with_little_on_it_is_read(page: str) -> None:
    assert parse_article(page.encode(), "page.html").text == "One short line.\n"


def test_a_word_file_is_read_in_its_order() -> None:
    content = word_file(
        ("Heading 1", "Fire on Marlow Lane"),
        ("", "A fire broke out on Monday."),
        ("", ""),
        ("List Bullet", "first"),
        ("List Bullet", "second"),
        ("table", "Place|Cost\nLane|95"),
        ("", "It ended."),
        title="The fire",
        author="Jo Roe",
    )
    article = parse_article(content, "story.docx")
    assert article.record == Record(title="The fire", author="Jo Roe")
    assert article.text.split("\n\n") == [
        "Fire on Marlow Lane",
        "A fire broke out on Monday.",
        "• first\n• second",
        "Place | Cost\nLane | 95",
        "It ended.\n",
    ]


def test_a_word_file_is_known_by_its_content() -> None:
    assert parse_article(word_file(("", "It ended.")), "story.txt").text == "It ended.\n"


def printed(
    x: float, top: float, *lines: str, size: float = 12, step: float = 15
) -> list[tuple[float, float, float, str]]:
    return [(x, top - step * index, size, line) for index, line in enumerate(lines)]


Line = tuple[float, float, float, str]
FULL = "A full line of the story has about as many letters as this one has"


def test_paragraphs_of_a_pdf_are_told_by_gaps_and_sizes() -> None:
    page = [
        *printed(50, 750, "Fire on Marlow Lane", size=20),
        *printed(50, 715, f"{FULL} and", f"then it ends at {FULL[:40]}."),
        *printed(50, 675, f"{FULL} or", "so it seemed."),
        *printed(50, 645, "A short one that follows without a gap", "and goes on."),
    ]
    article = parse_article(pdf_file(page, info="/Title (story.indd) /Author (Jo Roe)"), "story.pdf")
    assert article.text.rstrip("\n").split("\n\n") == [
        "Fire on Marlow Lane",
        f"{FULL} and then it ends at {FULL[:40]}.",
        f"{FULL} or so it seemed.",
        "A short one that follows without a gap and goes on.",
    ]
    assert article.record == Record(title="Fire on Marlow Lane", author="Jo Roe")


def test_first_lines_that_are_set_in_part_the_paragraphs_of_a_pdf() -> None:
    page = [*printed(50, 750, FULL, f"{FULL}."), *printed(62, 720, FULL), *printed(50, 705, f"{FULL}.")]
    assert parse_article(pdf_file(page), "story.pdf").text == f"{FULL} {FULL}.\n\n{FULL} {FULL}.\n"


def test_a_paragraph_goes_on_over_the_page_without_page_numbers_and_running_heads() -> None:
    texts = [(FULL, "and so it goes"), ("on and on over", "the page to its end.")]
    pages = [
        [*printed(50, 780, "The Lane"), *printed(50, 750, *lines), *printed(300, 20, f"Page {number} of 2")]
        for number, lines in enumerate(texts, start=1)
    ]
    text = parse_article(pdf_file(*pages), "story.pdf").text
    assert text == f"{FULL} and so it goes on and on over the page to its end.\n"


def test_a_bare_page_number_is_no_text_of_a_pdf() -> None:
    page = [*printed(50, 750, FULL, "ends here."), *printed(300, 20, "7")]
    assert parse_article(pdf_file(page), "story.pdf").text == f"{FULL} ends here.\n"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("the demon-", "strators came. The demonstrators left", "the demonstrators came."),
        ("the anti-", "government crowd came and left again", "the anti-government crowd"),
        ("the soft\u00ad", "hyphen went", "the softhyphen went"),
        ("from Monday -", "or Tuesday", "from Monday - or Tuesday"),
        ("the Franco-", "German border", "the Franco- German border"),
    ],
)
def test_a_hyphen_at_a_lines_end_goes_only_where_that_is_certain(first: str, second: str, joined: str) -> None:
    page = [PrintedLine(f"{FULL} {first}", 50, 750, 12), PrintedLine(second, 50, 735, 12)]
    assert joined in join_lines([page])[0]
