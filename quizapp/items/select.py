"""Choose a quiz from all items that an article gives: even over the text, mixed in kind, no fact asked twice.

Greedy, one item at a time, by a score that prefers what is check-worthy and punishes what the quiz already has; ties
are broken by the seeded generator, never by the order of a hash.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Protocol

from quizapp.items.assemble import GAP
from quizapp.items.difficulty import estimate
from quizapp.items.giveaways import giveaways
from quizapp.items.leak import LONG
from quizapp.items.numerals import values_in
from quizapp.items.usability import UNJUDGED, usability_of
from quizapp.model import Article, Item, ItemType
from quizapp.reading.knowledge import Claim

_LIKELIHOOD = 0.06  # for each per cent of the chance that raters find it usable
_STRETCHES = 8  # of the article, for even cover
_SPENT = 0.2
_GAP = 0.15
_REPORTED = 0.5
_LEAK = 0.6
_SOURCE = "source"
_SET = 0.15
_PLENTY = 6  # sentences that give items
_ENOUGH_FALSE = 2
_UNMATCHED = {
    "true": "there is no false statement to set beside it",
    "false": "there is no true statement to set beside it",
}
_WITHOUT_NUMBER = "the false statements chosen have numbers and this one has none: that would tell which is true"


class Made(Protocol):
    """An item with the claim that it was made from."""

    @property
    def item(self) -> Item:
        """Return the item."""

    @property
    def claim(self) -> Claim:
        """Return its claim."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The chosen items in the order of asking; why others were passed over, by id; why there are not more."""

    items: tuple[Item, ...]
    passed_over: dict[str, str]
    shortfall: str | None


@dataclass(slots=True)
class _Quiz:
    """What has been chosen so far, and what it is chosen for.

    `sentences_given` counts the sentences behind all items, `rich` are those that can be asked about in other ways than
    by a true statement, `leading` is the verdict that may be one ahead of the other. `strict` keeps plain true
    statements from being set against changed numbers, and the other verdict from being ahead.
    """

    article: Article
    rich: frozenset[int]
    leading: str
    sentences_given: int
    false_given: bool
    strict: bool = True
    chosen: list[Made] = field(default_factory=list)
    sentences: Counter[int] = field(default_factory=Counter)
    stretches: Counter[int] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    keys: Counter[int] = field(default_factory=Counter)
    looks: Counter[tuple[str, str]] = field(default_factory=Counter)

    def leads(self, answer: str) -> bool:
        """Tell whether a verdict may be one ahead of the other: false while false statements are few."""
        few = self.answers["false"] < _ENOUGH_FALSE
        return answer == ("false" if few else self.leading) or not (few or self.strict)

    def add(self, made: Made) -> None:
        """Take an item into the quiz."""
        self.chosen.append(made)
        self.sentences[made.claim.start] += 1
        self.stretches[_stretch(made, self.article)] += 1
        self.kinds[_kind_of(made.item)] += 1
        if not made.item.names_a_source:
            self.answers[_answer_of(made.item)] += 1
        self.looks.update((_answer_of(made.item), look) for look in _looks_of(made.item))
        if made.item.fixed_order:
            self.keys[made.item.key] += 1


def select(made: Sequence[Made], article: Article, count: int | None, rng: Random) -> Selection:
    """Return `count` items, or as many as can be asked without asking a fact twice, easiest first."""
    passed_over: dict[str, str] = {}
    left = list(made)
    rng.shuffle(left)
    rich = frozenset(one.claim.start for one in left if _answer_of(one.item) != "true")
    given = len({one.claim.start for one in left})
    false_given = any(_answer_of(one.item) == "false" for one in left)
    quiz = _Quiz(article, rich, rng.choice(("true", "false")), given, false_given)
    while left and (count is None or len(quiz.chosen) < count):
        left = [one for one in left if not _clashes(one, quiz, passed_over)]
        fitting = [one for one in left if _keeps_balance(one, quiz)]
        if not fitting and quiz.strict and count is not None:
            quiz.strict = False  # who asks for so many gets them, though a number then says a little
            continue
        if not fitting:
            break
        best = max(fitting, key=lambda one: _worth(one, quiz))
        left.remove(best)
        quiz.add(best)
    items = _without_giveaways([one.item for one in quiz.chosen], passed_over)
    unmatched = [one for one in left if not _keeps_balance(one, quiz)]
    for one in unmatched:
        passed_over.setdefault(one.item.id, _why_unmatched(one, quiz))
    for one in left:
        passed_over.setdefault(one.item.id, "enough questions without it")
    return Selection(_in_order(items), passed_over, _shortfall(count, len(items), len(made), len(unmatched)))


def _clashes(one: Made, quiz: _Quiz, passed_over: dict[str, str]) -> bool:
    """Tell whether an item asks a fact that the quiz has asked, or shares its statement with an item of it."""
    for other in quiz.chosen:
        same = other.claim.start == one.claim.start and (_overlap(one, other) or _same_statement(one, other))
        if same or _shows(one, other) or _shows(other, one):
            passed_over[one.item.id] = "its fact is asked already"
            return True
        if one.item.asks_for_a_source and other.item.asks_for_a_source and one.claim.passage == other.claim.passage:
            passed_over[one.item.id] = "the paragraph that is shown after another question tells its answer"
            return True
    return False


def _shows(one: Made, other: Made) -> bool:
    """Tell whether an item has, among its options, the sentence that another one asks about."""
    mine, others = _parts(one.item), {(other.claim.start, other.claim.end), *_parts(other.item)}
    return any(start < end_of and start_of < end for start, end in mine for start_of, end_of in others)


def _parts(item: Item) -> set[tuple[int, int]]:
    """Return the other sentences of the article that an item shows among its options, as its proof has them."""
    inputs = item.proof.inputs if item.proof is not None else ()
    found = (value.partition("-") for name, value in inputs if name == "part")
    return {(int(start), int(end)) for start, _, end in found}


def _overlap(one: Made, other: Made) -> bool:
    first, second = _fact(one.item), _fact(other.item)
    return first[0] < second[1] and second[0] < first[1]


def _same_statement(one: Made, other: Made) -> bool:
    """Two items on one statement tell each other's answers: what is changed in one stands unchanged in the other."""
    return one.claim.pieces == other.claim.pieces


def _fact(item: Item) -> tuple[int, int]:
    fact = item.proof.fact if item.proof is not None else None
    return fact or (item.citation.start, item.citation.end)


def _keeps_balance(one: Made, quiz: _Quiz) -> bool:
    """Keep true and false statements within one of each other, and those with a number as well.

    A false statement is mostly a changed number. So a true one without a number is not set against it: having a number
    would tell the verdict. Where false statements are few, none is outnumbered, but for one true statement with a
    number where there is no false one: by lot, since such articles are about as many as those with a false one alone.
    "It was … who said" is told by its form, so its true and false ones take turns among themselves; the lot says which
    comes first.
    """
    answer = _answer_of(one.item)
    if answer == "choice":
        return True
    other = "true" if answer == "false" else "false"
    if one.item.names_a_source:
        ahead = quiz.looks[answer, _SOURCE] - quiz.looks[other, _SOURCE]
        return ahead < 0 or (ahead == 0 and answer == quiz.leading)
    ahead = quiz.answers[answer] - quiz.answers[other]
    has_number = "number" in _looks_of(one.item)
    owed = quiz.looks["false", "number"] - quiz.looks["true", "number"]
    if answer == "true" and not has_number:
        return (owed <= 0 or not quiz.strict) and (ahead < 0 or (ahead == 0 and quiz.leads("true")))
    if has_number and (owed if answer == "false" else -owed) > 0:
        return False
    alone = answer == "true" and not quiz.false_given and quiz.leading == "true"
    return ahead < 0 or (ahead == 0 and (quiz.leads(answer) or alone))


def _why_unmatched(one: Made, quiz: _Quiz) -> str:
    """Return why an item that keeps the quiz from being even stays out."""
    answer = _answer_of(one.item)
    outnumbered = quiz.answers["true"] < quiz.answers["false"]
    return _WITHOUT_NUMBER if answer == "true" and outnumbered else _UNMATCHED[answer]


def _worth(one: Made, quiz: _Quiz) -> float:
    """Return how much an item adds to the quiz: about 0 to 1 for itself, less for each thing that it repeats."""
    item, answer = one.item, _answer_of(one.item)
    size = len(quiz.chosen)
    usability = usability_of(item)
    score = (UNJUDGED if usability is None else usability.score) * _LIKELIHOOD
    score -= 0.30 * quiz.stretches[_stretch(one, quiz.article)] / (1 + size / _STRETCHES)
    score -= 0.60 * quiz.sentences[one.claim.start]
    score -= 0.25 * quiz.kinds[_kind_of(item)] / (1 + size / 4)
    if answer == "true" and one.claim.start in quiz.rich and not item.names_a_source:
        score -= _SPENT  # a sentence with a number to ask for is wasted on "true"
    if one.claim.attribution is not None and answer == "true" and not item.names_a_source:
        score -= _REPORTED  # of wrong keys half were statements in the mouth of somebody who never said them
    if answer != "choice":
        # as many true as false statements with a number, and of each length, or they would give the verdict away
        other = "true" if answer == "false" else "false"
        score -= _LEAK * sum(quiz.looks[answer, look] - quiz.looks[other, look] for look in _looks_of(item))
    if answer == "choice":
        # about one choice to two statements: where an article gives little, each false one lets a true one in
        score += 0.40 * ((quiz.answers["true"] + quiz.answers["false"]) / 2 - quiz.answers["choice"]) / (1 + size)
    if _parts(item):
        # statements set against each other, before each is spent; where there are few, each by itself gives more
        score += _SET if quiz.sentences_given >= _PLENTY else -_SET
    if GAP in item.stem:
        score -= _GAP  # a question is better than a gap
    if item.fixed_order:
        score -= 0.20 * (quiz.keys[item.key] - min(quiz.keys[i] for i in range(len(item.options))))
    return score


def _stretch(one: Made, article: Article) -> int:
    return one.claim.start * _STRETCHES // max(1, len(article.text))


def _kind_of(item: Item) -> str:
    return item.proof.rule if item.proof is not None else item.kind


def _answer_of(item: Item) -> str:
    if item.type is not ItemType.TRUE_FALSE:
        return "choice"
    return "true" if item.key == 0 else "false"


def _looks_of(item: Item) -> tuple[str, str]:
    """Return what a reader sees of a statement at a glance: whether it has a number, and whether it is long."""
    if item.names_a_source:
        return _SOURCE, "of any length"
    number = "number" if values_in(item.stem) else "no number"
    return number, "long" if len(item.stem.split()) >= LONG else "short"


def _without_giveaways(items: list[Item], passed_over: dict[str, str]) -> list[Item]:
    """Drop items whose answer another item tells, until none is left."""
    while True:
        given = next((asked for asked, _ in giveaways(items)), None)
        if given is None:
            return items
        passed_over[items[given].id] = "another question tells its answer"
        items = [*items[:given], *items[given + 1 :]]


def _in_order(items: Sequence[Item]) -> tuple[Item, ...]:
    """Order from easy to hard, within a level as the article goes: a reader warms up, and finds the passages."""
    return tuple(
        sorted(
            items, key=lambda item: (estimate(item).points > 1, estimate(item).points > 3, item.citation.start, item.id)
        )
    )


def _shortfall(count: int | None, got: int, made: int, unmatched: int) -> str | None:
    if count is None or got >= count:
        return None
    if not made:
        return f"Asked for {count}, but the article has no claim that a question can be made of with proof."
    reason = f"Asked for {count}, but only {got} can be asked with proof and without asking about a fact twice."
    if unmatched:
        reason += " More statements are at hand, but all of one verdict: they would tell the answer by their number."
    return reason
