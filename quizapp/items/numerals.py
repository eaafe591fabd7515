"""Numbers as news writes them, in digits and in words, as exact values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
SMALL = {word: value for value, word in enumerate(_UNITS)} | {word: 10 * i for i, word in enumerate(_TENS, start=2)}
ORDINAL = {word: value for value, word in enumerate(_ORDINALS, start=1)} | {"thirtieth": 30}
SCALE = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
}
_SCALE_SHORT = {"m": SCALE["million"], "mn": SCALE["million"], "bn": SCALE["billion"], "k": SCALE["thousand"]}
_MULTIPLE = {
    word: Decimal(value)
    for word, value in (
        ("once", "1"),
        ("twice", "2"),
        ("thrice", "3"),
        ("dozen", "12"),
        ("half", "0.5"),
        ("double", "2"),
    )
}

_WORD = "|".join(sorted([*SMALL, *ORDINAL, *SCALE, *_MULTIPLE], key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:[,\u2009\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_IN_DIGITS = re.compile(
    rf"(?<![\w.,])(?P<digits>{_DIGITS})(?:(?P<short>bn|mn|m|k)\b|(?:st|nd|rd|th)\b|s\b)?"
    r"(?:[ \u00a0-](?P<scale>hundred|thousand|million|billion|trillion)\b)?",
    re.IGNORECASE,
)
# "and" joins two words into one number only after a scale: "two hundred and five", but "between two and five".
_AND = "|".join(f"(?<={scale}) and " for scale in SCALE)
_IN_WORDS = re.compile(rf"\b(?:{_WORD})(?:(?:[ -]|{_AND})(?:{_WORD}))*\b", re.IGNORECASE)
_GLUED = re.compile(rf"(?<![\w.,])(?:{_DIGITS})(?=[-–—/%°]|[a-z]+\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: its span and its value."""

    start: int
    end: int
    value: Decimal


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """Return every number in a text, in digits ("7,640", "2.5 million", "21st", "45-year-old") and in words."""
    found = {m.start(): Numeral(m.start(), m.end(), _digits_value(m)) for m in _IN_DIGITS.finditer(text)}
    for glued in _GLUED.finditer(text):
        value = Decimal(_plain_digits(glued.group()))
        found.setdefault(glued.start(), Numeral(glued.start(), glued.end(), value))
    for match in _IN_WORDS.finditer(text):
        value_in_words = number_in_words(match.group())
        if value_in_words is not None and not any(
            n.start < match.end() and match.start() < n.end for n in found.values()
        ):
            found[match.start()] = Numeral(match.start(), match.end(), value_in_words)
    return tuple(found[start] for start in sorted(found))


def values_in(text: str) -> frozenset[Decimal]:
    """Return the value of every number in a text, however it is written."""
    return frozenset(numeral.value for numeral in find_numerals(text))


def number_value(text: str) -> Decimal | None:
    """Return the value of a text that is one number and nothing else, or None."""
    stripped = text.strip()
    found = find_numerals(stripped)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(stripped)):
        return found[0].value
    return None


def _plain_digits(text: str) -> str:
    return re.sub(r"[,\u2009\u202f]", "", text)


def _digits_value(match: re.Match[str]) -> Decimal:
    value = Decimal(_plain_digits(match["digits"]))
    if match["short"]:
        value *= _SCALE_SHORT[match["short"].lower()]
    if match["scale"]:
        value *= SCALE[match["scale"].lower()]
    return value.normalize() + 0


def number_in_words(text: str) -> Decimal | None:
    """Return the value of a number in words ("two hundred and fifty", "twenty-first"), or None."""
    total = current = Decimal(0)
    for word in re.split(r"[ -]+(?:and )?", text.casefold().strip()):
        if word in SMALL or word in ORDINAL:
            current += SMALL.get(word, ORDINAL.get(word, 0))
        elif word == "hundred":
            current = (current or Decimal(1)) * 100
        elif word in SCALE:
            total += (current or Decimal(1)) * SCALE[word]
            current = Decimal(0)
        elif word in _MULTIPLE:
            current = (current or Decimal(1)) * _MULTIPLE[word]
        else:
            return None
    return total + current
