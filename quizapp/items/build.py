"""Make items of their parts: citation, rationale, proof and id are the same for every kind."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.items.assemble import Asked, cited, generated
from quizapp.items.source import Source, Span
from quizapp.model import TRUE_FALSE_OPTIONS, Edit, Item, ItemType, Option, Proof


@dataclass(frozen=True, slots=True)
class Refused:
    """A kind could have made an item of a fact, and did not: why, in plain words."""

    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Basis:
    """What an item rests on: the kind of fact, the article span of the fact, the rule, and the rule's inputs."""

    kind: str
    fact: Span
    rule: str
    inputs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of an item in the order in which they are stored, and the place of the key.

    `fixed` where the order means something (numbers, dates): it is then the order of showing.
    """

    texts: tuple[str, ...]
    key: int
    fixed: bool = False


def edited(source: Source, basis: Basis, span: Span, replacement: str) -> Item:
    """Return a false statement: the stem with one span replaced."""
    start, end = span
    original = source.stem[start:end]
    stem = source.stem[:start] + replacement + source.stem[end:]
    rationale = f"The article says “{original}”, not “{replacement}”."
    return denied(source, basis, stem, rationale, Edit(basis.kind, original, replacement, start))


def denied(source: Source, basis: Basis, stem: str, rationale: str, edit: Edit) -> Item:
    """Return a false statement in words of its own, with what was changed in it."""
    return _item(source, basis, stem, rationale, Choices(_TRUE_FALSE, 1), edit)


def confirmed(source: Source, basis: Basis, stem: str) -> Item:
    """Return a true statement."""
    rationale = f"The article says: “{_around(source, basis.fact)}”."
    if source.lead:
        rationale = f"The article reports this; it gives {source.speaker} as the source."
    return _item(source, basis, stem, rationale, Choices(_TRUE_FALSE, 0), None)


def chosen(source: Source, basis: Basis, stem: str, choices: Choices) -> Item:
    """Return a multiple-choice item."""
    return _item(source, basis, stem, f"The article says: “{_around(source, basis.fact)}”.", choices, None)


_TRUE_FALSE = tuple(option.text for option in TRUE_FALSE_OPTIONS)


def _item(  # noqa: PLR0913, PLR0917 - the parts of an item
    source: Source, basis: Basis, stem: str, rationale: str, choices: Choices, edit: Edit | None
) -> Item:
    claim = source.claim
    said_by = (("speaker", source.speaker),) if source.lead and source.speaker else ()
    given = (("fact", f"{basis.fact[0]}-{basis.fact[1]}"), *basis.inputs, *said_by)
    item_type = ItemType.TRUE_FALSE if choices.texts == _TRUE_FALSE else ItemType.MULTIPLE_CHOICE
    asked = Asked(
        item_type,
        basis.kind,
        stem,
        rationale,
        cited(source.text, claim.start, claim.end),
        Proof(basis.rule, claim.start, claim.end, given),
    )
    return generated(asked, tuple(Option(text) for text in choices.texts), choices.key, edit, choices.fixed)


def _around(source: Source, fact: Span, words: int = 5) -> str:
    """Return the fact with a few words on either side, cut at word borders within its sentence."""
    text, claim = source.text, source.claim
    before = text[claim.start : fact[0]].split(" ")
    after = text[fact[1] : claim.end].split(" ")
    head = ("… " if len(before) > words + 1 else "") + " ".join(before[-words - 1 :])
    tail = " ".join(after[: words + 1]) + (" …" if len(after) > words + 1 else "")
    return f"{head}{text[fact[0] : fact[1]]}{tail}".strip().rstrip(".")
