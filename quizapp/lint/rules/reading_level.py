"""The question is harder to read than the article needs: long sentences, long words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.items.wording import words
from quizapp.lint.examples import choice, example
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.model import Article, Item

_MOST_WORDS = 45
_HIGHEST_GRADE = 18.0  # years of schooling; news itself reads at 10 to 14, and one sentence scatters widely
_FEWEST_WORDS = 20  # the formula means nothing for a few words
_VOWELS = re.compile(r"[aeiouy]+")


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Check the length of the stem and its grade by the formula of Kincaid et al. (1975)."""
    count = len(words(item.stem))
    if count > _MOST_WORDS:
        yield Remark(f"The question has {count} words. Say it in fewer than {_MOST_WORDS}.")
    elif count >= _FEWEST_WORDS and (grade := reading_grade(item.stem)) > _HIGHEST_GRADE:
        yield Remark(f"The question is hard to read (about grade {grade:.0f}). Use shorter words and sentences.")


def reading_grade(text: str) -> float:
    """Return the Flesch-Kincaid grade level of a text: 0.39 words per sentence + 11.8 syllables per word − 15.59."""
    found = words(text)
    if not found:
        return 0.0
    sentences = max(1, len(re.findall(r"[.!?]+(?:\s|$)", text)))
    return 0.39 * len(found) / sentences + 11.8 * sum(map(_syllables, found)) / len(found) - 15.59


def _syllables(word: str) -> int:
    spoken = word.removesuffix("e") if not word.endswith("le") else word
    return max(1, len(_VOWELS.findall(spoken)))


_LONG = "Who opened the bridge " + "that crosses the river at Dunmore and " * 7 + "is new?"
_HARD = (
    "Which organisational considerations necessitated the postponement of infrastructural inauguration ceremonies, "
    "notwithstanding administrative preparations, municipal authorisation and international cooperation in Dunmore?"
)

RULE = Rule(
    name="reading-level",
    level="hint",
    summary="The question is no harder to read than the news.",
    source="Kincaid, Fishburne, Rogers & Chissom (1975); Haladyna, Downing & Rodriguez (2002), guidelines 8 and 13.",
    check=of_item(check),
    passes=(example(choice("Who opened the bridge at Dunmore on Friday?", "Orla Byrne", "Sean Keane")),),
    fails=(example(choice(_LONG, "Orla Byrne", "Sean Keane")), example(choice(_HARD, "Floods", "Storms"))),
)
