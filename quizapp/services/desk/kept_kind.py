"""The kind of fact that a rewritten question turns on.

Results by kind are only worth reading where each kind is true. So a kind stays with a question as long as the question
turns on the same fact, and is dropped where that was exchanged: "other details" says less, and nothing wrong. What
somebody types into the form always stands.
"""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz import fuzz

from quizapp.items.numerals import values_in
from quizapp.items.wording import normalise
from quizapp.model import Item
from quizapp.services.desk.questions import OWN_WORDS

NEARLY = 90.0  # rapidfuzz token_sort_ratio from which one statement is another, mended
REWORDED = 60.0  # rapidfuzz token_set_ratio from which one question may be another in other words


def with_its_kind(item: Item, before: Item) -> Item:
    """Return an item as it was typed with the kind that it has now; `before` is what the question said last."""
    was = before.edit.kind if before.edit else ""
    if item.kind != before.kind:
        return _of_kind(item, item.kind, item.kind)
    if not _turns_on_the_same(item, before):
        return _of_kind(item, "", "")
    if item.edit is None:
        return _of_kind(item, item.kind or was, "")
    return _of_kind(item, item.kind, was if before.edit else item.kind)


def _of_kind(item: Item, kind: str, changed: str) -> Item:
    return replace(item, kind=kind, edit=replace(item.edit, kind=changed) if item.edit else None)


def _turns_on_the_same(item: Item, before: Item) -> bool:
    if item.is_statement != before.is_statement:
        return False
    if not item.is_statement:
        return _asks_the_same(item, before)
    if item.edit is not None and before.edit is not None:
        return normalise(item.edit.original) == normalise(before.edit.original)
    told, was = item.true_statement or item.stem, before.true_statement or before.stem
    if item.edit is not None:
        return _nearly(told, was) and _is_its_fact(item.edit.original, before)
    return _nearly(told, was) or _has_its_value(item, before)


def _nearly(told: str, was: str) -> bool:
    alike = fuzz.token_sort_ratio(normalise(told), normalise(was)) >= NEARLY
    return alike and values_in(told) == values_in(was)


def _asks_the_same(item: Item, before: Item) -> bool:
    """Say whether a question is the old one, or has the old answer from the old sentence in other words.

    Questions of the types without words of their own are all asked alike: there the answer alone tells.
    """
    stems = normalise(item.stem), normalise(before.stem)
    if item.type == before.type and item.type in OWN_WORDS and stems[0] == stems[1]:
        return True
    same_answer = normalise(item.key_text) == normalise(before.key_text)
    return same_answer and item.citation.overlaps(before.citation) and fuzz.token_set_ratio(*stems) >= REWORDED


def _is_its_fact(original: str, before: Item) -> bool:
    """Say whether what is changed now is the fact that a true statement was made for."""
    fact = _fact(before)
    one, other = f" {normalise(original)} ", f" {normalise(fact)} "
    return bool(fact.strip() and original.strip()) and (one in other or other in one)


def _has_its_value(item: Item, before: Item) -> bool:
    """Say whether a true statement in quite other words still tells the number or the date that it was made for."""
    values = values_in(_fact(before))
    return bool(values) and values <= values_in(item.stem) and item.citation.overlaps(before.citation)


def _fact(item: Item) -> str:
    """Return the words of the article that a question was made for, as its proof has them; "" where it has none."""
    fact = item.proof.fact if item.proof else None
    if fact is None:
        return ""
    first = item.citation.start
    return item.citation.quote[max(0, fact[0] - first) : max(0, fact[1] - first)]
