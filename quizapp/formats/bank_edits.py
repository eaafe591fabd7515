"""Changing questions within a teacher's YAML file: only the lines of what changed are written anew.

Comments, order, quotation marks, empty lines and line ends elsewhere stay as they are, byte for byte. The result is
read again before it is given out: every changed question says what it should, every other says what it said.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ruamel.yaml import YAML

from quizapp.errors import BadInput
from quizapp.formats.bank import ArticleReader, parse_bank
from quizapp.formats.bank_writer import answer_first, written_question
from quizapp.formats.encodings import marked_encoding
from quizapp.formats.quotes import Quotable
from quizapp.formats.yaml_pieces import Change, applied, line_end_of, removed, replaced, spelled
from quizapp.formats.yaml_spans import Span, spans_of
from quizapp.model import Item, Provenance, Quiz

_WIDEST = 1 << 30
_HEADS = frozenset({"question", "statement"})


def change_questions(content: bytes, changed: Mapping[str, Item], article_reader: ArticleReader | None = None) -> bytes:
    """Return the content of a bank in which these questions, by their ids in it, say what these items say.

    Raises BadInput where the content has errors, lacks one of them, or cannot hold what an item says.
    """
    before = _quiz_in(content, article_reader)
    if before is None:
        raise BadInput("The file has errors, so that its questions cannot be changed in it. Correct it first.")
    missing = changed.keys() - {item.id for item in before.items}
    if missing:
        raise BadInput(f"The file has no question with the id {min(missing)}.")
    wanted = {item.id: changed.get(item.id, item) for item in before.items}
    fresh: set[str] = set()
    for _ in range(len(wanted) + 1):
        after = _rewritten(content, before, wanted, fresh)
        wrong = _unlike(_quiz_in(after, article_reader), wanted)
        if not wrong:
            return after
        # What a piecemeal change does not give (an anchor that others share) is given by writing the question anew.
        worse = (changed.keys() - fresh) or (wrong - fresh)
        if not worse:
            break
        fresh |= worse
    raise BadInput("The change cannot be written into the file as it is. Make it in the file itself.")


def _quiz_in(content: bytes, article_reader: ArticleReader | None) -> Quiz | None:
    return parse_bank(content, "bank", article_reader).quiz


def _unlike(quiz: Quiz | None, wanted: Mapping[str, Item]) -> set[str]:
    """Return the ids of the questions that a file does not have as they are wanted; all, where it cannot be read."""
    if quiz is None:
        return set(wanted)
    found = {item.id: _plain(item) for item in quiz.items}
    return {key for key, item in wanted.items() if found.get(key) != _plain(item)} | (found.keys() - wanted.keys())


def _plain(item: Item) -> Item:
    """Return an item without what a file does not say of it."""
    return answer_first(replace(item, provenance=Provenance.AUTHORED))


def _rewritten(content: bytes, before: Quiz, wanted: Mapping[str, Item], fresh: set[str]) -> bytes:
    encoding, skip = marked_encoding(content) or ("utf-8", 0)
    text = content[skip:].decode(encoding)
    source = Quotable(before.article)
    changes: list[Change] = []
    for item, span in zip(before.items, _questions(text), strict=True):
        if item.id in fresh:
            changes.append(_whole(text, span, written_question(wanted[item.id], source)))
        elif wanted[item.id] != item:
            changes += _changes(text, span, item, wanted[item.id], source)
    return content[:skip] + applied(text, changes).encode(encoding)


def _questions(text: str) -> tuple[Span, ...]:
    root = spans_of(text)
    listed = root.get("questions") if root else None
    return listed.items if listed else ()


def _changes(text: str, span: Span, old: Item, new: Item, source: Quotable) -> Iterator[Change]:
    """Yield what has to change in one entry."""
    was, now = written_question(old, source), written_question(new, source)
    if (_HEADS & was.keys()) != (_HEADS & now.keys()) or span.kind != "mapping":
        yield _whole(text, span, now)
        return
    if span.get("id") is None:  # its id was made of its content, which is another now
        lead = f"id: {spelled(new.id)}"
        between = ", " if span.flow else line_end_of(text) + " " * span.column
        at = span.entries[0][0].start
        yield Change(at, at, lead + between)
    for key in dict.fromkeys((*was, *now)):
        if was.get(key) != now.get(key):
            yield from _key(text, span, key, now.get(key))


def _key(text: str, span: Span, key: str, value: Any) -> Iterator[Change]:
    entry = next((pair for pair in span.entries if pair[0].value == key), None)
    if value is None:
        if entry is not None:
            yield removed(text, span, entry)
    elif entry is None:
        yield _added(text, span, key, value)
    elif isinstance(value, dict) and entry[1].kind == "mapping":
        for inner in dict.fromkeys((*(name.value for name, _ in entry[1].entries), *value)):
            held = entry[1].get(inner)
            if held is None or held.value != str(value.get(inner)):
                yield from _key(text, entry[1], inner, value.get(inner))
    elif _same_length(entry[1], value):
        for held, part in zip(entry[1].items, value, strict=True):
            if held.value != str(part):
                yield replaced(text, held, str(part), entry[1])
    else:
        yield replaced(text, entry[1], value, span)


def _same_length(held: Span, value: Any) -> bool:
    texts = held.kind == "list" and all(item.kind == "text" for item in held.items)
    return texts and isinstance(value, list) and len(value) == len(held.items)


def _added(text: str, span: Span, key: str, value: Any) -> Change:
    """Return the change that adds a key after the last one."""
    last = span.entries[-1][1]
    if span.flow:
        return Change(last.end, last.end, f", {spelled(key, flow=True)}: {spelled(value, flow=True)}")
    at = last.end
    while at < len(text) and text[at] not in "\r\n":
        at += 1
    return Change(at, at, f"{line_end_of(text)}{' ' * span.column}{spelled(key)}: {spelled(value)}")


def _whole(text: str, span: Span, question: Mapping[str, Any]) -> Change:
    """Return the change that writes a question anew, in the place and the column of the old one."""
    if span.flow:
        return Change(span.start, span.end, spelled(dict(question), flow=True))
    yaml = YAML()
    yaml.width = _WIDEST
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(question, stream)
    lines = stream.getvalue().rstrip("\n").split("\n")
    return Change(span.start, span.end, (line_end_of(text) + " " * span.column).join(lines))
