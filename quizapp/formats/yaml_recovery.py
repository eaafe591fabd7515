"""Reading on after a YAML fault: each question on its own, so that one slip does not hide all the others."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from quizapp.formats.yaml_errors import YamlFault
from quizapp.formats.yaml_tree import Anchors, Broken, Mapping, Node, Scalar, Sequence, parse_tree

_QUESTIONS = re.compile(r"^questions *:\s*(#.*)?$")
_DASH = re.compile(r"^( *)-(?=\s|\w|$)")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A tree and the faults met on the way. `whole` is false where the part before the questions cannot be read.

    Each fault comes with the number of its question, or None outside the questions.
    """

    root: Node | None
    faults: tuple[tuple[YamlFault, int | None], ...]
    whole: bool = True


def parse_bank_tree(text: str) -> Parsed:
    """Parse a bank; after a fault, parse its head and each question apart and gather all faults."""
    text, second = _first_document(text)
    try:
        return Parsed(parse_tree(text), second)
    except YamlFault as fault:
        lines = text.split("\n")
        bounds = _question_lines(lines)
        if not bounds:
            return Parsed(None, ((fault, None), *second), whole=False)
        apart = _parse_apart(lines, bounds, fault)
        return replace(apart, faults=(*apart.faults, *second))


def _first_document(text: str) -> tuple[str, tuple[tuple[YamlFault, None], ...]]:
    """Return the text up to a line of three dashes that begins a second document, and the fault of its being there."""
    beginning = re.match(r"(?:[ \t]*(?:#.*)?\n|%.*\n)*(?:---(?=\s)[ \t]*)?", text)
    found = re.compile(r"^---(?=\s|$)", re.M).search(text, beginning.end() if beginning else 0)
    if not found:
        return text, ()
    fault = YamlFault(
        text.count("\n", 0, found.start()) + 1,
        "a second document starts here (---)",
        "keep one bank in a file: remove the line, or move what follows to a file of its own",
    )
    return text[: found.start()], ((fault, None),)


def _question_lines(lines: list[str]) -> tuple[int, ...]:
    """Return the rows at which the questions start, and the row after the last; empty where there is no such list."""
    top = next((row for row, line in enumerate(lines) if _QUESTIONS.match(line)), None)
    if top is None:
        return ()
    first = next((row for row in range(top + 1, len(lines)) if _DASH.match(lines[row])), None)
    if first is None:
        return ()
    indent = len(lines[first]) - len(lines[first].lstrip())
    dash = " " * indent + "-"
    starts = []
    for row in range(first, len(lines)):
        line = lines[row]
        if line.startswith(dash) and _DASH.match(line):
            starts.append(row)
        elif re.match(r"\w", line):  # the next key of the bank
            return (*starts, row)
    return (*starts, len(lines))


def _parse_apart(lines: list[str], bounds: tuple[int, ...], first_fault: YamlFault) -> Parsed:
    anchors = Anchors()
    faults: list[tuple[YamlFault, int | None]] = []
    head: Node | None = None
    whole = True
    blank = [""] * (bounds[-1] - bounds[0])
    try:
        head = parse_tree("\n".join(lines[: bounds[0]] + blank + lines[bounds[-1] :]), 1, anchors)
    except YamlFault as fault:
        faults.append((fault, None))
        whole = False
    questions: list[Node] = []
    for number, (start, end) in enumerate(pairwise(bounds), start=1):
        try:
            questions.append(_question("\n".join(lines[start:end]), start + 1, anchors))
        except YamlFault as fault:
            faults.append((fault, number))
            questions.append(Broken(start + 1))
    if not faults:
        return Parsed(None, ((first_fault, None),), whole=False)
    return Parsed(_joined(head, questions, bounds[0]), tuple(faults), whole)


def _question(text: str, first_line: int, anchors: Anchors) -> Node:
    root = parse_tree(text, first_line, anchors)
    return root.entries[0] if isinstance(root, Sequence) and root.entries else Broken(first_line)


def _joined(head: Node | None, questions: list[Node], line: int) -> Mapping:
    kept = head.entries if isinstance(head, Mapping) else ()
    entries = [(key, value) for key, value in kept if key.text != "questions"]
    return Mapping((*entries, (Scalar("questions", line), Sequence(tuple(questions), line))), 1)
