"""What the tests of kinds share: the items that one rule makes of a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from spacy.language import Language

from quizapp.items import wellformed
from quizapp.items.generate import Candidate, candidates
from quizapp.items.kinds import KINDS, Kind, WholeKind
from quizapp.items.verify import verify
from quizapp.model import Article, Item, Record
from quizapp.reading.claims import one_sentence
from quizapp.reading.read import read

# Nothing in it can be changed or asked for; it makes a sentence long enough for an article.
REST = "\n\nThe harbour was calm. Gulls circled above the quiet boats while the wind came from the sea."
EVERY_KIND = tuple(replace(kind, default=True) for kind in KINDS)  # also those that are off


@pytest.fixture(scope="module")
def make(english: Language) -> Callable[[str, str], list[Item]]:
    by_text: dict[str, tuple[Candidate, ...]] = {}

    def made(text: str, rule: str) -> list[Item]:
        if text not in by_text:
            reading = read(Article(text + REST, Record("A day in Oban")), english)
            by_text[text] = candidates(reading, english, kinds=EVERY_KIND, least=0)[0]
        return [one.item for one in by_text[text] if one.item.proof is not None and one.item.proof.rule == rule]

    return made


@pytest.fixture(scope="session")
def proved(english: Language) -> Callable[..., tuple[Candidate, ...]]:
    """Return a function from a text to what kinds make of it, once each item of it has passed the verification."""

    def made(
        text: str, kinds: Sequence[Kind], whole: Sequence[WholeKind], seed: int = 0, least: int | None = None
    ) -> tuple[Candidate, ...]:
        article = Article(text, Record("A day in Oban"))
        found, _ = candidates(read(article, english), english, seed, kinds, whole, least=least)
        assert [fault for one in found for fault in verify(one.item, article)] == []
        return found

    return made


@pytest.fixture(scope="session")
def broken_by(english: Language) -> Callable[[str], dict[str, str]]:
    """Return a function from a statement to the rules of English that it breaks, each with what it found."""

    def broken(statement: str) -> dict[str, str]:
        doc = english(one_sentence(english, statement))
        return {rule.__name__: found for rule in wellformed.RULES if (found := rule(doc)) is not None}

    return broken
