"""The `quizapp` command. Each subcommand lives in a module of its own and is imported only when it is called."""

from __future__ import annotations

import importlib
import sys

import click

from quizapp import __version__
from quizapp.errors import QuizappError

# command → module in this package that defines it as a click command of the same name
COMMANDS = {
    "serve": "serve",
    "check": "bank",
    "import": "bank",
    "generate": "generate",
    "read": "read",
}


class LazyGroup(click.Group):
    """Import a subcommand's module only when it is needed, so that `quizapp --help` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of a first day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"quizapp.cli.{COMMANDS[cmd_name]}")
        command = getattr(module, f"{cmd_name}_command")
        assert isinstance(command, click.Command)  # noqa: S101 - a slip of ours, not of the user's
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quizapp")
def group() -> None:
    """Fact-checking quizzes from news articles; every question carries its proof."""


def main() -> None:
    """Run the command line; show our own errors as one clear message, never as a traceback."""
    try:
        group(prog_name="quizapp", standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except QuizappError as error:
        click.echo(f"quizapp: {error}", err=True)
        sys.exit(2)
