"""What every answer says to the browser about safety and keeping."""

from __future__ import annotations

from flask import Flask, Response

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


def init_app(app: Flask) -> None:
    """Put the headers on every answer, also on error pages and static files."""
    app.after_request(add_headers)


def add_headers(response: Response) -> Response:
    """Add the safety headers, and ask for a fresh page wherever nothing else was said about keeping it."""
    response.headers.update(HEADERS)
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "private, no-cache"
    return response


def never_keep(response: Response) -> Response:
    """Forbid keeping a page at all: Back then asks the server and shows the stored answer, never a stale form."""
    response.headers["Cache-Control"] = "no-store"
    return response
