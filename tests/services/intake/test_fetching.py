"""Fetching from a real server on this machine that behaves in every bad way."""

from __future__ import annotations

import gzip
import ipaddress
import shutil
import ssl
import subprocess
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from quizapp.errors import BadInput
from quizapp.services.intake.addresses import Address
from quizapp.services.intake.fetching import Limits, fetch

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


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    thread = threading.Thread(target=made.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


def only_this_machine(address: Address) -> bool:
    return address == THIS_MACHINE


def here(**more: object) -> Limits:
    """Let every name stand for this machine, which is the one address that may be reached."""
    return Limits(**({"resolver": lambda *_: ("127.0.0.1",), "may_reach": only_this_machine, "seconds": 5} | more))


def test_a_page_comes_with_its_last_address_and_type(site: Site) -> None:
    site.pages["/story"] = answer()
    page = fetch(site.url("/story"), here())
    assert (page.content, page.url, page.name) == (STORY, site.url("/story"), "news.example.html")
    assert site.asked == [("/story", f"news.example:{site.port}")]


def test_redirects_are_followed_and_the_last_address_is_kept(site: Site) -> None:
    site.pages["/old"] = answer(b"", 301, Location="/mid?a=1")
    site.pages["/mid?a=1"] = answer(b"", 302, Location=site.url("/story", "other.example"))
    site.pages["/story"] = answer()
    assert fetch(site.url("/old"), here()).url == site.url("/story", "other.example")
    assert [host for _, host in site.asked] == [f"news.example:{site.port}"] * 2 + [f"other.example:{site.port}"]


def test_a_redirect_into_the_own_network_is_refused_before_anything_is_asked_there(site: Site) -> None:
    names = {"news.example": "127.0.0.1", "inside.example": "127.0.0.2"}
    site.pages["/out"] = answer(b"", 302, Location=site.url("/secret", "inside.example"))
    site.pages["/secret"] = answer()
    with pytest.raises(BadInput, match=r"inside.example is not on the public internet"):
        fetch(site.url("/out"), here(resolver=lambda host, _: (names[host],)))
    assert [path for path, _ in site.asked] == ["/out"]


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "gopher://news.example/", "javascript:alert(1)", "http://u:p@x/"]
)
def test_a_redirect_to_what_is_no_web_page_is_refused(site: Site, location: str) -> None:
    site.pages["/out"] = answer(b"", 302, Location=location)
    with pytest.raises(BadInput, match=r"Only pages on the web|password"):
        fetch(site.url("/out"), here())


def test_without_permission_this_machine_is_never_reached(site: Site) -> None:
    site.pages["/story"] = answer()
    for host in ("localhost", "127.0.0.1", "[::ffff:127.0.0.1]"):
        with pytest.raises(BadInput, match="private network"):
            fetch(site.url("/story", host))
    assert site.asked == []


def test_a_name_server_that_answers_otherwise_the_second_time_changes_nothing(site: Site) -> None:
    site.pages["/story"] = answer()
    answers = iter([("127.0.0.1",), ("10.0.0.1",), ("169.254.169.254",)])
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> tuple[str, ...]:
        asked.append(host)
        return next(answers)

    assert fetch(site.url("/story"), here(resolver=rebinding)).content == STORY
    assert asked == ["news.example"]  # the connection goes to the address that was checked
    with pytest.raises(BadInput, match="private network"):
        fetch(site.url("/story"), here(resolver=rebinding))


def test_a_loop_of_redirects_ends(site: Site) -> None:
    site.pages["/loop"] = answer(b"", 302, Location="/loop")
    with pytest.raises(BadInput, match="more than 5 times"):
        fetch(site.url("/loop"), here())
    assert len(site.asked) == 6


@pytest.mark.parametrize("told", [True, False])
def test_a_page_that_is_too_large_is_not_read_to_its_end(site: Site, told: bool) -> None:
    site.pages["/huge"] = answer(b"x" * 3_000_000, Content_Length="3000000" if told else "")
    with pytest.raises(BadInput, match="more than 1 MB"):
        fetch(site.url("/huge"), here(largest=1 << 20))


def test_a_small_packed_page_that_unpacks_to_a_huge_one_is_refused(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 300_000_000, 6)
    assert len(bomb) < 300_000
    site.pages["/bomb"] = answer(bomb, Content_Encoding="gzip")
    tracemalloc.start()
    try:
        with pytest.raises(BadInput, match="more than 5 MB"):
            fetch(site.url("/bomb"), here())
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


def test_a_packed_page_is_unpacked(site: Site) -> None:
    site.pages["/story"] = answer(gzip.compress(STORY), Content_Encoding="gzip")
    assert fetch(site.url("/story"), here()).content == STORY


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1251", "utf-8", "no-such-charset", ""])
def test_the_charset_of_the_answers_head_counts(site: Site, charset: str) -> None:
    text = {"iso-8859-1": "Café in Zürich", "windows-1251": "Мост открыт"}.get(charset, "Zürich")
    written = text.encode(charset if charset in ("iso-8859-1", "windows-1251") else "utf-8")
    site.pages["/story"] = answer(written, Content_Type=f"text/html; charset={charset}")
    assert fetch(site.url("/story"), here()).content.decode() == text


# Each of them sends a whole page in the end: who waits for it gets it.
def trickle(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "text/html")
    request.end_headers()
    for _ in range(200):
        request.wfile.write(b"x")
        request.wfile.flush()
        time.sleep(0.05)


def trickle_headers(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nX-Slow: ")
    for _ in range(200):
        request.wfile.write(b"H")
        request.wfile.flush()
        time.sleep(0.05)
    request.wfile.write(b"\r\n\r\n" + STORY)


def silent(request: BaseHTTPRequestHandler) -> None:
    time.sleep(5)
    answer()(request)


@pytest.mark.parametrize("act", [trickle, trickle_headers, silent])
def test_a_slow_server_is_left_when_the_time_is_up(site: Site, act: Act) -> None:
    site.pages["/slow"] = act
    with pytest.raises(BadInput, match="did not send the page"):
        fetch(site.url("/slow"), here(seconds=0.6))


def test_time_is_counted_over_all_redirects(site: Site) -> None:
    def later(request: BaseHTTPRequestHandler) -> None:
        time.sleep(0.3)
        answer(b"", 302, Location="/later")(request)

    site.pages["/later"] = later
    with pytest.raises(BadInput, match="did not send the page"):
        fetch(site.url("/later"), here(seconds=0.7))


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/zip", "application/json", "text/css"])
def test_what_is_no_text_is_refused_by_its_type(site: Site, kind: str) -> None:
    site.pages["/file"] = answer(b"x", Content_Type=kind)
    with pytest.raises(BadInput, match=f"no text but {kind}"):
        fetch(site.url("/file"), here())


@pytest.mark.parametrize("status, words", [(404, "no such page"), (403, "refuses"), (401, "password"), (500, "500")])
def test_a_refusal_says_why(site: Site, status: int, words: str) -> None:
    site.pages["/story"] = answer(status=status)
    with pytest.raises(BadInput, match=words):
        fetch(site.url("/story"), here())


def rubbish(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"\x00\xff\xfe not http at all\r\n\r\n")
    request.close_connection = True


@pytest.mark.parametrize("act", [rubbish, answer(b"x", Content_Length="500"), answer(b"x", Content_Encoding="gzip")])
def test_an_answer_that_is_broken_is_no_page(site: Site, act: Act) -> None:
    site.pages["/broken"] = act
    with pytest.raises(BadInput, match="did not answer as a web page does"):
        fetch(site.url("/broken"), here(seconds=2))


def test_a_server_that_is_not_there_is_no_page(site: Site) -> None:
    with pytest.raises(BadInput, match="did not answer"):
        fetch("http://news.example:1/".replace(":1/", f":{free_port()}/"), here())


def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_server_that_speaks_no_tls_is_no_page(site: Site) -> None:
    with pytest.raises(BadInput, match="did not answer"):
        fetch(f"https://news.example:{site.port}/", here(seconds=2))


@pytest.fixture
def certificate(site: Site, tmp_path: Path) -> Path:
    """Let the site speak TLS with a certificate for news.example that nobody has signed; return where it lies."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl program to make a certificate with")
    made, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    request = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=news.example"
    names = ["-addext", "subjectAltName=DNS:news.example", "-keyout", str(key), "-out", str(made)]
    subprocess.run([openssl, *request.split(), *names], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made, key)
    # the handshake comes with the first bytes that are read, in the thread of the request
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True, do_handshake_on_connect=False)
    site.server.handle_error = lambda *_: None  # a visitor who refuses the certificate is no error of the site
    site.pages["/story"] = answer()
    return made


def test_a_server_without_a_valid_certificate_is_refused(site: Site, certificate: Path) -> None:
    with pytest.raises(BadInput, match=r"news\.example cannot prove .* certificate .* paste the text"):
        fetch(f"https://news.example:{site.port}/story", here())
    assert site.asked == []


def test_a_certificate_is_good_for_the_name_in_it_alone(
    site: Site, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert fetch(f"https://news.example:{site.port}/story", here()).content == STORY
    with pytest.raises(BadInput, match=r"other\.example cannot prove"):
        fetch(f"https://other.example:{site.port}/story", here())


def test_how_much_has_come_is_told_and_the_telling_can_end_it(site: Site) -> None:
    body = STORY + b" " * 300_000
    site.pages["/story"] = answer(body)
    seen: list[float] = []
    assert fetch(site.url("/story"), here(), seen.append).content == body
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0.0, 1.0)
    assert len(seen) > 3

    class Enough(Exception):
        pass

    def stop(share: float) -> None:
        if share:
            raise Enough

    with pytest.raises(Enough):
        fetch(site.url("/story"), here(), stop)
