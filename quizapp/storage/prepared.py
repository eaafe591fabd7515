"""Statements that run at every click: compiled once, and on SQLite given straight to the driver.

SQLite answers them in a tenth of the time that a general execution takes to get there. What SQLAlchemy knows of the
types is kept: values go in and come out by its own converters. On any other database it executes them as usual.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Dialect, Select, Update
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Row = Sequence[Any]
Converter = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A statement as the driver takes it. `fixed` are the values that stand in the statement itself."""

    sql: str
    order: tuple[str, ...]
    fixed: Mapping[str, Any]
    inward: Mapping[str, Converter]
    outward: tuple[tuple[int, Converter], ...]


class Prepared:
    """One statement with named values, all of which are given at each run."""

    def __init__(self, statement: Select[*tuple[Any, ...]] | Update) -> None:
        self._statement = statement
        self._compiled: Compiled | None = None

    def one_or_none(self, connection: Connection, values: Mapping[str, Any]) -> Row | None:
        """Return the row that the statement finds, None where there is none."""
        if connection.dialect.name != "sqlite":
            return connection.execute(self._statement, values).one_or_none()
        compiled = self._for(connection.dialect)
        row = _run(connection, compiled, values).fetchone()
        return None if row is None else _converted(compiled, row)

    def all(self, connection: Connection, values: Mapping[str, Any]) -> Sequence[Row]:
        """Return every row that the statement finds."""
        if connection.dialect.name != "sqlite":
            return connection.execute(self._statement, values).all()
        compiled = self._for(connection.dialect)
        return [_converted(compiled, row) for row in _run(connection, compiled, values).fetchall()]

    def changed(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """Return how many rows the statement changed."""
        if connection.dialect.name != "sqlite":
            return connection.execute(self._statement, values).rowcount
        rows: int = _run(connection, self._for(connection.dialect), values).rowcount
        return rows

    def _for(self, dialect: Dialect) -> Compiled:
        if self._compiled is None:
            self._compiled = _compiled(self._statement, dialect)
        return self._compiled


def _compiled(statement: Select[*tuple[Any, ...]] | Update, dialect: Dialect) -> Compiled:
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler), "a statement compiles to SQL"  # noqa: S101
    named = {name for name, bind in compiled.binds.items() if bind.required}
    state = compiled.construct_expanded_state(dict.fromkeys(named))
    # SQLAlchemy keeps the converters of lists that it has spread apart from those of single values.
    single = {name: _inward(bind.type, dialect) for name, bind in compiled.binds.items()}
    convert: dict[str, Converter] = {
        name: state.processors.get(name) or single.get(name) or _unchanged for name in state.parameters
    }
    fixed = {name: convert[name](value) for name, value in state.parameters.items() if name not in named}
    inward = {name: convert[name] for name in named if convert[name] is not _unchanged}
    columns = statement.selected_columns if isinstance(statement, Select) else ()
    found = ((place, _outward(column.type, dialect)) for place, column in enumerate(columns))
    return Compiled(
        state.statement, tuple(state.positiontup or ()), fixed, inward, tuple((p, c) for p, c in found if c is not None)
    )


def _unchanged(value: Any) -> Any:
    return value


def _inward(kind: TypeEngine[Any], dialect: Dialect) -> Converter | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _outward(kind: TypeEngine[Any], dialect: Dialect) -> Converter | None:
    return kind.dialect_impl(dialect).result_processor(dialect, None)


def _run(connection: Connection, compiled: Compiled, values: Mapping[str, Any]) -> Any:
    given = {**compiled.fixed, **values}
    for name, converter in compiled.inward.items():
        given[name] = converter(given[name])
    if not connection.in_transaction():
        connection.begin()  # as a general execution does: what is read together is of one state
    driver: Any = connection.connection.dbapi_connection
    return driver.execute(compiled.sql, [given[name] for name in compiled.order])


def _converted(compiled: Compiled, row: Row) -> Row:
    values = list(row)
    for place, converter in compiled.outward:
        values[place] = converter(values[place])
    return values
