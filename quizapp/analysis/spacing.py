"""Spacing of the review by FSRS (Free Spaced Repetition Scheduler), as the `fsrs` package computes it.

Source: Ye, Su, Cao (2022), A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition Scheduling, KDD.
The review is daily: what was wrong comes again the next day, whatever is known of it, and intervals are whole days.
Fuzzing is off, so that the same answers give the same days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fsrs import Scheduler

RETENTION = 0.9  # how surely a question should still be known when it comes again
LONGEST_DAYS = 180  # a school year has two halves


class Recall(StrEnum):
    """How an answer went."""

    WRONG = "wrong"
    GUESSED = "guessed"  # right, but called a guess
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Card:
    """What FSRS knows of one student and one item. `due` is the first moment of a day in UTC."""

    state: int
    step: int | None
    stability: float | None
    difficulty: float | None
    due: datetime
    last_review: datetime


def spaced(card: Card | None, recall: Recall, when: datetime) -> Card:
    """Return the card after an answer at this time; `card` is None at the first."""
    import fsrs

    rating = {
        Recall.WRONG: fsrs.Rating.Again,
        Recall.GUESSED: fsrs.Rating.Hard,
        Recall.RIGHT: fsrs.Rating.Good,
    }[recall]
    before = fsrs.Card(card_id=0, due=_day(when))
    if card is not None:
        before = fsrs.Card(
            card_id=0,
            state=fsrs.State(card.state),
            step=card.step,
            stability=card.stability,
            difficulty=card.difficulty,
            due=card.due,
            last_review=_day(card.last_review),
        )
    after, _ = _scheduler().review_card(before, rating, _day(when))
    return Card(int(after.state), after.step, after.stability, after.difficulty, _day(after.due), when)


def _day(time: datetime) -> datetime:
    """Return the first moment of the day: an evening and the next morning are a day apart."""
    return time.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


@lru_cache(maxsize=1)
def _scheduler() -> Scheduler:
    import fsrs

    return fsrs.Scheduler(
        desired_retention=RETENTION,
        learning_steps=(timedelta(days=1),),
        relearning_steps=(timedelta(days=1),),
        maximum_interval=LONGEST_DAYS,
        enable_fuzzing=False,
    )
