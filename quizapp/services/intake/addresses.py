"""Which addresses the server may fetch from: public ones on the web, never its own network.

A page that is fetched by the server sees what the server sees: routers, printers, databases, the metadata service of a
cloud (https://owasp.org/www-community/attacks/Server_Side_Request_Forgery). So every address that a name stands for is
checked, and the connection then goes to the checked address, not to the name once more: a name server that answers
otherwise the second time changes nothing.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from quizapp.errors import BadInput

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], tuple[str, ...]]

LONGEST = 2_000  # characters of an address, as browsers' bars and servers take it
PORTS = {"http": 80, "https": 443}
LOWEST_FREE_PORT = 1024  # below it live mail, remote shells and other services that are no web pages
# Special registries (RFC 6890) that Python's releases judge differently, or not at all
SPECIAL = tuple(
    map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "64:ff9b:1::/48", "2001::/23", "fec0::/10"))
)
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 behind NAT64: RFC 6052
AS_WRITTEN = "/?&=%:@!$'()*+,;~-._[]"
UNSEEN = re.compile(r"[\x00-\x20\x7f\\]")


@dataclass(frozen=True, slots=True)
class Target:
    """A page on the web, taken apart. `path` holds the query too."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """Return the address as it is kept."""
        return f"{self.scheme}://{self.host_line}{self.path}"

    @property
    def host_line(self) -> str:
        """Return host and port as a request names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def parse_address(written: str) -> Target:
    """Return the page that a written address names; without a scheme https is meant. Raises BadInput."""
    written = written.strip()
    if not written:
        raise BadInput("Write the address of the page, such as https://example.org/news/story.")
    if len(written) > LONGEST or UNSEEN.search(written):
        raise BadInput("That is not the address of a page: it is too long, or has a space or another sign in it.")
    if re.match(r"[a-z][a-z0-9+.-]*:(?!\d)", written, re.I) is None:
        written = f"https://{written}"
    try:
        parts = urlsplit(written)
        scheme, host, port = parts.scheme.lower(), parts.hostname or "", parts.port
        host = host.rstrip(".").encode("idna").decode("ascii") if ":" not in host else host
    except (ValueError, UnicodeError) as error:
        raise BadInput("That is not the address of a page. Copy it from the browser's address bar.") from error
    if scheme not in PORTS:
        raise BadInput(f"Only pages on the web can be fetched (http and https), and this begins with “{scheme}:”.")
    if not host:
        raise BadInput("That address names no site. Copy it from the browser's address bar.")
    if parts.username is not None or parts.password is not None:
        raise BadInput("The address holds a user name or a password. Leave them out, or paste the text of the article.")
    port = port if port is not None else PORTS[scheme]
    if port < LOWEST_FREE_PORT and port not in PORTS.values():
        raise BadInput(f"Nothing is fetched from port {port}: web pages are not kept there.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(scheme, host, port, path if path.isascii() else quote(path, safe=AS_WRITTEN))


def is_public(address: Address) -> bool:
    """Tell whether an address is one of the public internet: not private, loopback, link-local, multicast, reserved.

    An IPv6 address that carries an IPv4 one (mapped, 6to4, NAT64) is judged by that.
    """
    carried = _carried(address)
    if carried is not None:
        return is_public(carried)
    if any(address in network for network in SPECIAL):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses that a host name stands for. Raises OSError where there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked_addresses(
    target: Target, seconds: float, resolver: Resolve = resolve, may_reach: Callable[[Address], bool] = is_public
) -> tuple[str, ...]:
    """Return the addresses of a page's host, all of them allowed. Raises BadInput."""
    executor = ThreadPoolExecutor(1)  # a name server may be slower than we are patient
    try:
        found = executor.submit(resolver, target.host, target.port).result(timeout=seconds)
    except TooLate as error:
        raise BadInput(f"It takes too long to find {target.host}. Try again, or paste the text.") from error
    except (OSError, UnicodeError) as error:
        raise BadInput(f"There is no site called {target.host}. Check the spelling of the address.") from error
    finally:
        executor.shutdown(wait=False)
    addresses = [ipaddress.ip_address(one.partition("%")[0]) for one in found]
    if not addresses or not all(may_reach(address) for address in addresses):
        raise BadInput(
            f"{target.host} is not on the public internet but on a private network, and pages from there are not "
            "fetched. Open the page yourself and paste the text."
        )
    return tuple(found)


def _carried(address: Address) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
