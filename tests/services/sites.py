"""A real web server on this machine for tests of fetching; it can behave in every bad way."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from quizapp.services.intake.addresses import Address
from quizapp.services.intake.fetching import Limits

STORY = b"<html><title>Bridge</title><body><p>The bridge opened in 1923.</p></body></html>"
Act = Callable[[BaseHTTPRequestHandler], None]
THIS_MACHINE = ipaddress.ip_address("127.0.0.1")


def answer(body: bytes = STORY, status: int = 200, **headers: str) -> Act:
    def act(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        sent = {"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(body))} | headers
        for name, value in sent.items():
            if value:
                request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return act


class Site:
    """A web server; `pages` says how it acts at each path, `asked` what it was asked."""

    def __init__(self) -> None:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, self.headers["Host"]))
                try:
                    site.pages.get(self.path, answer(status=404))(self)
                except OSError:
                    self.close_connection = True  # the visitor hung up

            def log_message(self, *_: object) -> None:
                pass

        self.pages: dict[str, Act] = {}
        self.asked: list[tuple[str, str]] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]

    def url(self, path: str, host: str = "news.example") -> str:
        return f"http://{host}:{self.port}{path}"


def only_this_machine(address: Address) -> bool:
    return address == THIS_MACHINE


def here(**more: object) -> Limits:
    """Let every name stand for this machine, which is the one address that may be reached."""
    return Limits(**({"resolver": lambda *_: ("127.0.0.1",), "may_reach": only_this_machine, "seconds": 5} | more))
