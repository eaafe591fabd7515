"""Kinds of facts in the words of a student, with what to look at where they go wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ENOUGH = 2 / 3  # of a kind right; below it there is something to learn


@dataclass(frozen=True, slots=True)
class Group:
    """Kinds that a reader checks in the same way. `advice` is one plain sentence."""

    key: str
    label: str
    advice: str
    kinds: tuple[str, ...] = ()


GROUPS = (
    Group(
        "numbers",
        "numbers",
        "Go back to the figure in the article, and to what it counts.",
        ("number", "count", "percent", "percentage", "money", "age", "rank", "measure", "score", "fraction", "amount"),
    ),
    Group(
        "limits",
        "more or fewer",
        "Watch the small words before a number: more than, up to, at least.",
        ("bound", "comparison", "limit", "quantifier"),
    ),
    Group(
        "times",
        "when it happened",
        "Check the day and the date in the passage itself.",
        ("date", "weekday", "time", "relative", "year", "month", "when"),
    ),
    Group(
        "lengths",
        "how long it lasted",
        "Check how many hours, days or years the passage names.",
        ("duration", "period", "how long"),
    ),
    Group("order", "what came first", "Ask which event came before the other.", ("order", "sequence", "order in time")),
    Group(
        "speakers",
        "who said it",
        "Look twice at who is speaking.",
        ("who said it", "speaker", "attribution", "source"),
    ),
    Group(
        "names",
        "who it is about",
        "Check which person or group the sentence is about.",
        ("person", "name", "organisation", "organization", "group", "people", "who"),
    ),
    Group(
        "places", "where it happened", "Check which place the sentence names.", ("place", "country", "city", "where")
    ),
    Group(
        "certainty",
        "how certain it is",
        "Watch for words like may, reportedly or alleged.",
        ("hedge", "certainty", "modality"),
    ),
    Group(
        "wording",
        "the exact wording",
        "One word can turn a sentence round: read it slowly.",
        ("antonym", "negation", "word", "wording", "status"),
    ),
    Group(
        "unsaid",
        "what is not said",
        "Ask for every part of a statement where the article says it.",
        ("added detail", "detail", "not stated"),
    ),
)
OTHER = Group("other", "other details", "Find the sentence in the article before you answer.")
BY_KIND = {kind: group for group in GROUPS for kind in group.kinds}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many questions of a group were right."""

    group: Group
    right: int
    asked: int

    @property
    def advice(self) -> str:
        """Return what to look at, or "" where enough was right."""
        return self.group.advice if self.asked and self.right / self.asked < ENOUGH else ""


def group_of(kind: str) -> Group:
    """Return the group that a kind of fact belongs to."""
    return BY_KIND.get(kind.strip().lower(), OTHER)


def tally(outcomes: Iterable[tuple[str, bool]]) -> tuple[Tally, ...]:
    """Return how each group came out, given the kind and the outcome of every question; weakest first."""
    counted: dict[str, tuple[Group, int, int]] = {}
    for kind, right in outcomes:
        group = group_of(kind)
        _, good, asked = counted.get(group.key, (group, 0, 0))
        counted[group.key] = (group, good + right, asked + 1)
    tallies = [Tally(*row) for row in counted.values()]
    return tuple(sorted(tallies, key=lambda row: (row.right / row.asked, -row.asked, row.group.key)))
