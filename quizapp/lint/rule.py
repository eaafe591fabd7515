"""What a lint rule is: a name, a level, a check, and the examples that explain and test it."""

from __future__ import annotations

import re
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
    Where it is about two items, `other_id` is the second, and `pattern` its words for a page that names both its way.
    """

    rule: str
    level: Level
    message: str
    item_id: str
    fix: str | None = None
    other_id: str | None = None
    pattern: str = ""

    def between(self, one: str, other: str) -> str:
        """Return what is said of two items, with these names for them."""
        return naming(self.pattern, one, other)


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check has to say: a sentence for the writer, the mended text if there is one, and which item it is about.

    `item` is an index; a check of single items leaves it at 0. Where the remark is about two items, `other` is the
    index of the second, and the message names them as {one} and {other}.
    """

    message: str
    fix: str | None = None
    item: int = 0
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """Items on a text, shown as documentation and run as a test. `fix` is the mended text that the rule proposes."""

    items: tuple[Item, ...]
    article: Article
    fix: str | None = None


def naming(pattern: str, one: str, other: str) -> str:
    """Return a message on two items with these names for them."""
    parts = re.split(r"(\{one\}|\{other\})", pattern)
    return "".join({"{one}": one, "{other}": other}.get(part, part) for part in parts)


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
