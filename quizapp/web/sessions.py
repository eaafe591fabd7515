"""Sessions: Flask's own signed cookie, whose signature is checked once and not with every request."""

from __future__ import annotations

import time
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from itsdangerous import BadSignature

if TYPE_CHECKING:
    from flask import Flask, Request

COOKIES_REMEMBERED = 4096
PLAIN = (str, int, float, bool, type(None))  # what two requests can share without one changing it for the other


class Opened(NamedTuple):
    """A cookie whose signature was good: when it was signed, and what it holds."""

    signed_at: datetime
    values: dict[str, Any]


class RememberedSessions(SecureCookieSessionInterface):
    """Flask's own sessions. A cookie that was signed by us stays so; only its age is looked at again."""

    def __init__(self) -> None:
        self._signer: Any = None
        self._opened: dict[str, Opened] = {}

    def get_signing_serializer(self, app: Flask) -> Any:
        """Return the signer of this app, made once."""
        if self._signer is None:
            self._signer = super().get_signing_serializer(app)
        return self._signer

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return what the cookie holds; an empty session where it is missing, forged or too old."""
        signer = self.get_signing_serializer(app)
        cookie = request.cookies.get(self.get_cookie_name(app))
        if signer is None or not cookie:
            return None if signer is None else self.session_class()
        longest = int(app.permanent_session_lifetime.total_seconds())
        opened = self._opened.get(cookie)
        if opened is None:
            try:
                values, signed_at = signer.loads(cookie, return_timestamp=True)
            except BadSignature:
                return self.session_class()
            opened = self._keep(cookie, Opened(signed_at, values))
        # By the age alone: one that was signed later than now is of a clock that has been put right since.
        if time.time() - opened.signed_at.timestamp() > longest:
            return self.session_class()
        return self.session_class(opened.values)

    def _keep(self, cookie: str, opened: Opened) -> Opened:
        if all(isinstance(value, PLAIN) for value in opened.values.values()):
            if len(self._opened) >= COOKIES_REMEMBERED:
                self._opened.clear()
            self._opened[cookie] = opened
        return opened
