"""How a quiz is taken and by whom, and a copy of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quizapp.errors import BadInput
from quizapp.model import QuizSettings
from quizapp.services.desk.composing import clean_title
from quizapp.services.desk.quiz_access import own_quiz, visible_quiz
from quizapp.services.desk.quizzes import QuizLine, line_of
from quizapp.storage import Lock, alone, desk_quizzes, quizzes, reading, writing
from quizapp.storage.quizzes import Heading

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


def set_terms(teacher: int, slug: str, given: QuizTerms) -> None:
    """Let a quiz be taken in another way, also by those who are taking it.

    Raises NotFound, and BadInput for what cannot be.
    """
    title, settings = clean_title(given.title), given.settings
    if len(given.description) > LONGEST_DESCRIPTION:
        raise BadInput(
            f"The description has {len(given.description):,} characters; at most {LONGEST_DESCRIPTION:,} fit."
        )
    if settings.time_limit is not None and not 1 <= settings.time_limit <= LONGEST_LIMIT:
        raise BadInput("Give a time limit of up to a week, or leave it empty for none.")
    if settings.max_attempts is not None and not 1 <= settings.max_attempts <= MOST_ATTEMPTS:
        raise BadInput(f"Allow 1 to {MOST_ATTEMPTS:,} attempts, or leave it empty for any number.")
    if settings.opens_at and settings.closes_at and settings.opens_at >= settings.closes_at:
        raise BadInput("It would close before it opens. Let it close later.")
    if given.audience not in AUDIENCES:
        raise BadInput("Choose who may take it.")
    with writing() as connection:
        held = own_quiz(connection, teacher, slug)
        description = given.description.replace("\0", "").strip()
        quizzes.change_quiz(connection, held.id, Heading(title, description, held.article_id))
        quizzes.change_settings(connection, held.id, settings)
        desk_quizzes.change_reach(connection, held.id, given.audience, given.shared)


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
