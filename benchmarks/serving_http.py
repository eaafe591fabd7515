"""A real server in a process of its own, and browsers that talk to it over HTTP, many at once in one event loop."""

from __future__ import annotations

import asyncio
import json
import logging
import multiprocessing
import os
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from benchmarks.serving_pages import FIELD, bare_app

PATIENCE = 60  # seconds for one answer of the server
THREADS = 8  # what `quizapp serve` runs with
ADDRESS = re.compile(r"quizapp is at http://[^:]+:(\d+)/")


@contextmanager
def quizapp_server(instance: Path, log: Path) -> Iterator[int]:
    """Run `quizapp serve` on a free port, its error stream in a file, until the block ends; give the port."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "SYSTEMROOT") if name in os.environ}
    with log.open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "quizapp", "serve", "--no-browser", "--port", "0"],
            env=kept | {"QUIZAPP_INSTANCE": str(instance)},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        try:
            assert process.stdout is not None
            found = next((match for line in process.stdout if (match := ADDRESS.search(line))), None)
            if found is None:
                raise RuntimeError(f"quizapp serve has ended: {log.read_text(encoding='utf-8')}")
            yield int(found[1])
        finally:
            process.terminate()
            process.communicate(timeout=PATIENCE)


@contextmanager
def bare_server() -> Iterator[int]:
    """Run the bare page under the same server, with as many threads; give the port."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve_bare, args=(there,))
    process.start()
    try:
        yield int(here.recv())
    finally:
        process.terminate()
        process.join()


def _serve_bare(there: Connection) -> None:
    from waitress.server import create_server

    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # it says each time that a request has to wait
    server = create_server(
        bare_app(), host="127.0.0.1", port=0, threads=THREADS, connection_limit=1000, asyncore_use_poll=True
    )
    there.send(server.effective_port)
    server.run()


@dataclass(slots=True)
class Seen:
    """What all browsers of a run have seen: how long each kind of request took, in seconds, and what went wrong."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)

    def add(self, kind: str, seconds: float) -> None:
        self.took[kind].append(seconds)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str


class Refused(Exception):
    """The server has not answered as it should; the fault is in what was seen."""


class Visitor:
    """A browser with one connection, which it keeps open between requests."""

    def __init__(self, port: int, seen: Seen) -> None:
        self.port, self.seen = port, seen
        self.cookies: dict[str, str] = {}
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self.attempt = ""
        self.token = ""

    async def get(self, kind: str, path: str) -> Answer:
        return await self._ask(kind, 200, path, {}, None)

    async def send(self, kind: str, path: str, form: dict[str, str]) -> Answer:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return await self._ask(kind, 303, path, headers, urlencode(form).encode())

    async def start(self, slug: str, name: str) -> None:
        """Begin the quiz as somebody new."""
        page = await self.get("start page", f"/quizzes/{slug}")
        hidden = dict(FIELD.findall(page.text))
        begun = await self.send("starting", f"/quizzes/{slug}", hidden | {"name": name})
        self.attempt = urlsplit(begun.headers["location"]).path.split("/")[2]
        self.token = hidden["csrf_token"]

    async def look(self, position: int, kind: str = "question page") -> None:
        await self.get(kind, f"/attempts/{self.attempt}/{position}")

    async def answer(self, position: int, choice: int) -> None:
        """Settle an answer in practice; returning means that the server has acknowledged it."""
        form = {"csrf_token": self.token, "choice": str(choice), "version": "1"}
        await self.send("saving an answer", f"/attempts/{self.attempt}/{position}", form)

    async def save(self, position: int, choice: int, version: int) -> None:
        """Save a choice in a test; returning means that the server has acknowledged it."""
        headers = {"Content-Type": "application/json", "X-CSRFToken": self.token}
        body = json.dumps({"choice": choice, "version": version}).encode()
        path = f"/attempts/{self.attempt}/{position}/choice"
        saved = json.loads((await self._ask("saving a choice", 200, path, headers, body)).text)["saved"]
        if not saved["accepted"] or saved["choice"] != choice:
            self.seen.faults.append(f"{path}: {saved}")
            raise Refused

    async def hand_in(self) -> None:
        await self.get("before handing in", f"/attempts/{self.attempt}/submit")
        await self.send("handing in", f"/attempts/{self.attempt}/submit", {"csrf_token": self.token})

    async def see_result(self) -> None:
        await self.get("results page", f"/attempts/{self.attempt}/result")

    async def close(self) -> None:
        if self.streams:
            self.streams[1].close()
            self.streams = None

    async def _ask(self, kind: str, expected: int, path: str, headers: dict[str, str], body: bytes | None) -> Answer:
        method = "GET" if body is None else "POST"
        begun = time.perf_counter()
        try:
            async with asyncio.timeout(PATIENCE):
                answer = await self._exchange(method, path, headers, body or b"")
        except (OSError, EOFError, TimeoutError) as error:
            self.seen.faults.append(f"{method} {path}: {error!r}")
            await self.close()
            raise Refused from error
        self.seen.add(kind, time.perf_counter() - begun)
        if answer.status != expected:
            self.seen.faults.append(f"{method} {path}: {answer.status} {answer.text[:200]!r}")
            raise Refused
        return answer

    async def _exchange(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Answer:
        if self.streams is None or self.streams[0].at_eof():
            self.streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.streams
        host = f"127.0.0.1:{self.port}"
        sent = {"Host": host, "Referer": f"http://{host}{path}", "Content-Length": str(len(body))} | headers
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = "".join(f"{name}: {value}\r\n" for name, value in sent.items())
        writer.write(f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body)
        first, *rest = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").strip().split("\r\n")
        got: dict[str, str] = {}
        for line in rest:
            name, _, value = line.partition(": ")
            got[name.lower()] = value
            if name.lower() == "set-cookie":
                self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(value).items()}
        text = (await reader.readexactly(int(got["content-length"]))).decode()
        if got.get("connection") == "close":
            await self.close()
        return Answer(int(first.split()[1]), got, text)
