"""YAML into a tree of typed text, with the line of each node.

ruamel.yaml scans and parses (YAML 1.2); nothing is resolved to numbers, dates or booleans afterwards, so that `No`,
`012`, `1:30`, `1e3`, `~` and `2022-01-05` stay the very text that was typed. Anchors and depth are bounded before
anything is expanded: a file of a few lines can otherwise grow to gigabytes ("billion laughs").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml import events as ev
from ruamel.yaml.error import MarkedYAMLError

from quizapp.formats.yaml_errors import YamlFault, explain

MAX_DEPTH = 12  # a bank needs 6
MAX_ANCHORED = 50  # nodes under one anchor: enough for a citation or a list of options
MAX_ANCHORS = 200
_TIGHT_COMMENT = re.compile(r"[ \t]+#[^\s#]")
_NOT_YAML = re.compile(r"[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it was typed, and where it ends. `quoted` is true in quotation marks or as a block (`|`, `>`)."""

    text: str
    line: int
    quoted: bool = False
    end_line: int = 0
    end_column: int = 0
    cut: str = ""  # what follows as a comment but was perhaps meant as text: "#1"


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list. `flow` is true where it was written in square brackets."""

    entries: tuple[Node, ...]
    line: int
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and their values, in the order of the file; a key may stand twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int

    def get(self, key: str) -> Node | None:
        """Return the first value of a key."""
        return next((value for name, value in self.entries if name.text == key), None)


@dataclass(frozen=True, slots=True)
class Broken:
    """A part whose YAML cannot be read; its fault has been told."""

    line: int


Node = Scalar | Sequence | Mapping | Broken


@dataclass
class Anchors:
    """The anchors seen so far and how many nodes each holds."""

    nodes: dict[str, Node] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)


def parse_tree(text: str, first_line: int = 1, anchors: Anchors | None = None) -> Node | None:
    """Return the root of a YAML document, or None where it is empty. Lines count from `first_line`.

    Raises YamlFault, in a teacher's words, at the first place that cannot be read.
    """
    odd = _NOT_YAML.search(text)
    if odd:
        line = text.count("\n", 0, odd.start()) + first_line
        raise YamlFault(line, f"there is a control character, U+{ord(odd.group()):04X}", "remove it")
    builder = _Builder(text, first_line, anchors or Anchors())
    try:
        return builder.document(YAML(typ="safe", pure=True).parse(text))
    except MarkedYAMLError as error:
        raise explain(error, text, first_line) from None


class _Builder:
    """Build nodes from parser events, without recursion deeper than MAX_DEPTH."""

    def __init__(self, text: str, first_line: int, anchors: Anchors) -> None:
        self.lines = text.split("\n")
        self.first_line = first_line
        self.anchors = anchors
        self.size = 0
        self.anchored = 0

    def document(self, events: Iterator[ev.Event]) -> Node | None:
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
