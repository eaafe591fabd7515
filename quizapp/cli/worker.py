"""`quizapp worker`: the long work of teachers, such as making questions, in a process of its own."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress

import click

POLITENESS = 10  # of 19: students' pages come first


@click.command("worker")
@click.option("--until-input-ends", is_flag=True, hidden=True, help="Stop when standard input is closed.")
def worker_command(until_input_ends: bool) -> None:
    """Do the long work beside the pages. `quizapp serve` starts one; start more, or one for another server, with this.

    Ctrl-C stops it; what it was at is done by the next one from its beginning.
    """
    from quizapp import create_app
    from quizapp.services.jobs.worker import run_worker
    from quizapp.services.setup import prepare

    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    app = create_app()
    if until_input_ends:
        _stop_with_parent(stop)
    else:
        for line in prepare(app):
            click.echo(line)
        click.echo("Waiting for work (Ctrl-C stops it)")
    _give_way()
    run_worker(app, stop)


def _give_way() -> None:
    """Let whatever else runs on this machine go first."""
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(POLITENESS)


def _stop_with_parent(stop: threading.Event) -> None:
    """Stop when the process that started this one ends, in whatever way: its end of the pipe closes with it."""

    def wait() -> None:
        sys.stdin.buffer.read()
        stop.set()

    threading.Thread(target=wait, daemon=True).start()
