"""What the pages of a class's results show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp.analysis.calibration import FAIRLY_SURE
from quizapp.analysis.item_statistics import Flag
from quizapp.analysis.spread import Spread
from quizapp.services.views import Evidence
from quizapp.storage.attempts import State
from quizapp.storage.releasing import ShownLast


@dataclass(frozen=True, slots=True)
class OptionFigures:
    """How many chose an option, and their share of all who were asked, from 0 to 1."""

    label: str
    text: str
    chosen: int
    share: float
    is_key: bool
    is_accepted: bool


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """A question in the terms of classical test theory, each figure resting on `attempts`.

    It is shown as it is now, or as it was answered last where it has become another question since (`is_changed`);
    `revision_id` is that state. `otherwise` counts those who answered another question or chose what it no longer
    offers, who are not among the options; `by_other_key` those of the options who were marked by another key.
    `has_left` tells that the quiz no longer asks it.
    `facility` is the share of right answers; `discrimination` the corrected point-biserial correlation;
    `efficiency` the share of distractors that at least one student in twenty chooses. None is "not defined yet".
    """

    item_id: int
    revision_id: int
    position: int
    stem: str
    kind: str
    attempts: int
    right: int
    unanswered: int
    otherwise: int
    by_other_key: int
    is_changed: bool
    has_left: bool
    options: tuple[OptionFigures, ...]
    facility: float | None
    discrimination: float | None
    efficiency: float | None
    flags: tuple[Flag, ...]
    is_dropped: bool
    reports: int


@dataclass(frozen=True, slots=True)
class KindFigures:
    """How often questions of one kind were right; `advice` is what to practise, or ""."""

    label: str
    right: int
    asked: int
    advice: str

    @property
    def share(self) -> float:
        """Return the share of right answers, from 0 to 1."""
        return self.right / self.asked if self.asked else 0.0


@dataclass(frozen=True, slots=True)
class StudentFigures:
    """How a student did in their first finished attempt, or where they stand; `attempts` counts all of them.

    `id` is None for who has not begun: there are no answers to look at.
    """

    id: int | None
    name: str
    state: State | None
    answered: int
    questions: int
    points: int | None
    total: int
    attempts: int
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class Reliability:
    """KR-20 of the quiz, and the standard error of measurement in points; None where not defined."""

    kr20: float | None
    standard_error: float | None


@dataclass(frozen=True, slots=True)
class ClassChoice:
    """A class whose results can be looked at alone."""

    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Release:
    """How it stands with results that come together.

    `held_back` have handed in and wait, `under_way` still write, `shown` see their results or will when they hand in.
    `comes_at` is when they come by themselves, None where that is not known or the teacher has to show them.
    `hideable` is what was shown last and can be hidden again, None where the hours show it anyway.
    """

    held_back: int
    under_way: int
    shown: int
    comes_at: datetime | None
    hideable: ShownLast | None = None

    @property
    def is_waited_for(self) -> bool:
        """Say whether there is anything to show."""
        return bool(self.held_back or self.under_way)


@dataclass(frozen=True, slots=True)
class QuizResults:
    """A class at a glance. `spread` is None before anybody has finished; `is_few` warns that figures still move.

    `students` are those of one page of `pages`; a class is always on one page. `release` tells of results that
    are shown together, None where each student sees them at once.
    """

    slug: str
    title: str
    class_name: str | None
    class_code: str | None
    classes: tuple[ClassChoice, ...]
    started: int
    finished: int
    spread: Spread | None
    reliability: Reliability
    is_few: bool
    questions: tuple[QuestionFigures, ...]
    kinds: tuple[KindFigures, ...]
    students: tuple[StudentFigures, ...]
    page: int
    pages: int
    may_mend: bool
    release: Release | None


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure a number of answers was: `mean` of what was stated, from 0 to 1; None where the answers are too few."""

    answers: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class Beside:
    """What a class said beside its answers to one question. `marked` counts who marked a sentence.

    `marked_right` is how many marked one that settles the question, None where too few marked any; `most_marked` is the
    other sentence that was marked most, with how often, None where that says nothing. `right` and `wrong` are about
    the answers that were so.
    """

    marked: int
    marked_right: int | None
    most_marked: tuple[str, int] | None
    right: Sureness
    wrong: Sureness

    @property
    def sure_of_wrong(self) -> bool:
        """Say whether those who were wrong were sure of it: that is worth a word in class."""
        return self.wrong.mean is not None and self.wrong.mean >= FAIRLY_SURE


@dataclass(frozen=True, slots=True)
class Explained:
    """A question for the projector: its options with how many chose each, and the passage that settles it.

    `beside` is what was said beside the answers, None where nothing was.
    """

    figures: QuestionFigures
    evidence: Evidence
    rationale: str
    feedback: tuple[str | None, ...]
    beside: Beside | None
    previous: int | None
    next: int | None
