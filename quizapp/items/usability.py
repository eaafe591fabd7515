"""How likely raters are to find a question usable as it is, with the reasons: weights learned from blind ratings.

A logistic regression over a few signs (`usability_signs`), learned by `python -m training.usability` from questions
that people rated by docs/rating.md without knowing the rules. It ranks and refuses; what proves is `verify`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from math import exp

from quizapp.model import Item

WEIGHTS = "usability_weights.json"
UNJUDGED = 60  # per cent: a question that no rule judged counts as a usual one
_SCORE, _FOR, _AGAINST = "usability", "for it", "against it"
_MOST_REASONS = 3
_PER_CENT = re.compile(r"[0-9]{1,2}|100")
_LIKELY = 63  # per cent: the better half of what is made
_SLIGHT = 8  # hundredths of the log odds: less is no reason

# What a sign that raises or lowers the score says to a teacher: above its usual value, and below it.
WORDS: dict[str, tuple[str, str]] = {
    "headline words": ("it is about what the headline is about", "the headline speaks of nothing in it"),
    "share of the statement": ("much of it stands in the headline", "little of it stands in the headline"),
    "depth": ("the statement says what it is about", "the statement may leave out what it is about"),
    "clauses": ("it tells a whole event", "it tells a single thing"),
    "place": ("it stands far down in the article", "it stands early in the article"),
}


@dataclass(frozen=True, slots=True)
class Usability:
    """The chance in per cent that a question will do as it is, and what speaks for and against it, strongest first."""

    score: int
    speaks_for: tuple[str, ...] = ()
    speaks_against: tuple[str, ...] = ()

    @property
    def word(self) -> str:
        """Return the score as a word; a percentage would promise more than is known of new articles."""
        return "likely" if self.score >= _LIKELY else "perhaps" if self.score >= weights().least else "doubtful"


@dataclass(frozen=True, slots=True)
class Weights:
    """Hundredths of the log odds: a constant, and for each sign points for one more, with its usual value.

    `least` is the score below which a question is not made.
    """

    unit: int
    base: int
    least: int
    usual: dict[str, float]
    points: dict[str, int]


# Questions on who said something: their words are a speaker's, so that the signs of a reporter's sentence do not bear
# on them. Raters found four in five usable (docs/quality.md).
OF_SOURCES = Usability(80, ("what is asked is whose words these are, and the passage shows it",))


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Return the weights that ship."""
    return Weights(**json.loads((files("quizapp.items") / WEIGHTS).read_text("utf-8")))


def judged(signs: dict[str, int], by: Weights) -> Usability:
    """Return what the signs of an item say of it."""
    total = by.base + sum(points * signs[name] for name, points in by.points.items())
    parts = {name: points * (signs[name] - by.usual[name]) for name, points in by.points.items()}
    strongest = sorted(
        (name for name in parts if abs(parts[name]) >= _SLIGHT), key=lambda name: (-abs(parts[name]), name)
    )
    said = [(parts[name] > 0, WORDS[name][signs[name] < by.usual[name]]) for name in strongest]
    return Usability(
        round(100 / (1 + exp(-total / by.unit))),
        tuple(words for good, words in said if good)[:_MOST_REASONS],
        tuple(words for good, words in said if not good)[:_MOST_REASONS],
    )


def with_usability(item: Item, usability: Usability) -> Item:
    """Return an item that carries in its proof how usable it is likely to be, and why."""
    if item.proof is None:
        return item
    pro = ((_FOR, words) for words in usability.speaks_for)
    con = ((_AGAINST, words) for words in usability.speaks_against)
    inputs = (*item.proof.inputs, (_SCORE, str(usability.score)), *pro, *con)
    return replace(item, proof=replace(item.proof, inputs=inputs))


def usability_of(item: Item) -> Usability | None:
    """Return how usable an item is likely to be, as its proof has it, or None where no rule has judged it."""
    inputs = item.proof.inputs if item.proof is not None else ()
    score = next((value for name, value in inputs if name == _SCORE and _PER_CENT.fullmatch(value)), None)
    if score is None:
        return None
    speaks_for = tuple(value for name, value in inputs if name == _FOR)
    return Usability(int(score), speaks_for, tuple(value for name, value in inputs if name == _AGAINST))
