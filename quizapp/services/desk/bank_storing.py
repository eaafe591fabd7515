"""Taking over the questions of a teacher's file: by their ids, so that saving again updates and never doubles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.model import Article, Item, Quiz
from quizapp.services.desk.proving import Proved, prove
from quizapp.storage import Lock, alone, articles, bank_files, items, questions, quizzes
from quizapp.storage.items import Latest, Standing
from quizapp.storage.quizzes import Heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from quizapp.storage.bank_files import BankFile
    from quizapp.storage.questions import Head

TAKEN_OUT = "It was taken out of its file."


@dataclass(frozen=True, slots=True)
class Stored:
    """What a save did: how many questions came, changed, stayed and left, and how many wait for the review.

    A question against which the lint warns waits there; the others are approved, since their author has written them.
    """

    added: int
    updated: int
    unchanged: int
    removed: int
    waiting: int
    article_slug: str
    quiz_slug: str


def store(connection: Connection, teacher: int, held: BankFile, quiz: Quiz, article_id: int | None) -> Stored:
    """Store what a file says. `article_id` is the article that it names; None where it holds the text itself."""
    alone(connection, Lock.IMPORTING)
    if article_id is None:
        article_id = articles.keep_article(connection, quiz.article, teacher)
    latest = items.latest_in_bank(connection, held.bank)
    new = [item for item in quiz.items if item.id not in latest]
    changed = [
        (latest[item.id], item)
        for item in quiz.items
        if item.id in latest and latest[item.id].content_hash != items.content_hash(item, article_id)
    ]
    ids = {name: one.item_id for name, one in latest.items()}
    ids |= _add(connection, teacher, held.bank, new, quiz.article, article_id)
    _change(connection, teacher, changed, quiz.article, article_id)
    gone = [ids[name] for name in latest.keys() - {item.id for item in quiz.items}]
    _take_out(connection, gone)
    _take_back(connection, teacher, [ids[item.id] for item in quiz.items], quiz)
    slug = _keep_quiz(connection, teacher, held, quiz, article_id, [ids[item.id] for item in quiz.items])
    waiting = questions.heads(connection, [ids[item.id] for item in quiz.items], questions.usable_by(teacher))
    return Stored(
        added=len(new),
        updated=len(changed),
        unchanged=len(quiz.items) - len(new) - len(changed),
        removed=len(gone),
        waiting=sum(head.status == "draft" for head in waiting.values()),
        article_slug=next(iter(waiting.values())).article_slug,
        quiz_slug=slug,
    )


def _add(  # noqa: PLR0913, PLR0917 - where the questions go
    connection: Connection, teacher: int, bank: str, new: Sequence[Item], article: Article, article_id: int
) -> dict[str, int]:
    clear = {item.id: prove(item, article).clear for item in new}
    ids: dict[str, int] = {}
    for status, wanted in (("approved", True), ("draft", False)):
        some = [item for item in new if clear[item.id] is wanted]
        ids |= items.add_items(connection, bank, some, article_id, Standing(teacher, status))
    questions.said_by(connection, dict.fromkeys(ids.values(), 1), teacher)
    return ids


def _change(
    connection: Connection, teacher: int, changed: Sequence[tuple[Latest, Item]], article: Article, article_id: int
) -> None:
    if not changed:
        return
    before = questions.heads(connection, [latest.item_id for latest, _ in changed], questions.usable_by(teacher))
    items.add_revisions(connection, changed, article_id)
    questions.said_by(connection, {latest.item_id: latest.number + 1 for latest, _ in changed}, teacher)
    now = questions.heads(connection, list(before), questions.usable_by(teacher))
    for latest, item in changed:
        proof = prove(item, article).leaving(before[latest.item_id].overrides)
        _keep_overrides(connection, before[latest.item_id], now[latest.item_id].revision_id, proof)


def _keep_overrides(connection: Connection, before: Head, revision_id: int, proof: Proved) -> None:
    """Leave what was left before; a question that is warned of anew waits for the review."""
    firing = {one.code for one in proof.remarks}
    kept = [one for one in before.overrides if one.rule in firing]
    if kept:
        questions.set_overrides(connection, revision_id, kept)
    if before.status == "approved" and not proof.clear:
        items.set_status(connection, [before.id], "draft")


def _take_out(connection: Connection, gone: Sequence[int]) -> None:
    if gone:
        items.set_status(connection, gone, "rejected", TAKEN_OUT)


def _take_back(connection: Connection, teacher: int, ids: Sequence[int], quiz: Quiz) -> None:
    """Let a question that stands in the file again be asked again."""
    said = dict(zip(ids, quiz.items, strict=True))
    for key, head in questions.heads(connection, ids, questions.usable_by(teacher)).items():
        if head.status == "rejected" and head.reason == TAKEN_OUT:
            clear = prove(said[key], quiz.article).leaving(head.overrides).clear
            items.set_status(connection, [key], "approved" if clear else "draft")


def _keep_quiz(  # noqa: PLR0913, PLR0917 - what a quiz consists of
    connection: Connection, teacher: int, held: BankFile, quiz: Quiz, article_id: int, asked: Sequence[int]
) -> str:
    """Let the quiz of a file ask its questions in the order of the file, then what was put there beside them.

    A new quiz is not published yet.
    """
    heading = Heading(quiz.title, quiz.description, article_id)
    quiz_id = held.quiz_id
    if quiz_id is None:
        slug = quizzes.new_quiz_slug(connection, quiz.title)
        quiz_id = quizzes.add_quiz(connection, slug, heading, "authored", quiz.settings)
        bank_files.give_quiz(connection, quiz_id, teacher)
    else:
        quizzes.change_quiz(connection, quiz_id, heading)
        if quiz.settings:
            quizzes.change_settings(connection, quiz_id, quiz.settings)
    beside = bank_files.asked_beside(connection, quiz_id, held.bank)
    quizzes.set_items(connection, quiz_id, (*asked, *beside))
    bank_files.rests_on(connection, held.id, article_id, quiz_id)
    return bank_files.quiz_slug(connection, quiz_id)
