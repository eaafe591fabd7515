"""One entry of a bank's list of questions into an item; every slip in it is noted with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from quizapp.formats.choices import read_choices
from quizapp.formats.fields import Fields
from quizapp.formats.problems import Level
from quizapp.formats.quotes import Misquote, Quotable
from quizapp.formats.statements import read_edit, read_verdict
from quizapp.formats.yaml_tree import Mapping, Scalar, Sequence
from quizapp.model import Citation, Difficulty, Edit, Item, ItemType, Option, Proof, Provenance, content_id

COMMON_KEYS = ("id", "citation", "rationale", "feedback", "tags", "difficulty", "kind", "proof")
QUESTION_KEYS = ("question", "type", "answer", "distractors", "order", *COMMON_KEYS)
STATEMENT_KEYS = ("statement", "answer", "edit", *COMMON_KEYS)
CITATION_KEYS = ("quote", "paragraph", "start")
PROOF_KEYS = ("rule", "start", "end", "inputs")
ID_PATTERN = r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}"
_CITATION_EXAMPLE = '{quote: "the words of the article that settle it"}'


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as a file has it, with the line of each of its keys."""

    item: Item
    where: str
    line: int
    lines: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The part of an item in which questions and statements differ."""

    type: ItemType
    stem: str
    options: tuple[Option, ...]
    key: int
    edit: Edit | None = None
    fixed_order: bool = False


def read_question(fields: Fields, source: Quotable | None, provenance: Provenance) -> Entry | None:
    """Return the item of one entry, or None where something in it is wrong (noted in the report).

    Without a source (the article could not be read) everything but the quote is still checked.
    """
    before = fields.report.errors
    if fields.has("statement") and fields.has("question"):
        fields.fail("statement", "this is a question and a statement at once", "make two entries of it")
        return None
    asked = _read_statement(fields) if fields.has("statement") else _read_asked(fields)
    citation = _read_citation(fields, source)
    identifier = read_id(fields)
    rationale = fields.text("rationale")
    tags = tuple(text for text, _ in fields.texts("tags", "[numbers, Almaty]"))
    difficulty = _read_difficulty(fields)
    kind = fields.text("kind")
    proof = _read_proof(fields)
    if asked is None or citation is None or fields.report.errors > before:
        return None
    item = Item(
        id=identifier or content_id(asked.type, asked.stem, asked.options, asked.key, citation.quote),
        type=asked.type,
        stem=asked.stem,
        options=asked.options,
        key=asked.key,
        citation=citation,
        rationale=rationale or "",
        edit=asked.edit,
        kind=kind or "",
        difficulty=difficulty,
        tags=tags,
        provenance=provenance,
        proof=proof,
        fixed_order=asked.fixed_order,
    )
    return Entry(item, fields.where, fields.line, {key.text: key.line for key, _ in fields.mapping.entries})


def keys_of(mapping: Mapping) -> tuple[str, ...]:
    """Return the keys that an entry may have: those of a statement, or those of a question."""
    if mapping.get("statement") is None:
        return QUESTION_KEYS
    return STATEMENT_KEYS if mapping.get("question") is None else (*QUESTION_KEYS, *STATEMENT_KEYS)


def _read_asked(fields: Fields) -> _Asked | None:
    if fields.lacks("question") and fields.lacks("statement"):
        fields.report.add(
            fields.line,
            fields.where,
            "there is neither a “question” nor a “statement”",
            "add “question: …” with its “answer” and “distractors”, or “statement: …” with “answer: true” or “false”",
        )
        return None
    stem = fields.text("question", "Who …?", required=True)
    choices = read_choices(fields)
    if stem is None or choices is None:
        return None
    return _Asked(choices.type, stem, choices.options, choices.key, fixed_order=choices.fixed_order)


def _read_statement(fields: Fields) -> _Asked | None:
    stem = fields.text("statement", "…", required=True)
    verdict = read_verdict(fields)
    edit = read_edit(fields, stem, verdict)
    if stem is None or verdict is None:
        return None
    return _Asked(verdict.type, stem, verdict.options, verdict.key, edit)


def _read_citation(fields: Fields, source: Quotable | None) -> Citation | None:
    group = fields.group("citation", _CITATION_EXAMPLE, CITATION_KEYS, required=True)
    if group is None:
        return None
    quote = group.text("quote", '"the words of the article"', required=True)
    paragraph = whole_number(group, "paragraph", smallest=1)
    start = whole_number(group, "start", smallest=0)
    if quote is None or source is None:
        return None
    found = source.cite(quote, paragraph, start)
    if isinstance(found, Misquote):
        group.fail("quote", found.message, found.advice)
        return None
    return found


def whole_number(fields: Fields, key: str, smallest: int) -> int | None:
    """Return a whole number, or None (noted, where something else stands there)."""
    text = fields.text(key, "3")
    if text is None:
        return None
    if re.fullmatch(r"[0-9]{1,9}", text) and int(text) >= smallest:
        return int(text)
    fields.fail(key, f"“{key}: {text}” is not a whole number from {smallest}", f"write a number, such as “{key}: 3”")
    return None


def read_id(fields: Fields) -> str | None:
    """Return the id, or None where there is none or it is unusable (noted)."""
    text = fields.text("id", "police-injured")
    if text is None or re.fullmatch(ID_PATTERN, text):
        return text
    advice = "use letters from a to z, digits, “-”, “_” and “.”, at most 80, beginning with a letter or digit"
    fields.fail("id", f"“{text[:90]}” cannot be an id", advice)
    return None


def _read_difficulty(fields: Fields) -> Difficulty | None:
    text = fields.text("difficulty", "easy")
    if text is None:
        return None
    try:
        return Difficulty(text.casefold())
    except ValueError:
        near = process.extractOne(
            text.casefold(), [level.value for level in Difficulty], scorer=fuzz.ratio, score_cutoff=60
        )
        advice = f"did you mean “{near[0]}”?" if near else "write easy, medium or hard"
        fields.fail("difficulty", f"“{text}” is not a difficulty", advice)
        return None


def _read_proof(fields: Fields) -> Proof | None:
    """Return how a generated item came about; the generator writes this, and people may delete it."""
    group = fields.group("proof", "{rule: …, start: 0, end: 10}", PROOF_KEYS)
    if group is None:
        return None
    rule = group.text("rule", "…", required=True)
    start, end = whole_number(group, "start", smallest=0), whole_number(group, "end", smallest=0)
    if rule is None or start is None or end is None:
        group.fail(
            "rule", "the proof lacks its rule, start or end", "remove “proof”, or put it back as it was generated"
        )
        return None
    return Proof(rule, start, end, _read_inputs(group))


def _read_inputs(group: Fields) -> tuple[tuple[str, str], ...]:
    node = group.mapping.get("inputs")
    if node is None:
        return ()
    pairs = []
    for entry in node.entries if isinstance(node, Sequence) else ():
        parts = [part.text for part in entry.entries if isinstance(part, Scalar)] if isinstance(entry, Sequence) else []
        if len(parts) == 2:
            pairs.append((parts[0], parts[1]))
    if not isinstance(node, Sequence) or len(pairs) != len(node.entries):
        group.fail(
            "inputs",
            "“inputs” is not a list of pairs",
            "remove “proof”, or put it back as it was generated",
            Level.ERROR,
        )
    return tuple(pairs)
