"""Write another value in the form of a written number: "7,640" → "7,460", "2.5 million" → "3.5 million"."""

from __future__ import annotations

import re
from decimal import Decimal

from quizapp.items.calendar import ordinal_suffix
from quizapp.items.numerals import number_value
from quizapp.reading.number_words import ORDINAL_UNITS, in_words

_IN_DIGITS = re.compile(r"(?P<digits>\d(?:[\d,\u2009\u202f ]*\d)?(?:\.\d+)?)(?P<tail>[ -]?[^\W\d_]*)$")
_SUFFIX = re.compile(r"st|nd|rd|th")
_ORDINAL_WORDS = {value: word for word, value in ORDINAL_UNITS.items()}
_LARGEST_IN_WORDS = Decimal(10) ** 13


def same_form(written: str, value: Decimal) -> str | None:
    """Return a value written in the form of `written`, or None where the form cannot say it.

    The number of decimals and the scale word stay: what changes is what a reader would misremember.
    """
    old = number_value(written)
    if old is None or old <= 0 or value <= 0:
        return None
    made = _in_digits(written, old, value) if written[0].isdigit() else _in_words(written, old, value)
    return made if made is not None and number_value(made) == value else None


def _in_digits(written: str, old: Decimal, value: Decimal) -> str | None:
    match = _IN_DIGITS.match(written)
    if match is None:
        return None
    digits, tail = match["digits"], match["tail"]
    shown = Decimal(re.sub(r"[^\d.]", "", digits))
    scaled = value / (old / shown)
    decimals = len(digits.partition(".")[2])
    if scaled != round(scaled, decimals):
        return None
    if _SUFFIX.fullmatch(tail):
        tail = ordinal_suffix(int(scaled))
    separator = next((c for c in digits if c in ",\u2009\u202f "), "")
    grouped = f"{scaled:,.{decimals}f}"
    # "1000" stays without a comma where the article writes none; from five digits on everybody writes one.
    if not separator and scaled < 10_000:
        grouped = grouped.replace(",", "")
    return grouped.replace(",", separator or ",") + tail


def _in_words(written: str, old: Decimal, value: Decimal) -> str | None:
    if value != value.to_integral_value() or value >= _LARGEST_IN_WORDS:
        return None
    lower = written.casefold()
    if lower in ORDINAL_UNITS:
        made = _ORDINAL_WORDS.get(int(value))
    elif old != old.to_integral_value() or lower.startswith(("a ", "half", "dozen")) or "dozen" in lower:
        return None
    else:
        made = in_words(int(value), british=" and " in lower or "hundred" not in lower)
    if made is None:
        return None
    return made[0].upper() + made[1:] if written[0].isupper() else made


def sounds_like_vowel(written: str) -> bool:
    """Tell whether a number follows "an": eight, eleven, eighteen, 8…, 11, 18, but not 110."""
    lower = written.casefold()
    return re.match(r"(?:8|11(?!\d)|11,|18(?!\d)|18,|eight|eleven)", lower) is not None
