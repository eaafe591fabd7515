"""`quizapp teacher`: who may use the desk, links to come in by, and a forgotten password."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.cli.ready import ready_app

if TYPE_CHECKING:
    from quizapp.services.desk.account_views import Link

AT = click.option(
    "--at",
    default="http://127.0.0.1:8000",
    show_default=True,
    metavar="ADDRESS",
    help="Where the site is found, for the link.",
)
PATHS = {"setup": "setup", "invite": "invitations", "reset": "reset"}


@click.group("teacher")
def teacher_command() -> None:
    """Add and list teachers, and make links for them."""


@teacher_command.command("link")
@AT
def link_command(at: str) -> None:
    """Print a link that works once: it sets up the first teacher, or invites another."""
    from quizapp.services.desk import links

    with ready_app().app_context():
        link = links.setup_link() or links.invite()
    click.echo(_told(link, at))


@teacher_command.command("add")
@click.argument("user_name")
@click.option("--name", default="", help="The name that colleagues see.")
@click.password_option(help="Asked for if it is left out, which keeps it out of the shell's history.")
def add_command(user_name: str, name: str, password: str) -> None:
    """Make an account with the user name USER_NAME and a password."""
    from quizapp.services.desk import accounts

    with ready_app().app_context():
        added = accounts.add_teacher(user_name, name, password)
    click.echo(f"{added.name} may sign in as {added.user_name}.")


@teacher_command.command("list")
def list_command() -> None:
    """List the teachers."""
    from quizapp.services.desk import accounts

    with ready_app().app_context():
        teachers = accounts.list_teachers()
    for one in teachers:
        archived = ", archived" if one.archived else ""
        click.echo(f"{one.user_name}  {one.name} (since {one.created_at:%Y-%m-%d}{archived})")
    if not teachers:
        click.echo("There is no teacher yet. Make a link for the first one: quizapp teacher link")


@teacher_command.command("reset")
@click.argument("user_name")
@AT
def reset_command(user_name: str, at: str) -> None:
    """Print a link by which a teacher chooses a new password; until then the old one stays."""
    from quizapp.services.desk import links

    with ready_app().app_context():
        link = links.reset_link(user_name)
    click.echo(_told(link, at))
    if click.get_current_context().get_parameter_source("at") is click.core.ParameterSource.DEFAULT:
        click.echo("If the site is found elsewhere, say where: --at ADDRESS", err=True)


@teacher_command.command("archive")
@click.argument("user_name")
@click.option("--undo", is_flag=True, help="Let the teacher in again.")
def archive_command(user_name: str, undo: bool) -> None:
    """Close the desk to a teacher at once; what is theirs stays."""
    from quizapp.services.desk import accounts

    with ready_app().app_context():
        accounts.set_archived(user_name, not undo)
    click.echo(f"{user_name} may sign in again." if undo else f"{user_name} may not sign in any more. Undo: --undo")


def link_address(link: Link, at: str) -> str:
    """Return the whole address of a link on the site found at `at`."""
    return f"{at.rstrip('/')}/{PATHS[link.kind]}/{link.token}"


def _told(link: Link, at: str) -> str:
    what = {"setup": "Set up the first teacher", "invite": "Become a teacher", "reset": "Choose a new password"}
    return f"{what[link.kind]}, once, until {link.expires_at:%Y-%m-%d %H:%M} UTC:\n{link_address(link, at)}"
