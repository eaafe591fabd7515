"""From the events of the YAML parser to the tree of a bank, within bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ruamel.yaml import events as ev

from quizapp.formats.yaml_errors import YamlFault
from quizapp.formats.yaml_tree import Anchors, Mapping, Node, Scalar, Sequence

MAX_DEPTH = 12  # a bank needs 6
MAX_ANCHORED = 50  # nodes under one anchor: enough for a citation or a list of options
MAX_ANCHORS = 200
_TIGHT_COMMENT = re.compile(r"[ \t]+#[^\s#]")


class Builder:
    """Build nodes from parser events, without recursion deeper than MAX_DEPTH."""

    def __init__(self, text: str, first_line: int, anchors: Anchors) -> None:
        self.lines = text.split("\n")
        self.first_line = first_line
        self.anchors = anchors
        self.size = 0
        self.anchored = 0

    def document(self, events: Iterator[ev.Event]) -> Node | None:
        """Return the root, None for an empty document."""
        root: Node | None = None
        for event in events:
            if isinstance(event, ev.NodeEvent):
                root = self._node(event, events, 1)
        if isinstance(root, Scalar) and not root.text and not root.quoted:
            return None
        return root

    def _line(self, event: ev.Event) -> int:
        return int(event.start_mark.line) + self.first_line

    def _node(self, event: ev.NodeEvent, events: Iterator[ev.Event], depth: int) -> Node:
        line = self._line(event)
        if isinstance(event, ev.AliasEvent):
            return self._alias(event.anchor, line)
        if depth > MAX_DEPTH:
            raise YamlFault(line, f"nested more than {MAX_DEPTH} deep", "write it flat, as the guide shows")
        _refuse_tag(event, line)
        before = self.size
        self.size += 1
        self.anchored += bool(event.anchor)
        if isinstance(event, ev.ScalarEvent):
            node: Node = self._scalar(event)
        elif isinstance(event, ev.SequenceStartEvent):
            node = Sequence(tuple(self._entries(events, depth)), line, bool(event.flow_style))
        else:
            node = self._mapping(events, depth, line)
        if event.anchor:
            self.anchored -= 1
            self._keep_anchor(event.anchor, node, self.size - before, line)
        return node

    def _scalar(self, event: ev.ScalarEvent) -> Scalar:
        start, end, quoted = event.start_mark, event.end_mark, event.style is not None
        rest = "" if quoted or end.line >= len(self.lines) else self.lines[end.line][end.column :]
        cut = rest.strip() if _TIGHT_COMMENT.match(rest) else ""
        first = self.first_line
        return Scalar(event.value, start.line + first, quoted, end.line + first, end.column, cut)

    def _entries(self, events: Iterator[ev.Event], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, ev.SequenceEndEvent | ev.MappingEndEvent):
                return
            if isinstance(event, ev.NodeEvent):
                yield self._node(event, events, depth + 1)

    def _mapping(self, events: Iterator[ev.Event], depth: int, line: int) -> Mapping:
        nodes = list(self._entries(events, depth))
        pairs = []
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                raise YamlFault(
                    key.line,
                    "a list or a group stands where a key belongs",
                    "put text that starts with [ or { in quotes",
                )
            pairs.append((key, value))
        return Mapping(tuple(pairs), line)

    def _keep_anchor(self, name: str, node: Node, size: int, line: int) -> None:
        if size > MAX_ANCHORED or len(self.anchors.nodes) >= MAX_ANCHORS:
            raise YamlFault(line, f"the anchor &{name} holds too much", "write the text out instead of using & and *")
        self.anchors.nodes[name] = node
        self.anchors.sizes[name] = size

    def _alias(self, name: str, line: int) -> Node:
        if self.anchored:
            raise YamlFault(
                line, f"*{name} stands inside another anchor", "write the text out instead of using & and *"
            )
        if name not in self.anchors.nodes:
            raise YamlFault(
                line,
                f"*{name} refers to an anchor that does not exist",
                f'put text that starts with * in quotes: "*{name}"',
            )
        self.size += self.anchors.sizes[name]
        return self.anchors.nodes[name]


def _refuse_tag(event: ev.NodeEvent, line: int) -> None:
    given = getattr(event, "tag", None)
    tag = str(given) if given else ""
    if tag and tag not in ("!", "tag:yaml.org,2002:str"):
        shown = tag.replace("tag:yaml.org,2002:", "!!")
        raise YamlFault(
            line, f"{shown} is a YAML tag, which a bank does not use", "put text that starts with ! in quotes"
        )
