"""Read a golden document: an article as it came (NAME.txt) and what a careful reader found in it (NAME.yaml).

Annotations are exact strings of the article; here they become offsets of the text. docs/golden.md has the rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from ruamel.yaml import YAML

from quizapp.model import PassageKind
from quizapp.reading.knowledge import Bound, EntityType, QuantityKind, TimeKind

from .document import (
    GoldenAttribution,
    GoldenClaim,
    GoldenDocument,
    GoldenMention,
    GoldenPassage,
    GoldenQuantity,
    GoldenReference,
    GoldenTime,
    NoClaim,
)
from .locate import Finder, GoldenError, Span, overlapping

FOLDER = Path(__file__).parent
HALVES = ("seen", "unseen")
OPEN = "open"
FIELDS = {
    "passages": {"text", "in", "kind", "optional"},
    "mentions": {"entity", "type", "forms", "roles", "optional"},
    "not_names": {"text", "in"},
    "quantities": {"text", "in", "kind", "value", "high", "bound", "unit", "counted", "optional"},
    "times": {"text", "in", "kind", "value", "optional"},
    "attributions": {"speaker", "cue", "in", "content", "direct", "is", "inherited", "optional"},
    "references": {"text", "in", "is"},
    "claims": {"sentence", "subject", "verb", "stands_alone", "hedged", "asserted"},
    "no_claim": {"sentence", "reason"},
}

Placed = TypeVar("Placed", GoldenPassage, GoldenMention, GoldenQuantity, GoldenTime, GoldenReference)


def golden_paths(half: str) -> tuple[Path, ...]:
    """Return the articles of a half, "seen" or "unseen"."""
    return tuple(sorted((FOLDER / half).glob("*.txt")))


def load(path: Path) -> GoldenDocument:
    """Return the golden document of an article's path. Raise GoldenError where an annotation does not fit."""
    text = path.read_bytes().decode("utf-8")
    annotations = path.with_suffix(".yaml")
    raw = YAML(typ="safe", pure=True).load(annotations.read_bytes())
    return _Annotations(Finder(text, annotations.name), raw, path).document()


def load_half(half: str) -> tuple[GoldenDocument, ...]:
    """Return the documents of a half."""
    return tuple(load(path) for path in golden_paths(half))


@dataclass(slots=True)
class _Annotations:
    """Turn the rows of one file into spans."""

    find: Finder
    raw: Mapping[str, Any]
    path: Path
    entities: set[str] = field(default_factory=set)

    def document(self) -> GoldenDocument:
        unknown = set(self.raw) - set(FIELDS)
        if unknown:
            raise self.find.fail(f"unknown section {', '.join(sorted(unknown))}; known are {', '.join(FIELDS)}")
        mentions = self._mentions()
        return GoldenDocument(
            name=self.path.stem,
            half=self.path.parent.name,
            text=self.find.text,
            passages=self._apart([self._passage(r) for r in self._rows("passages")], "passages"),
            mentions=mentions,
            quantities=self._apart([self._quantity(r) for r in self._rows("quantities")], "quantities"),
            times=self._apart([self._time(r) for r in self._rows("times")], "times"),
            attributions=tuple(self._attribution(r) for r in self._rows("attributions")),
            references=self._apart([self._reference(r) for r in self._rows("references")], "references"),
            claims=tuple(self._claim(r) for r in self._rows("claims")),
            no_claim=tuple(self._no_claim(r) for r in self._rows("no_claim")),
        )

    def _rows(self, section: str) -> Iterator[Mapping[str, Any]]:
        for row in self.raw.get(section) or ():
            unknown = set(row) - FIELDS[section]
            if unknown:
                raise self.find.fail(f"{section}: unknown field {', '.join(sorted(unknown))} in {dict(row)}")
            yield row

    def _apart(self, values: Sequence[Placed], section: str) -> tuple[Placed, ...]:
        clash = overlapping([v.span for v in values])
        if clash:
            first, second = (self.find.text[s:e] for s, e in clash)
            raise self.find.fail(f"{section}: “{first}” and “{second}” overlap")
        return tuple(sorted(values, key=lambda v: v.span))

    def _passage(self, row: Mapping[str, Any]) -> GoldenPassage:
        span = self.find.at(str(row["text"]), row.get("in"))
        return GoldenPassage(span, PassageKind(row["kind"]), bool(row.get("optional")))

    def _mentions(self) -> tuple[GoldenMention, ...]:
        """Return every occurrence of every form; longer forms take their place first."""
        rows = list(self._rows("mentions"))
        taken = [self.find.at(str(r["text"]), r.get("in")) for r in self._rows("not_names")]
        placed: list[tuple[Span, Mapping[str, Any]]] = []
        plain: list[tuple[str, Mapping[str, Any]]] = []
        for row in rows:
            if row["entity"] in self.entities:
                raise self.find.fail(f"mentions: the entity {row['entity']} is there twice")
            self.entities.add(row["entity"])
            for role in row.get("roles", ()):
                self.find.after(role, 0, len(self.find.text))
            for form in row["forms"]:
                if isinstance(form, str):
                    plain.append((form, row))
                else:
                    placed.append((self.find.at(form["text"], form["in"]), row))
        taken += [span for span, _ in placed]
        for form, row in sorted(plain, key=lambda p: -len(p[0])):
            spans = [s for s in self.find.occurrences(form) if not any(s[0] < t[1] and t[0] < s[1] for t in taken)]
            if not spans:
                raise self.find.fail(f"mentions: the form “{form}” of {row['entity']} never stands on its own")
            taken += spans
            placed += [(span, row) for span in spans]
        return self._apart([self._mention(span, row) for span, row in placed], "mentions")

    def _mention(self, span: Span, row: Mapping[str, Any]) -> GoldenMention:
        roles = tuple(row.get("roles", ()))
        return GoldenMention(span, row["entity"], EntityType(row["type"]), roles, bool(row.get("optional")))

    def _quantity(self, row: Mapping[str, Any]) -> GoldenQuantity:
        counted = row.get("counted")
        span = self.find.at(str(row["text"]), row.get("in"))
        if counted:
            self.find.after(str(counted), max(0, span[0] - 200))
        return GoldenQuantity(
            span=span,
            kind=QuantityKind(row["kind"]),
            value=_decimal(row.get("value")),
            high=_decimal(row.get("high")),
            bound=Bound(row.get("bound", "exact")),
            unit=row.get("unit"),
            counted=counted,
            optional=bool(row.get("optional")),
        )

    def _time(self, row: Mapping[str, Any]) -> GoldenTime:
        value = row.get("value")
        span = self.find.at(str(row["text"]), row.get("in"))
        return GoldenTime(span, TimeKind(row["kind"]), None if value is None else str(value), bool(row.get("optional")))

    def _attribution(self, row: Mapping[str, Any]) -> GoldenAttribution:
        context = self.find.once(row["in"])
        speaker = row.get("speaker")
        return GoldenAttribution(
            content=self.find.once(row["content"]),
            cue=self.find.once(row["cue"], context),
            speaker=self.find.once(speaker, context) if speaker else None,
            entity=self._entity(row.get("is")),
            direct=bool(row.get("direct")),
            inherited=bool(row.get("inherited")),
            optional=bool(row.get("optional")),
        )

    def _entity(self, name: str | None) -> str | None:
        if name is not None and name not in self.entities:
            raise self.find.fail(f"“{name}” is no entity of `mentions`")
        return name

    def _reference(self, row: Mapping[str, Any]) -> GoldenReference:
        span = self.find.at(row["text"], row["in"])
        means = row["is"]
        if means == OPEN:
            return GoldenReference(span, None, None)
        if means in self.entities:
            return GoldenReference(span, means, None)
        return GoldenReference(span, None, self.find.before(means, span[0]))

    def _claim(self, row: Mapping[str, Any]) -> GoldenClaim:
        start = self.find.once(row["sentence"])[0]
        return GoldenClaim(
            start=start,
            subject=self.find.after(row["subject"], start),
            verb=self.find.after(row["verb"], start),
            stands_alone=bool(row.get("stands_alone", True)),
            hedged=bool(row.get("hedged")),
            asserted=bool(row.get("asserted", True)),
        )

    def _no_claim(self, row: Mapping[str, Any]) -> NoClaim:
        return NoClaim(self.find.once(row["sentence"])[0], row["reason"])


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


__all__ = ["FOLDER", "HALVES", "GoldenDocument", "GoldenError", "golden_paths", "load", "load_half"]
