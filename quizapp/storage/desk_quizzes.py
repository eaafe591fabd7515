"""Queries on quizzes as teachers have them: whose they are, and all that is in them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, exists, func, or_, select, update

from quizapp.model import Mode
from quizapp.storage import questions, quizzes
from quizapp.storage.database import now
from quizapp.storage.questions import NEWEST
from quizapp.storage.quizzes import Heading, StoredQuiz, new_quiz_slug
from quizapp.storage.tables import ArticleRow, AttemptRow, ItemRevisionRow, ItemRow, QuizItemRow, QuizRow


@dataclass(frozen=True, slots=True)
class Placed:
    """A question of a quiz or of an article: its row id, newest revision, and how it stands."""

    item_id: int
    revision_id: int
    status: str


def seen_by(teacher: int) -> ColumnElement[bool]:
    """Return the condition for quizzes that a teacher may use: their own, nobody's, and shared ones."""
    return or_(QuizRow.owner_id == teacher, QuizRow.owner_id.is_(None), QuizRow.shared.is_(True))


def quizzes_seen_by(connection: Connection, teacher: int, archived: bool = False) -> tuple[StoredQuiz, ...]:
    """Return the quizzes that are a teacher's, nobody's or shared, the newest first; those put away by themselves."""
    state = QuizRow.state == "archived" if archived else QuizRow.state != "archived"
    statement = quizzes.ALL.where(seen_by(teacher), state).order_by(None).order_by(QuizRow.id.desc())
    return quizzes.stored(connection, statement)


def add_draft(connection: Connection, teacher: int, slug: str, heading: Heading, provenance: str) -> int:
    """Store a new quiz of a teacher that students do not see yet; return its row id."""
    quiz_id = quizzes.add_quiz(connection, slug, heading, provenance)
    connection.execute(update(QuizRow).where(QuizRow.id == quiz_id).values(owner_id=teacher, state="draft"))
    return quiz_id


def change_reach(connection: Connection, quiz_id: int, audience: str, shared: bool) -> None:
    """Say which students may find a quiz, and whether other teachers may use it."""
    values = {"audience": audience, "shared": shared, "changed_at": now()}
    connection.execute(update(QuizRow).where(QuizRow.id == quiz_id).values(**values))


def is_taken(connection: Connection, quiz_id: int) -> bool:
    """Say whether anybody has begun a quiz."""
    return bool(connection.scalar(select(exists().where(AttemptRow.quiz_id == quiz_id))))


def name_anew(connection: Connection, quiz_id: int, title: str) -> str:
    """Give a quiz a free slug for its title, its own being free for it too; return it."""
    quiz = update(QuizRow).where(QuizRow.id == quiz_id)
    connection.execute(quiz.values(slug=f"-{quiz_id}"))  # no title gives such a slug
    slug = new_quiz_slug(connection, title)
    connection.execute(quiz.values(slug=slug))
    return slug


def placed_in(connection: Connection, quiz_id: int) -> tuple[Placed, ...]:
    """Return all questions of a quiz in order, also those that students are not asked."""
    statement = (
        select(ItemRow.id, ItemRevisionRow.id, ItemRow.status)
        .join(QuizItemRow, QuizItemRow.item_id == ItemRow.id)
        .join(ItemRevisionRow, NEWEST)
        .where(QuizItemRow.quiz_id == quiz_id)
        .order_by(QuizItemRow.position)
    )
    return tuple(Placed(*row) for row in connection.execute(statement))


def practised_in(connection: Connection, teacher: int, quiz_id: int) -> tuple[tuple[str, int], ...]:
    """Return the quizzes that a teacher may use in which students practise questions of this one: title, how many."""
    here = select(QuizItemRow.item_id).where(QuizItemRow.quiz_id == quiz_id)
    statement = (
        select(QuizRow.title, func.count())
        .join(QuizItemRow, QuizItemRow.quiz_id == QuizRow.id)
        .join(ItemRow, ItemRow.id == QuizItemRow.item_id)
        .where(QuizRow.id != quiz_id, QuizRow.mode == Mode.PRACTICE, QuizRow.state == "published", seen_by(teacher))
        .where(ItemRow.status == "approved", QuizItemRow.item_id.in_(here))
        .group_by(QuizRow.id)
        .order_by(QuizRow.id)
    )
    return tuple((row[0], row[1]) for row in connection.execute(statement))


def approved_on(connection: Connection, teacher: int, article_id: int) -> tuple[Placed, ...]:
    """Return the approved questions on an article that a teacher may use, in the order of the text."""
    statement = (
        select(ItemRow.id, ItemRevisionRow.id, ItemRow.status)
        .join(ItemRevisionRow, NEWEST)
        .join(ArticleRow, ArticleRow.id == ItemRevisionRow.article_id)
        .where(ItemRevisionRow.article_id == article_id, ItemRow.status == "approved", questions.seen_by(teacher))
        .order_by(ItemRevisionRow.quote_start, ItemRow.id)
    )
    return tuple(Placed(*row) for row in connection.execute(statement))
