"""Queries on the YAML files that teachers keep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from quizapp.storage.database import now
from quizapp.storage.tables import BankFileRow, ItemRow, QuizItemRow, QuizRow


@dataclass(frozen=True, slots=True)
class BankFile:
    """A stored file. Its questions are the items of the bank `bank`."""

    id: int
    name: str
    content: bytes
    draft: str | None
    version: int
    article_id: int | None
    quiz_id: int | None
    changed_at: datetime

    @property
    def bank(self) -> str:
        """Return the name of the bank that its questions belong to; no quiz can have it, for the stroke in it."""
        return f"file/{self.id}"


COLUMNS = (
    BankFileRow.id,
    BankFileRow.name,
    BankFileRow.content,
    BankFileRow.draft,
    BankFileRow.version,
    BankFileRow.article_id,
    BankFileRow.quiz_id,
    BankFileRow.changed_at,
)


def files(connection: Connection, teacher: int) -> tuple[BankFile, ...]:
    """Return the files of a teacher, the one that was changed last first."""
    statement = select(*COLUMNS).where(BankFileRow.owner_id == teacher).order_by(BankFileRow.changed_at.desc())
    return tuple(BankFile(*row) for row in connection.execute(statement.order_by(BankFileRow.id.desc())))


def file(connection: Connection, teacher: int, file_id: int) -> BankFile | None:
    """Return one file of a teacher, or None."""
    statement = select(*COLUMNS).where(BankFileRow.owner_id == teacher, BankFileRow.id == file_id)
    row = connection.execute(statement).one_or_none()
    return BankFile(*row) if row else None


def add_file(connection: Connection, teacher: int, name: str, content: bytes, draft: str | None = None) -> int:
    """Store a new file; return its row id."""
    time = now()
    values = {"owner_id": teacher, "name": name, "content": content, "draft": draft, "version": 1}
    statement = insert(BankFileRow).values(**values, created_at=time, changed_at=time)
    return int(connection.execute(statement.returning(BankFileRow.id)).scalar_one())


def change_file(connection: Connection, file_id: int, content: bytes | None = None, draft: str | None = None) -> None:
    """Keep another content for a file, or a draft beside it."""
    values: dict[str, Any] = {"draft": draft, "version": BankFileRow.version + 1, "changed_at": now()}
    values |= {"content": content} if content is not None else {}
    connection.execute(update(BankFileRow).where(BankFileRow.id == file_id).values(**values))


def file_of_bank(connection: Connection, bank: str) -> BankFile | None:
    """Return the file whose questions make up a bank, or None."""
    prefix, _, number = bank.partition("/")
    if prefix != "file" or not number.isdigit():
        return None
    row = connection.execute(select(*COLUMNS).where(BankFileRow.id == int(number))).one_or_none()
    return BankFile(*row) if row else None


def give_quiz(connection: Connection, quiz_id: int, teacher: int) -> None:
    """Make a quiz that a file has just brought its teacher's, not yet published."""
    connection.execute(update(QuizRow).where(QuizRow.id == quiz_id).values(owner_id=teacher, state="draft"))


def rests_on(connection: Connection, file_id: int, article_id: int, quiz_id: int | None) -> None:
    """Note which article and which quiz a file's questions belong to."""
    statement = update(BankFileRow).where(BankFileRow.id == file_id)
    connection.execute(statement.values(article_id=article_id, quiz_id=quiz_id))


def quiz_slug(connection: Connection, quiz_id: int) -> str:
    """Return the slug of the quiz that a file brings."""
    return connection.execute(select(QuizRow.slug).where(QuizRow.id == quiz_id)).scalar_one()


def asked_beside(connection: Connection, quiz_id: int, bank: str) -> tuple[int, ...]:
    """Return the items of a quiz that somebody has put there beside those of the file, in order."""
    statement = (
        select(QuizItemRow.item_id)
        .join(ItemRow, ItemRow.id == QuizItemRow.item_id)
        .where(QuizItemRow.quiz_id == quiz_id, ItemRow.bank != bank)
        .order_by(QuizItemRow.position)
    )
    return tuple(connection.scalars(statement))
