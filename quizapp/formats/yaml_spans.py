"""Where every part of a YAML text stands, character by character, so that one part can be changed and no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml import events as ev


@dataclass(frozen=True, slots=True)
class Span:
    """A node: `text[start:end]` are its characters, for a block without the empty lines after it.

    `column` is where it starts in its line. A mapping has `entries`, a list `items`; a text has `value` and `style`
    ("" plain, `"`, `'`, `|` or `>`). An alias has none of them.
    """

    start: int
    end: int
    column: int
    kind: str
    flow: bool = False
    value: str = ""
    style: str = ""
    entries: tuple[tuple[Span, Span], ...] = ()
    items: tuple[Span, ...] = ()

    def get(self, key: str) -> Span | None:
        """Return the value of a key of a mapping."""
        return next((value for name, value in self.entries if name.value == key), None)


def spans_of(text: str) -> Span | None:
    """Return the root of a YAML text that `parse_tree` has found to be readable, or None where it is empty."""
    events = YAML(typ="safe", pure=True).parse(text)
    for event in events:
        if isinstance(event, ev.NodeEvent):
            return _node(event, events, text)
    return None


def _node(event: ev.NodeEvent, events: Iterator[ev.Event], text: str) -> Span:
    start, column = int(event.start_mark.index), int(event.start_mark.column)
    if isinstance(event, ev.ScalarEvent):
        end = int(event.end_mark.index)
        if event.style in ("|", ">"):
            end = start + len(text[start:end].rstrip())
        return Span(start, end, column, "text", value=event.value, style=event.style or "")
    if isinstance(event, ev.AliasEvent):
        return Span(start, int(event.end_mark.index), column, "alias")
    children = []
    for inner in events:
        if isinstance(inner, ev.SequenceEndEvent | ev.MappingEndEvent):
            break
        if isinstance(inner, ev.NodeEvent):
            children.append(_node(inner, events, text))
    flow = bool(getattr(event, "flow_style", False))
    end = int(inner.end_mark.index) if flow else max((child.end for child in children), default=start)
    if isinstance(event, ev.SequenceStartEvent):
        return Span(start, end, column, "list", flow, items=tuple(children))
    pairs = tuple(zip(children[::2], children[1::2], strict=True))
    return Span(start, end, column, "mapping", flow, entries=pairs)
