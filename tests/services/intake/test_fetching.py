"""Fetching from a real server on this machine that behaves in every bad way."""

from __future__ import annotations

import gzip
import time
import tracemalloc
from http.server import BaseHTTPRequestHandler

import pytest
from sites import STORY, Act, Site, answer, here

from quizapp.errors import BadInput
from quizapp.services.intake.fetching import fetch


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


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (answer(b"", 302), "sends readers elsewhere without saying where"),
        (answer(b"", 302, Location="http://[x/"), "an address that is none"),
        (answer(Content_Encoding="br"), r"packed in a way that is not known here \(br\)"),
    ],
)
def test_what_a_site_does_wrong_is_told_with_what_to_do(site: Site, act: Act, said: str) -> None:
    site.pages["/story"] = act
    with pytest.raises(BadInput, match=f"news\\.example .*{said}.* paste the text"):
        fetch(site.url("/story"), here())


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
