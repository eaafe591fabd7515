"""`quizapp check` and `quizapp import`: a teacher's YAML files, told what is wrong with them, and loaded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.formats.bank import Bank
    from quizapp.formats.problems import Problem
    from quizapp.services.views import ImportSummary

_SUFFIXES = (".yaml", ".yml")
_COLOURS = {"error": "red", "warning": "yellow", "hint": "blue"}


@click.command("check")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--quiet", is_flag=True, help="Show errors only.")
def check_command(paths: tuple[Path, ...], strict: bool, quiet: bool) -> None:
    """Check question banks (YAML files, or folders of them) and report every problem, each with its line.

    The exit code is 1 if there is any error (with --strict, any warning), else 0.
    """
    from quizapp.formats.bank import read_bank

    banks = [(path, read_bank(path)) for path in _bank_files(paths)]
    problems = [problem for _, bank in banks for problem in bank.problems]
    _show(problem for problem in problems if not quiet or problem.level == "error")
    click.echo(_summary([bank for _, bank in banks]))
    failing = {"error", "warning"} if strict else {"error"}
    if any(problem.level.value in failing for problem in problems):
        raise SystemExit(1)


@click.command("import")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
def import_command(path: Path, dry_run: bool) -> None:
    """Load a question bank (a YAML file): all of it, or nothing if it has any error.

    Questions are known by their id: importing a file again updates them and never makes doubles.
    """
    from quizapp.formats.bank import read_bank
    from quizapp.model import Provenance

    bank = read_bank(path, Provenance.IMPORTED)
    _show(bank.problems)
    if bank.quiz is None:
        errors = sum(problem.level == "error" for problem in bank.problems)
        click.echo(f"Nothing was imported: {_count(errors, 'error')} in {path}.", err=True)
        raise SystemExit(1)

    from quizapp import create_app
    from quizapp.services.importing import import_quiz
    from quizapp.services.setup import prepare

    app = create_app()
    for line in prepare(app):
        click.echo(line)
    with app.app_context():
        summary = import_quiz(bank.quiz, Provenance.IMPORTED, dry_run)
    click.echo(_told(bank.quiz.title, summary, dry_run))


def _bank_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files to check: those named, and the YAML files in the folders named. Raises BadInput."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            found = sorted(inside for inside in path.rglob("*") if inside.suffix in _SUFFIXES and inside.is_file())
            if not found:
                raise BadInput(f"{path}: there is no YAML file (.yaml, .yml) in this folder.")
            files += found
        else:
            files.append(path)
    return list(dict.fromkeys(files))


def _show(problems: Iterable[Problem]) -> None:
    """Print problems a line each; in colour on a terminal, plain where the output is piped."""
    for problem in problems:
        place, text = f"{problem.file}:{problem.line}:", str(problem).removeprefix(f"{problem.file}:{problem.line}:")
        click.echo(click.style(place, bold=True) + click.style(text, fg=_COLOURS[problem.level.value]))


def _summary(banks: list[Bank]) -> str:
    levels = [problem.level.value for bank in banks for problem in bank.problems]
    counts = [_count(levels.count(level), level) for level in ("error", "warning", "hint") if level in levels]
    files = f" in {len(banks)} files" if len(banks) > 1 else ""
    if "error" in levels:
        return f"{', '.join(counts)}{files}"
    questions = sum(len(bank.quiz.items) for bank in banks if bank.quiz)
    told = f"no error, {', '.join(counts)}" if counts else "no problem"
    return f"{_count(questions, 'question')}{files}, {told}"


def _told(title: str, summary: ImportSummary, dry_run: bool) -> str:
    changes = [
        f"{number} {what}"
        for number, what in (
            (summary.added, "added"),
            (summary.updated, "updated"),
            (summary.removed, "removed"),
            (summary.unchanged, "unchanged"),
        )
        if number
    ]
    prefix = "Dry run, nothing was changed. It would be: " if dry_run else ""
    return f"{prefix}{title}: {', '.join(changes) or 'no questions'}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
