"""Saving what a student chooses, as often as they change their mind, and whatever order it arrives in.

Each question has a counter that its page raises with every change. The highest stands: what comes late, twice or from
a tab that was left open changes nothing, and is answered with what is stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.analysis.calibration import Confidence
from quizapp.errors import BadInput, NotFound
from quizapp.model import Mode
from quizapp.services.attempts import own_attempt, own_question
from quizapp.services.identifiers import is_position
from quizapp.services.lifecycle import accepts, seconds_left, settle
from quizapp.services.questions import Question, questions
from quizapp.services.taking_views import Draft, Saved
from quizapp.storage import attempts, now, reading, saving, writing
from quizapp.storage.attempts import StoredAttempt, StoredResponse
from quizapp.storage.saving import Save

if TYPE_CHECKING:
    from sqlalchemy import Connection

HIGHEST_VERSION = 2**31 - 1
LONGEST_TEXT = 50_000_000  # characters; what lies beyond is no place in any article
MOST_DRAFTS = 1_000


def choose(attempt: str, student: str | None, position: int, draft: Draft) -> Saved:
    """Save what the student has said about a question; it is committed before this returns.

    In a test this is the answer, and may change until the end. In practice it is a draft that `answer` settles.
    Raises NotFound, NotAllowed for somebody else's attempt, BadInput for what was not offered.
    """
    with reading() as connection:
        held, response = own_question(connection, attempt, student, position)
        asked = questions(connection, [response.revision_id])[response.revision_id]
    save = save_of(asked, response, draft)
    if _same(response, save, held.mode):
        return _saved(settle(held), response, accepted=True)
    if accepts(held, now()):
        with writing() as connection:
            stored = _store(connection, held, (save,), held.answered if response.choice is not None else None)
        if stored[0]:
            return _saved(held, _after(response, save, held.mode), accepted=True)
    with reading() as connection:
        held, response = own_question(connection, attempt, student, position)
    # Another tab may have sent the very same meanwhile: what both keep for the server, both send.
    return _saved(settle(held), response, accepted=_same(response, save, held.mode))


def choose_many(attempt: str, student: str | None, drafts: Sequence[tuple[int, Draft]]) -> tuple[Saved, ...]:
    """Save several questions in one transaction: pairs of position and draft, as a browser kept them offline.

    Raises as `choose` does, and then saves none of them.
    """
    if len(drafts) > MOST_DRAFTS:
        raise BadInput(f"Send at most {MOST_DRAFTS} answers at once.")
    with reading() as connection:
        held = own_attempt(connection, attempt, student)
        given = {response.position: response for response in attempts.responses(connection, held.id)}
        asked = questions(connection, [response.revision_id for response in given.values()])
    saves = tuple(_save_at(held, given, asked, position, draft) for position, draft in drafts)
    if saves and accepts(held, now()):
        with writing() as connection:
            _store(connection, held, sorted(saves, key=lambda save: save.version), None)
    with reading() as connection:
        held = own_attempt(connection, attempt, student)
        given = {response.position: response for response in attempts.responses(connection, held.id)}
    held = settle(held)
    return tuple(
        _saved(held, given[save.position], accepted=_same(given[save.position], save, held.mode)) for save in saves
    )


def save_of(asked: Question, response: StoredResponse, draft: Draft) -> Save:
    """Return the draft as it is stored. Raises BadInput for what was not offered."""
    if not 1 <= draft.version <= HIGHEST_VERSION:
        raise BadInput(f"The version of a save is a number from 1 to {HIGHEST_VERSION}.")
    choice, right = None, None
    if draft.choice is not None:
        choice = own_choice(response, draft.choice)
        right = choice == asked.item.key
    confidence = None if draft.confidence is None else known_confidence(draft.confidence)
    where = None if draft.where is None else possible_place(draft.where)
    return Save(response.position, draft.version, choice, right, confidence, where, draft.flagged)


def own_choice(response: StoredResponse, shown: int) -> int:
    """Return the revision's own index of an option shown at this place. Raises BadInput for one not offered."""
    if not 0 <= shown < len(response.option_order):
        raise BadInput(f"Choose one of the {len(response.option_order)} answers.")
    return response.option_order[shown]


def known_confidence(given: str) -> str:
    """Return the words for how sure somebody is. Raises BadInput for any other."""
    try:
        return Confidence(given).value
    except ValueError as error:
        raise BadInput(f"Say how sure you are: {', '.join(Confidence)}.") from error


def possible_place(given: tuple[int, int]) -> tuple[int, int]:
    """Return a place in an article. Raises BadInput where the offsets cannot be one."""
    start, end = given
    if not 0 <= start < end <= LONGEST_TEXT:
        raise BadInput("Mark one sentence of the article.")
    return start, end


def _save_at(
    held: StoredAttempt,
    given: dict[int, StoredResponse],
    asked: dict[int, Question],
    position: int,
    draft: Draft,
) -> Save:
    if not is_position(position) or position not in given:
        raise NotFound(f"This quiz has {held.total} questions; there is no question {position}.")
    response = given[position]
    return save_of(asked[response.revision_id], response, draft)


def _store(connection: Connection, held: StoredAttempt, saves: Sequence[Save], counted: int | None) -> tuple[bool, ...]:
    """Store each save that is newer than what is there; keep the count of answers, unless it is known to stay."""
    saving.hold(connection, held.id)
    if held.mode is Mode.PRACTICE:
        return tuple(saving.save_draft(connection, held.id, save) for save in saves)
    stored = tuple(saving.save_choice(connection, held.id, save) for save in saves)
    if counted is None and any(done and save.choice is not None for done, save in zip(stored, saves, strict=True)):
        saving.count_again(connection, held.id)
    return stored


def _same(response: StoredResponse, save: Save, mode: Mode) -> bool:
    """Say whether exactly this save is what is stored: it came before, and only its acknowledgement was lost."""
    held = response.choice if mode is Mode.TEST or response.choice is not None else response.draft
    return (
        response.version == save.version
        and save.choice in (None, held)
        and save.confidence in (None, response.confidence)
        and save.where in (None, response.where)
        and save.flagged in (None, response.flagged)
    )


def _after(response: StoredResponse, save: Save, mode: Mode) -> StoredResponse:
    """Return the response as the save has left it."""
    changed = replace(
        response,
        confidence=save.confidence or response.confidence,
        where=save.where or response.where,
        flagged=response.flagged if save.flagged is None else save.flagged,
        version=save.version,
        saved_at=now(),
    )
    if save.choice is None:
        return changed
    return replace(changed, choice=save.choice) if mode is Mode.TEST else replace(changed, draft=save.choice)


def _saved(held: StoredAttempt, response: StoredResponse, accepted: bool) -> Saved:
    """Return what is stored, in the order shown."""
    choice = response.draft if response.choice is None else response.choice
    return Saved(
        position=response.position,
        version=response.version,
        saved_at=response.saved_at,
        choice=None if choice is None else response.option_order.index(choice),
        accepted=accepted,
        state=held.state,
        seconds_left=seconds_left(held, now()),
        confidence=response.confidence,
        where=response.where,
        flagged=response.flagged,
    )
