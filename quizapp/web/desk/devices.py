"""Browsers in which a teacher has signed in before, told by a cookie of their own that only the app can sign."""

from __future__ import annotations

import secrets

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

from quizapp.services.desk.account_views import SignedIn
from quizapp.services.desk.signing_in import Device

COOKIE = "desk_device"
ONE_YEAR = 31_536_000


def this_device() -> Device | None:
    """Return the device of the request, None for one in which nobody has signed in yet."""
    try:
        teacher, name = _signer().loads(request.cookies.get(COOKIE, ""))
    except (BadSignature, ValueError, TypeError):
        return None
    return Device(teacher, name)


def remember_device(response: Response, teacher: SignedIn) -> Response:
    """Let the browser say later that this teacher has signed in with it."""
    known = this_device()
    name = known.name if known and known.teacher == teacher.id else secrets.token_urlsafe(12)
    signed = _signer().dumps((teacher.id, name))
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    response.set_cookie(COOKIE, signed, max_age=ONE_YEAR, samesite="Lax", secure=secure, httponly=True)
    return response


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=COOKIE)
