"""The database: how it is opened, read and written, and what its refusals mean to a person.

SQLite runs in WAL mode with synchronous=FULL: what a transaction has committed survives a crash and a power cut
(https://www.sqlite.org/wal.html, https://www.sqlite.org/pragma.html#pragma_synchronous).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import current_app
from sqlalchemy import Connection, Engine, event
from sqlalchemy import exc as sa_exc
from sqlalchemy.engine import make_url

from quizapp.errors import BadSettings, StorageUnavailable
from quizapp.storage.base import db
from quizapp.storage.turns import Turns

if TYPE_CHECKING:
    from flask import Flask

BUSY_SECONDS = 10
DRIVERS = ("sqlite", "sqlite+pysqlite", "postgresql+psycopg")
BEGIN = "quizapp_begin"  # the execution option that names the statement a transaction begins with


class Lock(IntEnum):
    """What only one transaction at a time may do. The numbers are those of PostgreSQL's advisory locks."""

    MIGRATING = 0x71756970
    IMPORTING = 0x71756971
    SIGNING_IN = 0x71756972
    EDITING = 0x71756973


def init_app(app: Flask) -> None:
    """Bind the database to the app. Opens nothing. Raises BadSettings for an address that cannot be used."""
    # Last in, first out: the connection just used has the pages of the database still in its cache.
    options: dict[str, Any] = {"pool_size": 16, "max_overflow": 32, "pool_use_lifo": True}
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    if _backend(url) == "sqlite":
        options["connect_args"] = {"timeout": BUSY_SECONDS, "check_same_thread": False}
    else:
        options["pool_pre_ping"] = True  # a restarted PostgreSQL must not cost a student an error page
        options["connect_args"] = {"connect_timeout": BUSY_SECONDS}
    app.config.setdefault("SQLALCHEMY_ENGINE_OPTIONS", options)
    app.config.setdefault("SQLALCHEMY_SESSION_OPTIONS", {"expire_on_commit": False})
    try:
        db.init_app(app)
        with app.app_context():
            engine = db.engine
    except ImportError as error:
        raise BadSettings(
            f"DATABASE_URL asks for PostgreSQL, but its driver is missing ({error}). Install quizapp[postgres]."
        ) from error
    turns = None
    if engine.dialect.name == "sqlite":
        _set_up_sqlite(engine)
        turns = Turns(Path(str(engine.url.database)))
    else:
        _set_up_postgresql(engine)
    app.extensions["quizapp.turns"] = turns
    app.extensions["quizapp.remembered"] = {}
    app.extensions["quizapp.engines"] = {
        "reading": engine,
        "writing": engine.execution_options(**{BEGIN: "BEGIN IMMEDIATE"}),
    }


def _backend(url: str) -> str:
    """Return "sqlite" or "postgresql"; raise BadSettings for any other address."""
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except (sa_exc.ArgumentError, ValueError) as error:
        raise BadSettings(
            "DATABASE_URL is not the address of a database. Write sqlite:////folder/file.sqlite3 "
            "or postgresql://user:password@host/name."
        ) from error
    if parsed.drivername not in DRIVERS:
        raise BadSettings(f"DATABASE_URL begins with {parsed.drivername}; quizapp runs on sqlite and postgresql.")
    if backend == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise BadSettings("DATABASE_URL names a database in memory, which would lose every answer. Name a file.")
    return backend


def _set_up_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: Any) -> None:
        # The driver must not begin transactions itself: it would begin them deferred, and a deferred transaction
        # that turns to writing fails at once with "database is locked", whatever the timeout.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # Straight to the driver: this runs for every page, and by way of SQLAlchemy it costs as much as a query.
        driver: Any = connection.connection.dbapi_connection
        driver.execute(connection.get_execution_options().get(BEGIN, "BEGIN"))


def _set_up_postgresql(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: Any) -> None:
        connection.execute(f"SET lock_timeout = '{BUSY_SECONDS}s'")
        connection.commit()


def close() -> None:
    """Close every connection that rests, so that SQLite leaves nothing but the database behind."""
    db.engine.dispose()


@contextmanager
def reading() -> Iterator[Connection]:
    """Give a connection on one consistent state of the database. Raises StorageUnavailable."""
    engine: Engine = current_app.extensions["quizapp.engines"]["reading"]
    with said_plainly(), engine.connect() as connection:
        yield connection


@contextmanager
def writing() -> Iterator[Connection]:
    """Give a connection that may write; commit at the end, or roll everything back.

    What was written inside has reached the disk when the block is left without an error. Raises StorageUnavailable.
    """
    engine: Engine = current_app.extensions["quizapp.engines"]["writing"]
    turns: Turns | None = current_app.extensions["quizapp.turns"]
    with turns.turn() if turns else nullcontext(), said_plainly(), engine.begin() as connection:
        yield connection


def alone(connection: Connection, lock: Lock) -> None:
    """Wait until no other transaction holds this lock, and hold it to the end of this one.

    On SQLite there is one writing transaction at a time anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({lock.value:d})")


@contextmanager
def said_plainly() -> Iterator[None]:
    """Turn a refusal of the database into StorageUnavailable; a broken rule (IntegrityError) stays what it is."""
    try:
        yield
    except (sa_exc.IntegrityError, sa_exc.ProgrammingError, sa_exc.DataError, sqlite3.IntegrityError):
        raise
    except (sa_exc.DatabaseError, sa_exc.InterfaceError, sa_exc.TimeoutError, sqlite3.DatabaseError) as error:
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        raise StorageUnavailable(f"The database cannot be used right now: {reason}.") from error


def place() -> str:
    """Return where the database is: the file, or the address without its password."""
    url = db.engine.url
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def now() -> datetime:
    """Return the time by the app's clock, in UTC."""
    clock: Callable[[], datetime] = current_app.extensions["quizapp.clock"]
    return clock()
