"""Pieces of YAML to put into a text: values spelled in the style of those that they replace."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from quizapp.formats.yaml_spans import Span

_LINE_END = re.compile(r"\r\n|\n|\r")
# Letters with which a plain text may begin, and all that it may hold: anything else goes into quotation marks.
_PLAIN = re.compile(r"[^\W_](?:[^\n\r#:\"\\`\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]|:(?=\S)|(?<=\S)#)*")
_FLOW_SIGNS = frozenset(",[]{}:#")
_ESCAPED = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BLOCK = re.compile(r"[^\n \t-~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Change:
    """Put `text` in the place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


def applied(text: str, changes: Iterable[Change]) -> str:
    """Return a text with these changes, which do not overlap."""
    parts, at = [], 0
    for change in sorted(changes, key=lambda one: (one.start, one.end)):
        parts += [text[at : change.start], change.text]
        at = change.end
    return "".join([*parts, text[at:]])


def line_end_of(text: str) -> str:
    """Return how the lines of a text end: as the first one does."""
    found = _LINE_END.search(text)
    return found.group() if found else "\n"


def spelled(value: Any, flow: bool = False, style: str = "") -> str:
    """Return a value on one line; texts plain or in the quotation marks of `style`, where that can hold them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{spelled(str(k), True)}: {spelled(v, True)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(spelled(part, True) for part in value) + "]"
    return str(value) if isinstance(value, int) else _text(str(value), flow, style)


def replaced(text: str, held: Span, value: Any, within: Span) -> Change:
    """Return the change that puts another value in the place of one, in its style."""
    if held.style in ("|", ">") and isinstance(value, str) and _fits_block(value):
        indent = " " * (within.column + 2)
        lines = [indent + line if line else "" for line in value.split("\n")]
        return Change(held.start, held.end, line_end_of(text).join(["|", *lines]))
    if held.kind == "list" and not held.flow and isinstance(value, list | tuple):
        dash = " " * (held.column)
        written = [f"- {spelled(part)}" for part in value]
        return Change(held.start, held.end, (line_end_of(text) + dash).join(written))
    return Change(held.start, held.end, spelled(value, within.flow, held.style))


def removed(text: str, span: Span, entry: tuple[Span, Span]) -> Change:
    """Return the change that takes a key away: its lines, or its place in braces."""
    place = span.entries.index(entry)
    key, value = entry
    if span.flow or place == 0:  # the first key stands behind a dash
        if place + 1 < len(span.entries):
            following = span.entries[place + 1][0].start
            line = _LINE_END.search(text, value.end)
            if not span.flow and line and "#" in text[line.end() : following]:
                return Change(key.start, line.end(), line_end_of(text))  # comments below it stay, under the dash
            return Change(key.start, following, "")
        return Change(span.entries[place - 1][1].end if place else key.start, value.end, "")
    start = key.start - key.column
    rest = _LINE_END.search(text, value.end)
    if rest:
        return Change(start, rest.end(), "")
    before = start - len(line_end_of(text))
    return Change(before, len(text), "")


def _text(text: str, flow: bool, style: str) -> str:
    if style == "'" and not re.search(r"[\n\r]", text) and not _BLOCK.search(text):
        return "'" + text.replace("'", "''") + "'"
    signs = _FLOW_SIGNS if flow else frozenset()
    if style != '"' and _PLAIN.fullmatch(text) and text == text.rstrip(" :") and not signs & set(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", quoted)


def _fits_block(text: str) -> bool:
    """Tell whether a text can stand as a block of lines: no signs that need escapes, no spaces at its edges."""
    return text == text.strip() and not _BLOCK.search(text)
