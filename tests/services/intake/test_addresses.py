"""Which addresses a page may be fetched from."""

from __future__ import annotations

import ipaddress

import pytest

from quizapp.errors import BadInput
from quizapp.services.intake.addresses import checked_addresses, is_public, parse_address

OWN_NETWORK = """
    127.0.0.1 127.8.8.8 0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.254 192.168.1.1 169.254.169.254
    100.64.0.1 192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.2 203.0.113.9 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255
    :: ::1 fe80::1 fec0::1 fc00::1
    fd12:3456::1 ff02::1 2001:db8::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254
    64:ff9b::7f00:1 64:ff9b::a00:1 2002:7f00:1:: 2002:c0a8:101::1 2001:0:4136:e378:8000:63bf:f5ff:fffe
""".split()
PUBLIC = "93.184.215.14 8.8.8.8 2606:4700:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808".split()


@pytest.mark.parametrize("address", OWN_NETWORK)
def test_an_address_of_an_own_network_is_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "written, url",
    [
        ("https://example.org/news/story?id=2#part", "https://example.org/news/story?id=2"),
        ("  http://example.org  ", "http://example.org/"),
        ("example.org/a", "https://example.org/a"),
        ("example.org:8080/a", "https://example.org:8080/a"),
        ("HTTP://EXAMPLE.org:80", "http://example.org/"),
        ("https://zürich.example/straße?q=ö", "https://xn--zrich-kva.example/stra%C3%9Fe?q=%C3%B6"),
        ("https://example.org./", "https://example.org/"),
        ("https://[2606:4700::1]/x", "https://[2606:4700::1]/x"),
        ("https://example.org//double", "https://example.org//double"),
    ],
)
def test_an_address_is_taken_as_people_write_it(written: str, url: str) -> None:
    assert parse_address(written).url == url


@pytest.mark.parametrize(
    "written, reason",
    [
        ("", "Write the address"),
        ("file:///etc/passwd", "only pages on the web"),
        ("ftp://example.org/a", "only pages on the web"),
        ("gopher://example.org/", "only pages on the web"),
        ("javascript:alert(1)", "only pages on the web"),
        ("data:text/html,x", "only pages on the web"),
        ("https://", "names no site"),
        ("https:///path", "names no site"),
        ("https://user:secret@example.org/", "password"),
        ("https://example.org:25/", "port 25"),
        ("https://example.org:0/", "port 0"),
        ("https://example.org:99999/", "not the address"),
        ("https://exa mple.org/", "not the address"),
        ("https://example.org/\r\nHost: inside", "not the address"),
        ("https://example.org\\@inside/", "not the address"),
        ("https://[::1", "not the address"),
        ("https://" + "a" * 64 + ".org/", "not the address"),
        ("https://example.org/" + "a" * 2000, "too long"),
    ],
)
def test_what_is_no_address_of_a_page_is_refused_in_words(written: str, reason: str) -> None:
    with pytest.raises(BadInput, match=f"(?i){reason}"):
        parse_address(written)


@pytest.mark.parametrize(
    "written", ["http://127.1/", "http://0x7f000001/", "http://2130706433/", "http://[::1]/", "http://localhost/"]
)
def test_no_spelling_of_this_machine_gets_through(written: str) -> None:
    with pytest.raises(BadInput, match=r"private network|no site"):
        checked_addresses(parse_address(written), 5)


def test_one_private_address_among_public_ones_refuses_the_name() -> None:
    with pytest.raises(BadInput, match="private network"):
        checked_addresses(parse_address("https://example.org"), 5, lambda *_: ("93.184.215.14", "10.0.0.1"))
    assert checked_addresses(parse_address("https://example.org"), 5, lambda *_: ("93.184.215.14",))


def test_an_unknown_name_and_a_slow_name_server_are_told_apart() -> None:
    with pytest.raises(BadInput, match=r"no site called nowhere.invalid"):
        checked_addresses(parse_address("https://nowhere.invalid"), 5)
    import threading

    never = threading.Event()
    with pytest.raises(BadInput, match="takes too long"):
        checked_addresses(parse_address("https://example.org"), 0.05, lambda *_: (never.wait(1), ("8.8.8.8",))[1])
