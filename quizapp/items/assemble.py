"""Put a generated item together of what is asked and its options."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from quizapp.model import TRUE_FALSE_OPTIONS, Citation, Edit, Item, ItemType, Option, Proof, Provenance, content_id

Choice = TypeVar("Choice")
GAP = "____"
OWN_WORD = "It states this itself"  # where it is asked whether the article says something or reports it
SUPPORTED = "Which statement does the article support?"
CONTRADICTED = "Which statement does the article contradict?"
_FOR_THE_FALSE_ONE = re.compile(
    r"\bcontradict|\brefute|\bdisagree|\bgoes against\b|\buntrue\b|\binaccurate\b|\bgets? it wrong\b|"
    r"\b(?:is|are) (?:false|wrong|incorrect|a mistake|an error)\b|"
    r"\b(?:false|wrong|incorrect) (?:statement|sentence|claim|one)\b|"
    r"(?:\bnot|n['’]t|\bcannot)\b(?: \w+){0,3} (?:true|correct|right|support|supported|say|said|state|stated|mention|"
    r"mentioned|follow|agree|in the (?:article|text))\b",
    re.IGNORECASE,
)
_RECORDED = re.compile(r"(\d+)-(\d+):(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the type and kind of the item, its stem, why its answer is right, and the proof of that."""

    type: ItemType
    kind: str
    stem: str
    rationale: str
    citation: Citation
    proof: Proof


def generated(
    asked: Asked, options: tuple[Option, ...], key: int, edit: Edit | None = None, fixed_order: bool = False
) -> Item:
    """Return a generated item with its options as they stand; its id is made of what it says."""
    return Item(
        id=content_id(asked.type, asked.stem, options, key, asked.citation.quote),
        type=asked.type,
        stem=asked.stem,
        options=options,
        key=key,
        citation=asked.citation,
        rationale=asked.rationale,
        edit=edit,
        kind=asked.kind,
        provenance=Provenance.GENERATED,
        proof=asked.proof,
        fixed_order=fixed_order,
    )


def assembled(asked: Asked, key: Option, others: Sequence[Option], rng: Random) -> Item:
    """Return a generated item with its options in an order drawn by lot."""
    return generated(asked, *shuffled_in(key, others, rng))


def shuffled_in(key: Choice, others: Sequence[Choice], rng: Random) -> tuple[tuple[Choice, ...], int]:
    """Return options in an order drawn by lot, and where among them the key stands."""
    mixed = list(others)
    rng.shuffle(mixed)
    return put_among(key, mixed, rng)


def put_among(key: Choice, others: Sequence[Choice], rng: Random) -> tuple[tuple[Choice, ...], int]:
    """Return options with the key put at a place drawn by lot, and that place."""
    at = rng.randrange(len(others) + 1)
    return (*others[:at], key, *others[at:]), at


def judged_as(asked: Asked, is_true: bool, edit: Edit | None) -> Item:
    """Return a generated statement to be judged true or false."""
    return generated(asked, TRUE_FALSE_OPTIONS, 0 if is_true else 1, edit)


def cited(text: str, start: int, end: int) -> Citation:
    """Return the citation of a span of the article."""
    return Citation(text[start:end], start, end)


def asks_for_the_false_one(item: Item) -> bool:
    """Tell whether a which-statement item asks which statement the article contradicts, not which it supports."""
    return _FOR_THE_FALSE_ONE.search(item.stem) is not None


def edit_input(statement: str, edit: Edit) -> tuple[str, str]:
    """Return the input of a proof that says what was changed in one of several statements."""
    return f"edit of {statement}", f"{edit.start}-{edit.end}:{edit.original}"


def recorded_edits(item: Item) -> dict[str, Edit]:
    """Return the edits of an item with several statements, by statement, as its proof has them."""
    found: dict[str, Edit] = {}
    for name, value in item.proof.inputs if item.proof is not None else ():
        match = _RECORDED.fullmatch(value)
        if name.startswith("edit of ") and match is not None:
            statement = name.removeprefix("edit of ")
            start, end = int(match[1]), int(match[2])
            found[statement] = Edit("", match[3], statement[start:end], start)
    return found
