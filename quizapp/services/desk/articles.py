"""A teacher's articles: in by paste, file or address; the record put right; put away and taken back."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from quizapp.errors import BadFields, BadInput, NotFound, UnreadableArticle
from quizapp.formats.apart import parse_article_apart
from quizapp.model import Article, Passage, Record
from quizapp.reading.language import LONGEST, check_readable
from quizapp.services.desk.jobs import JobView, job_on
from quizapp.services.identifiers import is_id
from quizapp.services.intake.fetching import Page
from quizapp.services.questions import texts
from quizapp.storage import Lock, alone, article_shelf, articles, reading, writing
from quizapp.storage.article_shelf import Shelved

if TYPE_CHECKING:
    from sqlalchemy import Connection

LONGEST_FIELD = 500
LONGEST_NAME = 120
MISSING = "There is no such article."
PASTED = "The pasted text"
DAY = re.compile(r"\d{4}(-\d\d){0,2}")
DATE = "Write the date as 2026-03-31, or only 2026-03 or 2026, or leave it empty."


@dataclass(frozen=True, slots=True)
class Kept:
    """An article that was taken in; `known` where the teacher had this text already, with its record as it was."""

    slug: str
    known: bool


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as its page at the desk shows it.

    `unreadable` says why the app cannot make questions from it, "" where it can; `newer` is the slug of the text that
    took its place; `mine` whether this teacher may change it.
    """

    slug: str
    record: Record
    text: str
    passages: tuple[Passage, ...]
    words: int
    mine: bool
    shared: bool
    archived: bool
    newer: str | None
    approved: int
    drafts: int
    rejected: int
    unreadable: str
    job: JobView | None


def shelf(teacher: int, archived: bool = False) -> tuple[Shelved, ...]:
    """Return the articles that this teacher may use, or those that were put away, the newest first."""
    with reading() as connection:
        return article_shelf.shelf(connection, teacher, archived)


def paste(teacher: int, text: str, title: str = "") -> Kept:
    """Take in a pasted text. Raises BadInput where it is no text."""
    if not text.strip():
        raise BadInput("Paste the text of an article first.")
    return _keep(teacher, _parsed(text.encode("utf-8", "replace"), PASTED), Record(title.strip()))


def upload(teacher: int, content: bytes, name: str) -> Kept:
    """Take in a file; its type is told by its content. Raises UnreadableArticle where it cannot be read."""
    if not content:
        raise BadInput("Choose a file first; this one is empty.")
    return _keep(teacher, _parsed(content, file_name(name)))


def article_of_page(page: Page) -> Article:
    """Return the article on a page that was fetched. Raises BadInput where it cannot be read."""
    found = _parsed(page.content, page.name)
    said = found.record.url or ""
    # a page may name its own lasting address, but not one of another site
    url = said if urlsplit(said).hostname == urlsplit(page.url).hostname else page.url
    return replace(found, record=replace(found.record, url=url))


def keep(connection: Connection, teacher: int, taken: Article, said: Record | None = None) -> Kept:
    """Store an article for its teacher; where this text is there already, that one, taken back if it was put away.

    What is `said` of it by its teacher goes before its own record. Raises BadFields for a record without a title.
    """
    given = {field.name: getattr(said, field.name) for field in fields(Record) if said and getattr(said, field.name)}
    taken = replace(taken, record=_clean_record(replace(taken.record, **given)))
    alone(connection, Lock.IMPORTING)
    known = article_shelf.same_text(connection, teacher, taken.sha256)
    if known:
        article_shelf.set_archived(connection, known[0], False)
        return Kept(known[1], known=True)
    article_id = articles.keep_article(connection, taken, teacher)
    return Kept(article_shelf.slug_of(connection, article_id), known=False)


def article(teacher: int, slug: str) -> ArticleView:
    """Return an article that this teacher may use. Raises NotFound."""
    with reading() as connection:
        held = _seen(connection, teacher, slug)
        stored = articles.article_by_id(connection, held.id)
        text = texts(connection, [held.id])[held.id]
        newer = article_shelf.newer_version(connection, held.id)
    if stored is None:
        raise NotFound(MISSING)
    return ArticleView(
        slug=held.slug,
        record=stored.record,
        text=text.text,
        passages=text.passages,
        words=held.words,
        mine=_is_mine(held, teacher),
        shared=held.shared,
        archived=held.archived,
        newer=newer,
        approved=held.approved,
        drafts=held.drafts,
        rejected=held.rejected,
        unreadable=_why_unreadable(text.text),
        job=job_on(teacher, held.id),
    )


def to_change(teacher: int, slug: str) -> ArticleView:
    """Return an article that this teacher may change. Raises NotFound."""
    view = article(teacher, slug)
    if not view.mine:
        raise NotFound(MISSING)
    return view


def change_record(teacher: int, slug: str, record: Record) -> None:
    """Put the record of an article right. Raises NotFound, and BadFields for what cannot be used.

    A date that came with the article and was not touched may be written as it is.
    """
    before = to_change(teacher, slug).record
    record, faults = _cleaned(record)
    if record.published and record.published != before.published and not is_date(record.published):
        faults.append(("published", DATE))
    if faults:
        raise BadFields(faults)
    with writing() as connection:
        article_shelf.change_record(connection, own(connection, teacher, slug).id, record)


def is_date(written: str) -> bool:
    """Say whether this is a day, a month or a year (`2026-03-31`, `2026-03`, `2026`), as ISO 8601 writes them."""
    try:
        date.fromisoformat(written + "-01-01"[len(written) - 4 :] if len(written) in (4, 7) else written)
    except ValueError:
        return False
    return bool(DAY.fullmatch(written))


def set_archived(teacher: int, slug: str, archived: bool) -> None:
    """Put an article away, or take it back. Its questions and quizzes stay as they are. Raises NotFound."""
    with writing() as connection:
        article_shelf.set_archived(connection, own(connection, teacher, slug).id, archived)


def set_shared(teacher: int, slug: str, shared: bool) -> None:
    """Let the other teachers use an article and its approved questions, or not any more. Raises NotFound."""
    with writing() as connection:
        article_shelf.set_shared(connection, own(connection, teacher, slug).id, shared)


def own(connection: Connection, teacher: int, slug: str) -> Shelved:
    """Return an article that this teacher may change: their own, or one that is nobody's. Raises NotFound."""
    held = _seen(connection, teacher, slug)
    if not _is_mine(held, teacher):
        raise NotFound(MISSING)
    return held


def parse_text(text: str) -> Article:
    """Return the article in a text as somebody typed or pasted it. Raises BadInput."""
    return _parsed(text.encode("utf-8", "replace"), PASTED)


def file_name(given: str) -> str:
    """Return the last part of a file's name without signs that a page or a terminal would act on."""
    last = PurePosixPath(PureWindowsPath(given).name).name
    plain = "".join(mark for mark in last if unicodedata.category(mark)[0] != "C").strip(" .")
    stem, dot, suffix = plain.rpartition(".")
    if len(plain) > LONGEST_NAME and dot:
        plain = stem[: LONGEST_NAME - 10] + "…." + suffix[:8]
    return plain[:LONGEST_NAME] or "The file"


def _parsed(content: bytes, name: str) -> Article:
    parsed = parse_article_apart(content, name)
    if len(parsed.text) > LONGEST:
        raise BadInput(f"The text has {len(parsed.text):,} characters; at most {LONGEST:,} fit. Split it into parts.")
    return parsed


def _keep(teacher: int, taken: Article, said: Record | None = None) -> Kept:
    with writing() as connection:
        return keep(connection, teacher, taken, said)


def _clean_record(record: Record) -> Record:
    cleaned, faults = _cleaned(record)
    if faults:
        raise BadFields(faults)
    return cleaned


def _cleaned(record: Record) -> tuple[Record, list[tuple[str, str]]]:
    """Return a record as it is kept, and which of its fields cannot be used."""
    faults: list[tuple[str, str]] = []
    cleaned: dict[str, str | None] = {}
    for field in fields(Record):
        value = " ".join((getattr(record, field.name) or "").replace("\0", "").split())
        if len(value) > LONGEST_FIELD:
            value = value[: LONGEST_FIELD - 1] + "…"
        cleaned[field.name] = value or None
    if not cleaned["title"]:
        faults.append(("title", "Give the article a title; students see it beside every question."))
    url = cleaned["url"]
    if url and not re.match(r"https?://", url, re.I):
        faults.append(("url", "The address must begin with https:// or http://, or be left out."))
    return Record(**cleaned), faults  # type: ignore[arg-type]  # a title that is missing is among the faults


def _seen(connection: Connection, teacher: int, slug: str) -> Shelved:
    held = article_shelf.shelved(connection, teacher, slug) if is_id(slug) else None
    if held is None:
        raise NotFound(MISSING)
    return held


def _is_mine(held: Shelved, teacher: int) -> bool:
    return held.owner_id in (None, teacher)


def _why_unreadable(text: str) -> str:
    try:
        check_readable(text)
    except UnreadableArticle as error:
        return str(error)
    return ""
