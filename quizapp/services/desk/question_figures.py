"""The figures of each question, from sums that the database has grouped by answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from quizapp.analysis import item_statistics as ctt
from quizapp.analysis.item_statistics import ItemSums, OptionSums
from quizapp.analysis.kinds import ENOUGH, group_of
from quizapp.model import Item
from quizapp.services.desk.result_views import KindFigures, OptionFigures, QuestionFigures
from quizapp.services.kinds import kind_of
from quizapp.services.questions import Question, questions
from quizapp.services.starting import option_order
from quizapp.storage import regrades, reports, results
from quizapp.storage.results import ChoiceSums, Scope

if TYPE_CHECKING:
    from sqlalchemy import Connection

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a question stands in its quiz: its newest state, its place, what was decided and reported about it."""

    item_id: int
    newest: int
    position: int
    has_left: bool
    is_dropped: bool
    accepted: frozenset[str]
    reports: int


def figures_of(connection: Connection, quiz_id: int, scope: Scope) -> tuple[QuestionFigures, ...]:
    """Return the figures of every question of a quiz, in its order; those no longer in it come last."""
    of_item = results.asked_items(connection, quiz_id)
    answered = results.choice_sums(connection, quiz_id, scope)
    left = {one.revision_id for one in answered} - of_item.keys()
    if left:
        of_item |= results.all_revisions(connection, sorted(left))
    known = questions(connection, of_item)
    by_item: dict[int, list[ChoiceSums]] = {item: [] for item in of_item.values()}
    for sums in answered:
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
            by_item[item],
            Standing(
                item_id=item,
                newest=newest[item],
                position=number,
                has_left=item not in places,
                is_dropped=item in dropped,
                accepted=frozenset(option or "" for of, option in accepted if of == item),
                reports=reported.get(item, 0),
            ),
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


def _figures(known: dict[int, Question], sums: Sequence[ChoiceSums], standing: Standing) -> QuestionFigures:
    revision_id = _shown(known, standing.newest, sums)
    asked = known[revision_id]
    item = asked.item
    whole = _item_sums(known, sums)
    order = option_order(asked, Random(item.id))  # as on paper, and as students see them who all see the same
    key = order.index(item.key)
    texts = [item.options[place].text for place in order]
    alike = [one for one in sums if _same_question(known[one.revision_id].item, item)]
    by_other_key = sum(one.chosen for one in alike if known[one.revision_id].item.key_text != item.key_text)
    chosen = [_option(known, alike, text) for text in texts]
    unanswered = sum(one.chosen for one in alike if one.choice is None)
    described = unanswered + sum(one.chosen for one in chosen)
    labels = [LETTERS[place % len(LETTERS)] for place in range(len(item.options))]
    share = 1 / described if described else 0.0
    return QuestionFigures(
        item_id=standing.item_id,
        revision_id=revision_id,
        position=standing.position,
        stem=item.stem,
        kind=kind_of(item),
        attempts=whole.attempts,
        right=whole.right,
        unanswered=unanswered,
        otherwise=whole.attempts - described,
        by_other_key=by_other_key,
        is_changed=revision_id != standing.newest,
        has_left=standing.has_left,
        options=tuple(
            OptionFigures(label, text, one.chosen, one.chosen * share, place == key, text in standing.accepted)
            for place, (label, text, one) in enumerate(zip(labels, texts, chosen, strict=True))
        ),
        facility=ctt.facility(whole),
        discrimination=None if standing.is_dropped else ctt.discrimination(whole),
        efficiency=ctt.distractor_efficiency(chosen, key),
        flags=() if standing.is_dropped or by_other_key else ctt.flags(whole, chosen, key, labels),
        is_dropped=standing.is_dropped,
        reports=standing.reports,
    )


def _item_sums(known: dict[int, Question], sums: Sequence[ChoiceSums]) -> ItemSums:
    """Return the sums over every answer, each judged by the key that the question had then."""
    right = [one for one in sums if one.credited or one.choice == known[one.revision_id].item.key]
    return ItemSums(
        attempts=sum(one.chosen for one in sums),
        right=sum(one.chosen for one in right),
        total=sum(one.points for one in sums),
        total_squared=sum(one.points_squared for one in sums),
        right_total=sum(one.points for one in right),
    )


def _shown(known: dict[int, Question], newest: int, sums: Sequence[ChoiceSums]) -> int:
    """Return the state of a question to show: as it is now, or as it was answered last where it is another one now."""
    answered = sorted({one.revision_id for one in sums})
    if not answered or any(_same_question(known[one].item, known[newest].item) for one in answered):
        return newest
    return answered[-1]


def _same_question(one: Item, other: Item) -> bool:
    """Tell whether an answer means the same in two states: "False" does not where the statement was made a true one."""
    return one.type == other.type and (one.key_text == other.key_text or one.stem == other.stem)


def _option(known: dict[int, Question], sums: Sequence[ChoiceSums], text: str) -> OptionSums:
    """Return who chose the option of that text, in whichever of these revisions and places."""
    of_text = [
        one for one in sums if one.choice is not None and known[one.revision_id].item.options[one.choice].text == text
    ]
    return OptionSums(sum(one.chosen for one in of_text), sum(one.points for one in of_text))
