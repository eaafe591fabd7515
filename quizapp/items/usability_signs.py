"""What may tell whether a question will do, before anybody has read it: small whole numbers, each a sign.

Signs of worth (where in the report, how many words shared with the headline: the inverted pyramid of news) and of
standing alone (a statement that is deep and has clauses names what it speaks of). Whole numbers sum alike everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from quizapp.items.source import Source
from quizapp.items.wording import COMMON, words
from quizapp.model import PassageKind
from quizapp.reading.knowledge import Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STEM = 5  # letters of a word that stand for all its forms: "strike", "strikes", "striking"
_SHORTEST = 4  # letters of a word that says what a text is about
_HEADLINES = 3  # passages at the head among which headlines are looked for
_CLAUSES = frozenset(("advcl", "acl", "ccomp", "xcomp", "csubj"))


@dataclass(frozen=True)
class Told:
    """What a whole article tells: the words of its headline."""

    reading: Reading

    @cached_property
    def headline(self) -> frozenset[str]:
        """Return the words of title and headline that say what it is about."""
        text, head = self.reading.article.text, self.reading.passages[:_HEADLINES]
        lines = [text[p.start : p.end] for p in head if p.kind is PassageKind.HEADLINE]
        return _about(" ".join([self.reading.article.title, *lines]))


@dataclass(frozen=True)
class Asked:
    """What a question rests on: its statement as the article has it, parsed, and where its sentence begins."""

    statement: str
    doc: Doc
    start: int
    told: Told


def asked(source: Source, told: Told) -> Asked:
    """Return what the questions on a claim rest on."""
    return Asked(source.claim.statement, source.doc, source.claim.start, told)


def signs(one: Asked) -> dict[str, int]:
    """Return every sign of a question by its name."""
    told = one.told
    spoken = _about(one.statement)
    shared = len(spoken & told.headline)
    return {
        "headline words": min(4, shared),
        "share of the statement": shared * 8 // max(1, len(spoken)),
        "depth": min(8, max(_depth(token) for token in one.doc)),
        "clauses": min(4, sum(token.dep_.partition(":")[0] in _CLAUSES for token in one.doc)),
        "place": one.start * 10 // max(1, len(told.reading.article.text)),
    }


@lru_cache(maxsize=256)
def _about(text: str) -> frozenset[str]:
    """Return the beginnings of the words that say what a text is about."""
    return frozenset(word[:_STEM] for word in words(text) if len(word) >= _SHORTEST and word not in COMMON)


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)
