"""Change a parse without ever making a circle of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def hang(token: Token, head: Token, label: str | None = None) -> bool:
    """Make a word depend on another; say False and change nothing where the other depends on it already."""
    if head == token or any(above == token for above in head.ancestors):
        return False
    token.head = head
    if label is not None:
        token.dep_ = label
    return True


def make_root(token: Token) -> None:
    """Make a word the head of its sentence; what was above it has to be hung anew."""
    token.head = token
    token.dep_ = "ROOT"
