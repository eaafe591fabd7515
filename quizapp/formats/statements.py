"""The parts that only statements have: the verdict and, for a false one, the edit that made it false."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.formats.choices import with_feedback
from quizapp.formats.fields import Fields
from quizapp.model import THREE_VERDICTS_OPTIONS, TRUE_FALSE_OPTIONS, Edit, ItemType, Option

EDIT_KEYS = ("original", "replacement", "kind", "start")
_EDIT_EXAMPLE = '{original: "95", replacement: "59"}'
_VERDICTS = {
    option.text.casefold(): (item_type, options, index)
    for item_type, options in (
        (ItemType.TRUE_FALSE, TRUE_FALSE_OPTIONS),
        (ItemType.THREE_VERDICTS, THREE_VERDICTS_OPTIONS),
    )
    for index, option in enumerate(options)
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the answer to a statement is, and the options among which it is chosen."""

    type: ItemType
    options: tuple[Option, ...]
    key: int

    @property
    def has_edit(self) -> bool:
        """Tell whether a statement with this verdict may say what was changed: every one but a true one."""
        return self.key != 0


def read_verdict(fields: Fields) -> Verdict | None:
    """Return the verdict on a statement: true or false in any case, or one of the three verdicts."""
    text = fields.text("answer", "true", required=True)
    if text is None:
        return None
    found = _VERDICTS.get(text.casefold())
    if found is None:
        fields.fail("answer", f"“{text}” is not an answer to a statement", "write “answer: true” or “answer: false”")
        return None
    item_type, options, key = found
    return Verdict(item_type, with_feedback(fields, options), key)


def read_edit(fields: Fields, stem: str | None, verdict: Verdict | None) -> Edit | None:
    """Return the edit of a false statement, or None (noted, where it is missing, unexpected or does not fit)."""
    if verdict is not None and not verdict.has_edit:
        if fields.has("edit"):
            fields.fail("edit", "a true statement has an “edit”", "remove it, or write “answer: false”")
        return None
    if verdict is not None and verdict.type is ItemType.THREE_VERDICTS and not fields.has("edit") and verdict.key == 2:
        return None  # a statement may be unsupported without any change of the article's words
    group = fields.group("edit", _EDIT_EXAMPLE, EDIT_KEYS, required=verdict is not None)
    if group is None:
        return None
    original = _words(group, "original")
    replacement = group.text("replacement", '"59"', required=True)
    kind = group.text("kind")
    if original is None or replacement is None or stem is None:
        return None
    start = _position(group, stem, replacement)
    return None if start is None else Edit(kind or "", original, replacement, start)


def _words(group: Fields, key: str) -> str | None:
    """Return the original words; an empty pair of quotation marks says that the replacement was added."""
    node = group.mapping.get(key)
    if node is not None and getattr(node, "quoted", False) and getattr(node, "text", None) == "":
        return ""
    return group.text(key, '"95"', required=True)


def _position(group: Fields, stem: str, replacement: str) -> int | None:
    """Return where the replacement stands in the statement, as whole words; the start that is given, if it fits."""
    found = places(replacement, stem)
    given = group.text("start", "0")
    if given is not None:
        if given.isdecimal() and stem.startswith(replacement, int(given)):
            return int(given)
        group.fail("start", f"“{replacement}” does not start at character {given} of the statement", "remove “start”")
    elif len(found) == 1:
        return found[0]
    elif found:
        group.fail(
            "replacement",
            f"“{replacement}” stands {len(found)} times in the statement",
            "write a word more, before or after it, in both “original” and “replacement”",
        )
    elif places(replacement.casefold(), stem.casefold()):
        advice = "write it with the same capital letters in both"
        group.fail("replacement", f"“{replacement}” stands in the statement with other capital letters", advice)
    else:
        advice = "write in “replacement” the words of the statement that make it false, and in “original” the article's"
        group.fail("replacement", f"“{replacement}” is not in the statement", advice)
    return None


def places(words: str, stem: str) -> list[int]:
    """Return where words stand in a statement: as whole words, or anywhere if they do so nowhere."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    whole = [match.start() for match in re.finditer(before + re.escape(words) + after, stem)]
    return whole or [match.start() for match in re.finditer(re.escape(words), stem)]
