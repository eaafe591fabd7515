"""What every answer says to the browser about safety and keeping."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask, Response

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment
    from werkzeug.datastructures import Accept

# No inline script or style, nothing from another host. `data:` images are Bootstrap's own icons.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # The form protection compares the referrer with this host under HTTPS, so it is kept for our own pages.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


LIGHTLY = 2  # of 9: a tenth of the size for a third of the time that 9 takes
SAFETY = list(HEADERS.items())


def init_app(app: Flask) -> None:
    """Put the headers on every answer, also on error pages and static files."""
    app.after_request(ask_for_a_fresh_page)
    app.wsgi_app = SafetyHeaders(app.wsgi_app)  # type: ignore[method-assign]


class SafetyHeaders:
    """Adds the safety headers to whatever the app answers; as a list on the way out, which costs next to nothing."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""

        def start(status: str, headers: list[tuple[str, str]], error: Any = None) -> Callable[[bytes], object]:
            return start_response(status, headers + SAFETY, error)

        return self._app(environ, start)


def ask_for_a_fresh_page(response: Response) -> Response:
    """Ask for a fresh page wherever nothing else was said about keeping it."""
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "private, no-cache"
    return response


def never_keep(response: Response) -> Response:
    """Forbid keeping a page at all: Back then asks the server and shows the stored answer, never a stale form."""
    response.headers["Cache-Control"] = "no-store"
    return response


def compressed(response: Response, accepted: Accept) -> Response:
    """Compress a page where the browser can read that.

    Only for a page that repeats nothing a request can bring: else its length would tell of the form token (BREACH,
    https://www.breachattack.com).
    """
    response.vary.add("Accept-Encoding")
    if accepted.quality("gzip") > 0:
        response.set_data(gzip.compress(response.get_data(), LIGHTLY, mtime=0))
        response.content_encoding = "gzip"
    return response
