"""Health: does the database answer?"""

from __future__ import annotations

from quizapp.services.views import Health
from quizapp.storage import migrating


def check() -> Health:
    """Ask the database which structure it has. Raises StorageUnavailable where it does not answer."""
    return Health(database="ok", revision=migrating.structure() or "empty")
