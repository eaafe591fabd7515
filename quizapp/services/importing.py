"""Importing a quiz: all of it or nothing, by id, so that importing again updates and never doubles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.errors import BadInput
from quizapp.items.verify import verify
from quizapp.model import Item, Provenance, Quiz, QuizSettings
from quizapp.services import sudden_ends
from quizapp.services.views import ImportSummary
from quizapp.storage import Lock, alone, articles, items, quizzes, time_limits, writing
from quizapp.storage.items import Latest, Standing
from quizapp.storage.quizzes import Heading, StoredQuiz
from quizapp.storage.slugs import slug_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

LONGEST_ID = 200
FAULTS_SHOWN = 10


class _DryRun(Exception):
    """Carry the summary out of a transaction that is not to be kept."""


@dataclass(frozen=True, slots=True)
class _Changes:
    new: tuple[Item, ...]
    changed: tuple[tuple[Latest, Item], ...]
    unchanged: int


def import_quiz(quiz: Quiz, provenance: Provenance = Provenance.IMPORTED, dry_run: bool = False) -> ImportSummary:
    """Store a quiz with its article and items, and say what changed.

    Items are matched by id within the quiz. A changed item gets a new revision; attempts keep the one they answered.
    Items that are no longer in the quiz leave it, with their history kept. A dry run changes nothing.
    Raises BadInput where an item does not hold against the article; then nothing is stored.
    """
    _refuse_faults(quiz)
    try:
        with writing() as connection:
            alone(connection, Lock.IMPORTING)
            summary = _store(connection, quiz, provenance)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return summary


def _written_by(quiz: Quiz, provenance: Provenance) -> Provenance:
    """Return GENERATED for a file of which the app itself made most questions, whoever brings it: it is no handwork."""
    made = sum(item.proof is not None for item in quiz.items)
    return Provenance.GENERATED if made * 2 > len(quiz.items) else provenance


def _store(connection: Connection, quiz: Quiz, provenance: Provenance) -> ImportSummary:
    stored = _by_id(connection, quiz)
    article_id = articles.keep_article(connection, quiz.article, _owner_of_article(connection, stored))
    stored = stored or _by_title(connection, quiz, article_id)
    heading = Heading(quiz.title, quiz.description, article_id)
    if stored is None:
        slug = quizzes.new_quiz_slug(connection, quiz.id or quiz.title)
        quiz_id = quizzes.add_quiz(connection, slug, heading, _written_by(quiz, provenance).value, quiz.settings)
    else:
        slug, quiz_id = stored.slug, stored.id
        if stored.heading != heading:
            quizzes.change_quiz(connection, quiz_id, heading)
        if quiz.settings is not None and quiz.settings != stored.settings:
            _refuse_sudden_end(connection, stored, quiz.settings)
            quizzes.change_settings(connection, quiz_id, quiz.settings)
    # a quiz that was put together at the desk asks items of other banks: those are the ones meant
    latest = items.latest_in_bank(connection, slug) | items.latest_in_quiz(connection, quiz_id)
    changes = _compare(quiz.items, latest, article_id)
    ids = {name: held.item_id for name, held in latest.items()}
    ids |= items.add_items(connection, slug, changes.new, article_id, Standing(stored.owner_id if stored else None))
    items.add_revisions(connection, changes.changed, article_id)
    before = list(quizzes.newest_revisions(connection, quiz_id).values())
    after = [ids[item.id] for item in quiz.items]
    if after != before:
        quizzes.set_items(connection, quiz_id, after)
    return ImportSummary(
        added=len(changes.new),
        updated=len(changes.changed),
        unchanged=changes.unchanged,
        removed=len(set(before) - set(after)),
        quiz=slug,
    )


def _refuse_sudden_end(connection: Connection, stored: StoredQuiz, settings: QuizSettings) -> None:
    """Raise BadInput where the closing time of a file would end attempts under way: a slip, or an old file."""
    time_limits.hold_alone(connection, stored.id)
    whom = sudden_ends.whom_it_would_end(connection, stored, settings.closes_at)
    if whom:
        raise BadInput(
            f"settings: the time in “closes: {settings.closes_at}” is over, and {whom}. Nothing was changed. "
            "Write a later time there."
        )


def _by_id(connection: Connection, quiz: Quiz) -> StoredQuiz | None:
    """Return the quiz of the id that a file gives, of which the file is a newer state."""
    return quizzes.quiz_by_slug(connection, slug_of(quiz.id, "quiz")) if quiz.id else None


def _owner_of_article(connection: Connection, stored: StoredQuiz | None) -> int | None:
    """Return whose the article of a stored quiz is: what comes again with it stays theirs, and nobody else sees it."""
    return articles.owner_of(connection, stored.article_id) if stored else None


def _by_title(connection: Connection, quiz: Quiz, article_id: int) -> StoredQuiz | None:
    """Return the quiz of the same title that a file without an id is a newer state of.

    A title alone does not settle it: two teachers may both have a "Quiz 1", and one must not overwrite the other's. It
    is the same quiz if it also rests on the same text or shares an item.
    """
    if quiz.id:
        return None
    names = {item.id for item in quiz.items}
    for slug in quizzes.slugs_like(connection, slug_of(quiz.title, "quiz")):
        held = quizzes.quiz_by_slug(connection, slug)
        if not held or held.title != quiz.title:
            continue
        if held.article_id == article_id or names & items.latest_in_bank(connection, slug).keys():
            return held
    return None


def _compare(given: tuple[Item, ...], latest: dict[str, Latest], article_id: int) -> _Changes:
    new = tuple(item for item in given if item.id not in latest)
    changed = tuple(
        (latest[item.id], item)
        for item in given
        if item.id in latest and latest[item.id].content_hash != items.content_hash(item, article_id)
    )
    return _Changes(new, changed, unchanged=len(given) - len(new) - len(changed))


def _refuse_faults(quiz: Quiz) -> None:
    """Raise BadInput with the first faults, each with its question: nothing unverified is stored."""
    faults = [*_faults_of_ids(quiz.items)]
    if not quiz.items:
        faults.append(f"The quiz {quiz.title!r} has no questions.")
    if "\0" in quiz.article.text:
        faults.append("The article contains a NUL character; it was probably not read as text.")
    for number, item in enumerate(quiz.items, start=1):
        faults.extend(f"question {number} ({item.id}): {fault.message}" for fault in verify(item, quiz.article))
    if faults:
        more = f"\n… and {len(faults) - FAULTS_SHOWN} more." if len(faults) > FAULTS_SHOWN else ""
        raise BadInput("\n".join(faults[:FAULTS_SHOWN]) + more)


def _faults_of_ids(given: tuple[Item, ...]) -> list[str]:
    counted = Counter(item.id for item in given)
    twice = [name for name, count in counted.items() if count > 1]
    long = [name for name in counted if len(name) > LONGEST_ID]
    return [f"The id {name!r} stands at {counted[name]} questions; give each its own." for name in twice] + [
        f"The id {name[:40]!r}… has more than {LONGEST_ID} characters." for name in long
    ]
