"""Queries on reports of questions."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from quizapp.storage.database import now
from quizapp.storage.tables import ItemRevisionRow, ReportRow


def keep_report(connection: Connection, student_id: int, revision_id: int, reason: str, text: str) -> None:
    """Store what a student says of an item, in place of what they said before."""
    item_id = connection.execute(select(ItemRevisionRow.item_id).where(ItemRevisionRow.id == revision_id)).scalar_one()
    said = {"item_revision_id": revision_id, "reason": reason, "text": text, "changed_at": now()}
    before = update(ReportRow).where(ReportRow.student_id == student_id, ReportRow.item_id == item_id)
    if connection.execute(before.values(**said)).rowcount:
        return
    connection.execute(insert(ReportRow).values(student_id=student_id, item_id=item_id, created_at=now(), **said))
