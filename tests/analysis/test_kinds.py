"""Kinds in plain words, the evidence, and the spacing of the review."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.analysis.evidence import marks_the_evidence
from quizapp.analysis.kinds import GROUPS, OTHER, group_of, tally
from quizapp.analysis.scores import Score, in_plain_words
from quizapp.analysis.spacing import LONGEST_DAYS, Card, Recall, spaced
from quizapp.reading.knowledge import QuantityKind, TimeKind

SENTENCES = ((0, 10), (11, 20), (21, 30), (40, 50))
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_kind_stands_in_one_group_only() -> None:
    kinds = [kind for group in GROUPS for kind in group.kinds]
    assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize(
    "kind", [kind.value for kind in (*QuantityKind, *TimeKind) if kind is not QuantityKind.IDENTIFIER]
)
def test_every_kind_of_number_and_time_has_a_group(kind: str) -> None:
    assert group_of(kind).key in ("numbers", "times", "lengths")


@pytest.mark.parametrize(
    ("kind", "key"),
    [("who said it", "speakers"), (" Speaker", "speakers"), ("place", "places"), ("bound", "limits"), ("", "other")],
)
def test_a_kind_is_told_in_a_students_words(kind: str, key: str) -> None:
    assert group_of(kind).key == key


@pytest.mark.parametrize("kind", ["duration", "period"])
def test_how_long_something_lasted_is_not_called_when_it_happened(kind: str) -> None:
    assert group_of(kind).label == "how long it lasted"
    assert "date" not in group_of(kind).advice


def test_the_weakest_kind_comes_first_and_gets_advice() -> None:
    rows = tally([("number", True), ("money", True), ("who said it", False), ("who said it", True), ("x", True)])
    assert [(row.group.key, row.right, row.asked) for row in rows] == [
        ("speakers", 1, 2),
        ("numbers", 2, 2),
        ("other", 1, 1),
    ]
    assert rows[0].advice == "Look twice at who is speaking."
    assert [row.advice for row in rows[1:]] == ["", ""]
    assert tally([("zzz", False)])[0].advice == OTHER.advice
    assert tally([]) == ()


@pytest.mark.parametrize(
    ("marked", "quote", "right"),
    [
        ((11, 20), (12, 15), True),
        ((13, 14), (12, 15), True),
        ((10, 21), (12, 15), True),
        ((0, 10), (12, 15), False),
        ((5, 15), (12, 15), False),
        ((11, 30), (18, 25), True),
        ((21, 30), (18, 25), True),
        ((32, 35), (12, 15), False),
        ((32, 35), (31, 36), True),
        ((40, 50), (31, 36), False),
        ((0, 50), (12, 15), False),
    ],
)
def test_the_evidence_is_marked_where_only_its_sentences_are(
    marked: tuple[int, int], quote: tuple[int, int], right: bool
) -> None:
    assert marks_the_evidence(marked, quote, SENTENCES) is right


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(Recall), st.integers(0, 40)), min_size=1, max_size=12))
def test_a_card_is_due_on_a_later_day_and_the_same_answers_give_the_same_days(
    answers: list[tuple[Recall, int]],
) -> None:
    def run() -> list[Card]:
        card, time, cards = None, NOON, []
        for recall, days in answers:
            time += timedelta(days=days, minutes=1)
            card = spaced(card, recall, time)
            cards.append(card)
            assert 1 <= (card.due.date() - time.date()).days <= LONGEST_DAYS
            assert (card.due.hour, card.due.minute, card.last_review) == (0, 0, time)
        return cards

    assert run() == run()


def test_a_better_answer_is_asked_again_no_sooner() -> None:
    first = spaced(None, Recall.WRONG, NOON)
    later = NOON + timedelta(days=3)
    wrong, guessed, right = (spaced(first, recall, later).due for recall in Recall)
    assert wrong <= guessed <= right
    assert wrong < right


@pytest.mark.parametrize("points", range(11))
def test_a_better_score_never_reads_worse(points: int) -> None:
    said = [in_plain_words(Score(count, 10), 0, 2.5) for count in range(11)]
    assert all(said)
    assert len(dict.fromkeys(said)) == 5
    assert said.index(said[points]) <= points
    assert in_plain_words(Score(0, 0), 0, 0) == ""
