"""Words that a report misspelt: a student of fifteen must not learn them from a quiz.

A slip of the keys swaps, doubles or drops one letter, or puts one in the place of another (Damerau, A technique for
computer detection and correction of spelling errors, CACM 7(3), 1964). The last is looked for in long words only, that
are no two words written as one ("scoreline"): in short ones it finds new words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase
from typing import TYPE_CHECKING

from quizapp.items.source import Source
from quizapp.reading.english_words import dictionary_forms, is_english
from quizapp.reading.gazetteer import given_names, is_place, surnames

if TYPE_CHECKING:
    from spacy.language import Language

_SMALL = re.compile(r"(?<![\w’'.@/#-])[a-z]{5,}(?![\w’'@/-])")
# "the Bureau of Meterology", "the Insitute for": where a body has plain words in its name
_IN_A_BODY = re.compile(r"(?<=\bof )[A-Z][a-z]{7,}(?![\w’'@/-])|(?<![\w’'.@/#-])[A-Z][a-z]{7,}(?= (?:of|for) )")
# "andindustrial": a small word that lost its space
_SMALL_WORD_FIRST = re.compile(r"(?!forward)(?P<small>and|the|for|with|from|that|were|which)(?P<rest>[a-z]{5,})")
_PLAIN = re.compile(r"(?<![\w’'.@/#-])[^\W\d_]{2,}(?![\w’'@/-])")
_FEWEST_TO_TELL, _MOSTLY = 5, 0.65
_OURS = frozenset("the of and to are were has have that with from".split())
_LONG = 8
_SHORTEST_PART = 3
_AGENTS = re.compile(r"(?:ers?|ors?|i[sz]ation|men)$")  # "deciders", "aldermen": made of a word by an ending
_PREFIX = re.compile(r"(?:re|de|un|non|pre|anti|over|under|hyper|super|multi|inter)(?=[a-z]{4})")
_SHORTEST_TO_MEND = 6  # "stats", "login": a short word that lacks a letter is often a new word


def misspelt(source: Source) -> str | None:
    """Refuse a word that stands once in the article, in no dictionary, and one slip away from a word of English."""
    written = [m.group() for m in _SMALL.finditer(source.stem)]
    written += [m.group() for m in _IN_A_BODY.finditer(source.stem) if not _is_a_name(m.group())]
    for word in written:
        two = _run_together(word, source.english)
        if two is not None:
            return f"“{word}” is two words (“{two}”)"
        meant = _meant(word.lower(), source.english)
        if meant is not None and len(re.findall(rf"\b{word}\b", source.text, re.IGNORECASE)) == 1:
            return f"“{word}” is misspelt (“{meant}”)"
    return None


def another_language(source: Source) -> str | None:
    """Refuse a sentence in another language: a quotation as it was said, under its translation."""
    written = [word for word in _PLAIN.findall(source.claim.statement) if word.islower()]
    known = sum(is_english(word, source.english) for word in written)
    strange = len(written) >= _FEWEST_TO_TELL and known < _MOSTLY * len(written)
    if strange and _OURS.isdisjoint(written):
        return "it is not in English"
    return None


def family_as_one(source: Source) -> str | None:
    """Refuse "the Holt’s children" where the article tells of "the Holts": the apostrophe stands in the wrong place."""
    for match in re.finditer(r"\b[Tt]he ([A-Z][a-z]+)['’]s\b", source.claim.statement):
        if re.search(rf"\b[Tt]he {match[1]}s\b", source.text):
            return f"a slip of grammar (“{match.group()}”)"
    return None


def _is_a_name(word: str) -> bool:
    return word in given_names() or word in surnames() or is_place(word)


def _run_together(word: str, english: Language) -> str | None:
    """Return "and industrial" for "andindustrial", which no dictionary has; None for "withhold" and "forint"."""
    match = _SMALL_WORD_FIRST.fullmatch(word)
    forms = dictionary_forms(english)
    if match is None or not forms or is_english(word, english) or not is_english(match["rest"], english):
        return None
    return f"{match['small']} {match['rest']}"


@lru_cache(maxsize=4096)
def _meant(word: str, english: Language) -> str | None:
    """Return the word of English that a misspelt word stands for, or None where it is a word itself or far from one."""
    forms = dictionary_forms(english)
    if not forms or is_english(word, english):
        return None
    plain = next((near for near in _one_slip_away(word) if near in forms), None)
    if plain is not None or len(word) < _LONG or _is_made_of_words(word, english):
        return plain
    return next((near for near in _one_letter_else(word) if is_english(near, english)), None)


def _is_made_of_words(word: str, english: Language) -> bool:
    """Tell whether a word that no dictionary has is put together from words: "airstrikes", "defunding", "deciders"."""
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    if _AGENTS.search(word) or any(is_english(word[:at], english) and is_english(word[at:], english) for at in cuts):
        return True
    return is_english(_PREFIX.sub("", word, count=1), english)


def _one_letter_else(word: str) -> Iterator[str]:
    for at in range(1, len(word)):
        yield from (word[:at] + letter + word[at + 1 :] for letter in ascii_lowercase)
    yield from _one_slip_away(word)  # "embezzlling": of a form that is in no dictionary as it stands


def _one_slip_away(word: str) -> Iterator[str]:
    for at in range(len(word) - 1):
        before, first, second, after = word[:at], word[at], word[at + 1], word[at + 2 :]
        yield before + second + first + after
        if first == second:
            yield before + first + after
    if len(word) >= _SHORTEST_TO_MEND:
        yield from (word[:at] + letter + word[at:] for at in range(1, len(word)) for letter in ascii_lowercase)
