"""What the rules say of the questions of a quiz together; what they say of each is said where it is reviewed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from quizapp.lint.rules import told_by_proof
from quizapp.lint.run import lint_together
from quizapp.model import Article, Item


@dataclass(frozen=True, slots=True)
class GivenAway:
    """Two questions that give each other away: their numbers in the quiz, the smaller first, and why."""

    numbers: tuple[int, int]
    why: str


@dataclass(frozen=True, slots=True)
class Together:
    """What stands against the questions together: pairs in the order of the quiz, and what is about more of them."""

    given_away: tuple[GivenAway, ...]
    remarks: tuple[str, ...]


def together(items: Mapping[int, Item], article: Article, is_test: bool) -> Together:
    """Return what the rules say of items, by their numbers in the quiz. A test shows no proof before its end."""
    # Two banks may use one id for different questions; a number stands for one alone.
    numbered = [replace(item, id=str(number)) for number, item in items.items()]
    found = [one for one in lint_together(numbered, article) if not (is_test and one.rule == told_by_proof.RULE.name)]
    pairs: dict[tuple[int, int], str] = {}
    for one in found:
        if one.other_id is not None:
            first, second = sorted((int(one.item_id), int(one.other_id)))
            why = one.between(f"question {one.item_id}", f"question {one.other_id}")
            pairs.setdefault((first, second), why)
    return Together(
        given_away=tuple(GivenAway(numbers, why) for numbers, why in sorted(pairs.items())),
        remarks=tuple(dict.fromkeys(one.message for one in found if one.other_id is None)),
    )
