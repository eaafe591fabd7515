"""`quizapp read`: what an article says, where, and who says it, for a person or as JSON."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from quizapp.cli.output import output_option
from quizapp.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quizapp.model import Article

    Progress = Callable[[int, int], None]

LONG = 60_000  # characters from which a bar is shown: some seconds of work


@click.command("read")
@click.argument("article", metavar="ARTICLE", type=click.Path(allow_dash=True, path_type=Path))
@click.option("--format", "form", default="text", show_default=True, type=click.Choice(["text", "json"]))
@output_option
def read_command(article: Path, form: str, output: Path | None) -> None:
    """Show what ARTICLE says (text, Markdown, HTML, .docx, PDF; - reads standard input), where, and who says it.

    Each paragraph comes with the claims that were made from it; a sentence that gave none comes with the reason.
    """
    from quizapp.config import english_name
    from quizapp.reading.pipeline import load_english
    from quizapp.reading.read import read

    source = _source(article)
    english = load_english(english_name())
    with _bar(len(source.text)) as progress:
        reading = read(source, english, progress)
    with _target(output) as file:
        if form == "json":
            from quizapp.reading.reading_json import as_json

            json.dump(as_json(reading), file, ensure_ascii=False, indent=2)
            file.write("\n")
        else:
            from quizapp.cli.reading_view import show

            show(reading, file)


def _source(path: Path) -> Article:
    from quizapp.formats.articles import parse_article, read_article

    if str(path) == "-":
        return parse_article(sys.stdin.buffer.read(), "standard input.txt")
    return read_article(path)


@contextmanager
def _bar(length: int) -> Iterator[Progress]:
    """Show a bar on standard error while a long text is read on a terminal."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    shown = length >= LONG and sys.stderr.isatty()
    with Bar(console=Console(stderr=True), transient=True, disable=not shown) as bar:
        task = bar.add_task("Reading the article", total=length)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def _target(output: Path | None) -> Iterator[TextIO]:
    """Open what is written to: a file, or standard output."""
    if output is None:
        yield sys.stdout
        return
    try:
        with output.open("w", encoding="utf-8", newline="\n") as file:
            yield file
    except OSError as error:
        raise BadInput(f"{output} cannot be written: {error.strerror}. Name another file with -o.") from error
