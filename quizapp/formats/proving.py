"""The proof of items read from a file: every fault and finding becomes a problem at the line that it is about."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.formats.problems import Level, Report
from quizapp.formats.questions import Entry
from quizapp.items.verify import verify
from quizapp.lint.run import lint_item, lint_quiz
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
    "edit-changes-nothing": ("edit", "write in “original” what the article says and in “replacement” something else"),
    "original-not-in-source": ("edit", "write in “original” the article's own words, from the passage that is quoted"),
    "false-but-stated": ("answer", "change the statement, or write “answer: true”"),
    "false-but-true-as-well": ("edit", "use a number on the other side of the bound, or leave the bound out"),
    "option-follows-from-key": ("distractors", "use a number on the other side of the bound"),
    "edited-value-in-article": ("edit", "use a value that the article does not have"),
    "distractor-means-key": ("distractors", "put a wrong answer there"),
    "distractor-value-in-article": ("distractors", "use a value that the article does not have"),
    "hangs-on-context": ("question", "say who or what is meant"),
    "passage-not-in-article": ("distractors", "copy a passage of the article letter for letter"),
    "passage-not-cited": ("citation", "quote the passage that you keyed as the answer"),
    "passage-settles-too": ("distractors", "take a passage that does not settle it"),
    "statement-in-article": ("distractors", "write a statement that the article contradicts"),
}


def prove(entries: Sequence[Entry], article: Article, report: Report) -> None:
    """Verify each item against the article and lint what holds; note every fault and finding.

    What the items are together (the position of the key, one giving away another) is told once no error is left.
    """
    sound = [entry for entry in entries if _is_verified(entry, article, report)]
    if report.errors:
        found = [(entry, finding) for entry in sound for finding in lint_item(entry.item, article)]
    else:
        by_id = {entry.item.id: entry for entry in sound}
        findings = lint_quiz([entry.item for entry in sound], article)
        found = [(by_id[finding.item_id], finding) for finding in findings]
    for entry, finding in found:
        advice = f"write: {finding.fix}" if finding.fix and finding.fix not in finding.message else ""
        report.add(_stem_line(entry), entry.where, _in_a_line(finding.message), advice, Level(finding.level))


def _is_verified(entry: Entry, article: Article, report: Report) -> bool:
    faults = verify(entry.item, article)
    for fault in faults:
        key, advice = _MENDED_AT.get(fault.code, ("", ""))
        report.add(entry.lines.get(key) or _stem_line(entry), entry.where, _in_a_line(fault.message), advice)
    return not faults


def _stem_line(entry: Entry) -> int:
    return entry.lines.get("statement") or entry.lines.get("question") or entry.line


def _in_a_line(message: str) -> str:
    """Return a sentence as the middle of a line: small first letter, no full stop."""
    message = " ".join(message.split()).rstrip(".")
    return message[:1].lower() + message[1:] if message[1:2].islower() or message[1:2] == " " else message
