"""Which statement does the article support, and which does it contradict? Made only of statements that are sound items.

A key is set among statements of the other verdict, each from another sentence and of about the same length, so that
nothing but the article tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from quizapp.items.assemble import CONTRADICTED, SUPPORTED, Asked, assembled, edit_input
from quizapp.items.build import Refused
from quizapp.items.kinds.kind import Candidate, Whole, WholeKind
from quizapp.items.people import content_words
from quizapp.items.wording import without_stop
from quizapp.model import Item, ItemType, Option, Proof

_OTHERS = (3, 2)  # so many wrong options, fewer where the article does not give them
_LEAST_SCORE = 0.45
_SHORTER = 0.55  # of the longer one's length
_MOST_WORDS = 32  # of a statement: three or four of them have to be read
_ALIKE = 0.4  # of the words of content of the shorter one
# among four statements one that nobody believes is found at once: "Latin America's smallest nation"
_PLAUSIBLE = frozenset({"number changed", "bound turned", "date changed", "place changed", "standing turned"})
_WORDS_FOR_ONE = 250  # of prose; more of them would leave no statements to ask for apart


def make(whole: Whole, rng: Random) -> Iterator[Candidate | Refused]:
    """Yield items of either form, no two of which share a statement."""
    true = _statements(whole, 0)
    false = _statements(whole, 1)
    most = max(1, len(whole.text.split()) // _WORDS_FOR_ONE)
    forms = [(CONTRADICTED, false, true), (SUPPORTED, true, false)]
    rng.shuffle(forms)
    used: set[int] = set()
    for number in range(2 * most):
        stem, keys, others = forms[number % 2]
        found = _choose(_unused(keys, used), _unused(others, used), rng)
        if found is None:
            yield Refused("which statement", "too few sound statements of one length")
            continue
        key, wrong = found
        used |= {one.claim.start for one in (key, *wrong)}
        yield _item(stem, key, wrong, rng)


def _statements(whole: Whole, verdict: int) -> list[Candidate]:
    """Return the true/false items of one verdict, one for each sentence, the most check-worthy sentences first."""
    best: dict[int, Candidate] = {}
    for one in whole.made:
        rule = one.item.proof.rule if one.item.proof is not None else ""
        if verdict == 1 and rule not in _PLAUSIBLE:
            continue
        fitting = one.claim.score >= _LEAST_SCORE and len(one.item.stem.split()) <= _MOST_WORDS
        if fitting and one.item.type is ItemType.TRUE_FALSE and one.item.key == verdict:
            best.setdefault(one.claim.start, one)
    return sorted(best.values(), key=lambda one: (-one.claim.score, one.claim.start))


def _unused(among: Sequence[Candidate], used: set[int]) -> list[Candidate]:
    return [one for one in among if one.claim.start not in used]


def _choose(
    keys: Sequence[Candidate], others: Sequence[Candidate], rng: Random
) -> tuple[Candidate, tuple[Candidate, ...]] | None:
    """Return a key with the statements to set it among: as many as there may be, and the most check-worthy."""
    for count in _OTHERS:
        for key in keys:
            fitting: list[Candidate] = []
            for other in others:
                if len(fitting) < count and all(_go_together(one, other) for one in (key, *fitting)):
                    fitting.append(other)
            if len(fitting) == count and _none_stands_out(key, fitting):
                return key, tuple(fitting)
    return None


def _go_together(one: Candidate, other: Candidate) -> bool:
    """Tell whether two statements come from two sentences, are about equally long and do not say the same."""
    first, second = one.item.stem, other.item.stem
    if one.claim.start == other.claim.start or min(len(first), len(second)) < _SHORTER * max(len(first), len(second)):
        return False
    mine, others = content_words(first), content_words(second)
    return len(mine & others) <= _ALIKE * min(len(mine), len(others))


def _none_stands_out(key: Candidate, others: Sequence[Candidate]) -> bool:
    """Tell whether the key is neither the only statement with "According to …" nor the only one without."""
    reported = [one.item.stem.startswith("According to") for one in others]
    return key.item.stem.startswith("According to") in reported


def _item(stem: str, key: Candidate, wrong: Sequence[Candidate], rng: Random) -> Candidate:
    everything = (key, *wrong)
    fact = dict(key.item.proof.inputs)["fact"] if key.item.proof is not None else ""
    parts = tuple(("part", f"{one.claim.start}-{one.claim.end}") for one in wrong)
    edits = tuple(edit_input(one.item.stem, one.item.edit) for one in everything if one.item.edit is not None)
    asked = Asked(
        ItemType.WHICH_STATEMENT,
        key.item.kind,
        stem,
        key.item.rationale,
        key.item.citation,
        Proof("which statement", key.claim.start, key.claim.end, (("fact", fact), *parts, *edits)),
    )
    options = [Option(one.item.stem, _why(one.item)) for one in wrong]
    return Candidate(assembled(asked, Option(key.item.stem), options, rng), key.claim)


def _why(item: Item) -> str:
    """Return why a statement is not the one that is asked for, with the words that settle it."""
    if item.edit is not None:
        return item.rationale
    return f"The article says so: “{without_stop(item.citation.quote)}”."


# Off: one of three or four statements that a reader stumbles over spoils the item.
KIND = WholeKind("which statement", "Which statement the article supports, or contradicts", make, default=False)
