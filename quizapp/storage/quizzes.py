"""Queries on quizzes and the items in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, delete, func, insert, or_, select, update

from quizapp.model import Layout, Mode, Provenance, QuizSettings, Results
from quizapp.storage import time_limits
from quizapp.storage.database import now
from quizapp.storage.held_back import keep_shown
from quizapp.storage.slugs import free_slug
from quizapp.storage.tables import ArticleRow, ItemRevisionRow, ItemRow, QuizItemRow, QuizRow


@dataclass(frozen=True, slots=True)
class Heading:
    """What a quiz is called and which article it rests on."""

    title: str
    description: str
    article_id: int


@dataclass(frozen=True, slots=True)
class StoredQuiz:
    """A quiz with what its card shows of its article."""

    id: int
    slug: str
    title: str
    description: str
    provenance: str
    article_id: int
    article_slug: str
    article_title: str
    publisher: str | None
    published: str | None
    words: int
    questions: int
    owner_id: int | None
    shared: bool
    state: str
    audience: str
    settings: QuizSettings

    @property
    def heading(self) -> Heading:
        """Return what an import may change."""
        return Heading(self.title, self.description, self.article_id)


SETTINGS_NAMES = tuple(field.name for field in fields(QuizSettings))
SETTINGS_COLUMNS = tuple(getattr(QuizRow, name) for name in SETTINGS_NAMES)
COUNT = (
    select(func.count())
    .select_from(QuizItemRow)
    .join(ItemRow, ItemRow.id == QuizItemRow.item_id)
    .where(QuizItemRow.quiz_id == QuizRow.id, ItemRow.status == "approved")
    .correlate(QuizRow)
    .scalar_subquery()
)
ALL = (
    select(
        QuizRow.id,
        QuizRow.slug,
        QuizRow.title,
        QuizRow.description,
        QuizRow.provenance,
        QuizRow.article_id,
        ArticleRow.slug.label("article_slug"),
        ArticleRow.title.label("article_title"),
        ArticleRow.publisher,
        ArticleRow.published,
        ArticleRow.words,
        COUNT.label("questions"),
        QuizRow.owner_id,
        QuizRow.shared,
        QuizRow.state,
        QuizRow.audience,
        *SETTINGS_COLUMNS,
    )
    .join(ArticleRow, ArticleRow.id == QuizRow.article_id)
    .order_by(QuizRow.id)
)
OFFERED = ALL.where(QuizRow.state == "published", QuizRow.audience == "everyone")
BY_SLUG = ALL.where(QuizRow.slug == bindparam("slug"))
NEWEST_REVISIONS = (
    select(ItemRevisionRow.id, ItemRow.id)
    .join(ItemRow, and_(ItemRow.id == ItemRevisionRow.item_id, ItemRow.latest == ItemRevisionRow.number))
    .join(QuizItemRow, QuizItemRow.item_id == ItemRow.id)
    .where(QuizItemRow.quiz_id == bindparam("quiz_id"), ItemRow.status == "approved")
    .order_by(QuizItemRow.position)
)
# A file keeps the proof that the app gave a question, but not its provenance.
BY_THE_APP = or_(ItemRevisionRow.provenance == Provenance.GENERATED.value, ItemRevisionRow.proof.is_not(None))
MADE_BY_THE_APP = (
    select(QuizItemRow.quiz_id, func.count())
    .join(ItemRow, ItemRow.id == QuizItemRow.item_id)
    .join(ItemRevisionRow, and_(ItemRevisionRow.item_id == ItemRow.id, ItemRevisionRow.number == ItemRow.latest))
    .where(QuizItemRow.quiz_id.in_(bindparam("quizzes", expanding=True)), ItemRow.status == "approved", BY_THE_APP)
    .group_by(QuizItemRow.quiz_id)
)


def all_quizzes(connection: Connection) -> tuple[StoredQuiz, ...]:
    """Return every quiz in the order in which they came."""
    return tuple(_quiz(row) for row in connection.execute(ALL))


def offered_quizzes(connection: Connection) -> tuple[StoredQuiz, ...]:
    """Return the quizzes that every student may take, in the order in which they came."""
    return tuple(_quiz(row) for row in connection.execute(OFFERED))


def stored(connection: Connection, statement: Select[*tuple[Any, ...]]) -> tuple[StoredQuiz, ...]:
    """Return the quizzes that a narrowing of ALL finds."""
    return tuple(_quiz(row) for row in connection.execute(statement))


def quiz_by_slug(connection: Connection, slug: str) -> StoredQuiz | None:
    """Return one quiz, or None."""
    row = connection.execute(BY_SLUG, {"slug": slug}).one_or_none()
    return _quiz(row) if row else None


def slugs_like(connection: Connection, slug: str) -> tuple[str, ...]:
    """Return the slugs of the quizzes that have this title's slug, with or without a number, oldest first."""
    numbered = QuizRow.slug.startswith(f"{slug}-", autoescape=True)
    return tuple(connection.scalars(select(QuizRow.slug).where((QuizRow.slug == slug) | numbered).order_by(QuizRow.id)))


def newest_revisions(connection: Connection, quiz_id: int) -> dict[int, int]:
    """Return the revisions that a new attempt gets, in the order of the quiz: item id by revision id.

    A question that its teacher has taken back to a draft, or rejected, is not among them.
    """
    return {row[0]: row[1] for row in connection.execute(NEWEST_REVISIONS, {"quiz_id": quiz_id})}


def made_by_the_app(connection: Connection, quiz_ids: Sequence[int]) -> dict[int, int]:
    """Return how many questions of each of these quizzes the app has made, as they stand now; none that has none."""
    return {row[0]: row[1] for row in connection.execute(MADE_BY_THE_APP, {"quizzes": list(quiz_ids)})}


def new_quiz_slug(connection: Connection, title: str) -> str:
    """Return a free slug for a quiz of that title."""
    return free_slug(connection, QuizRow.slug, title, "quiz")


def add_quiz(
    connection: Connection, slug: str, heading: Heading, provenance: str, settings: QuizSettings | None = None
) -> int:
    """Store a new quiz, with the usual settings where none are given; return its row id."""
    time = now()
    values = asdict(heading) | asdict(settings or QuizSettings())
    values |= {"slug": slug, "provenance": provenance, "created_at": time, "changed_at": time}
    return int(connection.execute(insert(QuizRow).values(**values).returning(QuizRow.id)).scalar_one())


def change_quiz(connection: Connection, quiz_id: int, heading: Heading) -> None:
    """Give a quiz another title, description or article."""
    values = asdict(heading) | {"changed_at": now()}
    connection.execute(update(QuizRow).where(QuizRow.id == quiz_id).values(**values))


def change_settings(connection: Connection, quiz_id: int, settings: QuizSettings) -> None:
    """Let a quiz be taken in another way, also by those who are taking it; but nobody loses time that they had."""
    time_limits.hold_alone(connection, quiz_id)
    keep_shown(connection, quiz_id)
    values = asdict(settings) | {"changed_at": now()}
    connection.execute(update(QuizRow).where(QuizRow.id == quiz_id).values(**values))
    time_limits.lengthen(connection, quiz_id, settings.time_limit)


def set_state(connection: Connection, quiz_id: int, state: str) -> None:
    """Make a quiz a draft, published, closed or archived."""
    connection.execute(update(QuizRow).where(QuizRow.id == quiz_id).values(state=state, changed_at=now()))


def set_items(connection: Connection, quiz_id: int, items: Sequence[int]) -> None:
    """Make these items, in this order, the questions of the quiz."""
    connection.execute(delete(QuizItemRow).where(QuizItemRow.quiz_id == quiz_id))
    rows = [{"quiz_id": quiz_id, "position": place, "item_id": item} for place, item in enumerate(items, start=1)]
    if rows:
        connection.execute(insert(QuizItemRow), rows)


def settings_of(values: Sequence[Any]) -> QuizSettings:
    """Return the settings from the values of SETTINGS_COLUMNS."""
    given = dict(zip(SETTINGS_NAMES, values, strict=True))
    words = {name: word(given[name]) for name, word in (("mode", Mode), ("layout", Layout), ("results", Results))}
    return QuizSettings(**given | words)


def _quiz(row: Row[*tuple[Any, ...]]) -> StoredQuiz:
    values: Sequence[Any] = row
    split = len(values) - len(SETTINGS_COLUMNS)
    return StoredQuiz(*(*values[:split], settings_of(values[split:])))
