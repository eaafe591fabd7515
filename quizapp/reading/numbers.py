"""Number words and their values, both ways."""

from __future__ import annotations

from decimal import Decimal


def value_of(text: str) -> Decimal | None:
    """Return the value of a number as written ("one hundred and five", "7,640", "1.5 million", "a dozen"), or None."""
    return None


def spellings(value: Decimal) -> tuple[str, ...]:
    """Return the forms under which a value may stand in an article: "100", "one hundred", "a hundred" …"""
    return (str(value),)
