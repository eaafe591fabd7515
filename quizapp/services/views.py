"""What the services answer with: frozen values that a page can show without asking anything further."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp.model import ItemType, Passage, Record


@dataclass(frozen=True, slots=True)
class QuizCard:
    """A quiz as the home page lists it. `minutes` is an estimate for reading the article and answering."""

    slug: str
    title: str
    description: str
    source_title: str
    publisher: str | None
    published: str | None
    article_slug: str
    questions: int
    minutes: int
    generated: bool


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article with its record and its passages, in the order of the text."""

    slug: str
    record: Record
    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Started:
    """The unguessable ids of an attempt (for its address) and of its student (for the session)."""

    attempt: str
    student: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The passage that settles a question; `before` and `after` are the rest of the paragraph around the quote.

    `paragraph` is the number that a reader would count, None where the quote stands outside the running text.
    `start` and `end` are offsets into the article's text.
    """

    article_slug: str
    title: str
    publisher: str | None
    published: str | None
    paragraph: int | None
    before: str
    quote: str
    after: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Correction:
    """What a false statement changed, and the rest of the statement around the change."""

    kind: str
    original: str
    replacement: str
    statement_before: str
    statement_after: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """The outcome of an answer with its proof. `chosen` and `key` are indices in the order shown.

    `chosen` is None where the question was left unanswered.
    """

    right: bool
    chosen: int | None
    key: int
    rationale: str
    option_feedback: str | None
    evidence: Evidence
    correction: Correction | None


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as this attempt shows it: `options` in the order shown, `answered` of `total` done so far."""

    quiz_title: str
    quiz_slug: str
    attempt: str
    position: int
    total: int
    type: ItemType
    stem: str
    options: tuple[str, ...]
    chosen: int | None
    feedback: Feedback | None
    answered: int


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """One question on the score page. `feedback` is None while the attempt runs and the question is open."""

    position: int
    type: ItemType
    stem: str
    options: tuple[str, ...]
    chosen: int | None
    feedback: Feedback | None


@dataclass(frozen=True, slots=True)
class ResultView:
    """The score of an attempt, question by question. `finished_at` is None while questions are still open."""

    quiz_title: str
    quiz_slug: str
    attempt: str
    student_name: str
    points: int
    total: int
    finished_at: datetime | None
    questions: tuple[QuestionResult, ...]


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """How many questions an import added, updated, left as they were and took out of the quiz of this slug."""

    added: int
    updated: int
    unchanged: int
    removed: int
    quiz: str


@dataclass(frozen=True, slots=True)
class Health:
    """The state of the app for a monitor: the database answers, and its structure is the program's."""

    database: str
    revision: str
