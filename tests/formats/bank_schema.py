"""The published JSON Schema, and YAML as an editor sees it: with numbers and booleans, as in YAML 1.2."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

import quizapp.formats


def schema() -> dict[str, Any]:
    path = Path(quizapp.formats.__file__).parent / "schema.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def as_json(text: str) -> Any:
    """Return what YAML 1.2 makes of a text, in the types of JSON: what is neither number nor boolean is a string."""
    loaded = YAML(typ="safe", pure=True).load(text)
    return json.loads(json.dumps(loaded, default=str))
