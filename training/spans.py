"""Name annotation: spans of tokens with a type, and the IOB files that hold them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class EntitySpan(NamedTuple):
    """The tokens `start` to `end` (exclusive) of a sentence name something of type `label`."""

    start: int
    end: int
    label: str


def iob_spans(tags: Sequence[str], labels: Mapping[str, str]) -> list[EntitySpan]:
    """Return the spans of IOB1 or IOB2 tags; types that are not in `labels` are left out."""
    spans, start = [], 0
    while start < len(tags):
        kind = tags[start][2:]
        end = start + 1
        while kind and end < len(tags) and tags[end] == f"I-{kind}":
            end += 1
        if kind in labels:
            spans.append(EntitySpan(start, end, labels[kind]))
        start = end
    return spans


def iob_sentences(path: Path, word: int, tag: int, separator: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield sentence id (empty where there is none), words and tags of a file with a token a line."""
    sent_id, words, tags = "", [], []
    for line in [*path.read_text(encoding="utf8").split("\n"), ""]:
        if line.startswith("# "):
            if line.startswith("# sent_id"):
                sent_id = line.split("=", 1)[1].strip()
        elif line.strip():
            columns = line.split(separator)
            words.append(columns[word])
            tags.append(columns[tag])
        elif words:
            yield sent_id, words, tags
            sent_id, words, tags = "", [], []
