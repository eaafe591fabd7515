"""Can a quiz be answered by cues alone, without the article? Each cue is a way of guessing that students are taught.

After Millman, Bishop & Ebel (1965), "An analysis of test-wiseness", and the item-writing flaws of Haladyna, Downing &
Rodriguez (2002). A cue leaks when guessing by it beats chance.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

from quizapp.items.numerals import number_value, values_in
from quizapp.items.option_sets import resemblance
from quizapp.items.wording import words
from quizapp.model import Item, ItemType

Guess = Callable[[Item], tuple[int, ...]]
_ABSOLUTE = re.compile(r"\b(?:all|always|never|every|none|only|no one|nobody|nothing)\b", re.IGNORECASE)
_NEGATIVE = re.compile(r"\b(?:not|no|never|neither|nor|\w+n['’]t)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Leak:
    """How well one cue does: over `items`, it got `right` (ties shared) where chance would get `expected`.

    `sentences` counts the different sentences behind the items: several quizzes of one article repeat theirs.
    """

    cue: str
    items: int
    sentences: int
    right: float
    expected: float

    @property
    def advantage(self) -> float:
        """Return by how much the cue beats chance, in points of 100."""
        return 100 * (self.right - self.expected) / self.items if self.items else 0.0

    @property
    def luck(self) -> float:
        """Return two standard errors of guessing at even odds, in points: less than this says nothing."""
        return 100 / sqrt(max(1, self.sentences))


def leaks(items: Iterable[Item]) -> tuple[Leak, ...]:
    """Return what each cue gets; a cue says nothing on items where all options tie."""
    given = tuple(items)
    return tuple(_leak(cue, guess, given) for cue, guess in CUES.items())


def _leak(cue: str, guess: Guess, items: tuple[Item, ...]) -> Leak:
    count, right, expected = 0, 0.0, 0.0
    sentences: set[str] = set()
    for item in items:
        guessed = guess(item)
        if not guessed:
            continue
        count += 1
        sentences.add(item.citation.quote)
        right += (item.key in guessed) / len(guessed)
        expected += 1 / len(item.options)
    return Leak(cue, count, len(sentences), right, expected)


def _best(item: Item, score: Callable[[int], float]) -> tuple[int, ...]:
    """Return the options with the highest score, or none where all tie or there is nothing to choose."""
    if item.is_statement:
        return ()
    scores = [score(i) for i in range(len(item.options))]
    best = tuple(i for i, value in enumerate(scores) if value == max(scores))
    return best if len(best) < len(scores) else ()


def _statement(item: Item, true: bool) -> tuple[int, ...]:
    return (0 if true else 1,) if item.type is ItemType.TRUE_FALSE else ()


def _longest(item: Item) -> tuple[int, ...]:
    return _best(item, lambda i: len(item.options[i].text))


def _first(item: Item) -> tuple[int, ...]:
    return (0,) if item.type is ItemType.MULTIPLE_CHOICE and item.fixed_order else ()


def _last(item: Item) -> tuple[int, ...]:
    return (len(item.options) - 1,) if item.type is ItemType.MULTIPLE_CHOICE and item.fixed_order else ()


def _middle(item: Item) -> tuple[int, ...]:
    if item.type is not ItemType.MULTIPLE_CHOICE or not item.fixed_order:
        return ()
    return tuple(range(1, len(item.options) - 1))


def _no_absolute(item: Item) -> tuple[int, ...]:
    if item.type is ItemType.TRUE_FALSE:
        return _statement(item, False) if _ABSOLUTE.search(item.stem) else ()
    return _best(item, lambda i: -bool(_ABSOLUTE.search(item.options[i].text)))


def _no_negation(item: Item) -> tuple[int, ...]:
    if item.type is ItemType.TRUE_FALSE:
        return _statement(item, False) if _NEGATIVE.search(item.stem) else ()
    return _best(item, lambda i: -bool(_NEGATIVE.search(item.options[i].text)))


def _convergence(item: Item) -> tuple[int, ...]:
    """Guess the option that shares most with the others."""
    values = [number_value(option.text) for option in item.options]
    numbers = [value for value in values if value is not None]
    if len(numbers) == len(values):
        return _best(item, lambda i: round(sum(resemblance(numbers[i], other) for other in numbers), 6))
    bags = [frozenset(words(option.text)) for option in item.options]
    return _best(item, lambda i: sum(len(bags[i] & other) for other in bags))


def _most_specific(item: Item) -> tuple[int, ...]:
    """Guess the number with the most digits that are not zero."""

    def digits(i: int) -> int:
        text = "".join(f"{value.normalize():f}" for value in sorted(values_in(item.options[i].text)))
        return len(text.rstrip("0").replace(".", ""))

    return _best(item, digits)


def _stem_words(item: Item) -> tuple[int, ...]:
    stem = frozenset(words(item.stem))
    return _best(item, lambda i: len(stem & frozenset(words(item.options[i].text))))


def _long_statement(item: Item) -> tuple[int, ...]:
    return _statement(item, True) if len(item.stem.split()) >= LONG else ()


def _round_number(item: Item) -> tuple[int, ...]:
    """Guess "false" where the statement has a number that is not round: an exact number looks made up."""
    odd = any(
        value % 10 for value in values_in(item.stem) if value == value.to_integral_value() and value > Decimal(10)
    )
    return _statement(item, False) if odd else ()


def _number(item: Item) -> tuple[int, ...]:
    """Guess "false" where the statement has a number: that is what could have been changed."""
    return _statement(item, False) if values_in(item.stem) else _statement(item, True)


LONG = 20

CUES: dict[str, Guess] = {
    "longest option": _longest,
    "first option": _first,
    "last option": _last,
    "a middle option": _middle,
    "no absolute word": _no_absolute,
    "no negation": _no_negation,
    "most like the others": _convergence,
    "most specific number": _most_specific,
    "words of the question": _stem_words,
    "always true": lambda item: _statement(item, True),
    "long statements are true": _long_statement,
    "odd numbers are false": _round_number,
    "statements with numbers are false": _number,
}
