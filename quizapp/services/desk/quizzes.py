"""A teacher's quizzes: the shelf, one with its questions, and its way from a draft to the class and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.analysis.kinds import group_of
from quizapp.errors import BadInput
from quizapp.items.difficulty import estimate
from quizapp.items.verify import verify
from quizapp.model import Article, Difficulty, Item, ItemType, Mode, QuizSettings, Record
from quizapp.services.desk.quiz_access import may_change, own_quiz, visible_quiz
from quizapp.services.desk.together import GivenAway, together
from quizapp.services.kinds import kind_of
from quizapp.services.questions import questions, texts
from quizapp.storage import desk_quizzes, quizzes, reading, writing
from quizapp.storage.desk_quizzes import Placed

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.storage.quizzes import StoredQuiz

FAULTS_SHOWN = 5
# from → to: what a teacher may do with a quiz. A draft that was put away comes back as a draft.
STEPS = {
    "draft": ("published", "archived"),
    "published": ("closed", "archived"),
    "closed": ("published", "archived"),
    "archived": ("draft", "closed", "published"),
}


@dataclass(frozen=True, slots=True)
class QuizLine:
    """A quiz as the shelf lists it."""

    slug: str
    title: str
    state: str
    questions: int
    article_slug: str
    article_title: str
    mine: bool
    shared: bool
    audience: str
    settings: QuizSettings


@dataclass(frozen=True, slots=True)
class Listed:
    """A question in a list: its row id, what it says, what it turns on, and how it stands."""

    id: int
    item: Item
    kind: str
    paragraph: int | None
    approved: bool

    @property
    def difficulty(self) -> Difficulty:
        """Return how hard it is, as its writer said or else as it is expected to be."""
        return self.item.difficulty or estimate(self.item).level


@dataclass(frozen=True, slots=True)
class Balance:
    """What a quiz is made of: pairs of words and numbers."""

    types: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    difficulties: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class QuizDesk:
    """A quiz as its page at the desk shows it.

    `given_away` are the pairs of questions that tell each other's answers; `remarks` what else is said of all together.
    """

    line: QuizLine
    description: str
    listed: tuple[Listed, ...]
    balance: Balance
    given_away: tuple[GivenAway, ...]
    remarks: tuple[str, ...]

    @property
    def asked(self) -> int:
        """Return how many questions a student is asked."""
        return sum(one.approved for one in self.listed)


def shelf(teacher: int, archived: bool = False) -> tuple[QuizLine, ...]:
    """Return the quizzes that this teacher may use, or those that were put away, the newest first."""
    with reading() as connection:
        return tuple(line_of(one, teacher) for one in desk_quizzes.quizzes_seen_by(connection, teacher, archived))


def quiz(teacher: int, slug: str) -> QuizDesk:
    """Return a quiz that this teacher may use, with its questions. Raises NotFound."""
    with reading() as connection:
        held = visible_quiz(connection, teacher, slug)
        listed = listed_of(connection, desk_quizzes.placed_in(connection, held.id))
        article = Article(texts(connection, [held.article_id])[held.article_id].text, Record(held.article_title))
        is_test = held.settings.mode is Mode.TEST
        practised = desk_quizzes.practised_in(connection, teacher, held.id) if is_test else ()
    asked = {number: one.item for number, one in enumerate(listed, 1) if one.approved}
    said = together(asked, article, is_test)
    return QuizDesk(
        line=line_of(held, teacher),
        description=held.description,
        listed=listed,
        balance=_balance([one for one in listed if one.approved]),
        given_away=said.given_away,
        remarks=(*said.remarks, *(_practised(title, count) for title, count in practised)),
    )


def change_state(teacher: int, slug: str, state: str) -> str:
    """Publish, close, put away or take back a quiz; return the state that it had.

    Raises NotFound, and BadInput for a step that is none and for a quiz that may not be published as it is.
    """
    with writing() as connection:
        held = own_quiz(connection, teacher, slug)
        if held.state == state:
            return state
        if state not in STEPS[held.state]:
            raise BadInput("That is not possible as the quiz stands now. Load its page again.")
        if state == "published":
            _refuse_unproven(connection, held)
        quizzes.set_state(connection, held.id, state)
    return held.state


def line_of(held: StoredQuiz, teacher: int) -> QuizLine:
    """Return a stored quiz as the desk lists it."""
    return QuizLine(
        slug=held.slug,
        title=held.title,
        state=held.state,
        questions=held.questions,
        article_slug=held.article_slug,
        article_title=held.article_title,
        mine=may_change(held, teacher),
        shared=held.shared,
        audience=held.audience,
        settings=held.settings,
    )


def listed_of(connection: Connection, placed: Sequence[Placed]) -> tuple[Listed, ...]:
    """Return questions as a list shows them, in the same order."""
    found = questions(connection, [one.revision_id for one in placed])
    return tuple(
        Listed(
            id=one.item_id,
            item=found[one.revision_id].item,
            kind=group_of(kind_of(found[one.revision_id].item)).label,
            paragraph=found[one.revision_id].paragraph,
            approved=one.status == "approved",
        )
        for one in placed
    )


def _refuse_unproven(connection: Connection, held: StoredQuiz) -> None:
    """Raise BadInput unless there is a question to ask and every one holds: nothing unverified is published."""
    placed = [one for one in desk_quizzes.placed_in(connection, held.id) if one.status == "approved"]
    if not placed:
        raise BadInput("There is no approved question in this quiz yet. Add some, then publish it.")
    found = questions(connection, [one.revision_id for one in placed])
    told = texts(connection, {question.article_id for question in found.values()})
    faults = [
        f"“{question.item.stem}”: {fault.message}"
        for question in found.values()
        for fault in verify(question.item, Article(told[question.article_id].text, Record(held.article_title)))
    ]
    if faults:
        raise BadInput("It cannot be published before this is corrected. " + " ".join(faults[:FAULTS_SHOWN]))


def _practised(title: str, count: int) -> str:
    questions = "1 of these questions is" if count == 1 else f"{count} of these questions are"
    return f"{questions} also in “{title}”, where students practise and see at once what is right."


def _balance(listed: Sequence[Listed]) -> Balance:
    kinds = Counter(one.kind for one in listed)
    levels = Counter(one.difficulty for one in listed)
    return Balance(
        types=tuple((words, count) for words, count in _types([one.item for one in listed]) if count),
        kinds=tuple(kinds.most_common()),
        difficulties=tuple((level.value, levels[level]) for level in Difficulty if levels[level]),
    )


def _types(items: Sequence[Item]) -> tuple[tuple[str, int], ...]:
    verdicts = [item for item in items if item.type is ItemType.TRUE_FALSE]
    return (
        _of("true statement", sum(item.key == 0 for item in verdicts)),
        _of("false statement", sum(item.key == 1 for item in verdicts)),
        ("three verdicts", sum(item.type is ItemType.THREE_VERDICTS for item in items)),
        ("multiple choice", sum(item.type not in (ItemType.TRUE_FALSE, ItemType.THREE_VERDICTS) for item in items)),
    )


def _of(noun: str, count: int) -> tuple[str, int]:
    return noun if count == 1 else f"{noun}s", count
