"""What a kind of item is: a name and a function from one claim, or from a whole article, to items (or reasons)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from quizapp.items.build import Refused
from quizapp.items.source import Source
from quizapp.model import Item
from quizapp.reading.knowledge import Claim, Reading

Make = Callable[[Source, Random], Iterator[Item | Refused]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of item.

    `default` is false while too few of its items on unseen news are usable as they are. `shallow` marks a kind that
    asks nothing of the syntax of a statement, so that it can be made of a sentence that the parser misreads.
    """

    name: str
    summary: str
    make: Make
    default: bool = True
    shallow: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item and the claim that it was made from: of an item with several statements, the claim behind its key."""

    item: Item
    claim: Claim


@dataclass(frozen=True, slots=True)
class Whole:
    """What a kind over a whole article starts from: the claims that are sound, and the verified items made of them."""

    reading: Reading
    sources: tuple[Source, ...]
    made: tuple[Candidate, ...]

    @property
    def text(self) -> str:
        """Return the text of the article."""
        return self.reading.article.text


MakeOfWhole = Callable[[Whole, Random], Iterator[Candidate | Refused]]


@dataclass(frozen=True, slots=True)
class WholeKind:
    """A kind of item that sets parts of an article against each other. `default` as for a kind of one claim."""

    name: str
    summary: str
    make: MakeOfWhole
    default: bool = True
