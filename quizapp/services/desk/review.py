"""The review: drafts one by one beside their passage; approve, reject, take back.

Nothing is approved that does not hold against its article. A warning of the lint may be left, with a reason; a quote
that is not there never.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from quizapp.errors import BadInput, NotFound
from quizapp.model import PassageKind
from quizapp.services.desk import showing
from quizapp.services.desk.origins import origin_of
from quizapp.services.desk.proving import Proved, proved
from quizapp.services.desk.questions import to_change, usable
from quizapp.services.desk.showing import Shown
from quizapp.services.identifiers import is_id
from quizapp.services.questions import questions as asked_questions
from quizapp.services.questions import texts
from quizapp.storage import Lock, alone, article_shelf, decisions, desk_quizzes, items, questions, reading, writing
from quizapp.storage.decisions import Decision, Pile, Waiting
from quizapp.storage.questions import Head, Override, heads, set_overrides, usable_by

if TYPE_CHECKING:
    from sqlalchemy import Connection

LONGEST_REASON = 500
AROUND_THE_STORY = frozenset(
    {PassageKind.HEADLINE, PassageKind.BYLINE, PassageKind.DATELINE, PassageKind.CREDIT, PassageKind.BOILERPLATE}
)
REASONS = (
    "The answer is wrong or arguable",
    "It is not worth asking",
    "It is hard to understand",
    "It was asked already",
    "It is too easy or too hard",
)


class Outcome(StrEnum):
    """How a decision ended. Everything but DONE changed nothing."""

    DONE = "done"
    DECIDED = "decided"  # somebody was quicker, or the button was pressed twice
    CHANGED = "changed"  # it was edited since this teacher saw it
    BLOCKED = "blocked"  # it does not hold
    UNEXPLAINED = "unexplained"  # a warning is to stay, but nobody said why


@dataclass(frozen=True, slots=True)
class Decided:
    """How a decision ended and which question is next, None where none is left."""

    outcome: Outcome
    next: int | None


@dataclass(frozen=True, slots=True)
class Unused:
    """A sentence that gave no question, and why."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Desk:
    """One question of the review with its neighbours in the queue.

    `clear` counts the drafts without an open warning or worse, `hinted` those of them that carry advice. `question` is
    None once all are decided on; `last` is what can be taken back.
    """

    pile: Pile
    position: int
    question: Shown | None
    previous: int | None
    next: int | None
    clear: int
    hinted: int
    last: Decision | None
    unused: tuple[Unused, ...]


def overview(teacher: int) -> tuple[Pile, ...]:
    """Return the articles with questions, those with drafts first."""
    with reading() as connection:
        return decisions.piles(connection, teacher)


def desk(teacher: int, slug: str, item_id: int | None = None) -> Desk:
    """Return one draft on an article: the one asked for, or the first. Raises NotFound for an unknown article."""
    with reading() as connection:
        pile = _pile(connection, teacher, slug)
        queue = decisions.waiting(connection, teacher, pile.article_id)
        places = {one.item_id: place for place, one in enumerate(queue)}
        place = places.get(item_id or 0, 0)
        clear = _clear(connection, queue)
        return Desk(
            pile=pile,
            position=place + 1,
            question=_shown(connection, teacher, queue[place].item_id) if queue else None,
            previous=queue[place - 1].item_id if place > 0 else None,
            next=queue[place + 1].item_id if place + 1 < len(queue) else None,
            clear=len(clear),
            hinted=sum(proof.hinted for proof in clear.values()),
            last=decisions.last_decision(connection, teacher, pile.article_id),
            unused=_unused(connection, teacher, pile.article_id),
        )


def approve(teacher: int, slug: str, item_id: int, revision_id: int, reason: str = "") -> Decided:
    """Approve a draft as it was seen; `reason` is why its warnings may stay. Raises NotFound."""
    with writing() as connection:
        alone(connection, Lock.EDITING)
        head, after = _before(connection, teacher, slug, item_id)
        outcome = _may_decide(head, revision_id)
        if outcome is None:
            outcome = leave_warnings(connection, head, reason)
        if outcome is not Outcome.DONE:
            return Decided(outcome, item_id)
        decisions.decide(connection, teacher, {item_id: head}, "approved")
    return Decided(Outcome.DONE, after)


def reject(teacher: int, slug: str, item_id: int, revision_id: int, reason: str) -> Decided:
    """Reject a draft as it was seen. Raises NotFound, and BadInput where no reason is given."""
    reason = in_a_line(reason)
    if not reason:
        raise BadInput("Say why you reject it: it helps whoever looks at the list of rejected questions.")
    with writing() as connection:
        alone(connection, Lock.EDITING)
        head, after = _before(connection, teacher, slug, item_id)
        outcome = _may_decide(head, revision_id)
        if outcome is not None:
            return Decided(outcome, item_id)
        decisions.decide(connection, teacher, {item_id: head}, "rejected", reason)
    return Decided(Outcome.DONE, after)


def approve_clear(teacher: int, slug: str) -> int:
    """Approve all drafts on an article that have no warning; return how many. Raises NotFound."""
    with writing() as connection:
        alone(connection, Lock.EDITING)
        pile = _pile(connection, teacher, slug)
        queue = decisions.waiting(connection, teacher, pile.article_id)
        clear = _clear(connection, queue)
        if clear:
            decided = heads(connection, list(clear), usable_by(teacher))
            decisions.decide(connection, teacher, decided, "approved")
    return len(clear)


def undo(teacher: int, slug: str) -> tuple[int, ...]:
    """Take back this teacher's last decision on an article; return its questions. Raises NotFound."""
    with writing() as connection:
        alone(connection, Lock.EDITING)
        pile = _pile(connection, teacher, slug)
        last = decisions.last_decision(connection, teacher, pile.article_id)
        back = decisions.take_back(connection, last) if last else ()
        _keep_unproved_back(connection, teacher, back)
    return back


def reopen(teacher: int, item_id: int) -> str:
    """Make a decided question a draft again; return the slug of its article. Raises NotFound."""
    with writing() as connection:
        held = to_change(connection, teacher, item_id)
        if held.head.status != "draft":
            decisions.decide(connection, teacher, {item_id: held.head}, "draft")
    return held.source.slug


def leave_warnings(connection: Connection, head: Head, reason: str) -> Outcome:
    """Note why the warnings of a question may stay, and tell whether it may be approved now."""
    proof = proved(connection, [head.revision_id])[head.revision_id].leaving(head.overrides)
    if proof.blocking:
        return Outcome.BLOCKED
    if proof.open_warnings and not in_a_line(reason):
        return Outcome.UNEXPLAINED
    left = overrides_of(proof, reason)
    if left != head.overrides:
        set_overrides(connection, head.revision_id, left)
    return Outcome.DONE


def in_a_line(typed: str) -> str:
    """Return a reason as it is kept: one line, without signs that cannot be shown, and not without end."""
    plain = "".join(char if char.isprintable() else " " for char in typed)
    return " ".join(plain.split())[:LONGEST_REASON]


def overrides_of(proof: Proved, reason: str) -> tuple[Override, ...]:
    """Return each warning that is left, with why: the reason given before, or else this one. No reason leaves none."""
    warnings = {one.code: one.left or in_a_line(reason) for one in proof.remarks if one.level == "warning"}
    return tuple(Override(rule, why) for rule, why in warnings.items() if why)


def _keep_unproved_back(connection: Connection, teacher: int, ids: Sequence[int]) -> None:
    """Leave a question a draft that would be approved again by an undo, but was changed since and is not clear now."""
    again = [head for head in heads(connection, ids, usable_by(teacher)).values() if head.status == "approved"]
    proofs = proved(connection, [head.revision_id for head in again])
    unclear = [head.id for head in again if not proofs[head.revision_id].leaving(head.overrides).clear]
    items.set_status(connection, unclear, "draft")


def _before(connection: Connection, teacher: int, slug: str, item_id: int) -> tuple[Head, int | None]:
    """Return a question on this article, and the draft that follows it."""
    pile = _pile(connection, teacher, slug)
    head = questions.head(connection, item_id, usable_by(teacher))
    if head is None or head.article_id != pile.article_id:
        raise NotFound("There is no such question.")
    ids = [one.item_id for one in decisions.waiting(connection, teacher, pile.article_id)]
    at = ids.index(item_id) if item_id in ids else -1
    others = ids[at + 1 :] + ids[: max(at, 0)]
    return head, others[0] if others else None


def _may_decide(head: Head, revision_id: int) -> Outcome | None:
    if head.status != "draft":
        return Outcome.DECIDED
    return None if head.revision_id == revision_id else Outcome.CHANGED


def _pile(connection: Connection, teacher: int, slug: str) -> Pile:
    found = decisions.piles(connection, teacher, slug) if is_id(slug) else ()
    if found:
        return found[0]
    bare = (
        article_shelf.shelved(connection, teacher, slug) if is_id(slug) else None
    )  # its ledger and the way to a first question are wanted
    if bare is None:
        raise NotFound("There is no such article.")
    return Pile(bare.id, bare.slug, bare.title, bare.publisher, 0, 0, 0)


def _clear(connection: Connection, queue: Sequence[Waiting]) -> dict[int, Proved]:
    """Return what stands against each draft, by its row id, of those that may be approved at once: hints at most."""
    proofs = proved(connection, [one.revision_id for one in queue])
    return {one.item_id: proofs[one.revision_id] for one in queue if proofs[one.revision_id].clear}


def _shown(connection: Connection, teacher: int, item_id: int) -> Shown:
    held = usable(connection, teacher, item_id)
    head = held.head
    proof = proved(connection, [head.revision_id])[head.revision_id].leaving(head.overrides)
    standing = (head.status, head.reason)
    origin = origin_of(connection, head.id)
    return showing.shown(head.id, head.revision_id, head.latest, standing, held.item, held.source, proof, origin)


def _unused(connection: Connection, teacher: int, article_id: int) -> tuple[Unused, ...]:
    """Return the sentences of the story that gave no question and that none has been written on since."""
    entries = decisions.ledger(connection, teacher, article_id)
    if not entries:
        return ()
    source = texts(connection, [article_id])[article_id]
    taken = [(one.start, one.end) for one in source.passages if one.kind in AROUND_THE_STORY]
    taken += _quoted(connection, teacher, article_id)
    return tuple(
        Unused(start, end, source.text[start:end], entry["reason"])
        for entry in entries
        for start, end in [(entry["start"], entry["end"])]
        if not any(start < end_of and start_of < end for start_of, end_of in taken)
    )


def _quoted(connection: Connection, teacher: int, article_id: int) -> list[tuple[int, int]]:
    """Return where the drafts and the approved questions on an article have their quotes."""
    drafts = [one.revision_id for one in decisions.waiting(connection, teacher, article_id)]
    approved = [one.revision_id for one in desk_quizzes.approved_on(connection, teacher, article_id)]
    held = asked_questions(connection, {*drafts, *approved}).values()
    return [(one.item.citation.start, one.item.citation.end) for one in held]
