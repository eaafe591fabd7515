"""Fetching a page for a teacher: by http or https, from public addresses, within a size and a time."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urljoin

from quizapp import __version__
from quizapp.errors import BadInput
from quizapp.services.intake.addresses import (
    Address,
    Resolve,
    Target,
    checked_addresses,
    is_public,
    parse_address,
    resolve,
)

LARGEST_PAGE = 5 * 1024 * 1024  # bytes; long reports with everything around them have half of one
SECONDS = 12.0  # for all of it: a teacher waits, and perhaps a colleague's questions behind this
MOST_REDIRECTS = 5
CHUNK = 64 * 1024
REDIRECTS = (301, 302, 303, 307, 308)
# what can hold an article; a picture or a film is not even begun
TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
AS_TEXT = ("text/html", "text/plain", "text/markdown")
REFUSALS = {
    401: "it wants a password",
    402: "it wants to be paid for",
    403: "it refuses to show this page to programs",
    404: "it has no such page",
    410: "the page has been removed",
    429: "it is asked too often right now",
    451: "it may not show the page for legal reasons",
}
HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; quizapp/{__version__}; a teacher's reading)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, application/pdf;q=0.8",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
PASTE = "Open the page in your browser and paste the text."
Watch = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: the bytes, the address that they came from in the end, and a file name that tells their type."""

    content: bytes
    url: str
    name: str


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a fetch may go. `may_reach` judges the addresses that a name stands for; tests reach this machine."""

    seconds: float = SECONDS
    largest: int = LARGEST_PAGE
    resolver: Resolve = resolve
    may_reach: Callable[[Address], bool] = is_public


def fetch(address: str, limits: Limits | None = None, watch: Watch = lambda _: None) -> Page:
    """Return the page at an address, after its redirects.

    `watch` is told which share of the page has come (0 where its size is not known), and may raise to leave it.
    Raises BadInput with a sentence for a teacher where it may not or cannot be fetched.
    """
    limits = limits or Limits()
    return _follow(parse_address(address), limits, time.monotonic() + limits.seconds, watch)


def _follow(target: Target, limits: Limits, until: float, watch: Watch) -> Page:
    for _ in range(MOST_REDIRECTS + 1):
        watch(0.0)
        with _answer(target, limits, until) as response:
            if response.status not in REDIRECTS:
                return _page(response, target, limits, watch)
            target = _next_target(response, target)
    raise BadInput(f"The page sends its readers on and on, more than {MOST_REDIRECTS} times. {PASTE}")


def _next_target(response: http.client.HTTPResponse, target: Target) -> Target:
    location = response.headers.get("Location")
    if not location:
        raise BadInput(f"{target.host} sends readers elsewhere without saying where. {PASTE}")
    try:
        # headers are read as Latin-1, and sites write UTF-8 into them
        return parse_address(urljoin(target.url, location.encode("latin-1").decode()))
    except ValueError as error:  # BadInput is none: its words are good as they are
        raise BadInput(f"{target.host} sends readers to an address that is none. {PASTE}") from error


@contextmanager
def _answer(target: Target, limits: Limits, until: float) -> Iterator[http.client.HTTPResponse]:
    """Give the answer of a server; whatever it does, this ends when the time is up."""
    addresses = checked_addresses(target, _left(until, target), limits.resolver, limits.may_reach)
    opened: list[socket.socket] = []
    watch = threading.Timer(_left(until, target), _hang_up, (opened,))
    watch.daemon = True
    watch.start()
    try:
        connection = _connect(target, addresses, opened, until)
        connection.request("GET", target.path, headers=HEADERS | {"Host": target.host_line})
        yield connection.getresponse()
        if time.monotonic() >= until:  # a line that was cut looks like the end of the page
            raise TimeoutError
    except ssl.SSLCertVerificationError as error:
        raise BadInput(
            f"{target.host} cannot prove that it is {target.host} (its certificate is not valid). {PASTE}"
        ) from error
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        if time.monotonic() >= until or isinstance(error, TimeoutError):
            raise _too_slow(target, limits.seconds) from error
        raise BadInput(
            f"{target.host} did not answer as a web page does. Check the address, or paste the text."
        ) from error
    finally:
        watch.cancel()
        for one in opened:
            one.close()


def _connect(
    target: Target, addresses: tuple[str, ...], opened: list[socket.socket], until: float
) -> http.client.HTTPConnection:
    """Open a connection to the first checked address that answers; the name is only spoken, never looked up again."""
    plain = _first_that_answers(target, addresses, until)
    opened.append(plain)
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.sock = plain
    if target.scheme == "https":
        context = ssl.create_default_context()
        connection.sock = wrapped = context.wrap_socket(
            plain, server_hostname=target.host, do_handshake_on_connect=False
        )
        opened.append(wrapped)
        wrapped.do_handshake()
    return connection


def _first_that_answers(target: Target, addresses: tuple[str, ...], until: float) -> socket.socket:
    failure: OSError | None = None
    for address in addresses:
        try:
            return socket.create_connection((address, target.port), timeout=_left(until, target))
        except OSError as error:
            failure = error
    raise failure or OSError("no address")


def _page(response: http.client.HTTPResponse, target: Target, limits: Limits, watch: Watch) -> Page:
    if response.status != 200:
        what = REFUSALS.get(response.status, f"it answers with an error ({response.status})")
        raise BadInput(f"{target.host} does not give the page: {what}. {PASTE}")
    content_type = response.headers.get_content_type()
    if content_type not in TYPES:
        raise BadInput(f"At this address is no text but {content_type}. Give the address of the article itself.")
    body = _body(response, target, limits.largest, watch)
    if content_type in AS_TEXT:
        body = _in_utf8(body, response.headers.get_content_charset())
    return Page(body, target.url, f"{target.host}{TYPES[content_type]}")


def _in_utf8(body: bytes, charset: str | None) -> bytes:
    """Return a text in UTF-8 where only the answer's head says how it is written."""
    try:
        return body.decode(charset).encode() if charset else body
    except (LookupError, UnicodeError):
        return body  # what the page itself says, or how it looks, decides


def _body(response: http.client.HTTPResponse, target: Target, largest: int, watch: Watch) -> bytes:
    """Return the body, unpacked; a small packed one may hide a huge one, so both are counted."""
    packed = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packed not in ("identity", "gzip", "x-gzip", "deflate", ""):
        raise BadInput(f"{target.host} sends the page packed in a way that is not known here ({packed}). {PASTE}")
    unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32) if packed not in ("identity", "") else None
    parts, size, received, announced = [], 0, 0, response.length
    while chunk := response.read(CHUNK):
        received += len(chunk)
        watch(min(1.0, received / announced) if announced else 0.0)
        part = unpack.decompress(chunk, largest - size + 1) if unpack else chunk
        size += len(part)
        if size > largest or received > largest:
            raise BadInput(f"The page has more than {largest >> 20} MB. Paste the text of the article alone.")
        parts.append(part)
    if response.length or (unpack and not unpack.eof):
        raise http.client.IncompleteRead(b"", response.length)
    return b"".join(parts)


def _left(until: float, target: Target) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise _too_slow(target, None)
    return left


def _too_slow(target: Target, seconds: float | None) -> BadInput:
    within = f" within {seconds:.0f} seconds" if seconds else " in time"
    return BadInput(f"{target.host} did not send the page{within}. Try again later, or paste the text.")


def _hang_up(opened: list[socket.socket]) -> None:
    """Cut the line: a server that sends a byte a second would otherwise keep us for hours."""
    for one in opened:
        with suppress(OSError):
            socket.socket.shutdown(one, socket.SHUT_RDWR)  # not TLS's own goodbye, for which it might wait
