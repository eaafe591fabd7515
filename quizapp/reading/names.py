"""Names in an article: spans, types, and which of them name the same entity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Span

from quizapp.reading.knowledge import Mention

Placed = tuple[Doc | Span, int]  # a parsed passage, and where its first character stands in the article


def find_mentions(passages: Iterable[Placed]) -> tuple[Mention, ...]:
    """Return every name of the article in order, clustered: mentions of one entity share its number.

    All passages of an article belong in one call, since a full name in one settles a surname in another.
    """
    return ()


def roles_of(mentions: Sequence[Mention], entity: int) -> tuple[str, ...]:
    """Return the titles and roles that the article gives an entity, each once, in order."""
    return tuple(dict.fromkeys(m.role for m in mentions if m.entity == entity and m.role))


def role_mentions(passages: Iterable[Placed], mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return definite roles ("the president", "the police chief") that only one person of the article holds."""
    return ()
