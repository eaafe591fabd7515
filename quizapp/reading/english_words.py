"""Words of English, from the dictionary forms that the pipeline's lemmatizer ships with (WordNet)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

# what a regular form ends in, and what its dictionary form ends in instead
_ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ves", "f"),
    ("ed", ""),
    ("ed", "e"),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("er", "e"),
    ("ier", "y"),
    ("est", ""),
    ("est", "e"),
    ("iest", "y"),
    ("ly", ""),
    ("ily", "y"),
    ("ally", ""),
    ("ness", ""),
    ("iness", "y"),
)
_PARTICIPLE = ("ed", "ing", "er", "est")


@lru_cache(maxsize=2)
def dictionary_forms(english: Language) -> frozenset[str]:
    """Return the dictionary forms and irregular forms that the lemmatizer knows; none where it has no list."""
    if not english.has_pipe("lemmatizer"):
        return frozenset()
    tables = english.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    found: set[str] = set()
    for name in ("lemma_index", "lemma_exc"):
        if name in tables.tables:
            for forms in tables.get_table(name).values():
                found.update(forms)
    return frozenset(found)


def is_english(word: str, english: Language) -> bool:
    """Tell whether a word in small letters, or the word that it is a regular form of, is in the dictionary."""
    forms = dictionary_forms(english)
    return word in forms or any(stem in forms for stem in _stems(word))


def _stems(word: str) -> tuple[str, ...]:
    stems = [
        word[: -len(end)] + instead for end, instead in _ENDINGS if word.endswith(end) and len(word) > len(end) + 1
    ]
    for end in _PARTICIPLE:  # "stopped": the last letter of the stem is doubled
        doubled = word.removesuffix(end)
        if doubled != word and re.search(r"([a-z])\1$", doubled):
            stems.append(doubled[:-1])
    return tuple(stems)
