"""What a lint rule is: a name, a level, a check, and the examples that explain and test it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Literal

from quizapp.model import Article, Item

Level = Literal["error", "warning", "hint"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of an item. `fix` is the mended text, where mending is mechanical.

    An error makes the item unusable, a warning probably misleads or gives the answer away, a hint is a matter of style.
    """

    rule: str
    level: Level
    message: str
    item_id: str
    fix: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check has to say: a sentence for the writer, the mended text if there is one, and which item it is about.

    `item` is an index; a check of single items leaves it at 0.
    """

    message: str
    fix: str | None = None
    item: int = 0


@dataclass(frozen=True, slots=True)
class Example:
    """Items on a text, shown as documentation and run as a test. `fix` is the mended text that the rule proposes."""

    items: tuple[Item, ...]
    article: Article
    fix: str | None = None


Check = Callable[[tuple[Item, ...], Article], Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. A rule `of_quiz` looks at all items of a quiz together, any other at one item at a time."""

    name: str
    level: Level
    summary: str
    source: str
    check: Check
    passes: tuple[Example, ...]
    fails: tuple[Example, ...]
    of_quiz: bool = False

    @property
    def reason(self) -> str:
        """Return why the rule exists: what the module of its check says of itself."""
        check = getattr(self.check, "of", self.check)
        return (import_module(check.__module__).__doc__ or "").strip()


def of_item(check: Callable[[Item, Article], Iterator[Remark]]) -> Check:
    """Return a check of a tuple of one item."""

    def check_first(items: tuple[Item, ...], article: Article) -> Iterator[Remark]:
        return check(items[0], article)

    check_first.of = check  # type: ignore[attr-defined]
    return check_first
