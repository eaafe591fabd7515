"""A reading as JSON: spans are [start, end] in characters of the article, and each comes with its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from quizapp.reading.knowledge import Claim, Mention, Quantity, Reading, TimeExpression

TYPES = {Mention: "mention", Quantity: "quantity", TimeExpression: "time"}


def as_json(reading: Reading) -> dict[str, Any]:
    """Return a value that `json.dumps` takes, in the order of the article."""
    text = reading.article.text

    def placed(value: object) -> dict[str, Any]:
        found = _plain(value)
        return {"text": text[found["start"] : found["end"]], **found}

    return {
        "article": {"title": reading.article.title, "sha256": reading.article.sha256, "text": text},
        "passages": [_plain(passage) for passage in reading.passages],
        "sentences": [list(span) for span in reading.sentences],
        "mentions": [placed(mention) for mention in reading.mentions],
        "quantities": [placed(quantity) for quantity in reading.quantities],
        "times": [placed(time) for time in reading.times],
        "attributions": [_attribution(text, _plain(attribution)) for attribution in reading.attributions],
        "references": [placed(reference) for reference in reading.references],
        "claims": [_claim(text, claim) for claim in reading.claims],
        "ledger": [placed(entry) for entry in reading.ledger],
    }


def _claim(text: str, claim: Claim) -> dict[str, Any]:
    found: dict[str, Any] = {"statement": claim.statement, **_plain(claim)}
    found["facts"] = [
        {"type": TYPES[type(fact.value)], "start": fact.start, "end": fact.end, "value": _plain(fact.value)}
        for fact in claim.facts
    ]
    if claim.attribution is not None:
        found["attribution"] = _attribution(text, found["attribution"])
    return found


def _attribution(text: str, found: Mapping[str, Any]) -> dict[str, Any]:
    spoken = {
        f"{part}_text": text[slice(*found[part])] for part in ("speaker", "cue", "content") if found[part] is not None
    }
    return {**found, **spoken}


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.value if isinstance(value, Enum) else value
