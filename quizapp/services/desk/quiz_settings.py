"""How a quiz is taken and by whom, and a copy of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.errors import BadFields, BadInput
from quizapp.model import QuizSettings
from quizapp.services import sudden_ends
from quizapp.services.desk.composing import clean_title
from quizapp.services.desk.quiz_access import own_quiz, visible_quiz
from quizapp.services.desk.quizzes import QuizLine, line_of
from quizapp.storage import Lock, alone, desk_quizzes, quizzes, reading, writing
from quizapp.storage.quizzes import Heading

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from quizapp.storage.quizzes import StoredQuiz

LONGEST_DESCRIPTION = 2_000
LONGEST_LIMIT = 7 * 24 * 3600  # seconds
MOST_ATTEMPTS = 1_000
AUDIENCES = ("everyone", "classes")


@dataclass(frozen=True, slots=True)
class QuizTerms:
    """All that a teacher sets about a quiz apart from its questions."""

    title: str
    description: str
    settings: QuizSettings
    audience: str
    shared: bool


def terms(teacher: int, slug: str) -> tuple[QuizLine, QuizTerms]:
    """Return a quiz with its terms. Raises NotFound."""
    with reading() as connection:
        held = own_quiz(connection, teacher, slug)
    return line_of(held, teacher), QuizTerms(held.title, held.description, held.settings, held.audience, held.shared)


def set_terms(teacher: int, slug: str, given: QuizTerms, unread: Sequence[tuple[str, str]] = ()) -> str:
    """Let a quiz be taken in another way, also by those who are taking it; return its slug.

    A draft that nobody has taken goes by its new title in addresses too; of others somebody may have the address.
    `unread` is what could not be read at all, by field. Raises NotFound, and BadFields for it and for what cannot be.
    """
    with writing() as connection:
        alone(connection, Lock.IMPORTING)
        held = own_quiz(connection, teacher, slug)
        faults = (*unread, *_faults_of(given), *_set_back(connection, held, given.settings.closes_at))
        if faults:
            raise BadFields(faults)
        title, settings = clean_title(given.title), given.settings
        description = given.description.replace("\0", "").strip()
        quizzes.change_quiz(connection, held.id, Heading(title, description, held.article_id))
        quizzes.change_settings(connection, held.id, settings)
        desk_quizzes.change_reach(connection, held.id, given.audience, given.shared)
        is_new = held.state == "draft" and held.owner_id == teacher and not desk_quizzes.is_taken(connection, held.id)
        return desk_quizzes.name_anew(connection, held.id, title) if is_new and title != held.title else slug


def _set_back(connection: Connection, held: StoredQuiz, closes_at: datetime | None) -> tuple[tuple[str, str], ...]:
    """Return what is wrong with a closing time that is over; one that was there before and stays is none."""
    if not sudden_ends.is_set_back(held, closes_at):
        return ()
    whom = sudden_ends.whom_it_would_end(connection, held, closes_at)
    more = f" {whom}." if whom else ""
    return (("closes", f"That time is over.{more} Let it close later, if only by some minutes."),)


def _faults_of(given: QuizTerms) -> tuple[tuple[str, str], ...]:
    """Return what cannot be in these terms, each with the name of its field: minutes, attempts, closes …"""
    settings = given.settings
    limit, most, length = settings.time_limit, settings.max_attempts, len(given.description)
    backwards = settings.opens_at and settings.closes_at and settings.opens_at >= settings.closes_at
    checks = (
        ("title", _why_no_title(given.title)),
        (
            "description",
            length > LONGEST_DESCRIPTION
            and f"The description has {length:,} characters; at most {LONGEST_DESCRIPTION:,} fit.",
        ),
        (
            "minutes",
            limit is not None
            and not 1 <= limit <= LONGEST_LIMIT
            and "Give a time limit of up to a week, or leave it empty for none.",
        ),
        (
            "attempts",
            most is not None
            and not 1 <= most <= MOST_ATTEMPTS
            and f"Allow 1 to {MOST_ATTEMPTS:,} attempts, or leave it empty for any number.",
        ),
        ("closes", backwards and "It would close before it opens. Let it close later."),
        ("audience", given.audience not in AUDIENCES and "Choose who may take it."),
    )
    return tuple((field, words) for field, words in checks if isinstance(words, str) and words)


def _why_no_title(title: str) -> str:
    try:
        clean_title(title)
    except BadInput as error:
        return str(error)
    return ""


def copy_quiz(teacher: int, slug: str) -> str:
    """Make a draft of the same questions and settings, without hours; return its slug. Raises NotFound."""
    with writing() as connection:
        alone(connection, Lock.IMPORTING)
        held = visible_quiz(connection, teacher, slug)
        title = f"{held.title} (copy)"
        copied = quizzes.new_quiz_slug(connection, title)
        heading = Heading(title, held.description, held.article_id)
        quiz_id = desk_quizzes.add_draft(connection, teacher, copied, heading, held.provenance)
        quizzes.change_settings(connection, quiz_id, replace(held.settings, opens_at=None, closes_at=None))
        quizzes.set_items(connection, quiz_id, [one.item_id for one in desk_quizzes.placed_in(connection, held.id)])
    return copied
