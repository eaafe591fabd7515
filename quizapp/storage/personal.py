"""All rows about one person: to show, and to remove."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, delete, select, update

from quizapp.storage.tables import (
    AttemptRow,
    CardRow,
    ClassRow,
    FormerMemberRow,
    ItemRevisionRow,
    ItemRow,
    MembershipRow,
    QuizRow,
    RegradeChangeRow,
    RegradeRow,
    ReportRow,
    ResponseRow,
    ReviewRow,
    StudentRow,
)


def rows_about(connection: Connection, student_id: int) -> dict[str, list[dict[str, Any]]]:
    """Return every row about the student, by table, with the titles and questions that the numbers stand for."""
    revision = (ItemRevisionRow.stem.label("question"), ItemRevisionRow.options.label("options"))
    student = StudentRow.__table__
    wanted: dict[str, Select[*tuple[Any, ...]]] = {
        "student": select(student).where(StudentRow.id == student_id),
        "membership": select(MembershipRow.__table__, ClassRow.name.label("class"))
        .join(ClassRow, ClassRow.id == MembershipRow.class_id)
        .where(MembershipRow.student_id == student_id),
        "former_member": select(FormerMemberRow.__table__, ClassRow.name.label("class"))
        .join(ClassRow, ClassRow.id == FormerMemberRow.class_id)
        .where(FormerMemberRow.student_id == student_id),
        "attempt": select(AttemptRow.__table__, QuizRow.title.label("quiz"))
        .join(QuizRow, QuizRow.id == AttemptRow.quiz_id)
        .where(AttemptRow.student_id == student_id),
        "response": select(ResponseRow.__table__, *revision)
        .join(AttemptRow, AttemptRow.id == ResponseRow.attempt_id)
        .join(ItemRevisionRow, ItemRevisionRow.id == ResponseRow.item_revision_id)
        .where(AttemptRow.student_id == student_id),
        "regrade_change": select(RegradeChangeRow.__table__, RegradeRow.action, RegradeRow.reason)
        .join(RegradeRow, RegradeRow.id == RegradeChangeRow.regrade_id)
        .join(AttemptRow, AttemptRow.id == RegradeChangeRow.attempt_id)
        .where(AttemptRow.student_id == student_id),
        "card": select(CardRow.__table__, ItemRow.public_id.label("item"), ItemRevisionRow.stem.label("question"))
        .join(ItemRow, ItemRow.id == CardRow.item_id)
        .join(ItemRevisionRow, and_(ItemRevisionRow.item_id == ItemRow.id, ItemRevisionRow.number == ItemRow.latest))
        .where(CardRow.student_id == student_id),
        "review": select(ReviewRow.__table__, *revision)
        .join(ItemRevisionRow, ItemRevisionRow.id == ReviewRow.item_revision_id)
        .where(ReviewRow.student_id == student_id),
        "report": select(ReportRow.__table__, ItemRevisionRow.stem.label("question"))
        .join(ItemRevisionRow, ItemRevisionRow.id == ReportRow.item_revision_id)
        .where(ReportRow.student_id == student_id),
    }
    return {name: _rows(connection, statement) for name, statement in wanted.items()}


def delete_rows_about(connection: Connection, student_id: int) -> None:
    """Remove every row about the student; of a report only its reason stays, with nobody's words or name."""
    anonymous = update(ReportRow).where(ReportRow.student_id == student_id).values(student_id=None, text="")
    connection.execute(anonymous)
    own_attempts = select(AttemptRow.id).where(AttemptRow.student_id == student_id)
    for row in (RegradeChangeRow, ResponseRow):
        connection.execute(delete(row).where(row.attempt_id.in_(own_attempts)))
    for table in (AttemptRow, ReviewRow, CardRow, MembershipRow, FormerMemberRow):
        held: Table = table.__table__  # type: ignore[assignment]
        connection.execute(delete(held).where(held.c.student_id == student_id))
    connection.execute(delete(StudentRow).where(StudentRow.id == student_id))


def _rows(connection: Connection, statement: Select[*tuple[Any, ...]]) -> list[dict[str, Any]]:
    return [
        {name: value.isoformat() if isinstance(value, datetime) else value for name, value in row._mapping.items()}
        for row in connection.execute(statement)
    ]
