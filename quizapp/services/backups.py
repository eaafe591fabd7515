"""Keeping everything twice: backups, and putting one back."""

from __future__ import annotations

from pathlib import Path

from quizapp.storage import backups, migrating, now
from quizapp.storage.backups import Backup

__all__ = ["Backup", "backup", "restore"]


def backup(target: Path) -> Backup:
    """Write all that is stored to a new file, also while students answer. Raises BadInput, StorageUnavailable."""
    return backups.backup(target)


def restore(source: Path) -> tuple[Backup, Path]:
    """Put a backup in place; return what it holds, and the file in which everything from before is kept."""
    kept = Path(f"{source.with_suffix('')}-before-restoring-{now():%Y%m%d-%H%M%S}.sqlite3")
    found = backups.restore(source, kept)
    migrating.upgrade()  # the backup may be of an older version of the program
    return found, kept
