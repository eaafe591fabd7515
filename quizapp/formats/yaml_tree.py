"""YAML into a tree of typed text, with the line of each node.

ruamel.yaml scans and parses (YAML 1.2); nothing is resolved to numbers, dates or booleans afterwards, so that `No`,
`012`, `1:30`, `1e3`, `~` and `2022-01-05` stay the very text that was typed. Anchors and depth are bounded before
anything is expanded: a file of a few lines can otherwise grow to gigabytes ("billion laughs").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quizapp.formats.yaml_errors import YamlFault, explain

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
    # The parser is loaded where something is to be parsed: the pages of the desk are imported at every start.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError

    from quizapp.formats.yaml_builder import Builder

    builder = Builder(text, first_line, anchors or Anchors())
    try:
        return builder.document(YAML(typ="safe", pure=True).parse(text))
    except MarkedYAMLError as error:
        raise explain(error, text, first_line) from None
