"""Run migrations: all in one transaction, so that a failing one leaves the database as it was."""

from typing import Literal

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from quizapp.storage.base import UTCDateTime
from quizapp.storage.database import Lock, alone
from quizapp.storage.tables import metadata


def render_item(kind: str, what: object, _context: object) -> str | Literal[False]:
    """Write plain types into a new migration: it must mean the same when the classes of today are gone."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(what, UTCDateTime) else False


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        compare_server_default=True,
        render_item=render_item,
    )
    context.run_migrations()


def run_on_sqlite() -> None:
    with current_app.extensions["quizapp.engines"]["writing"].connect() as connection:
        driver = connection.connection.driver_connection
        # SQLite changes a table by copying and dropping it; dropping would delete what refers to it.
        driver.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                migrate(connection)
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                if broken:
                    raise RuntimeError(f"a migration broke references: {broken}")
        finally:
            driver.execute("PRAGMA foreign_keys = ON")


def run_on_postgresql() -> None:
    with current_app.extensions["quizapp.engines"]["writing"].begin() as connection:
        alone(connection, Lock.MIGRATING)
        migrate(connection)


if current_app.extensions["quizapp.engines"]["writing"].dialect.name == "sqlite":
    run_on_sqlite()
else:
    run_on_postgresql()
