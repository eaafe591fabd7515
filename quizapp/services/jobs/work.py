"""What a job's work is given and gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.services.intake.fetching import Limits
    from quizapp.storage.jobs import StoredJob

Tell = Callable[[int, int, str], None]  # how much is done, of how much, and in words; raises where it is to stop
Store = Callable[["Connection"], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Means:
    """What a worker works with: the English pipeline (None: the one that ships), and how far a fetch may go.

    `limits` is None where pages may not be fetched at all.
    """

    english: str | None
    limits: Limits | None


Work = Callable[["StoredJob", Means, Tell], Store]
