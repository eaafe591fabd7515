"""What a student has said about a question, read from a form or from a script's JSON. Anything else is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from quizapp.errors import BadInput
from quizapp.services.taking_views import Draft

MOST_AT_ONCE = 500
LARGEST = 2**31 - 1
SPAN = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


def from_form(form: Mapping[str, str], position: int | None = None) -> Draft:
    """Return the draft in a form; where the form holds many questions, of the one at `position`.

    A box that is not ticked sends nothing, so `flags` says that it was on the page.
    """
    tail = "" if position is None else f"-{position}"
    where = form.get(f"where{tail}")
    return Draft(
        choice=_typed_number(form.get(f"choice{tail}"), "Choose one of the answers on this page."),
        confidence=form.get(f"confidence{tail}") or None,
        where=_typed_span(where) if where else None,
        flagged=f"flagged{tail}" in form if f"flags{tail}" in form else None,
        version=_typed_number(form.get(f"version{tail}"), "Reload the page and try once more.") or 1,
    )


def from_json(sent: Any) -> Draft:
    """Return the draft in a script's JSON object. Raises BadInput for what is none."""
    if not isinstance(sent, dict):
        raise BadInput("An object with a choice was expected.")
    return Draft(
        choice=_number(sent.get("choice"), "choice"),
        confidence=_kind(sent.get("confidence"), str, "confidence"),
        where=_span(sent.get("where")),
        flagged=_kind(sent.get("flagged"), bool, "flagged"),
        version=_number(sent.get("version"), "version") or 1,
    )


def several_from_json(sent: Any) -> tuple[tuple[int, Draft], ...]:
    """Return positions and drafts from `{"drafts": [{"position": 3, …}, …]}`. Raises BadInput for what is none."""
    listed = sent.get("drafts") if isinstance(sent, dict) else None
    if not isinstance(listed, list) or len(listed) > MOST_AT_ONCE:
        raise BadInput(f"A list of up to {MOST_AT_ONCE} drafts was expected.")
    pairs = []
    for one in listed:
        position = _number(one.get("position") if isinstance(one, dict) else None, "position")
        if position is None:
            raise BadInput("Each draft needs its position.")
        pairs.append((position, from_json(one)))
    return tuple(pairs)


def _typed_number(typed: str | None, advice: str) -> int | None:
    if not typed:
        return None
    if not re.fullmatch(r"-?\d{1,10}", typed, re.ASCII):
        raise BadInput(advice)
    return int(typed)


def _typed_span(typed: str) -> tuple[int, int]:
    match = SPAN.fullmatch(typed)
    if not match:
        raise BadInput("Mark one of the sentences on this page.")
    return int(match[1]), int(match[2])


def _number(sent: Any, name: str) -> int | None:
    number: int | None = _kind(sent, int, name)
    if number is not None and (isinstance(number, bool) or not -LARGEST <= number <= LARGEST):
        raise BadInput(f"{name} must be a whole number.")
    return number


def _span(sent: Any) -> tuple[int, int] | None:
    if sent is None:
        return None
    if not isinstance(sent, list) or len(sent) != 2:
        raise BadInput("where must be a pair of offsets.")
    start, end = (_number(offset, "where") for offset in sent)
    if start is None or end is None:
        raise BadInput("where must be a pair of offsets.")
    return start, end


def _kind(sent: Any, kind: type, name: str) -> Any:
    if sent is not None and not isinstance(sent, kind):
        raise BadInput(f"{name} is of the wrong kind.")
    return sent
