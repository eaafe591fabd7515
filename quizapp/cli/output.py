"""The option `-o FILE` of commands that write a text."""

from __future__ import annotations

from pathlib import Path

import click


def _file(_context: click.Context, _parameter: click.Parameter, path: Path | None) -> Path | None:
    """Return the file to write to, or None for standard output, which "-" names as everywhere."""
    return None if path is None or str(path) == "-" else path


output_option = click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    callback=_file,
    help="Write to FILE instead of here.",
)
