"""The proof of items read from a file: every fault and finding becomes a problem at the line that it is about."""

from __future__ import annotations

from collections.abc import Iterable

from quizapp.formats.problems import Report
from quizapp.formats.questions import Entry
from quizapp.items.verify import verify
from quizapp.model import Article

# fault → the key at whose line it is told, and what to write instead
_MENDED_AT = {
    "quote-missing": ("citation", "copy the words that settle the question from the article"),
    "quote-not-in-article": ("citation", "copy the words from the article letter for letter"),
    "stem-empty": ("question", "write the question"),
    "too-few-options": ("distractors", "add a distractor"),
    "option-empty": ("distractors", "write a text, or remove it"),
    "options-alike": ("distractors", "put another wrong answer there, or remove one"),
    "edit-missing": ("answer", "add “edit: {original: …, replacement: …}”"),
    "edit-changes-nothing": (
        "edit",
        "write in “original” what the article says, in “replacement” what the statement says",
    ),
    "original-not-in-source": ("edit", "write in “original” the article's own words, from the passage that is quoted"),
    "false-but-stated": ("answer", "change the statement, or write “answer: true”"),
    "edited-value-in-article": ("edit", "use a value that the article does not have"),
    "distractor-means-key": ("distractors", "put a wrong answer there"),
    "distractor-value-in-article": ("distractors", "use a value that the article does not have"),
    "hangs-on-context": ("question", "say who or what is meant"),
}


def prove(entries: Iterable[Entry], article: Article, report: Report) -> None:
    """Verify each item against the article and note its faults."""
    for entry in entries:
        for fault in verify(entry.item, article):
            key, advice = _MENDED_AT.get(fault.code, ("", ""))
            line = entry.lines.get(key) or entry.lines.get("statement", entry.line)
            report.add(line, entry.where, _in_a_line(fault.message), advice)


def _in_a_line(message: str) -> str:
    """Return a sentence as the middle of a line: small first letter, no full stop."""
    message = message.rstrip(".")
    return message[:1].lower() + message[1:] if message[1:2].islower() or message[1:2] == " " else message
