"""All that is kept about a student, in words that they understand: what the file of their data holds, part by part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from quizapp.services.my_page import my_data
from quizapp.services.reports import REASONS

Row = dict[str, Any]
Cell = str | datetime
STATES = {"in_progress": "begun", "overdue": "its time is up", "finished": "finished", "abandoned": "not taken"}


@dataclass(frozen=True, slots=True)
class KeptPart:
    """One sort of thing that is kept: a table with the words over its columns."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def kept_about(student: str | None) -> tuple[KeptPart, ...]:
    """Return everything that is kept about the student, without the parts that are empty. Raises NotFound."""
    kept = my_data(student)
    asked = {(row["attempt_id"], row["position"]): row["question"] for row in kept["response"]}
    for row in kept["regrade_change"]:
        row["question"] = asked.get((row["attempt_id"], row["position"]), "")
    return tuple(
        KeptPart(title, tuple(columns), tuple(tuple(read(row) for read in columns.values()) for row in kept[table]))
        for table, (title, columns) in PARTS.items()
        if kept[table]
    )


def _words(name: str) -> Callable[[Row], Cell]:
    return lambda row: str(row[name] or "")


def _moment(name: str) -> Callable[[Row], Cell]:
    return lambda row: datetime.fromisoformat(row[name]) if row[name] else ""


def _chosen(row: Row) -> Cell:
    index = row["choice"] if row["choice"] is not None else row.get("draft")
    return "nothing yet" if index is None else str(row["options"][index]["text"])


def _right(row: Row) -> Cell:
    return "" if row["right"] is None else "right" if row["right"] else "not right"


def _remarks(row: Row) -> Cell:
    sure = f"you said: {row['confidence']}" if row["confidence"] else ""
    marked = "a sentence marked" if row["where_start"] is not None else ""
    return ", ".join(filter(None, (sure, marked, "flagged" if row["flagged"] else "")))


def _decided(row: Row) -> Cell:
    if row["dropped_after"]:
        return "it counts for nobody"
    return "it counts as right" if row["credited_after"] else "it counts as you answered it"


PARTS: dict[str, tuple[str, dict[str, Callable[[Row], Cell]]]] = {
    "student": ("You", {"Name": _words("name"), "Your code": _words("code"), "Since": _moment("created_at")}),
    "membership": ("Your classes", {"Class": _words("class"), "You came in": _moment("joined_at")}),
    "former_member": ("Classes that you left", {"Class": _words("class"), "Until": _moment("removed_at")}),
    "attempt": (
        "Quizzes that you began",
        {
            "Quiz": _words("quiz"),
            "Begun": _moment("started_at"),
            "Ended": _moment("finished_at"),
            "How it stands": lambda row: STATES[row["state"]],
            "Answered": lambda row: f"{row['answered']} of {row['total']}",
            "Score": lambda row: "" if row["points"] is None else str(row["points"]),
        },
    ),
    "response": (
        "Your answers",
        {
            "Question": _words("question"),
            "You chose": _chosen,
            "Outcome": _right,
            "What you added": _remarks,
            "When": _moment("answered_at"),
        },
    ),
    "regrade_change": (
        "Answers that a teacher counted anew",
        {"Question": _words("question"), "What was decided": _decided, "Why": _words("reason")},
    ),
    "card": (
        "Questions that come again",
        {"Question": _words("question"), "Last asked": _moment("last_review_at"), "Comes on": _moment("due_at")},
    ),
    "review": (
        "Your reviews",
        {"Question": _words("question"), "You chose": _chosen, "Outcome": _right, "When": _moment("reviewed_at")},
    ),
    "report": (
        "Your reports",
        {
            "Question": _words("question"),
            "What is wrong": lambda row: str(REASONS.get(row["reason"], row["reason"])),
            "Your words": _words("text"),
            "When": _moment("created_at"),
        },
    ),
}
