"""Health: does the database answer?"""

from __future__ import annotations

from quizapp.services.views import Health


def check() -> Health:
    """Ask the database one question. Raises StorageUnavailable where it does not answer."""
    raise NotImplementedError
