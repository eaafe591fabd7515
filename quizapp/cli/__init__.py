"""The `quizapp` command. Each subcommand lives in a module of its own and is imported only when it is called."""

from __future__ import annotations

import importlib
import sys

import click

from quizapp import __version__
from quizapp.errors import QuizappError

# command → (module in this package that defines it as `<command>_command`, what `quizapp --help` says of it)
COMMANDS = {
    "serve": ("serve", "Run the app on this machine."),
    "worker": ("worker", "Do the long work beside the pages."),
    "check": ("bank", "Check question files and list every problem."),
    "import": ("bank", "Bring a question file into the app."),
    "generate": ("generate", "Make questions from an article."),
    "teacher": ("teacher", "Add and list teachers, and make links for them."),
    "class": ("classes", "Make and list classes."),
    "export": ("keeping", "Write a quiz as a question file."),
    "backup": ("keeping", "Write everything that is stored to a file."),
    "restore": ("keeping", "Put a backup in place."),
    "read": ("read", "Show what an article says, where, and who says it."),
}


class LazyGroup(click.Group):
    """Import a subcommand's module only when it is called, so that `quizapp --help` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of a first day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"quizapp.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quizapp")
def group() -> None:
    """Fact-checking quizzes from news articles; every question carries its proof."""


def main() -> None:
    """Run the command line; show our own errors as one clear message, never as a traceback."""
    try:
        code = group(prog_name="quizapp", standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except QuizappError as error:
        click.echo(f"quizapp: {error}", err=True)
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)  # click hands `ctx.exit(1)` back as a number here
