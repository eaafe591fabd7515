"""What the services answer with: frozen values that a page can show without asking anything further."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp.model import ItemType, Layout, Mode, Passage, QuizSettings, Record
from quizapp.services.score_views import CalibrationView, KindScore, WhereScore
from quizapp.storage.attempts import Place, State


@dataclass(frozen=True, slots=True)
class QuizCard:
    """A quiz as the home page lists it. `minutes` is an estimate for reading the article and answering; `made` says in
    words whether people or the app made its questions.
    """

    slug: str
    title: str
    description: str
    source_title: str
    publisher: str | None
    published: str | None
    article_slug: str
    questions: int
    minutes: int
    made: str
    settings: QuizSettings


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article with its record, its passages and its sentences, in the order of the text.

    A sentence is a pair of offsets; a student marks one where the quiz asks for the evidence.
    """

    slug: str
    record: Record
    text: str
    passages: tuple[Passage, ...]
    sentences: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Started:
    """The unguessable ids of an attempt (for its address) and of its student (for the session)."""

    attempt: str
    student: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The passage that settles a question; `before` and `after` are the rest of the paragraph around the quote,
    shortened where it is very long.

    `paragraph` is the number that a reader would count, None where the quote stands outside the running text.
    `start` and `end` are offsets into the article's text. `speaker` is whose words the article reports there, None
    where it says so itself or nothing is known.
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
    speaker: str | None = None


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

    `chosen` is None where the question was left unanswered. `reasons` tell of each option, in the order shown, why it
    is right or wrong, None where that is not known.
    """

    right: bool
    chosen: int | None
    key: int
    rationale: str
    reasons: tuple[str | None, ...]
    evidence: Evidence
    correction: Correction | None


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as this attempt shows it: `options` in the order shown, `answered` of `total` done so far.

    `chosen` is the answer, or in practice the draft of one that is not settled yet. `feedback` is there once the
    answer is settled; in a test, once the test is over. `version` is the highest that was saved: the next save sends
    a higher one. `where` is a pair of offsets into the article's text, `where_right`
    says with the feedback whether it settles the question, and `where_text` what stands there.
    `seconds_left` counts to the deadline (0 in the grace period), None where there is none or the attempt is over.
    `places` are all questions of a test that runs.
    """

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
    mode: Mode = Mode.PRACTICE
    layout: Layout = Layout.ONE
    state: State = State.IN_PROGRESS
    article_slug: str = ""
    flagged: bool = False
    ask_confidence: bool = False
    confidence: str | None = None
    ask_where: bool = False
    where: tuple[int, int] | None = None
    where_right: bool | None = None
    where_text: str | None = None
    version: int = 0
    seconds_left: int | None = None
    previous: int | None = None
    next: int | None = None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """One question on the score page. `feedback` is None while the attempt runs and the question is open.

    `credited` counts it as right whatever was chosen, `dropped` not at all: a teacher has decided so afterwards.
    `where_text` is the sentence that the student marked.
    """

    position: int
    type: ItemType
    stem: str
    options: tuple[str, ...]
    chosen: int | None
    feedback: Feedback | None
    kind: str = ""
    flagged: bool = False
    confidence: str | None = None
    where: tuple[int, int] | None = None
    where_right: bool | None = None
    where_text: str | None = None
    credited: bool = False
    dropped: bool = False

    @property
    def answered(self) -> bool:
        """Say whether it was answered, as far as the student may see."""
        return self.chosen is not None

    @property
    def right(self) -> bool:
        """Say whether it counts as right."""
        return self.feedback is not None and (self.feedback.right or self.credited)


@dataclass(frozen=True, slots=True)
class ResultView:
    """The score of an attempt, question by question. `finished_at` is None while questions are still open.

    `calibration` and `where` are None where the quiz does not ask or nothing was said; `student_code` brings the
    student back on another device. `missed_only`: it asked only what had been missed before.
    """

    quiz_title: str
    quiz_slug: str
    attempt: str
    student_name: str
    points: int
    total: int
    finished_at: datetime | None
    questions: tuple[QuestionResult, ...]
    mode: Mode = Mode.PRACTICE
    state: State = State.FINISHED
    meaning: str = ""
    by_kind: tuple[KindScore, ...] = ()
    calibration: CalibrationView | None = None
    where: WhereScore | None = None
    student_code: str = ""
    missed_only: bool = False


@dataclass(frozen=True, slots=True)
class HandedIn:
    """All that a student may know of a test whose results are held back: when it was handed in, how much was answered.

    `comes_at` is when the results come by themselves, None where the teacher says when.
    """

    quiz_title: str
    quiz_slug: str
    attempt: str
    student_name: str
    finished_at: datetime | None
    answered: int
    total: int
    comes_at: datetime | None
    student_code: str


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
