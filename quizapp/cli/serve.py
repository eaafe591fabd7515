"""`quizapp serve`: the whole app on this machine, one process with threads."""

from __future__ import annotations

import errno
import gc
import logging
import os
import signal
import socket
import sys
import threading
import webbrowser
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, NoReturn

import click

from quizapp.cli.worker_child import worker_beside
from quizapp.errors import BadSettings, StorageUnavailable

if TYPE_CHECKING:
    from flask import Flask

CONNECTIONS = 1000  # open at once: a school's phones keep theirs open between questions
ANY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104 - only compared with what the user wrote
LARGEST_REQUEST = 64 * 1024 * 1024  # bytes


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for the network.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option("--threads", default=8, show_default=True, type=click.IntRange(1, 32), help="Requests answered at once.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option("--no-worker", is_flag=True, help="Leave the long work of teachers to `quizapp worker`.")
def serve_command(host: str, port: int, threads: int, no_browser: bool, no_worker: bool) -> None:
    """Run the app on this machine: make or update the database, load what ships with it, and serve the pages.

    Ctrl-C stops it. Every answer is stored when it is given, so nothing is lost then.
    """
    from quizapp import create_app
    from quizapp.services.jobs.queue import check_queue

    app = create_app()
    check_queue(app)
    server = _listen(app, host, port, threads)
    try:
        _prepare(app)
        address = _address(server)
        _announce(app, address, host)
        _offer_setup(app, address)
        if not no_browser:
            _open_browser(address)
        gc.freeze()  # what is there by now stays: to look through it again and again costs a tenth of a save
        with nullcontext() if no_worker else worker_beside(app.extensions["quizapp.settings"].instance):
            _run(server)
    finally:
        server.close()
        _put_away(app)
    click.echo("Stopped.")


def _put_away(app: Flask) -> None:
    from quizapp.services.setup import put_away

    with app.app_context():
        put_away()


def _listen(app: Flask, host: str, port: int, threads: int) -> Any:
    """Take the port. Raises BadSettings where it cannot be had."""
    from waitress.server import create_server

    # A class that begins at once queues for a second or two; a line for each request that waits tells nobody anything.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    try:
        return create_server(
            app,
            host=host,
            port=port,
            threads=threads,
            connection_limit=CONNECTIONS,
            asyncore_use_poll=True,
            max_request_body_size=LARGEST_REQUEST,
            ident=None,
        )
    except OSError as error:
        raise BadSettings(_why_not(error, host, port)) from error
    except ValueError as error:
        raise BadSettings(f"{host!r} is not an address of this machine. Leave --host out, or write 0.0.0.0.") from error


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken, perhaps by another quizapp. Stop that one, or choose another: --port {port + 1}."
    if error.errno == errno.EACCES:
        return f"You may not use port {port}. Choose one above 1023, such as --port 8000."
    return f"{host} port {port} cannot be listened on ({error.strerror})."


def _prepare(app: Flask) -> None:
    from quizapp.services.setup import prepare, where_kept

    try:
        for line in prepare(app):
            click.echo(line)
    except StorageUnavailable as error:
        raise BadSettings(
            f"{error} It is {where_kept(app)}. Check that it is there, whole and writable; "
            "if it is damaged, put a backup in its place, or move it away and begin with a new one."
        ) from error


def _address(server: Any) -> str:
    """Return the address to open on this machine; the port may have been chosen by the system."""
    listening = getattr(server, "effective_listen", None) or [(server.effective_host, server.effective_port)]
    host, port = listening[0]
    if host in ANY_ADDRESS:
        host = "127.0.0.1"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _announce(app: Flask, address: str, host: str) -> None:
    from quizapp.services.setup import where_kept

    click.echo(f"Everything is kept in {where_kept(app)}")
    click.echo(f"quizapp is at {address} (Ctrl-C stops it)")
    own = _network_address() if host in ANY_ADDRESS else None
    if own:
        network = f"http://{own}:{address.rstrip('/').rpartition(':')[2]}"
        app.extensions["quizapp.network_address"] = network  # what a class is shown, also by a teacher on this machine
        click.echo(f"Others on your network find it at {network}/")
    elif _is_of_this_machine(host):
        click.echo("Only this computer can reach it. For the phones of a class start it with --host 0.0.0.0 added.")


def _is_of_this_machine(host: str) -> bool:
    """Say whether what listens at this host can be reached from this machine alone."""
    return host == "localhost" or host.startswith("127.") or host == "::1"


def _offer_setup(app: Flask, address: str) -> None:
    """Print a link to set up the first teacher, as long as there is none: the terminal is the one who owns the app."""
    from quizapp.cli.teacher import link_address
    from quizapp.services.desk.links import setup_link

    with app.app_context():
        link = setup_link()
    if link is not None:
        click.echo(f"Teachers: set up the first one, once, at {link_address(link, address)}")


def _network_address() -> str | None:
    """Return this machine's address on its network, None where it has none. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address reserved for documentation (RFC 5737)
        except OSError:
            return None
        return str(probe.getsockname()[0])


def _open_browser(address: str) -> None:
    """Open the page; not where the only browser would be a text one in this very terminal."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _run(server: Any) -> None:
    """Answer requests until Ctrl-C or SIGTERM; requests under way are finished first."""
    signal.signal(signal.SIGTERM, _stop)
    server.run()


def _stop(_signal: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt
