"""Reports: a student says that a question is wrong or unclear."""

from __future__ import annotations

from quizapp.errors import BadInput
from quizapp.services.attempts import own_question
from quizapp.storage import reports, students, writing

REASONS = {
    "wrong_key": "The answer marked as right is wrong",
    "several_right": "More than one answer is right",
    "unclear": "I do not understand the question",
    "typo": "There is a spelling mistake",
    "other": "Something else",
}
LONGEST = 1_000


def report(attempt: str, student: str | None, position: int, reason: str, text: str) -> None:
    """Keep a report on the question; a second one from the same student takes its place.

    Raises NotFound, NotAllowed, BadInput for an unknown reason or a text that is too long.
    """
    if reason not in REASONS:
        raise BadInput("Choose what is wrong with the question.")
    said = "".join(letter for letter in text if letter.isprintable() or letter == "\n").strip()
    if len(said) > LONGEST:
        raise BadInput(f"Your text has {len(said)} characters. Write up to {LONGEST}.")
    with writing() as connection:
        held, response = own_question(connection, attempt, student, position)
        students.hold(connection, held.student_id)
        reports.keep_report(connection, held.student_id, response.revision_id, reason, said)
