"""Ask who said it: at least three named speakers of one type, of whom only one said this."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from quizapp.items.asked_speaker import Spoken, spoken
from quizapp.items.assemble import shuffled_in
from quizapp.items.build import Basis, Choices, Refused, chosen
from quizapp.items.kinds.kind import Kind
from quizapp.items.source import Source
from quizapp.items.wording import without_stop
from quizapp.model import Item

_FEWEST_OTHERS = 2
_MOST_OTHERS = 3


def make(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield a question for the speaker."""
    asked = spoken(source)
    if isinstance(asked, Refused):
        yield asked
    elif asked is not None:
        yield _question(source, asked, rng)


def _question(source: Source, asked: Spoken, rng: Random) -> Item | Refused:
    if len(asked.others) < _FEWEST_OTHERS:
        return Refused("who said it", "fewer than three named speakers of this kind")
    choices = Choices(*shuffled_in(asked.name, asked.others[:_MOST_OTHERS], rng))
    stem = f"According to the article, who said that {without_stop(source.within)}?"
    return chosen(source, Basis("who said it", asked.span, "who said it"), stem, choices)


KIND = Kind("who said it", "“Who said that …?”", make)
