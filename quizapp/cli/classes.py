"""`quizapp class`: make a class from a list of names, and see its codes."""

from __future__ import annotations

from pathlib import Path

import click

from quizapp.cli.ready import ready_app
from quizapp.errors import BadInput

LARGEST_ROSTER = 1_000_000  # bytes


@click.group("class")
def class_command() -> None:
    """Make and list classes."""


@class_command.command("add")
@click.argument("name")
@click.option(
    "--roster",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A text file, one name a line, or a table as CSV.",
)
@click.option("--teacher", metavar="USER_NAME", help="Whose class it is; without it, every teacher's.")
def add_command(name: str, roster: Path, teacher: str | None) -> None:
    """Make a class NAME with the names of a file on its roster."""
    from quizapp.services.classes import add_class
    from quizapp.services.codes import shown_code

    names = _lines(roster)
    with ready_app().app_context():
        card = add_class(name, names, teacher)
    click.echo(f"{card.name}: {card.students} students. Their code to come in is {shown_code(card.code)}")


@class_command.command("list")
def list_command() -> None:
    """List the classes with their codes."""
    from quizapp.services.classes import list_classes
    from quizapp.services.codes import shown_code

    with ready_app().app_context():
        cards = list_classes()
    for card in cards:
        archived = ", archived" if card.archived else ""
        click.echo(f"{shown_code(card.code)}  {card.name} ({card.joined} of {card.students} have come in{archived})")
    if not cards:
        click.echo("There are no classes yet. Make one: quizapp class add NAME --roster FILE")


@class_command.command("show")
@click.argument("code")
def show_command(code: str) -> None:
    """Show the roster of a class with every student's own code."""
    from quizapp.services.classes import class_students
    from quizapp.services.codes import shown_code

    with ready_app().app_context():
        card, students = class_students(code)
    click.echo(f"{card.name}, code {shown_code(card.code)}")
    for student in students:
        came = "" if student.joined_at else "  (has not come in yet)"
        click.echo(f"{shown_code(student.code)}  {student.name}{came}")


def _lines(path: Path) -> list[str]:
    """Return the lines of the roster. Raises BadInput where it cannot be read as text."""
    from quizapp.formats.rosters import read_roster_file

    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST_ROSTER else None
    except OSError as error:
        raise BadInput(
            f"{path} cannot be read ({error.strerror}). Check its name, and that you may read it."
        ) from error
    if content is None:
        raise BadInput(f"{path} is too large for a list of names. Give a text file with one name a line.")
    try:
        return read_roster_file(content).splitlines()
    except BadInput as error:
        raise BadInput(f"{path}: {error}") from error
