"""What the generator made, as JSON for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Protocol

from quizapp.model import Article, Item, Passage
from quizapp.reading.knowledge import LedgerEntry
from quizapp.reading.passages import find_passages


class Generated(Protocol):
    """What the generator returns: items, what became of the sentences without one, and why there are not more items."""

    @property
    def items(self) -> tuple[Item, ...]:
        """Return the items in the order of asking."""

    @property
    def ledger(self) -> tuple[LedgerEntry, ...]:
        """Return one entry for each sentence that gave no item."""

    @property
    def shortfall(self) -> str | None:
        """Return why there are fewer items than were asked for, or None."""


def generation_json(article: Article, generated: Generated) -> str:
    """Return the JSON of a generation: the article, the items with their proof, and what was not used and why.

    Offsets count Unicode characters of `article.text`, from 0: `text[start:end] == quote`. (In JavaScript, whose
    strings count UTF-16 units, use `Array.from(text)`.) The result ends with a line break.
    """
    passages = find_passages(article.text)
    content = {
        "article": {"title": article.title, "text": article.text, "sha256": article.sha256},
        "items": [_item(item, passages) for item in generated.items],
        "rejected": [_rejected(entry, article.text) for entry in generated.ledger],
        "shortfall": generated.shortfall,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _item(item: Item, passages: Sequence[Passage]) -> dict[str, Any]:
    edit = item.edit
    return {
        "id": item.id,
        "type": item.type.value,
        "stem": item.stem,
        "options": [option.text for option in item.options],
        "key": item.key,
        "citation": {
            "quote": item.citation.quote,
            "start": item.citation.start,
            "end": item.citation.end,
            "paragraph": _paragraph(item.citation.start, passages),
        },
        "edit": {
            "kind": edit.kind,
            "original": edit.original,
            "replacement": edit.replacement,
            "start": edit.start,
        }
        if edit
        else None,
        "rationale": item.rationale,
        "difficulty": item.difficulty.value if item.difficulty else None,
        "kind": item.kind,
        "fixed_order": item.fixed_order,
    }


def _rejected(entry: LedgerEntry, text: str) -> dict[str, Any]:
    return {"start": entry.start, "end": entry.end, "text": text[entry.start : entry.end], "reason": entry.reason}


def _paragraph(start: int, passages: Sequence[Passage]) -> int | None:
    return next((passage.number for passage in passages if passage.start <= start < passage.end), None)
