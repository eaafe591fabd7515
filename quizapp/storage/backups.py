"""Backups of an SQLite database: whole at one moment, while students write, and checked before they count as one.

SQLite's own online backup (https://www.sqlite.org/backup.html) copies page by page; what is written meanwhile is in
the copy or not, but never half. PostgreSQL has its own tools for this.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, nullcontext
from dataclasses import dataclass
from pathlib import Path

from flask import current_app

from quizapp.errors import BadInput, BadSettings, StorageUnavailable
from quizapp.storage.base import db
from quizapp.storage.migrating import known_structures
from quizapp.storage.turns import Turns

BUSY_SECONDS = 10
PAGES = 2_000  # at a time, so that a writer waits for milliseconds
COUNTED = ("quiz", "attempt", "response")


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds."""

    path: Path
    size: int
    counts: dict[str, int]


def backup(target: Path) -> Backup:
    """Write the database as it is now to a new file, check it, and only then give it its name.

    Raises BadInput where the file is there already or cannot be written, BadSettings on PostgreSQL,
    StorageUnavailable where the copy is not whole.
    """
    source = _database()
    if target.exists():
        raise BadInput(f"{target} is there already. Name a file that is not, so that no older backup is lost.")
    unfinished = target.with_name(f"{target.name}.unfinished")
    try:
        unfinished.touch()
        with closing(_open(source)) as live, closing(sqlite3.connect(unfinished)) as copy:
            live.backup(copy, pages=PAGES, sleep=0.001)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
        made = check(unfinished)
        _reach_the_disk(unfinished)
        unfinished.rename(target)
        _reach_the_disk(target.parent)
    except OSError as error:
        raise BadInput(f"{target} cannot be written ({error.strerror}). Name another file.") from error
    except sqlite3.Error as error:
        raise StorageUnavailable(f"The backup was not made: {error}.") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return Backup(target, made.size, made.counts)


def restore(source: Path, keep: Path) -> Backup:
    """Put a backup in the place of the database, which is kept whole in the file `keep` first.

    Nothing changes unless both the backup and the copy of what is there now are whole. Raises BadInput for a file that
    is no backup of this program and where the database is in use, BadSettings on PostgreSQL, StorageUnavailable.
    """
    database = _database()
    found = check(source)
    turns: Turns | None = current_app.extensions["quizapp.turns"]
    try:
        with turns.turn() if turns else nullcontext():
            _refuse_in_use(database)
            backup(keep)
            with closing(_open(source)) as kept, closing(_open(database)) as live:
                kept.backup(live)
    except sqlite3.Error as error:
        raise StorageUnavailable(
            f"The backup was not put in place: {error}. Everything is as it was; stop quizapp and try again."
        ) from error
    return found


def _refuse_in_use(database: Path) -> None:
    """Raise BadInput where another process has the database open.

    A server that runs would go on with what it remembers of questions that are others by then, and what it stored
    between the copy and the exchange would be in neither file. Who has a database open in WAL mode holds a lock on it,
    and without the last of these SQLite leaves that mode.
    """
    db.engine.dispose()
    try:
        with closing(sqlite3.connect(database, timeout=0)) as probe:
            [(mode,)] = probe.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError:
        mode = "wal"
    if mode != "delete":
        raise BadInput(
            "The database is in use, so nothing was changed. Stop quizapp (and whatever else has it open), "
            "restore, and start it again."
        )


def check(path: Path) -> Backup:
    """Return what a file holds. Raises BadInput for one that is missing, damaged, or not a database of this program."""
    if not path.is_file():
        raise BadInput(f"{path} is not there, or is not a file.")
    try:
        with closing(_open(path)) as held:
            state = [row[0] for row in held.execute("PRAGMA integrity_check")]
            tables = {row[0] for row in held.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if state != ["ok"]:
                raise BadInput(f"{path} is damaged ({state[0]}). Take another backup.")
            if not {"alembic_version", *COUNTED} <= tables:
                raise BadInput(f"{path} is not a backup of quizapp.")
            [(structure,)] = held.execute("SELECT version_num FROM alembic_version")
            counts = {name: held.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in COUNTED}  # noqa: S608
    except sqlite3.Error as error:
        raise BadInput(f"{path} is not a backup of quizapp ({error}).") from error
    if structure not in known_structures():
        raise BadInput(f"{path} was made by a newer quizapp. Install that one first.")
    return Backup(path, path.stat().st_size, counts)


def _database() -> Path:
    url = db.engine.url
    if url.get_backend_name() != "sqlite":
        raise BadSettings(
            "This database is PostgreSQL. Use its own tools: pg_dump for a backup, pg_restore to restore."
        )
    return Path(str(url.database))


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=BUSY_SECONDS)


def _reach_the_disk(path: Path) -> None:
    if os.name != "posix" and path.is_dir():
        return  # Windows opens no folders
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
