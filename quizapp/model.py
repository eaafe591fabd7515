"""What the whole app speaks of: articles, passages, items and their proof. Plain frozen values.

Offsets count characters (Unicode code points) of `Article.text`; `start` is inclusive, `end` exclusive,
as in the W3C Web Annotation TextPositionSelector (https://www.w3.org/TR/annotation-model/#text-position-selector).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Record:
    """The bibliographic record of an article. Dates stay as written (ISO 8601 where known)."""

    title: str
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    note: str | None = None
    source_title: str | None = None
    source_published: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A text that is never altered, with its record."""

    text: str
    record: Record

    @property
    def title(self) -> str:
        """Return the title from the record."""
        return self.record.title

    @property
    def sha256(self) -> str:
        """Return the fingerprint of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class PassageKind(StrEnum):
    """What a block of an article is. Only prose (and lists and block quotes) may be cited or claimed from."""

    PROSE = "prose"
    LIST = "list"
    TABLE = "table"
    HEADLINE = "headline"
    SUBHEADING = "subheading"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the article. `number` counts what a reader would call a paragraph, from 1; None for the rest."""

    start: int
    end: int
    kind: PassageKind
    number: int | None


@dataclass(frozen=True, slots=True)
class Citation:
    """The words that settle an item: a TextPositionSelector and a TextQuoteSelector in one.

    Invariant, checked by `items.verify`: `article.text[start:end] == quote`.
    """

    quote: str
    start: int
    end: int

    def overlaps(self, other: Citation) -> bool:
        """Tell whether two quotes of one article share words."""
        return self.start < other.end and other.start < self.end


class ItemType(StrEnum):
    """How an item is answered, hence how it is shown and scored."""

    TRUE_FALSE = "true_false"
    THREE_VERDICTS = "three_verdicts"
    MULTIPLE_CHOICE = "multiple_choice"
    WHICH_STATEMENT = "which_statement"
    EVIDENCE = "evidence"
    ATTRIBUTION = "attribution"


class Provenance(StrEnum):
    """Who wrote the item. It is verified and linted the same whoever did."""

    AUTHORED = "authored"
    GENERATED = "generated"
    IMPORTED = "imported"


class Difficulty(StrEnum):
    """How hard the item is expected to be."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Edit:
    """What a false statement changed. `start` is where `replacement` stands in the item's stem.

    Putting `original` back there gives the statement that the citation supports.
    """

    kind: str
    original: str
    replacement: str
    start: int

    @property
    def end(self) -> int:
        """Return the end of the replacement in the stem."""
        return self.start + len(self.replacement)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose from, with what is known about why it is right or wrong."""

    text: str
    feedback: str | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """How a generated item came about: the rule, the sentence that it started from, and the rule's inputs."""

    rule: str
    start: int
    end: int
    inputs: tuple[tuple[str, str], ...] = ()

    @property
    def speaker(self) -> str | None:
        """Return whose words the article reports there, None where it says so itself or nothing is known."""
        return dict(self.inputs).get("speaker")

    @property
    def fact(self) -> tuple[int, int] | None:
        """Return where in the article the words stand on which the item turns, None where that is not known."""
        start, _, end = dict(self.inputs).get("fact", "").partition("-")
        return (int(start), int(end)) if start.isdecimal() and end.isdecimal() else None


TRUE_FALSE_OPTIONS = (Option("True"), Option("False"))
THREE_VERDICTS_OPTIONS = (Option("Supported"), Option("Contradicted"), Option("Not stated"))


@dataclass(frozen=True, slots=True)
class Item:
    """A question with its proof. In the interface it is called a question.

    `stem` is the question, or the statement to judge. `key` is an index into `options`. `kind` says what the item
    asks about ("number", "date", "name", "who said it" …) for balance, difficulty and a student's results.
    `fixed_order` is true where the order of the options means something.
    """

    id: str
    type: ItemType
    stem: str
    options: tuple[Option, ...]
    key: int
    citation: Citation
    rationale: str = ""
    edit: Edit | None = None
    kind: str = ""
    difficulty: Difficulty | None = None
    tags: tuple[str, ...] = ()
    provenance: Provenance = Provenance.AUTHORED
    proof: Proof | None = None
    fixed_order: bool = False

    @property
    def is_statement(self) -> bool:
        """Tell whether it is a statement to judge, whatever form the verdict has."""
        return self.type in (ItemType.TRUE_FALSE, ItemType.THREE_VERDICTS)

    @property
    def asks_for_a_source(self) -> bool:
        """Tell whether it asks whose words something is: "Who said …?", "It was … who said".

        A statement that only gives its source ("According to …") is judged by what it says.
        """
        sets_statements = self.is_statement or self.type is ItemType.WHICH_STATEMENT
        return self.kind == "speaker" or (self.kind == "who said it" and not sets_statements)

    @property
    def names_a_source(self) -> bool:
        """Tell whether it is a statement on whose words something is: "It was … who said"."""
        return self.is_statement and self.kind == "speaker"

    @property
    def key_text(self) -> str:
        """Return the text of the right option."""
        return self.options[self.key].text

    @property
    def distractors(self) -> tuple[str, ...]:
        """Return the texts of the wrong options: of all, where the key is none of them."""
        return tuple(option.text for index, option in enumerate(self.options) if index != self.key)

    @property
    def true_statement(self) -> str | None:
        """Return the statement with the edit taken back, or None where nothing was edited."""
        if self.edit is None:
            return None
        return self.stem[: self.edit.start] + self.edit.original + self.stem[self.edit.end :]


def content_id(item_type: ItemType, stem: str, options: tuple[Option, ...], key: int, quote: str) -> str:
    """Return an item id made of what the item says: the same question twice gets the same id.

    Distractors count as a set, so that their order does not matter.
    """
    distractors = sorted(o.text for i, o in enumerate(options) if i != key)
    parts = [item_type.value, stem, options[key].text, distractors, quote]
    digest = hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return f"q-{digest.hexdigest()[:12]}"


class Mode(StrEnum):
    """When a student learns what was right: after each answer, or when everything is handed in."""

    PRACTICE = "practice"
    TEST = "test"


class Results(StrEnum):
    """When students see the results of a test: each when they hand in, or all together when nobody writes any more."""

    AT_ONCE = "at once"
    TOGETHER = "together"


class Layout(StrEnum):
    """How a quiz is laid out: one question a page, or all on one."""

    ONE = "one"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class QuizSettings:
    """How a quiz is taken. `time_limit` is in seconds; times are aware; None is no limit.

    Where options are not shuffled, everybody sees the same order. An item's own fixed order always wins. `results` is
    about tests: in practice each answer has its outcome at once.
    """

    mode: Mode = Mode.PRACTICE
    layout: Layout = Layout.ONE
    shuffle_questions: bool = False
    shuffle_options: bool = True
    time_limit: int | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    max_attempts: int | None = None
    ask_confidence: bool = False
    ask_where: bool = False
    results: Results = Results.AT_ONCE


@dataclass(frozen=True, slots=True)
class Quiz:
    """A named list of items on one article, as a file or the generator gives it.

    `settings` is None where nothing was said about how it is taken; an import then leaves that as it is.
    """

    title: str
    article: Article
    items: tuple[Item, ...]
    description: str = ""
    id: str | None = None
    settings: QuizSettings | None = None
