"""Queries on the YAML files that teachers keep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from quizapp.storage.database import now
from quizapp.storage.tables import BankFileRow


@dataclass(frozen=True, slots=True)
class BankFile:
    """A stored file. Its questions are the items of the bank `bank`."""

    id: int
    name: str
    content: bytes
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


def add_file(connection: Connection, teacher: int, name: str, content: bytes) -> int:
    """Store a new file; return its row id."""
    time = now()
    values = {"owner_id": teacher, "name": name, "content": content, "version": 1}
    statement = insert(BankFileRow).values(**values, created_at=time, changed_at=time)
    return int(connection.execute(statement.returning(BankFileRow.id)).scalar_one())


def change_file(connection: Connection, file_id: int, name: str, content: bytes) -> None:
    """Keep another content for a file."""
    values = {"name": name, "content": content, "version": BankFileRow.version + 1, "changed_at": now()}
    connection.execute(update(BankFileRow).where(BankFileRow.id == file_id).values(**values))


def rests_on(connection: Connection, file_id: int, article_id: int, quiz_id: int | None) -> None:
    """Note which article and which quiz a file's questions belong to."""
    statement = update(BankFileRow).where(BankFileRow.id == file_id)
    connection.execute(statement.values(article_id=article_id, quiz_id=quiz_id))
