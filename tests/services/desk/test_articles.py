"""Articles at the desk: in, put right, away and back; whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from example_quiz import ARTICLE, QUIZ
from flask import Flask

from quizapp.errors import BadFields, BadInput, NotFound, UnreadableArticle
from quizapp.model import Article, Record
from quizapp.services.desk import articles, composing
from quizapp.storage import articles as stored
from quizapp.storage import items, writing
from quizapp.storage.items import Standing

TEXT = """\
Old bridge reopens in Halden

The old bridge in Halden reopened on Monday after repairs that cost 4.2 million euros. About 340 people watched.
"""


@pytest.fixture(autouse=True)
def inside(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def test_a_pasted_text_keeps_its_letters_and_takes_its_headline_as_title(teacher: int) -> None:
    slug = articles.paste(teacher, TEXT.replace("\n", "\r\n")).slug
    seen = articles.article(teacher, slug)
    assert seen.text == TEXT
    assert (seen.record.title, seen.mine, seen.unreadable, seen.newer) == (
        "Old bridge reopens in Halden",
        True,
        "",
        None,
    )


def test_a_given_title_wins(teacher: int) -> None:
    assert articles.article(teacher, articles.paste(teacher, TEXT, "  The bridge ").slug).record.title == "The bridge"


def test_the_same_text_twice_is_one_article_with_the_record_that_its_teacher_gave_it(teacher: int) -> None:
    slug = articles.paste(teacher, TEXT).slug
    articles.change_record(teacher, slug, Record("The bridge", publisher="Halden Courier"))
    articles.set_archived(teacher, slug, True)
    again = articles.paste(teacher, TEXT)
    assert (again.slug, again.known) == (slug, True)
    seen = articles.article(teacher, slug)
    assert (seen.record.publisher, seen.archived) == ("Halden Courier", False)


def test_two_teachers_have_the_same_text_each_for_themselves(teacher: int, other_teacher: int) -> None:
    mine, theirs = articles.paste(teacher, TEXT).slug, articles.paste(other_teacher, TEXT).slug
    assert mine != theirs
    assert [one.slug for one in articles.shelf(teacher)] == [mine]


def test_what_is_not_theirs_is_not_there_for_another_teacher(teacher: int, other_teacher: int) -> None:
    slug = articles.paste(teacher, TEXT).slug
    for ask in (
        lambda: articles.article(other_teacher, slug),
        lambda: articles.change_record(other_teacher, slug, Record("Mine now")),
        lambda: articles.set_archived(other_teacher, slug, True),
        lambda: articles.set_shared(other_teacher, slug, True),
    ):
        with pytest.raises(NotFound):
            ask()


def test_a_shared_article_may_be_used_and_not_changed_by_others(teacher: int, other_teacher: int) -> None:
    slug = articles.paste(teacher, TEXT).slug
    articles.set_shared(teacher, slug, True)
    assert not articles.article(other_teacher, slug).mine
    with pytest.raises(NotFound):
        articles.to_change(other_teacher, slug)
    with pytest.raises(NotFound):
        articles.change_record(other_teacher, slug, Record("Mine now"))


def test_with_a_shared_article_come_its_approved_questions(teacher: int, other_teacher: int) -> None:
    with writing() as connection:
        article = stored.keep_article(connection, ARTICLE, teacher)
        items.add_items(connection, "made", QUIZ.items[:3], article, Standing(teacher))
        items.add_items(connection, "more", QUIZ.items[3:], article, Standing(teacher, "draft"))
    [mine] = articles.shelf(teacher)
    assert (mine.approved, mine.drafts) == (3, 2)
    assert articles.shelf(other_teacher) == ()
    articles.set_shared(teacher, mine.slug, True)
    [seen] = articles.shelf(other_teacher)
    assert (seen.approved, seen.drafts) == (3, 0)
    made = composing.make_quiz(other_teacher, mine.slug, "Mine", None, Random(1))
    assert made.slug
    assert [one.slug for one in composing.articles_to_ask(other_teacher)] == [mine.slug]


def test_what_is_nobodys_every_teacher_may_use(teacher: int) -> None:
    with writing() as connection:
        stored.keep_article(connection, Article(TEXT, Record("From the terminal")))
    assert articles.article(teacher, "from-the-terminal").mine


def test_an_article_that_was_put_away_comes_back(teacher: int) -> None:
    slug = articles.paste(teacher, TEXT).slug
    articles.set_archived(teacher, slug, True)
    assert articles.shelf(teacher) == ()
    assert [one.slug for one in articles.shelf(teacher, archived=True)] == [slug]
    articles.set_archived(teacher, slug, False)
    assert [one.slug for one in articles.shelf(teacher)] == [slug]


@pytest.mark.parametrize(
    "record, words",
    [
        (Record(" \t"), "title"),
        (Record("T", url="javascript:alert(1)"), "https://"),
        (Record("T", url="file:///etc/passwd"), "https://"),
    ],
)
def test_a_record_that_cannot_be_used_changes_nothing(teacher: int, record: Record, words: str) -> None:
    slug = articles.paste(teacher, TEXT).slug
    with pytest.raises(BadInput, match=words):
        articles.change_record(teacher, slug, record)
    assert articles.article(teacher, slug).record.title == "Old bridge reopens in Halden"


@pytest.mark.parametrize("published", ["2026-03-31", "2026-03", "2026", "0999-01-01", ""])
def test_a_record_takes_a_day_a_month_or_a_year(teacher: int, published: str) -> None:
    slug = articles.paste(teacher, TEXT).slug
    articles.change_record(teacher, slug, Record("T", published=published))
    assert articles.article(teacher, slug).record.published == (published or None)


@pytest.mark.parametrize(
    "published", ["last week", "2026-02-30", "2026-13", "2026-3-1", "20260331", "26", "²026", "2026-W01-1", "2026-W1"]
)
def test_a_record_takes_no_other_date(teacher: int, published: str) -> None:
    slug = articles.paste(teacher, TEXT).slug
    with pytest.raises(BadFields, match="Write the date as"):
        articles.change_record(teacher, slug, Record("T", published=published))


def test_a_date_that_came_with_the_article_does_not_stand_in_the_way_of_its_title(teacher: int) -> None:
    page = f"---\ntitle: A\npublished: June 2024\n---\n\n{TEXT}".encode()
    slug = articles.upload(teacher, page, "a.md").slug
    articles.change_record(teacher, slug, Record("B", published="June 2024"))
    assert articles.article(teacher, slug).record.title == "B"


def test_a_record_is_cleaned_of_what_cannot_be_shown(teacher: int) -> None:
    slug = articles.paste(teacher, TEXT).slug
    articles.change_record(teacher, slug, Record("A\0 b\n c", author="", publisher="p" * 900))
    record = articles.article(teacher, slug).record
    assert (record.title, record.author, len(record.publisher or "")) == ("A b c", None, 500)


@pytest.mark.parametrize("text", ["", "  \n ", "…!?", "\0\0"])
def test_what_is_no_text_is_refused(teacher: int, text: str) -> None:
    with pytest.raises(BadInput):
        articles.paste(teacher, text)
    assert articles.shelf(teacher) == ()


def test_a_text_that_the_app_cannot_read_is_kept_and_says_so(teacher: int) -> None:
    slug = articles.paste(
        teacher, "Der Fluss stieg in der Nacht um 85 Zentimeter, und die Brücke ist gesperrt. " * 4
    ).slug
    assert "looks like German" in articles.article(teacher, slug).unreadable


@pytest.mark.parametrize(
    "given, name",
    [
        ("story.txt", "story.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\story.docx", "story.docx"),
        ("a\r\nb\x1b[31m\u202etxt.exe", "ab[31mtxt.exe"),
        ("", "The file"),
        ("..", "The file"),
        ("x" * 300 + ".docx", "x" * 110 + "….docx"),
        (".hidden.txt", "hidden.txt"),
    ],
)
def test_the_name_of_a_file_is_only_a_name(given: str, name: str) -> None:
    assert articles.file_name(given) == name


def test_an_empty_or_unknown_file_is_refused_by_its_name(teacher: int) -> None:
    with pytest.raises(BadInput, match="empty"):
        articles.upload(teacher, b"", "story.txt")
    with pytest.raises(UnreadableArticle, match=r"photo\.txt is a picture"):
        articles.upload(teacher, b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "../photo.txt")


def test_hostile_markup_in_a_page_becomes_text_or_nothing(teacher: int) -> None:
    page = (
        "<html><head><title>Bridge <script>alert(1)</script></title></head><body><article>"
        "<p onclick='alert(1)'>The bridge opened in 1923 and carries 6,500 cars a day.</p>"
        "<script>alert(2)</script><iframe src='javascript:alert(3)'></iframe>"
        "<p>Ines Dahl said &lt;script&gt;alert(4)&lt;/script&gt; it took 14 months.</p></article></body></html>"
    )
    seen = articles.article(teacher, articles.upload(teacher, page.encode(), "page.html").slug)
    assert "opened in 1923" in seen.text
    assert "onclick" not in seen.text
    assert "alert(2)" not in seen.text
    assert "alert(3)" not in seen.text
