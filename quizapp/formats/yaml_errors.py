"""YAML's syntax errors in a teacher's words: what is wrong on which line, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ruamel.yaml.error import MarkedYAMLError

_PAIR = re.compile(r"^\s*(?:- +)*(?P<key>[\w-]+):\s+(?P<value>\S.*?)\s*$")
_KEY = re.compile(r"^\s*(?:- +)?[a-z_]+:(?:\s|$)")
_LOOKED_BACK = 40  # lines: longer than any question
_KEY_ALONE = re.compile(r"^\s*(?:- +)*[\w-]+:(?:\s|$)")


class YamlFault(Exception):
    """Text that is not YAML, or not YAML that a bank may hold."""

    def __init__(self, line: int, message: str, advice: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.advice = advice


def explain(error: MarkedYAMLError, text: str, first_line: int = 1) -> YamlFault:
    """Return the fault behind a parser's error: line in the file, what is wrong, what to write instead."""
    mark = error.problem_mark or error.context_mark
    row = mark.line if mark else 0
    opened = error.context_mark.line if error.context_mark else row
    lines = text.split("\n")
    problem = str(error.problem or "")
    unclosed = _quote_left_open(lines, row)
    if unclosed is not None:
        _, message, advice = _unclosed_quote(lines, opened, row, 0, problem) or (0, "", "")
        return YamlFault(unclosed + first_line, message, advice)
    for part, explanation in _EXPLANATIONS:
        if part in problem:
            found = explanation(lines, opened, row, mark.column if mark else 0, problem)
            if found:
                at, message, advice = found
                return YamlFault(at + first_line, message, advice)
    return YamlFault(
        row + first_line,
        f"this line cannot be read as YAML ({problem or 'unknown reason'})",
        "look for a missing quotation mark, colon or space in it and in the line above",
    )


Found = tuple[int, str, str] | None


def quoted(text: str) -> str:
    """Return a text as YAML's quotation marks want it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _line(lines: list[str], row: int) -> str:
    return lines[row] if 0 <= row < len(lines) else ""


def _shown(text: str, length: int = 70) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _quote_left_open(lines: list[str], row: int) -> int | None:
    """Return the row of a text that opens with a quotation mark and whose next line is a key: it was never closed.

    The parser notices only where the mark that opens the next quoted text closes this one.
    """
    for at in range(max(0, row - _LOOKED_BACK), min(row, len(lines) - 1)):
        pair = _PAIR.match(lines[at])
        mark = pair["value"][0] if pair else ""
        if (
            pair
            and mark in "\"'"
            and pair["value"].replace("\\" + mark, "").count(mark) % 2
            and _KEY.match(lines[at + 1])
        ):
            return at
    return None


def _colon(lines: list[str], opened: int, row: int, column: int, problem: str) -> Found:
    """Explain a colon in a text, or a key that stands too far to the right."""
    line = _line(lines, row)
    for at in (row, row - 1):
        if re.match(r"^\s*-[a-z]+:", _line(lines, at)):
            return at, "there is no space after the dash", "write “- ” and then the key"
    if re.match(r"^\s*(?:- +)?[a-z_]+:[^\s/]", _line(lines, row - 1)):
        return row - 1, "there is no space after the colon", "write the key, a colon, a space and then the text"
    pair = _PAIR.match(line)
    if pair and re.search(r":(\s|$)", pair["value"]) and pair.start("value") <= column:
        wanted = _shown(f"{pair['key']}: {quoted(pair['value'])}")
        return row, f"the text after “{pair['key']}:” has a colon in it", f"put the text in quotes: {wanted}"
    if _KEY_ALONE.match(line):
        return (
            row,
            "this line starts further to the right than the ones it belongs to",
            "begin it in the same column as the key above; if it goes on from the line above, put that text in quotes",
        )
    return row, "there is a colon in this text", "put the whole text in quotes"


def _unclosed_quote(lines: list[str], opened: int, row: int, column: int, problem: str) -> Found:
    return opened, "the quotation mark that opens here is never closed", "add the same mark at the end of the text"


def _after_quote_or_bracket(lines: list[str], opened: int, row: int, column: int, problem: str) -> Found:
    """Explain text that goes on after a closing quotation mark, bracket or `*word`."""
    pair = _PAIR.match(_line(lines, row))
    if not pair:
        return None
    key, value = pair["key"], pair["value"]
    if value[0] in "\"'":
        advice = f"put the whole text in quotes: {_shown(f'{key}: {quoted(value)}')}"
        return row, "the text goes on after the closing quotation mark", advice
    return row, f"a text that starts with {value[0]} is not plain text in YAML", _quote_it(key, value)


def _quote_it(key: str, value: str) -> str:
    return f"put it in quotes: {_shown(f'{key}: {quoted(value)}')}"


def _indentation(lines: list[str], opened: int, row: int, column: int, problem: str) -> Found:
    what = "this dash does" if _line(lines, row).lstrip().startswith("-") else "this line does"
    return row, f"{what} not start in the same column as the ones it belongs to", "line it up with the one before"


def _bad_start(lines: list[str], opened: int, row: int, column: int, problem: str) -> Found:
    """Explain a character that no text may start with: a tab in the indentation, @, a backtick, %."""
    line = _line(lines, row)
    if "\\t" in problem:
        return row, "there is a tab character in this line", "use spaces instead of tabs"
    pair = _PAIR.match(line)
    character = line[column : column + 1]
    advice = _quote_it(pair["key"], pair["value"]) if pair else "put the text in quotes"
    return row, f"a text cannot start with {character}", advice


def _no_colon(lines: list[str], opened: int, row: int, column: int, problem: str) -> Found:
    text = _shown(_line(lines, opened).strip())
    return (
        opened,
        f"“{text}” is neither a key with a colon nor part of the text above",
        "write “key: text”, or put a text that goes over several lines in quotes",
    )


def _open_bracket(lines: list[str], opened: int, row: int, column: int, problem: str) -> Found:
    bracket, closing = ("[", "]") if "]" in problem else ("{", "}")
    if row == opened:
        return row, f"the text between {bracket} and {closing} cannot be read", "put each text in there in quotes"
    return opened, f"the {bracket} that opens here is never closed", f"add {closing} at the end of the line"


def _escape(lines: list[str], opened: int, row: int, column: int, problem: str) -> Found:
    return row, "a backslash between double quotation marks means something special", "use single quotes: '…'"


def _block_text(lines: list[str], opened: int, row: int, column: int, problem: str) -> Found:
    return (
        row,
        "after | or > the text must start on the next line",
        "move it there, two columns further right than the key",
    )


def _anchor(lines: list[str], opened: int, row: int, column: int, problem: str) -> Found:
    pair = _PAIR.match(_line(lines, row))
    advice = _quote_it(pair["key"], pair["value"]) if pair else "put it in quotes"
    return row, "a text that starts with & or * is not plain text in YAML", advice


def _dash(lines: list[str], opened: int, row: int, column: int, problem: str) -> Found:
    pair = _PAIR.match(_line(lines, row))
    if not pair:
        return _indentation(lines, opened, row, column, problem)
    wanted = _shown(f"{pair['key']}: {quoted(pair['value'])}")
    return (
        row,
        "a dash stands right after the colon",
        f"put the text in quotes: {wanted}; or begin the list on the next line",
    )


_EXPLANATIONS: tuple[tuple[str, Callable[[list[str], int, int, int, str], Found]], ...] = (
    ("mapping values are not allowed", _colon),
    ("unexpected end of stream", _unclosed_quote),
    ("unexpected document separator", _unclosed_quote),
    ("that cannot start any token", _bad_start),
    ("could not find expected ':'", _no_colon),
    ("expected ',' or", _open_bracket),
    ("unknown escape", _escape),
    ("expected a comment or a line break", _block_text),
    ("expected alphabetic or numeric", _anchor),
    ("sequence entries are not allowed", _dash),
    ("but found '<scalar>'", _after_quote_or_bracket),
    ("expected <block end>", _indentation),
)
