"""Times as teachers type them. Without a script a time field is in UTC; with one, the browser sends UTC by itself."""

from __future__ import annotations

from datetime import UTC, datetime

from quizapp.errors import BadInput


def typed_time(written: str | None) -> datetime | None:
    """Return the moment of a time field (`2026-03-02T09:00`, in UTC unless it says otherwise), None where it is empty.

    Raises BadInput for what is no time.
    """
    typed = (written or "").strip()
    if not typed:
        return None
    try:
        moment = datetime.fromisoformat(typed)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadInput("Write day and time as 2026-03-31T09:00, or leave it empty.") from error


def time_value(moment: datetime | None) -> str:
    """Return a moment as a time field holds it, in UTC and to the minute."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M}" if moment else ""
