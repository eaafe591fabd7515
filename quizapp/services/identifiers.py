"""Ids from an address or a form: what cannot be one is not even looked up."""

from __future__ import annotations

import re

ID = re.compile(r"[A-Za-z0-9_-]{1,100}")
MOST_QUESTIONS = 10_000


def is_id(given: str | None) -> bool:
    """Say whether this could be a slug, an attempt's or a student's id, or a form's token."""
    return given is not None and ID.fullmatch(given) is not None


def is_position(given: int) -> bool:
    """Say whether there could be a question at this position."""
    return 1 <= given <= MOST_QUESTIONS
