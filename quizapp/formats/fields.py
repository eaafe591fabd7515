"""The fields of a mapping, read one by one; whatever is wrong is noted with its line, and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from rapidfuzz import fuzz, process

from quizapp.formats.problems import Level, Report
from quizapp.formats.yaml_tree import Broken, Mapping, Node, Scalar, Sequence

MAX_TEXT = 5_000  # characters of any one text but an article's: more is a slip, or an attack
_SIMILAR = 70  # rapidfuzz ratio from which a key is taken for a misspelling of another

# What people write who know other tools → what a bank calls it.
_OTHER_NAMES = {
    "stem": "question",
    "prompt": "question",
    "correct": "answer",
    "correct_answer": "answer",
    "key": "answer",
    "options": "distractors",
    "choices": "distractors",
    "answers": "distractors",
    "wrong": "distractors",
    "incorrect": "distractors",
    "explanation": "rationale",
    "reason": "rationale",
    "why": "rationale",
    "source": "citation",
    "evidence": "citation",
    "hint": "feedback",
    "level": "difficulty",
    "tag": "tags",
    "title": "quiz",
    "name": "quiz",
    "items": "questions",
    "text": "article",
    "page": "paragraph",
    "exact": "quote",
    "from": "original",
    "to": "replacement",
    "date": "published",
    "link": "url",
    "shuffle": "order",
}


def line_of(node: Node | None, otherwise: int) -> int:
    """Return the line of a node, or another one where there is no node."""
    return otherwise if node is None else node.line


def control_character(text: str) -> str | None:
    """Return the first character that no text may hold (as `U+0007`): controls and half surrogate pairs."""
    found = re.search(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]", text)
    return f"U+{ord(found.group()):04X}" if found else None


class Fields:
    """The fields of one mapping, under the name by which a person would call the place."""

    def __init__(self, mapping: Mapping, where: str, known: Collection[str], report: Report) -> None:
        self.mapping = mapping
        self.where = where
        self.report = report
        self.known = known
        self._meant: set[str] = set()  # keys that a misspelled one probably stands for
        self._check_keys()

    @property
    def line(self) -> int:
        """Return the line on which the mapping starts."""
        return self.mapping.line

    def line_of(self, key: str) -> int:
        """Return the line of a key, or of the mapping where the key is missing."""
        return next((name.line for name, _ in self.mapping.entries if name.text == key), self.line)

    def has(self, key: str) -> bool:
        """Tell whether the key is there, whatever its value."""
        return any(name.text == key for name, _ in self.mapping.entries)

    def lacks(self, key: str) -> bool:
        """Tell whether a key is missing; one that is only misspelled has been told already."""
        return not self.has(key) and key not in self._meant

    def missing(self, key: str, example: str) -> None:
        """Note that a key is missing."""
        if self.lacks(key):
            self.fail(key, f"there is no “{key}”", f"add “{key}: {example}”")

    def fail(self, key: str, message: str, advice: str = "", level: Level = Level.ERROR) -> None:
        """Note a problem at the line of a key."""
        self.report.add(self.line_of(key), self.where, message, advice, level)

    def _check_keys(self) -> None:
        seen: dict[str, int] = {}
        for key, value in self.mapping.entries:
            if key.text in seen:
                message = f"“{key.text}” stands twice (first on line {seen[key.text]})"
                self.report.add(key.line, self.where, message, "remove one of them")
            elif key.text not in self.known:
                self.report.add(key.line, self.where, *self._unknown(key.text, value))
            seen.setdefault(key.text, key.line)

    def _unknown(self, key: str, value: Node) -> tuple[str, str]:
        if key == "<<":
            return "merging with “<<” is not used in a bank", "write the keys out"
        if isinstance(value, Scalar) and not value.text and not value.quoted and " " in key:
            return f"“{key}” stands where a key belongs", "put the text before it in quotes, commas and all"
        nearest = _nearest(key, self.known)
        if nearest and not self.has(nearest):
            self._meant.add(nearest)
        advice = f"did you mean “{nearest}”?" if nearest else f"known here: {', '.join(self.known)}"
        return f"unknown key “{key}”", advice

    def text(self, key: str, example: str = "", required: bool = False) -> str | None:
        """Return the text of a key without outer spaces, or None (noted, where it is required or of another type)."""
        node = self.mapping.get(key)
        if node is None:
            if required:
                self.missing(key, example)
            return None
        if isinstance(node, Scalar) and not node.text.strip():
            advice = f"write “{key}: {example}”, or remove the line" if example else "write a text, or remove the line"
            self.fail(key, f"“{key}” is empty", advice)
            return None
        return self.text_of(node, key, example)

    def text_of(self, node: Node, key: str, example: str) -> str | None:
        """Return the text of a node that belongs to a key, or None (noted)."""
        if isinstance(node, Broken):
            return None
        if not isinstance(node, Scalar):
            kind = "a list" if isinstance(node, Sequence) else "a group of keys"
            advice = f"write a text: “{key}: {example}”; text that starts with [ or {{ needs quotes"
            self.report.add(node.line, self.where, f"“{key}” is {kind}", advice)
            return None
        if node.cut:
            advice = "if it belongs to the text, put the whole text in quotes; if not, write a space after the #"
            self.report.add(node.line, self.where, f"“{node.cut}” was read as a comment", advice, Level.WARNING)
        text = node.text.strip()
        if not text:
            self.report.add(node.line, self.where, f"a text in “{key}” is empty", "write a text, or remove it")
            return None
        return text if self._is_text(text, node.line, key) else None

    def _is_text(self, text: str, line: int, key: str) -> bool:
        if len(text) > MAX_TEXT:
            message = f"“{key}” has {len(text):,} characters"
            self.report.add(line, self.where, message, f"write at most {MAX_TEXT:,}")
            return False
        odd = control_character(text)
        if odd:
            self.report.add(line, self.where, f"“{key}” holds the control character {odd}", "remove it")
        return odd is None

    def group(self, key: str, example: str, known: Collection[str], required: bool = False) -> Fields | None:
        """Return the fields of a mapping below, or None (noted, where it is required or of another type)."""
        node = self.mapping.get(key)
        if isinstance(node, Mapping):
            return Fields(node, self.where, known, self.report)
        if node is not None and not isinstance(node, Broken):
            self.report.add(node.line, self.where, f"“{key}” is not a group of keys", f"write “{key}: {example}”")
        elif node is None and required:
            self.missing(key, example)
        return None

    def texts(self, key: str, example: str, required: bool = False) -> tuple[tuple[str, int], ...]:
        """Return the texts of a list, each with its line; those that are no texts are noted and left out."""
        node = self.mapping.get(key)
        if node is None:
            if required:
                self.missing(key, example)
            return ()
        if isinstance(node, Broken):
            return ()
        if not isinstance(node, Sequence):
            self.report.add(node.line, self.where, f"“{key}” is not a list", f"write “{key}: {example}”")
            return ()
        self._check_commas(node, key)
        found = ((self._entry(entry, key), entry.line) for entry in node.entries)
        return tuple((text, line) for text, line in found if text is not None)

    def _entry(self, node: Node, key: str) -> str | None:
        if isinstance(node, Mapping):
            advice = 'put a text with a colon, or one that starts with {, in quotes: "first: second"'
            self.report.add(node.line, self.where, f"a text in “{key}” was read as a key with a value", advice)
            return None
        return self.text_of(node, key, "")

    def _check_commas(self, node: Sequence, key: str) -> None:
        """Warn where `[1,000, 2,000]` was read as four texts."""
        plain = [entry for entry in node.entries if isinstance(entry, Scalar) and not entry.quoted]
        for one, other in pairwise(plain):
            touching = (one.end_line, one.end_column + 1) == (other.end_line, other.end_column - len(other.text))
            if node.flow and touching and re.fullmatch(r"\D*\d{1,3}", one.text) and re.match(r"\d{3}\b", other.text):
                number = f"{one.text},{other.text}"
                advice = f'for one number write "{number}" in quotes; for two, put a space after the comma'
                message = f"{number} in “{key}” was read as two texts"
                self.report.add(one.line, self.where, message, advice)


def _nearest(key: str, known: Collection[str]) -> str | None:
    plain = key.strip().casefold().replace("-", "_").replace(" ", "_")
    if _OTHER_NAMES.get(plain) in known:
        return _OTHER_NAMES[plain]
    found = process.extractOne(plain, known, scorer=fuzz.ratio, score_cutoff=_SIMILAR)
    return found[0] if found else None
