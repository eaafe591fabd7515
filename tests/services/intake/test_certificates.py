"""Pages come from whom their address names, or not at all."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest
import trustme
from sites import STORY, Site, answer, here

from quizapp.errors import BadInput
from quizapp.services.intake.fetching import fetch


def test_a_server_that_speaks_no_tls_is_no_page(site: Site) -> None:
    with pytest.raises(BadInput, match="did not answer"):
        fetch(f"https://news.example:{site.port}/", here(seconds=2))


@pytest.fixture
def certificate(site: Site, tmp_path: Path) -> Path:
    """Let the site speak TLS with a certificate for news.example that nobody known has signed; return whose it is."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("news.example").configure_cert(context)
    signer = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(signer))
    # the handshake comes with the first bytes that are read, in the thread of the request
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True, do_handshake_on_connect=False)
    site.server.handle_error = lambda *_: None  # a visitor who refuses the certificate is no error of the site
    site.pages["/story"] = answer()
    return signer


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
