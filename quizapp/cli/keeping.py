"""`quizapp backup`, `quizapp restore` and `quizapp export`: what is stored, kept once more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli.output import output_option
from quizapp.cli.ready import ready_app
from quizapp.errors import BadInput

if TYPE_CHECKING:
    from quizapp.services.backups import Backup

FILE = click.Path(path_type=Path)


@click.command("backup")
@click.argument("path", metavar="FILE", type=FILE)
def backup_command(path: Path) -> None:
    """Write everything that is stored to FILE, also while students are answering.

    The copy is checked before it gets its name; a file that is there already is never overwritten.
    """
    from quizapp.services.backups import backup

    with ready_app().app_context():
        made = backup(path)
    click.echo(f"{made.path}: {_contents(made)}. Checked: it is whole.")


@click.command("restore")
@click.argument("path", metavar="FILE", type=FILE)
def restore_command(path: Path) -> None:
    """Put the backup FILE in place of what is stored now, which is kept in another file beside it.

    Stop `quizapp serve` first, and start it again afterwards; while it runs, nothing is restored.
    """
    from quizapp.services.backups import restore

    with ready_app().app_context():
        found, kept = restore(path)
    click.echo(f"Restored {_contents(found)}.")
    click.echo(f"What was stored before is kept in {kept}. Now start quizapp again.")


@click.command("export")
@click.argument("quiz", required=False)
@output_option
@click.option("--list", "listing", is_flag=True, help="List the quizzes.")
def export_command(quiz: str | None, output: Path | None, listing: bool) -> None:
    """Write QUIZ (its id, as in its address) as a YAML file that `quizapp check` and `quizapp import` read."""
    from quizapp.services.exporting import quiz_file, quiz_slugs

    with ready_app().app_context():
        if listing or quiz is None:
            for slug, title, questions in quiz_slugs():
                click.echo(f"{slug}  {title} ({questions} questions)")
            return
        written = quiz_file(quiz)
    if output is None:
        click.echo(written, nl=False)
        return
    try:
        with output.open("x", encoding="utf-8") as file:
            file.write(written)
    except FileExistsError as error:
        raise BadInput(f"{output} is there already. Name a file that is not.") from error
    except OSError as error:
        raise BadInput(f"{output} cannot be written ({error.strerror}). Name another file.") from error
    click.echo(f"Wrote {output}.")


def _contents(held: Backup) -> str:
    counts = held.counts
    return f"{counts['quiz']} quizzes, {counts['attempt']} attempts, {counts['response']} responses"
