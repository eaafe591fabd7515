"""What the rules ask about an item and its options: its type, what an option is, what can be put in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from quizapp.items.calendar import MONTHS, WEEKDAYS
from quizapp.items.numerals import find_numerals, number_value
from quizapp.model import Item, ItemType

_WEEKDAYS = [name.casefold() for name in WEEKDAYS]
_MONTHS = [name.casefold() for name in MONTHS]
_DATE = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({'|'.join(_MONTHS)})(?: (\d{{1,2}})(?:st|nd|rd|th)?)?(?:,? (\d{{4}}))?$"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_OPENING = re.compile(r"^(?:on|in|at|by|about|the|early|late) ")
_CLAUSE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|did|does)\b")


def is_choice(item: Item) -> bool:
    """Tell whether the item offers options of its own (not true/false or verdicts), with its key among them."""
    return not item.is_statement and 0 <= item.key < len(item.options)


def is_worded(item: Item) -> bool:
    """Tell whether the options are somebody's own words, not passages of the article to choose the evidence from."""
    return is_choice(item) and item.type is not ItemType.EVIDENCE


def judged_texts(item: Item) -> tuple[str, ...]:
    """Return what a reader judges in somebody's own words: the statement, or each option."""
    if item.is_statement:
        return (item.stem,)
    return tuple(option.text for option in item.options) if is_worded(item) else ()


def words_put_in(pattern: re.Pattern[str], texts: Iterable[str], source: str) -> Iterator[str]:
    """Yield the words in texts that a pattern finds and that its source, given in small letters, has not."""
    for text in texts:
        yield from (word for match in pattern.finditer(text) if (word := match.group()).casefold() not in source)


def rank_of(text: str) -> tuple[str, Decimal] | None:
    """Return what can be put in order ("number", "weekday", "date") with its value, or None."""
    plain = _OPENING.sub("", text.casefold().strip().rstrip("."))
    if plain in _WEEKDAYS:
        return "weekday", Decimal(_WEEKDAYS.index(plain))
    date = _DATE.match(plain)
    if date is not None:
        day = int(date[1] or date[3] or 0)
        return "date", Decimal(int(date[4] or 0) * 10_000 + (_MONTHS.index(date[2]) + 1) * 100 + day)
    value = number_value(plain)
    return None if value is None else ("number", value)


def shape_of(text: str) -> str:
    """Return what kind of thing an option is, in words for the writer."""
    plain = _OPENING.sub("", text.strip().casefold().rstrip("."))
    if plain in _WEEKDAYS:
        return "a weekday"
    if _DATE.match(plain) or _YEAR.match(plain):
        return "a date"
    numerals = find_numerals(text)
    if len(numerals) == 1 and number_value(plain) is not None:
        return "a number"
    if len(numerals) == 1 and len(text.split()) <= 6 and not _CLAUSE.search(text):
        unit = text[numerals[0].end :].strip(" .-").casefold()
        money = text[: numerals[0].start].strip()[-1:] if text[: numerals[0].start].strip()[-1:] in "$€£¥₹" else ""
        if unit or money:
            return f"an amount ({money}{' ' if money and unit else ''}{unit})"
    if len(text.split()) > 2 and text.strip().endswith((".", "!", "?")):
        return "a sentence"
    return "a phrase"
