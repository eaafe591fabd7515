"""The history of a question: every revision with what it changed, and going back to one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp.errors import BadInput, NotFound
from quizapp.items.verify import verify
from quizapp.services.desk import banks, showing
from quizapp.services.desk.differences import Difference, differences
from quizapp.services.desk.origins import origin
from quizapp.services.desk.proving import proved
from quizapp.services.desk.questions import seen, to_change
from quizapp.services.desk.showing import Shown
from quizapp.services.desk.typed import typed_of
from quizapp.storage import items, questions, reading, writing


@dataclass(frozen=True, slots=True)
class State:
    """One revision: who wrote it and when, and what it changed; nothing for the first."""

    number: int
    author: str | None
    provenance: str
    created_at: datetime
    changed: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class History:
    """A question with its states, the newest first. `mine` tells whether this teacher may change it."""

    question: Shown
    slug: str
    title: str
    mine: bool
    states: tuple[State, ...]


def history(teacher: int, item_id: int) -> History:
    """Return a question with all that it has said. Raises NotFound."""
    with reading() as connection:
        held = seen(connection, teacher, item_id)
        head = held.head
        written = questions.history(connection, item_id)
        said = items.revisions(connection, [one.id for one in written])
        proof = proved(connection, [head.revision_id])[head.revision_id].leaving(head.overrides)
    typed = [typed_of(said[one.id].item) for one in written]
    older = [*typed[1:], None]
    states = tuple(
        State(one.number, one.author, one.provenance, one.created_at, differences(old, new) if old else ())
        for one, new, old in zip(written, typed, older, strict=True)
    )
    standing = (head.status, head.reason)
    made = origin(written, said)
    question = showing.shown(head.id, head.revision_id, head.latest, standing, held.item, held.source, proof, made)
    return History(question, held.source.slug, held.source.title, head.owner_id in (teacher, None), states)


def restore(teacher: int, item_id: int, number: int) -> None:
    """Let a question say again what it said in an earlier revision, as a new one.

    Raises NotFound, and BadInput where that does not hold against the article that the question cites now.
    """
    with writing() as connection:
        held = to_change(connection, teacher, item_id)
        wanted = next((one for one in questions.history(connection, item_id) if one.number == number), None)
        if wanted is None:
            raise NotFound("There is no such state of this question.")
        item = items.revisions(connection, [wanted.id])[wanted.id].item
        faults = verify(item, held.source.article)
        if faults:
            raise BadInput(f"That state does not hold against the article as it is now. {faults[0].message}")
        if items.content_hash(item, held.head.article_id) != held.head.content_hash:
            questions.write_revision(connection, held.head, item, teacher, held.head.overrides)
            banks.follow(connection, held.head, item)
