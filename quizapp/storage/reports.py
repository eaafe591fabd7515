"""Queries on reports of questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, insert, select, update

from quizapp.storage.database import now
from quizapp.storage.tables import AttemptRow, ItemRevisionRow, ItemRow, ReportRow, ResponseRow, StudentRow


@dataclass(frozen=True, slots=True)
class StoredReport:
    """What a student said of an item, and of which revision. The student is None where they have left since."""

    id: int
    item_id: int
    revision_id: int
    reason: str
    text: str
    student_id: int | None
    student_name: str | None
    changed_at: datetime


# A report is open until the teacher has settled it or the item has another revision.
OPEN = and_(
    ReportRow.settled_at.is_(None),
    ReportRow.item_revision_id == ItemRevisionRow.id,
    ItemRevisionRow.number == ItemRow.latest,
)


def keep_report(connection: Connection, student_id: int, revision_id: int, reason: str, text: str) -> None:
    """Store what a student says of an item, in place of what they said before."""
    item_id = connection.execute(select(ItemRevisionRow.item_id).where(ItemRevisionRow.id == revision_id)).scalar_one()
    said = {"item_revision_id": revision_id, "reason": reason, "text": text, "changed_at": now(), "settled_at": None}
    before = update(ReportRow).where(ReportRow.student_id == student_id, ReportRow.item_id == item_id)
    if connection.execute(before.values(**said)).rowcount:
        return
    connection.execute(insert(ReportRow).values(student_id=student_id, item_id=item_id, created_at=now(), **said))


def open_reports(connection: Connection, item_ids: Sequence[int]) -> dict[int, int]:
    """Return how many reports of each of these items nobody has dealt with; items without any are left out."""
    statement = (
        select(ReportRow.item_id, func.count())
        .join(ItemRow, ItemRow.id == ReportRow.item_id)
        .join(ItemRevisionRow, ItemRevisionRow.item_id == ItemRow.id)
        .where(OPEN, ReportRow.item_id.in_(bindparam("items", expanding=True)))
        .group_by(ReportRow.item_id)
    )
    return {row[0]: row[1] for row in connection.execute(statement, {"items": list(item_ids)})}


def reports_of(connection: Connection, item_ids: Sequence[int]) -> tuple[StoredReport, ...]:
    """Return the reports of these items that nobody has dealt with, newest first."""
    statement = (
        select(
            ReportRow.id,
            ReportRow.item_id,
            ReportRow.item_revision_id.label("revision_id"),
            ReportRow.reason,
            ReportRow.text,
            ReportRow.student_id,
            StudentRow.name.label("student_name"),
            ReportRow.changed_at,
        )
        .join(ItemRow, ItemRow.id == ReportRow.item_id)
        .join(ItemRevisionRow, ItemRevisionRow.item_id == ItemRow.id)
        .outerjoin(StudentRow, StudentRow.id == ReportRow.student_id)
        .where(OPEN, ReportRow.item_id.in_(bindparam("items", expanding=True)))
        .order_by(ReportRow.changed_at.desc(), ReportRow.id.desc())
    )
    rows: Sequence[Any] = connection.execute(statement, {"items": list(item_ids)}).all()
    return tuple(StoredReport(**row._mapping) for row in rows)


def item_of(connection: Connection, report_id: int) -> int | None:
    """Return the row id of the item that a report is about, or None."""
    return connection.execute(select(ReportRow.item_id).where(ReportRow.id == report_id)).scalar_one_or_none()


def reported_answers(connection: Connection, quiz_id: int, students: Iterable[int]) -> dict[tuple[int, int], int]:
    """Return the newest answer of these students to each revision within a quiz, by student and revision."""
    statement = (
        select(AttemptRow.student_id, ResponseRow.item_revision_id, ResponseRow.choice)
        .join(ResponseRow, ResponseRow.attempt_id == AttemptRow.id)
        .where(
            AttemptRow.quiz_id == quiz_id, AttemptRow.student_id.in_(list(students)), ResponseRow.choice.is_not(None)
        )
        .order_by(AttemptRow.id)
    )
    rows: Sequence[Any] = connection.execute(statement).all()
    return {(student, revision): choice for student, revision, choice in rows}


def settle_all(connection: Connection, item_id: int) -> None:
    """Say that every report of an item has been dealt with."""
    open_ones = (ReportRow.item_id == item_id, ReportRow.settled_at.is_(None))
    connection.execute(update(ReportRow).where(*open_ones).values(settled_at=now()))


def settle(connection: Connection, report_id: int, settled: bool = True) -> None:
    """Say that a report has been dealt with, or that it has not after all."""
    statement = update(ReportRow).where(ReportRow.id == report_id)
    connection.execute(statement.values(settled_at=now() if settled else None))
