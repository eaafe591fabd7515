"""Who made a question, and who has rewritten it since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.model import Item, Provenance
from quizapp.storage import items, questions
from quizapp.storage.items import Revision
from quizapp.storage.questions import Written

if TYPE_CHECKING:
    from sqlalchemy import Connection

GENERATOR = "the generator"
IMPORT = "an import"


@dataclass(frozen=True, slots=True)
class Origin:
    """Who made a question; who copied a generated one; who rewrote what it asks, and who edited only what is beside it.

    A question that asks again what it was made to ask was edited and not rewritten. What its maker changed since is
    still the maker's.
    """

    maker: str
    copied_by: str | None = None
    rewritten_by: tuple[str, ...] = ()
    edited_by: tuple[str, ...] = ()


def origin_of(connection: Connection, item_id: int) -> Origin:
    """Return the origin of a question."""
    written = questions.history(connection, item_id)
    return origin(written, items.revisions(connection, [one.id for one in written]))


def origin(written: Sequence[Written], said: Mapping[int, Revision]) -> Origin:
    """Return the origin that a history tells, the newest revision first; `said` are the revisions by id."""
    first, *later = reversed(written)
    asked = [_asked(said[one.id].item) for one in (first, *later)]
    rewriters = {
        _author(one)
        for one, before, after in zip(later, asked, asked[1:], strict=False)
        if before != after and asked[-1] != asked[0]
    }
    maker = _maker(first)
    authors = tuple(name for name in dict.fromkeys(_author(one) for one in later) if name != maker)
    return Origin(
        maker=maker,
        copied_by=first.author if first.provenance == Provenance.GENERATED else None,
        rewritten_by=_only(authors, rewriters),
        edited_by=_only(authors, set(authors) - rewriters),
    )


def _asked(item: Item) -> tuple[object, ...]:
    """Return what a student is asked and what proves it."""
    changed = (item.edit.original, item.edit.replacement, item.edit.start) if item.edit else None
    return item.type, item.stem, item.key, tuple(option.text for option in item.options), item.citation.quote, changed


def _maker(first: Written) -> str:
    if first.provenance == Provenance.GENERATED:
        return GENERATOR
    return first.author or (IMPORT if first.provenance == Provenance.IMPORTED else "a person, in a file")


def _author(one: Written) -> str:
    return one.author or (GENERATOR if one.provenance == Provenance.GENERATED else IMPORT)


def _only(authors: Iterable[str], wanted: set[str]) -> tuple[str, ...]:
    return tuple(name for name in authors if name in wanted)
