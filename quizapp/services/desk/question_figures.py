"""The figures of each question, from sums that the database has grouped by answer."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TYPE_CHECKING

from quizapp.analysis import item_statistics as ctt
from quizapp.analysis.item_statistics import ItemSums, OptionSums
from quizapp.analysis.kinds import ENOUGH, group_of
from quizapp.services.desk.result_views import KindFigures, OptionFigures, QuestionFigures
from quizapp.services.kinds import kind_of
from quizapp.services.questions import Question, questions
from quizapp.services.starting import option_order
from quizapp.storage import regrades, reports, results
from quizapp.storage.results import ChoiceSums, Scope

if TYPE_CHECKING:
    from sqlalchemy import Connection

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def figures_of(connection: Connection, quiz_id: int, scope: Scope) -> tuple[QuestionFigures, ...]:
    """Return the figures of every question of a quiz, in its order; those no longer in it come last."""
    of_item = results.asked_items(connection, quiz_id)
    known = questions(connection, of_item)
    by_item: dict[int, list[ChoiceSums]] = {item: [] for item in of_item.values()}
    for sums in results.choice_sums(connection, quiz_id, list(of_item), scope):
        by_item[of_item[sums.revision_id]].append(sums)
    newest = {item: revision for revision, item in sorted(of_item.items())}
    places = results.positions(connection, quiz_id)
    held = [one for one in regrades.regrades(connection, quiz_id) if one.undone_at is None]
    dropped = {one.item_id for one in held if one.action == "drop"}
    accepted = {(one.item_id, one.option) for one in held if one.action == "accept"}
    reported = reports.open_reports(connection, list(by_item))
    shown = sorted(by_item, key=lambda item: (places.get(item, len(places) + 1), item))
    return tuple(
        _figures(
            known,
            known[newest[item]],
            by_item[item],
            item_id=item,
            position=number,
            is_dropped=item in dropped,
            accepted=frozenset(option or "" for of, option in accepted if of == item),
            reports=reported.get(item, 0),
        )
        for number, item in enumerate(shown, start=1)
        if item in places or by_item[item]
    )


def kinds_of(figures: Sequence[QuestionFigures]) -> tuple[KindFigures, ...]:
    """Return how each kind of fact came out over all students, weakest first."""
    sums: dict[str, tuple[int, int]] = {}
    for one in figures:
        if not one.is_dropped and one.attempts:
            right, asked = sums.get(one.kind, (0, 0))
            sums[one.kind] = (right + one.right, asked + one.attempts)
    advice = {one.kind: group_of(one.kind) for one in figures}
    rows = [
        KindFigures(advice[kind].label, right, asked, advice[kind].advice if right / asked < ENOUGH else "")
        for kind, (right, asked) in _by_group(sums).items()
    ]
    return tuple(sorted(rows, key=lambda row: (row.share, -row.asked, row.label)))


def _by_group(sums: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Return the sums with kinds that a reader checks in the same way put together, under the first of them."""
    first: dict[str, str] = {}
    grouped: dict[str, tuple[int, int]] = {}
    for kind, (right, asked) in sums.items():
        name = first.setdefault(group_of(kind).key, kind)
        before = grouped.get(name, (0, 0))
        grouped[name] = (before[0] + right, before[1] + asked)
    return grouped


def _figures(  # noqa: PLR0913 - what is known of one question
    known: dict[int, Question],
    newest: Question,
    sums: Sequence[ChoiceSums],
    *,
    item_id: int,
    position: int,
    is_dropped: bool,
    accepted: frozenset[str],
    reports: int,
) -> QuestionFigures:
    item = newest.item
    right = [one for one in sums if one.credited or one.choice == known[one.revision_id].item.key]
    whole = ItemSums(
        attempts=sum(one.chosen for one in sums),
        right=sum(one.chosen for one in right),
        total=sum(one.points for one in sums),
        total_squared=sum(one.points_squared for one in sums),
        right_total=sum(one.points for one in right),
    )
    order = option_order(newest, Random(item.id))  # as on paper, and as students see them who all see the same
    key = order.index(item.key)
    texts = [item.options[place].text for place in order]
    chosen = [_option(known, sums, text) for text in texts]
    labels = [LETTERS[place % len(LETTERS)] for place in range(len(item.options))]
    share = 1 / whole.attempts if whole.attempts else 0.0
    return QuestionFigures(
        item_id=item_id,
        position=position,
        stem=item.stem,
        kind=kind_of(item),
        attempts=whole.attempts,
        right=whole.right,
        unanswered=sum(one.chosen for one in sums if one.choice is None),
        options=tuple(
            OptionFigures(label, text, one.chosen, one.chosen * share, place == key, text in accepted)
            for place, (label, text, one) in enumerate(zip(labels, texts, chosen, strict=True))
        ),
        facility=ctt.facility(whole),
        discrimination=None if is_dropped else ctt.discrimination(whole),
        efficiency=ctt.distractor_efficiency(chosen, key),
        flags=() if is_dropped else ctt.flags(whole, chosen, key, labels),
        is_dropped=is_dropped,
        reports=reports,
    )


def _option(known: dict[int, Question], sums: Sequence[ChoiceSums], text: str) -> OptionSums:
    """Return who chose the option of that text, in whichever revision and place."""
    of_text = [
        one for one in sums if one.choice is not None and known[one.revision_id].item.options[one.choice].text == text
    ]
    return OptionSums(sum(one.chosen for one in of_text), sum(one.points for one in of_text))
