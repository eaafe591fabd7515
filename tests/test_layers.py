"""Who may import whom. The rooms stay apart, or the pure ones stop being pure."""

import ast
from pathlib import Path

import pytest

import quizapp

PACKAGE = Path(quizapp.__file__).parent
FRAMEWORKS = {"flask", "sqlalchemy", "flask_sqlalchemy", "flask_migrate", "flask_wtf", "wtforms", "werkzeug"}
CLOCKS = {"time.time", "time.monotonic", "time.perf_counter", "datetime.now", "datetime.utcnow", "date.today"}
NETWORK = {"socket", "urllib", "http", "requests", "httpx"}
ROOMS = {"reading", "items", "lint", "analysis", "formats", "storage", "services", "web", "cli"}
MAY_IMPORT = {
    "reading": set(),
    "items": {"reading"},
    "lint": {"reading", "items"},
    "analysis": set(),
    "formats": {"reading", "items", "lint"},
    "storage": set(),
    "services": {"reading", "items", "lint", "analysis", "formats", "storage"},
    "web": {"services"},
    "cli": {"services", "formats", "reading", "items", "lint"},
}
PURE = ("reading", "items", "lint", "analysis")


def imports_of(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            raise AssertionError(f"{path}: a relative import hides which room it comes from")
    return names


def modules_of(room: str) -> list[Path]:
    return sorted((PACKAGE / room).rglob("*.py"))


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_a_room_imports_only_the_rooms_below_it(room: str) -> None:
    for path in modules_of(room):
        used = {name.split(".")[1] for name in imports_of(path) if name.startswith("quizapp.")} & ROOMS
        assert used <= MAY_IMPORT[room] | {room}, f"{path.relative_to(PACKAGE)} imports {used}"


@pytest.mark.parametrize("room", PURE)
def test_a_pure_room_knows_no_framework_and_no_network(room: str) -> None:
    for path in modules_of(room):
        used = {name.split(".")[0] for name in imports_of(path)}
        assert not used & (FRAMEWORKS | NETWORK), f"{path.relative_to(PACKAGE)} imports {used}"


def calls_in(path: Path) -> set[str]:
    """Return what a module calls, by its last two names: "datetime.now", "random.choice"."""
    calls = (node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    return {".".join(ast.unparse(call).rsplit(".", 2)[-2:]) for call in calls}


@pytest.mark.parametrize("room", PURE)
def test_a_pure_room_has_no_clock_and_no_randomness_of_its_own(room: str) -> None:
    for path in modules_of(room):
        used = imports_of(path) | calls_in(path)
        drawn = {name for name in used if name.startswith("random.")} - {"random.Random"}
        assert not used & CLOCKS and not drawn, path.relative_to(PACKAGE)


def test_services_commit_and_write_no_sql() -> None:
    for path in modules_of("services"):
        used = {name for name in imports_of(path) if name.startswith("sqlalchemy.")}
        assert used <= {"sqlalchemy.Connection", "sqlalchemy.exc", "sqlalchemy.exc.IntegrityError"}, path.name


@pytest.mark.parametrize("room", sorted(ROOMS - {"storage"}))
def test_no_other_room_imports_tables(room: str) -> None:
    for path in modules_of(room):
        assert not [name for name in imports_of(path) if name.startswith("quizapp.storage.tables")], path.name


@pytest.mark.parametrize("room", ["reading", "items", "lint", "analysis", "formats", "services"])
def test_only_storage_knows_tables_and_only_web_knows_requests(room: str) -> None:
    allowed = {"services": {"sqlalchemy"}}.get(room, set())  # the type of the connection that they pass on
    for path in modules_of(room):
        used = {name.split(".")[0] for name in imports_of(path)}
        assert not used & (FRAMEWORKS - allowed), f"{path.relative_to(PACKAGE)} imports {used}"
