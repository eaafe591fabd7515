"""A real `quizapp serve` in a process of its own, the app in a thread of this one, and a visitor who fills in forms."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

from flask import Flask

from quizapp.storage.base import db

FIELD = re.compile(r'<input[^>]*name="(csrf_token|token)"[^>]*value="([^"]+)"')
PATIENCE = 600  # seconds; a start takes a few on a quiet machine, and nobody knows how busy this one is


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(instance: Path, **more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "SYSTEMROOT") if name in os.environ}
    return kept | {"QUIZAPP_INSTANCE": str(instance)} | more


class Server:
    """A started server; `address` ends without a slash."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process = process
        self.address = f"http://127.0.0.1:{port}"

    def wait_until_it_answers(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise AssertionError(f"the server ended: {self.process.communicate()}")
            try:
                urllib.request.urlopen(f"{self.address}/healthz", timeout=PATIENCE).close()
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("the server does not answer")

    def kill(self) -> None:
        """End it as a power cut would: no handler runs."""
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str, str]:
        """Ask it to stop; return the exit code and what it said on both streams."""
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


@contextmanager
def serving(
    instance: Path, *options: str, command: tuple[str, ...] = ("-m", "quizapp", "serve"), **env: str
) -> Iterator[Server]:
    """Run the server on a free port until the block ends."""
    port = free_port()
    flags = ["--no-browser"] if command[-1] == "serve" else []
    process = subprocess.Popen(
        [sys.executable, *command, *flags, "--port", str(port), *options],
        env=environment(instance, **env),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    server = Server(process, port)
    try:
        server.wait_until_it_answers()
        yield server
    finally:
        if process.poll() is None:
            server.kill()


class Visitor:
    """A browser without JavaScript: it keeps cookies, follows redirects and sends a page's hidden fields back."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.url = address
        self.page = ""

    def get(self, path: str) -> str:
        with self.opener.open(urllib.parse.urljoin(self.address, path), timeout=PATIENCE) as response:
            self.url, self.page = response.url, response.read().decode()
        return self.page

    def send(self, **fields: str) -> str:
        """Send the form of the page that is open."""
        body = urllib.parse.urlencode(dict(FIELD.findall(self.page)) | fields).encode()
        request = urllib.request.Request(self.url, body, {"Referer": self.url})
        with self.opener.open(request, timeout=PATIENCE) as response:
            self.url, self.page = response.url, response.read().decode()
        return self.page

    def start(self, slug: str, name: str) -> str:
        """Begin a quiz; return the id of the attempt."""
        self.get(f"/quizzes/{slug}")
        self.send(name=name)
        return self.url.split("/attempts/")[1].split("/")[0]

    def answer(self, attempt: str, position: int, choice: int) -> None:
        """Give an answer; returning means that the server has acknowledged it."""
        self.get(f"/attempts/{attempt}/{position}")
        self.send(choice=str(choice))


@contextmanager
def served_in_a_thread(app: Flask) -> Iterator[str]:
    """Serve an app on a free port of this machine; give its address. It is closed with its database afterwards."""
    import waitress
    from waitress import wasyncore

    sockets: dict[int, wasyncore.dispatcher] = {}
    server = waitress.create_server(app, map=sockets, host="127.0.0.1", port=0, threads=4)
    ended = threading.Event()

    def serve() -> None:
        while not ended.is_set():
            wasyncore.loop(timeout=1, map=sockets, count=1)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    ended.set()
    server.pull_trigger()
    thread.join()  # before its sockets are closed: it would be looking at some that are gone
    server.task_dispatcher.shutdown()
    wasyncore.close_all(sockets)
    with app.app_context():
        db.engine.dispose()
