"""Bring a database to the structure that this version of the program knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from quizapp.errors import BadSettings
from quizapp.storage.database import reading, said_plainly

if TYPE_CHECKING:
    from flask import Flask

FOLDER = Path(__file__).parent / "migrations"
SEARCH_INDEX = ("item_search", "item_revision_search")


def init_app(app: Flask) -> None:
    """Let `flask db …` find the migrations."""
    from flask_migrate import Migrate

    from quizapp.storage.base import db

    Migrate(app, db, directory=str(FOLDER))


def newest() -> str:
    """Return the revision of the structure that this version of the program knows."""
    return str(_scripts().get_current_head())


def known_structures() -> set[str]:
    """Return the revisions of all structures that this version of the program can work from."""
    return {script.revision for script in _scripts().walk_revisions()}


def present() -> str | None:
    """Return the revision of the database, None for an empty one.

    Raises BadSettings for a database of another program or of a newer version of this one.
    """
    with reading() as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
        if revision is None and _tables(connection):
            raise BadSettings(
                "DATABASE_URL names a database that holds the tables of another program. Name an empty one."
            )
    if revision is not None and revision not in known_structures():
        raise BadSettings(
            f"The database was made by a newer quizapp (its structure is {revision}, this program knows {newest()}). "
            "Install the newer quizapp, or name another database in DATABASE_URL."
        )
    return revision


def structure() -> str | None:
    """Return the revision of the database, in one cheap query."""
    with reading() as connection:
        revision: str | None = connection.exec_driver_sql(
            "SELECT version_num FROM alembic_version"
        ).scalar_one_or_none()
    return revision


def upgrade(target: str = "head") -> bool:
    """Bring the database to `target` in one transaction; return False where nothing was to be done."""
    before = present()
    if before == (newest() if target == "head" else target):
        return False
    with said_plainly():
        command.upgrade(_config(), target)
    return True


def downgrade(target: str) -> None:
    """Take the database back to an older structure ("base" is none at all), with all that it cannot hold."""
    with said_plainly():
        command.downgrade(_config(), target)


def differences() -> list[object]:
    """Return what the models say otherwise than the database does, as Alembic lists it."""
    from alembic.autogenerate import compare_metadata

    from quizapp.storage.tables import metadata

    with reading() as connection:
        options = {"compare_type": True, "compare_server_default": True, "include_name": _is_modelled}
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, metadata))


def _is_modelled(name: str | None, kind: str, _parents: object) -> bool:
    """Leave the full-text index out: its tables belong to SQLite, its index stands on an expression."""
    return not (name or "").startswith(SEARCH_INDEX)


def _tables(connection: Connection) -> list[str]:
    return [name for name in inspect(connection).get_table_names() if name != "alembic_version"]


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
