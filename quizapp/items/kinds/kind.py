"""What a kind of item is: a name and a function from one claim to items (or to the reasons why there is none)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from quizapp.items.build import Refused
from quizapp.items.source import Source
from quizapp.model import Item

Make = Callable[[Source, Random], Iterator[Item | Refused]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of item. `default` is false while too few of its items on unseen news are usable as they are."""

    name: str
    summary: str
    make: Make
    default: bool = True
