"""Fill in: a statement with a gap for a weekday, month, day or year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from quizapp.items.assemble import GAP
from quizapp.items.build import Basis, Choices, Refused, chosen
from quizapp.items.calendar import MONTHS, WEEKDAYS
from quizapp.items.dates import When, whens
from quizapp.items.kinds.kind import Kind
from quizapp.items.kinds.number_gap import DISTRACTORS, FEWEST_DISTRACTORS, told_early
from quizapp.items.source import Source
from quizapp.model import Item

_AMONG = 6  # the nearest wrong values, out of which the options are drawn


def make(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield one item for each time that can be asked for."""
    for when in whens(source):
        if isinstance(when, Refused):
            yield when
        elif len(when.others) < FEWEST_DISTRACTORS:
            yield Refused("date", "too few times that the article does not name")
        elif not told_early(source):
            yield Refused("date", "a date far down in a report is seldom worth a question of its own")
        elif when.span[0] == 0:
            yield Refused("date", "the gap would stand first")
        else:
            stem = source.stem[: when.span[0]] + GAP + (source.stem[when.span[1] :] or ".")
            yield chosen(source, Basis(when.part, when.fact, "date gap"), stem, choices_for(when, rng))


def choices_for(when: When, rng: Random) -> Choices:
    """Return the options in the order of the calendar, the key as often first or last as in between."""
    rank = _RANKS[when.part]
    near = when.others[:_AMONG]
    below = [other for other in near if rank(other) < rank(when.written)]
    above = [other for other in near if rank(other) > rank(when.written)]
    wanted = rng.randrange(DISTRACTORS + 1)
    low = min(wanted, len(below))
    high = min(DISTRACTORS - low, len(above))
    low = min(DISTRACTORS - high, len(below))
    texts = sorted([*below[:low], *above[:high], when.written], key=rank)
    return Choices(tuple(texts), texts.index(when.written), fixed=True)


def _number(text: str) -> int:
    return int("".join(char for char in text if char.isdigit()))


_RANKS: dict[str, Callable[[str], int]] = {
    "weekday": WEEKDAYS.index,
    "month": MONTHS.index,
    "date": _number,
    "year": _number,
    "time": lambda text: int(re.findall(r"\d+", text)[0]),
    "full date": lambda text: int(re.findall(r"(?<!\d)\d\d?(?!\d)", text)[0]),
}

KIND = Kind("date gap", "A statement with a gap for a weekday, month, day or year, and options", make)
