"""Queries on what the program has loaded by itself."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from quizapp.storage.database import now
from quizapp.storage.tables import LoadRow


def fingerprints(connection: Connection) -> dict[str, str]:
    """Return the fingerprint of everything loaded, by name."""
    return {row[0]: row[1] for row in connection.execute(select(LoadRow.name, LoadRow.fingerprint))}


def keep_fingerprint(connection: Connection, name: str, fingerprint: str) -> None:
    """Remember what was loaded under this name."""
    connection.execute(delete(LoadRow).where(LoadRow.name == name))
    connection.execute(insert(LoadRow).values(name=name, fingerprint=fingerprint, loaded_at=now()))
