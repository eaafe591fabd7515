"""`quizapp generate`: questions from an article, as a file to edit and import, or as JSON for programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli.output import output_option

if TYPE_CHECKING:
    from quizapp.items.generate import Generation
    from quizapp.model import Article, Item

Progress = Callable[[int, int], None]


@click.command("generate")
@click.argument("article", metavar="ARTICLE", type=click.Path(allow_dash=True, path_type=Path))
@click.option(
    "--count", type=click.IntRange(1, 10_000), help="How many questions; all that the article gives by default."
)
@click.option("--seed", default=0, show_default=True, type=int, help="Another seed gives another choice of questions.")
@click.option("--format", "form", default="yaml", show_default=True, type=click.Choice(["yaml", "json"]))
@output_option
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
@click.option("--explain", is_flag=True, help="Tell what became of every sentence.")
@click.option("--progress", "show_progress", is_flag=True, help="Show a bar while questions are made.")
def generate_command(  # noqa: PLR0913, PLR0917 - one argument for each option
    article: Path,
    count: int | None,
    seed: int,
    form: str,
    output: Path | None,
    force: bool,
    explain: bool,
    show_progress: bool,
) -> None:
    """Make questions from ARTICLE (text, Markdown, HTML, .docx, PDF; - reads standard input), each with its proof.

    The YAML can be edited and loaded with `quizapp import`. The same article, options and seed give the same questions.
    """
    from quizapp.config import english_name
    from quizapp.errors import BadInput
    from quizapp.services.generating import make_questions

    if output is not None and output.exists() and not force:
        raise BadInput(f"{output} is there already, perhaps with edits of yours. Name another file, or add --force.")
    source = _read(article)
    with _bar(show_progress) as progress:
        generation = make_questions(source, count, seed, english_name(), progress)
    _write(_as_json(source, generation) if form == "json" else _as_yaml(source, generation), output)
    _tell(source, generation, explain)
    if not generation.items:
        sys.exit(1)


def _read(path: Path) -> Article:
    from quizapp.formats.articles import parse_article, read_article

    if str(path) == "-":
        return parse_article(sys.stdin.buffer.read(), "standard input.txt")
    return read_article(path)


def _as_yaml(article: Article, generation: Generation) -> str:
    from quizapp.formats.bank_writer import write_bank
    from quizapp.model import Quiz

    return write_bank(Quiz(article.title, article, generation.items))


def _as_json(article: Article, generation: Generation) -> str:
    from quizapp.formats.generation_json import generation_json

    return generation_json(article, generation)


def _write(text: str, output: Path | None) -> None:
    from quizapp.errors import BadInput

    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise BadInput(f"{output} cannot be written: {error.strerror}. Name another file with -o.") from error


def _tell(article: Article, generation: Generation, explain: bool) -> None:
    """Say on standard error what was made, what was not, and why."""
    items = generation.items
    if generation.shortfall:
        click.echo(generation.shortfall, err=True)
    elif not items:
        click.echo("The article has no claim that a question can be made of with proof.", err=True)
    noun = "question" if len(items) == 1 else "questions"
    click.echo(f"{len(items)} {noun}: {_counts(items)}." if items else "0 questions.", err=True)
    if not explain:
        return
    for entry in generation.ledger:
        sentence = " ".join(article.text[entry.start : entry.end].split())
        click.echo(f"\n{click.style(entry.reason, fg='yellow')}\n    {_shortened(sentence)}", err=True)


def _counts(items: tuple[Item, ...]) -> str:
    counts: dict[str, int] = {}
    for item in items:
        name = (
            item.type.value.replace("_", " ")
            .replace("true false", "true/false")
            .replace("multiple choice", "multiple-choice")
        )
        counts[name] = counts.get(name, 0) + 1
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))


def _shortened(sentence: str, length: int = 160) -> str:
    return sentence if len(sentence) <= length else sentence[: length - 1].rstrip() + "…"


@contextmanager
def _bar(shown: bool) -> Iterator[Progress]:
    """Show a progress bar on standard error, or nothing."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True, disable=not shown) as bar:
        task = bar.add_task("Making questions")

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield show
