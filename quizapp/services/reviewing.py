"""The daily review of what was missed, spaced by FSRS.

Cards are made when somebody looks, not when an answer is given: the answer's own transaction stays short.
"""

from __future__ import annotations

from dataclasses import astuple
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING

from quizapp.analysis.spacing import Card, Recall, spaced
from quizapp.errors import BadInput, NotAllowed, NotFound
from quizapp.services.choosing import own_choice
from quizapp.services.identity import known_student
from quizapp.services.questions import Question, feedback, questions, shown_options
from quizapp.services.starting import option_order
from quizapp.services.student_views import Reviewed, ReviewView
from quizapp.storage import now, reading, reviews, students, writing
from quizapp.storage.attempts import StoredResponse
from quizapp.storage.reviews import CardState, Missed, StoredCard, StoredReview
from quizapp.storage.students import StoredStudent

if TYPE_CHECKING:
    from sqlalchemy import Connection

LARGEST_ROW = 2**31 - 1


def due(student: str | None) -> ReviewView | None:
    """Return the question that is due first, None where nothing is due. Raises NotFound for a visitor."""
    with reading() as connection:
        known = known_student(connection, student)
    left, _ = waiting(known)
    with reading() as connection:
        held = reviews.first_due(connection, known.id, now())
        if held is None:
            return None
        asked = questions(connection, [held.revision_id])[held.revision_id]
    shown = _shown(asked, held, held.revision_id, held.card.due)
    return ReviewView(
        item=held.item_id,
        asked=_asked(held),
        quiz_title=held.quiz_title,
        type=asked.item.type,
        stem=asked.item.stem,
        options=shown_options(asked, shown),
        left=left,
        article_slug=held.source.slug,
    )


def waiting(known: StoredStudent) -> tuple[int, datetime | None]:
    """Return how many questions are due, and when the next one is; take in what was missed since the last look."""
    with reading() as connection:
        new = reviews.missed(connection, known.id)
    if new:
        with writing() as connection:
            students.hold(connection, known.id)
            _take_in(connection, known.id, reviews.missed(connection, known.id))
    with reading() as connection:
        return reviews.due_counts(connection, known.id, now())


def review(student: str | None, item: int, choice: int, asked: str) -> Reviewed:
    """Answer a due question and say when it comes again. Asked twice, the first answer stands.

    `choice` is an index in the order shown, and `asked` says which wording on which day that was. Raises NotFound,
    NotAllowed where it is not due, BadInput for a choice that was not offered and for one made on an older page.
    """
    with writing() as connection:
        known = known_student(connection, student)
        students.hold(connection, known.id)
        held = _held(connection, known, item)
        if held.card.due <= now():
            if asked != _asked(held):
                raise BadInput("This question has changed since the page was opened. Here it is as it stands now.")
            answered, held = _answer(connection, known, held, choice)
        else:
            answered = _answered(connection, known, held)
        return _outcome(connection, known, held, answered)


def reviewed(student: str | None, item: int) -> Reviewed | None:
    """Return how the question came out when it was last reviewed; None where it is due, so that its key stays unknown.

    Raises NotFound for a visitor and for a question that is not in their review, NotAllowed where none was given.
    """
    with reading() as connection:
        known = known_student(connection, student)
        held = _held(connection, known, item)
        if held.card.due <= now():
            return None
        return _outcome(connection, known, held, _answered(connection, known, held))


def _held(connection: Connection, known: StoredStudent, item: int) -> StoredCard:
    held = reviews.card_on(connection, known.id, item) if 0 < item <= LARGEST_ROW else None
    if held is None:
        raise NotFound("This question is not in your review.")
    return held


def _outcome(connection: Connection, known: StoredStudent, held: StoredCard, answered: StoredReview) -> Reviewed:
    asked = questions(connection, [answered.revision_id])[answered.revision_id]
    left, _ = reviews.due_counts(connection, known.id, now())
    shown = _shown(asked, held, answered.revision_id, answered.due_was, answered)
    return Reviewed(
        type=asked.item.type,
        stem=asked.item.stem,
        options=shown_options(asked, shown),
        feedback=feedback(asked, shown),
        next_due=held.card.due,
        left=left,
        seen_in=reviews.last_attempt(connection, known.id, held.item_id),
    )


def _take_in(connection: Connection, student_id: int, new: tuple[Missed, ...]) -> None:
    cards = reviews.cards_of(connection, student_id, list({one.item_id for one in new}))
    for one in new:
        recall = Recall.GUESSED if one.right else Recall.WRONG
        cards[one.item_id] = _after(cards.get(one.item_id), recall, one.answered_at)
    reviews.keep_cards(connection, student_id, cards)


def _answer(
    connection: Connection, known: StoredStudent, held: StoredCard, choice: int
) -> tuple[StoredReview, StoredCard]:
    asked = questions(connection, [held.revision_id])[held.revision_id]
    own = own_choice(_shown(asked, held, held.revision_id, held.card.due), choice)
    answered = StoredReview(held.revision_id, own, own == asked.item.key, held.card.due)
    time = now()  # once: the review is found again by the time that its card holds
    reviews.add_review(connection, known.id, held.item_id, answered, time)
    card = _after(held.card, Recall.RIGHT if answered.right else Recall.WRONG, time)
    reviews.keep_cards(connection, known.id, {held.item_id: card})
    return answered, StoredCard(held.item_id, card, held.revision_id, held.quiz_title, held.source)


def _answered(connection: Connection, known: StoredStudent, held: StoredCard) -> StoredReview:
    before = reviews.review_at(connection, known.id, held.item_id, held.card.last_review)
    if before is None:
        raise NotAllowed(f"This question comes again on {held.card.due.day} {held.card.due:%B}.")
    return before


def _after(card: CardState | None, recall: Recall, when: datetime) -> CardState:
    after = spaced(None if card is None else Card(*astuple(card)), recall, when)
    return CardState(*astuple(after))


def _asked(held: StoredCard) -> str:
    """Return what decides which option stands where: a page that was open for long may show another order."""
    return f"{held.revision_id} {held.card.due.isoformat()}"


def _shown(
    asked: Question, held: StoredCard, revision_id: int, due_was: datetime, answered: StoredReview | None = None
) -> StoredResponse:
    """Return the question as it is shown on its day: the same order until it is answered, another the next time."""
    order = option_order(asked, Random(f"{held.item_id} {due_was.date()}"))
    choice, right = (answered.choice, answered.right) if answered else (None, None)
    return StoredResponse(1, revision_id, order, choice, right, held.source)
