"""YAML files on the desk: written in the page, checked as `quizapp check` does, kept byte for byte.

The questions of a file are the items of a bank of its own. Where one is edited in the form, its lines in the file
change with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import unified_diff
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from quizapp.errors import BadInput, NotFound
from quizapp.formats.bank import LARGEST_BANK, Bank, parse_bank
from quizapp.formats.problems import Level, Problem
from quizapp.formats.typed_file import kept, shown
from quizapp.model import Article, Item, Quiz
from quizapp.services import sudden_ends
from quizapp.services.desk.bank_storing import TAKEN_OUT, Stored, store
from quizapp.services.desk.questions import source_of
from quizapp.storage import (
    Lock,
    alone,
    bank_files,
    desk_articles,
    items,
    questions,
    quizzes,
    reading,
    search,
    time_limits,
    writing,
)
from quizapp.storage.articles import article_by_id

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.storage.bank_files import BankFile
    from quizapp.storage.questions import Head

MOST_EXPORTED = 10_000
LONGEST_NAME = 80
MOST_NAMED = 8  # articles in a message
_CLOSES = re.compile(r"^(settings\b.*|\s+)\bcloses\s*:")  # a line of the settings, not of an article
_STARTER = """\
quiz: {title}
article: {slug}
questions:
  - question: Write your question here?
    answer: the right answer
    distractors: [a wrong one, another wrong one]
    citation: {{quote: "copy the words of the article that settle it"}}
    rationale: Why the answer is right; students read it afterwards.
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file in the list. `draft` tells whether a newer text with errors is kept beside it."""

    id: int
    name: str
    changed_at: datetime
    draft: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """A file to write in: its text, what is wrong with it, and on which version it is based.

    `id` is None for a new one. `difference` are the lines that differ from what is kept, where it was saved meanwhile.
    """

    name: str
    text: str
    problems: tuple[Problem, ...] = ()
    id: int | None = None
    version: int = 0
    difference: tuple[str, ...] = ()
    stored: Stored | None = None

    @property
    def errors(self) -> int:
        """Return how many problems keep the questions from being taken over."""
        return sum(problem.level is Level.ERROR for problem in self.problems)


class OwnArticles:
    """The articles that a teacher's files may name instead of holding them."""

    def __init__(self, connection: Connection, teacher: int) -> None:
        self.connection = connection
        self.teacher = teacher
        self.found: int | None = None

    def __call__(self, name: str) -> Article:
        """Return the article of that name, in its newest text, or raise BadInput with the nearest one."""
        head = desk_articles.article_seen_by(self.connection, self.teacher, name)
        head = head and desk_articles.newest_version(self.connection, self.teacher, head)
        article = article_by_id(self.connection, head.id) if head else None
        if head and article:
            self.found = head.id
            return article
        names = [one.slug for one in desk_articles.articles_seen_by(self.connection, self.teacher)]
        raise BadInput(_unknown_article(name, names))


def _unknown_article(name: str, names: Sequence[str]) -> str:
    if not names:
        return f"you have no article “{name}”, and no other yet: bring one first, or write its text into this file"
    near = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=60)
    if near:
        return f"you have no article “{name}”; did you mean “{near[0]}”?"
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"you have no article “{name}”; those that you have are called {', '.join(names[:MOST_NAMED])}{more}"


def listed(teacher: int) -> tuple[Listed, ...]:
    """Return a teacher's files, the one changed last first."""
    with reading() as connection:
        found = bank_files.files(connection, teacher)
    return tuple(Listed(one.id, one.name, one.changed_at, one.draft is not None) for one in found)


def blank(teacher: int, slug: str) -> Opened:
    """Return a new file to begin with, on an article. Raises NotFound."""
    with reading() as connection:
        source = source_of(connection, teacher, slug)
    title = source.title.replace('"', "”").replace("\\", "")
    return Opened(f"{slug}.yaml"[-LONGEST_NAME:], _STARTER.format(title=f'"{title}"', slug=slug))


def opened(teacher: int, file_id: int) -> Opened:
    """Return a file to write in: the draft with errors where one is kept. Raises NotFound."""
    with reading() as connection:
        held = _file(connection, teacher, file_id)
        text = held.draft if held.draft is not None else shown(held.content)
        bank = _parsed(connection, teacher, text.encode(), held.name, held)
        return Opened(held.name, text, bank.problems, held.id, held.version)


def check(teacher: int, text: str, file_id: int | None = None) -> tuple[Problem, ...]:
    """Return what is wrong with a text, by line, also as the newer text of a file. Changes nothing."""
    with reading() as connection:
        held = bank_files.file(connection, teacher, file_id) if file_id else None
        return _parsed(connection, teacher, text.encode(), "", held).problems


def create(teacher: int, name: str, content: bytes) -> Opened:
    """Keep a new file, and its questions if it has no error. Raises BadInput for what is no text at all."""
    name = _name(name)
    with writing() as connection:
        text = _text(content)
        bank = _parsed(connection, teacher, content, name)
        file_id = bank_files.add_file(connection, teacher, name, content, text if bank.quiz is None else None)
        return _taken(connection, teacher, _file(connection, teacher, file_id), text, bank)


def save(teacher: int, file_id: int, version: int, typed: str) -> Opened:
    """Keep what was typed over a file, and take its questions over if it has no error. Raises NotFound.

    Where the file was changed since `version`, nothing is kept and the differing lines come back.
    """
    with writing() as connection:
        alone(connection, Lock.EDITING)
        held = _file(connection, teacher, file_id)
        text = typed.replace("\r\n", "\n").replace("\r", "\n")
        content = kept(text, held.content)
        _text(content)
        if held.quiz_id is not None:
            time_limits.hold_alone(connection, held.quiz_id)
        bank = _parsed(connection, teacher, content, held.name, held)
        if version != held.version:
            now = held.draft if held.draft is not None else shown(held.content)
            lines = unified_diff(now.split("\n"), text.split("\n"), "kept now", "typed here", n=2, lineterm="")
            return Opened(held.name, text, bank.problems, file_id, held.version, difference=tuple(lines))
        if bank.quiz is None:
            bank_files.change_file(connection, file_id, draft=text)
        elif content != held.content or held.draft is not None:
            bank_files.change_file(connection, file_id, content)
        return _taken(connection, teacher, _file(connection, teacher, file_id), text, bank)


def download(teacher: int, file_id: int) -> tuple[str, bytes]:
    """Return the name and the content of a file, byte for byte; the draft where one is kept. Raises NotFound."""
    with reading() as connection:
        held = _file(connection, teacher, file_id)
    return held.name, held.content if held.draft is None else kept(held.draft, held.content)


def export(teacher: int, slug: str) -> tuple[str, bytes]:
    """Return the approved questions on an article as a YAML file. Raises NotFound where there are none."""
    with reading() as connection:
        source = source_of(connection, teacher, slug)
        wanted = search.Wanted(status="approved", article=slug)
        ids = search.find(connection, teacher, wanted, 0, MOST_EXPORTED).ids
        heads = questions.heads(connection, ids, questions.seen_by(teacher))
        said = items.revisions(connection, [head.revision_id for head in heads.values()])
        article = article_by_id(connection, source.id)
    if not heads or article is None:
        raise NotFound(
            "There are no approved questions on this article yet. Look the drafts through, and approve some."
        )
    chosen = sorted((said[head.revision_id].item for head in heads.values()), key=lambda item: item.citation.start)
    by_id: dict[str, Item] = {}
    for item in chosen:  # of several banks, in which one id may stand for two questions
        name = items.free_id(item.id, by_id)
        by_id[name] = replace(item, id=name)
    from quizapp.formats.bank_writer import write_bank

    return f"{slug}.yaml", write_bank(Quiz(article.title, article, tuple(by_id.values()))).encode()


def follow(connection: Connection, head: Head, item: Item) -> None:
    """Let the file of a question say what the question says now. Raises BadInput where the file cannot take it."""
    held = bank_files.file_of_bank(connection, head.bank)
    if held is None or head.reason == TAKEN_OUT:
        return
    if held.draft is not None:
        raise BadInput(
            f"This question stands in the file {held.name}, whose text has errors. Correct it in the file first."
        )
    articles = OwnArticles(connection, head.owner_id or 0)
    from quizapp.formats.bank_edits import change_questions

    content = change_questions(held.content, {head.public_id: item}, articles)
    bank_files.change_file(connection, held.id, content)


def _taken(connection: Connection, teacher: int, held: BankFile, text: str, bank: Bank) -> Opened:
    """Take over the questions of a file that has no error."""
    stored = None
    if bank.quiz is not None:
        articles = OwnArticles(connection, teacher)
        again = parse_bank(held.content, held.name, articles)
        assert again.quiz is not None  # noqa: S101 - the same content was read without an error a moment ago
        stored = store(connection, teacher, held, again.quiz, articles.found)
    return Opened(held.name, text, bank.problems, held.id, held.version, stored=stored)


def _parsed(connection: Connection, teacher: int, content: bytes, name: str, held: BankFile | None = None) -> Bank:
    """Return what a text says, as the newer text of a file where it is `held`: then students may be taking its quiz."""
    if len(content) > LARGEST_BANK:
        raise BadInput(f"This is larger than {LARGEST_BANK >> 20} MB. Split it into several files.")
    bank = parse_bank(content, name, OwnArticles(connection, teacher))
    settings = bank.quiz.settings if bank.quiz is not None else None
    if held is None or held.quiz_id is None or settings is None or settings.closes_at is None:
        return bank
    quiz = quizzes.quiz_by_slug(connection, bank_files.quiz_slug(connection, held.quiz_id))
    whom = quiz and sudden_ends.whom_it_would_end(connection, quiz, settings.closes_at)
    if not whom:
        return bank
    lines = enumerate(content.decode().split("\n"), start=1)
    line = next((number for number, words in lines if _CLOSES.search(words)), 1)
    over = Problem(name, line, "settings", f"the time in “closes” is over, and {whom}", "write a later time there")
    return Bank(None, (*bank.problems, over))


def _text(content: bytes) -> str:
    """Return the text of a file. Raises BadInput for what is none: a picture, another encoding."""
    try:
        text = shown(content)
    except UnicodeDecodeError as error:
        raise BadInput("This is not a text file in UTF-8. Save it as UTF-8 and upload it again.") from error
    if "\0" in text:
        raise BadInput("This is not a text file: it holds NUL characters. Give a YAML file, saved as UTF-8 text.")
    return text


def _file(connection: Connection, teacher: int, file_id: int) -> BankFile:
    held = bank_files.file(connection, teacher, file_id)
    if held is None:
        raise NotFound("There is no such file.")
    return held


def _name(given: str) -> str:
    """Return a file name that is one on every system: no folders, no signs that mean something."""
    plain = given.replace("\\", "/").rsplit("/", 1)[-1]
    safe = "".join(char if char.isalnum() or char in " ._-()" else "-" for char in plain).strip(" .-")
    stem = safe.removesuffix(".yaml").removesuffix(".yml")[:LONGEST_NAME].strip(" .-")
    return f"{stem or 'questions'}.yaml"
