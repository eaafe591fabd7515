"""A question as its teacher looks at it: with its passage, what was changed, and what stands against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.items.assemble import recorded_edits
from quizapp.items.difficulty import estimate
from quizapp.items.usability import Usability, usability_of
from quizapp.model import Citation, Edit, Item, ItemType
from quizapp.services.desk.origins import Origin
from quizapp.services.desk.proving import Proved
from quizapp.services.desk.questions import Source


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words: "plain", "quote" (cited), "original" (cited, and changed in the statement), "replacement"."""

    text: str
    role: str = "plain"


@dataclass(frozen=True, slots=True)
class ShownOption:
    """An option, whether it is the key, and what a student who chooses it is told.

    Where several statements are set against each other, `was` are the article's words for what was changed in this one.
    """

    parts: tuple[Stretch, ...]
    is_key: bool
    feedback: str | None
    was: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A question with its proof, ready to show.

    `difficulty` is the level with the reasons for it; `paragraph` the number of the passage, None outside the running
    text; `edit` the original words and their replacement; `usability` what speaks for and against a generated one.
    """

    item_id: int
    revision_id: int
    number: int
    status: str
    reason: str | None
    type: ItemType
    stem: tuple[Stretch, ...]
    options: tuple[ShownOption, ...]
    passage: tuple[Stretch, ...]
    paragraph: int | None
    cite: tuple[int, int]
    edit: tuple[str, str] | None
    rationale: str
    difficulty: str
    difficulty_reasons: tuple[str, ...]
    kind: str
    tags: tuple[str, ...]
    origin: Origin
    proved: Proved
    usability: Usability | None = None


def shown(  # noqa: PLR0913, PLR0917 - what a question consists of
    item_id: int,
    revision_id: int,
    number: int,
    standing: tuple[str, str | None],
    item: Item,
    source: Source,
    proof: Proved,
    origin: Origin,
) -> Shown:
    """Return a question ready to show."""
    estimated = estimate(item)
    level = item.difficulty or estimated.level
    paragraph, passage = passage_of(item.citation, item.edit, source)
    return Shown(
        item_id=item_id,
        revision_id=revision_id,
        number=number,
        status=standing[0],
        reason=standing[1],
        type=item.type,
        stem=tuple(_changed(item.stem, item.edit)),
        options=tuple(_options(item)),
        passage=passage,
        paragraph=paragraph,
        cite=(item.citation.start, item.citation.end),
        edit=(item.edit.original, item.edit.replacement) if item.edit else None,
        rationale=item.rationale,
        difficulty=level.value,
        difficulty_reasons=estimated.reasons if level is estimated.level else (),
        kind=item.kind,
        tags=item.tags,
        origin=origin,
        proved=proof,
        usability=usability_of(item),
    )


def passage_of(citation: Citation, edit: Edit | None, source: Source) -> tuple[int | None, tuple[Stretch, ...]]:
    """Return the number of the paragraph that a quote stands in, and the paragraph with the quote marked."""
    over = [p for p in source.passages if p.start < citation.end and citation.start < p.end]
    start = min([citation.start, *(p.start for p in over)])
    end = max([citation.end, *(p.end for p in over)])
    parts = [
        Stretch(source.text[start : citation.start]),
        *_quote(citation.quote, edit),
        Stretch(source.text[citation.end : end]),
    ]
    return (over[0].number if over else None), tuple(part for part in parts if part.text)


def _quote(quote: str, edit: Edit | None) -> Iterator[Stretch]:
    """Yield the quote, apart from it the words that the statement has changed, where they stand in it just once."""
    words = edit.original.strip() if edit else ""
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", quote)] if words else []
    if len(found) != 1:
        yield Stretch(quote, "quote")
        return
    at, to = found[0]
    yield from (Stretch(quote[:at], "quote"), Stretch(quote[at:to], "original"), Stretch(quote[to:], "quote"))


def _options(item: Item) -> Iterator[ShownOption]:
    edits = recorded_edits(item)
    for index, option in enumerate(item.options):
        edit = edits.get(option.text)
        parts = tuple(_changed(option.text, edit))
        yield ShownOption(parts, index == item.key, option.feedback, edit.original if edit else None)


def _changed(text: str, edit: Edit | None) -> Iterator[Stretch]:
    """Yield a statement, apart from it the words that were put in, where they stand as the edit says."""
    if edit is None or text[edit.start : edit.end] != edit.replacement:
        yield Stretch(text)
        return
    parts = (Stretch(text[: edit.start]), Stretch(edit.replacement, "replacement"), Stretch(text[edit.end :]))
    yield from (part for part in parts if part.text)
