"""Numbers in addresses and forms: none that a database could not hold gets further than this."""

from __future__ import annotations

from werkzeug.routing import IntegerConverter, ValidationError

LARGEST = 2**31 - 1  # an INTEGER of PostgreSQL
DIGITS = 10


class NumberInPath(IntegerConverter):
    """A number in an address; one that is too large leads nowhere."""

    def to_python(self, value: str) -> int:
        """Return the number. Raises ValidationError."""
        try:
            return number(value)
        except ValueError as error:
            raise ValidationError from error


def number(typed: str) -> int:
    """Return a number as it was sent. Raises ValueError for what is none or too large."""
    if len(typed) > DIGITS + 1 or abs(found := int(typed)) > LARGEST:
        raise ValueError(f"{typed[:DIGITS]}… is no number that is used here")
    return found
