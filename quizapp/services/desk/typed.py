"""A question as somebody types it into the form, and the item that this makes, or what keeps it from being one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import NamedTuple

from quizapp.formats.fields import MAX_TEXT, control_character
from quizapp.formats.ordering import in_order_of_value
from quizapp.formats.quotes import Misquote, Quotable
from quizapp.formats.statements import places
from quizapp.items.wording import normalise
from quizapp.model import (
    THREE_VERDICTS_OPTIONS,
    TRUE_FALSE_OPTIONS,
    Citation,
    Difficulty,
    Edit,
    Item,
    ItemType,
    Option,
    Provenance,
    content_id,
)
from quizapp.services.desk.kept_kind import with_its_kind
from quizapp.services.desk.proving import Remark

MOST_OPTIONS = 5
MOST_TAGS = 20
LONGEST_TAG = 60
VERDICTS = {ItemType.TRUE_FALSE: TRUE_FALSE_OPTIONS, ItemType.THREE_VERDICTS: THREE_VERDICTS_OPTIONS}


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of the form. `key` is the row of the right option, or of the verdict; `tags` is divided by commas.

    `start` is where the quote stands in the article, where that is known; `edit_start` where the replacement stands in
    the statement.
    """

    type: str = ItemType.MULTIPLE_CHOICE.value
    stem: str = ""
    options: tuple[str, ...] = ("", "", "", "")
    feedback: tuple[str, ...] = ("", "", "", "")
    key: int | None = 0
    quote: str = ""
    start: int | None = None
    original: str = ""
    replacement: str = ""
    edit_start: int | None = None
    rationale: str = ""
    difficulty: str = ""
    kind: str = ""
    tags: str = ""
    fixed_order: bool = False


class Made(NamedTuple):
    """The item of a form, or None with what keeps it from being one."""

    item: Item | None
    problems: tuple[Remark, ...] = ()


def typed_of(item: Item) -> Typed:
    """Return an item as the fields of the form."""
    verdict = item.type in VERDICTS
    edit = item.edit
    texts = () if verdict else tuple(option.text for option in item.options)
    rows = MOST_OPTIONS if not verdict else len(item.options)
    return Typed(
        type=item.type.value,
        stem=item.stem,
        options=_padded(texts, MOST_OPTIONS),
        feedback=_padded(tuple(option.feedback or "" for option in item.options), rows),
        key=item.key,
        quote=item.citation.quote,
        start=item.citation.start,
        original=edit.original if edit else "",
        replacement=edit.replacement if edit else "",
        edit_start=edit.start if edit else None,
        rationale=item.rationale,
        difficulty=item.difficulty.value if item.difficulty else "",
        kind=item.kind,
        tags=", ".join(item.tags),
        fixed_order=item.fixed_order,
    )


def item_of(typed: Typed, source: Quotable, before: Item | None = None) -> Made:
    """Return the item that was typed. `before` is what the question said last: its id and its origin stay.

    What only `verify` and the lint can tell is not looked at here.
    """
    typed = _trimmed(typed)
    problems = [*_texts_that_are_none(typed)]
    item_type = next((known for known in ItemType if known.value == typed.type), None)
    if item_type is None:
        problems.append(_fault("type-unknown", "Choose a type of question.", "type"))
    citation = _citation(typed, source, problems)
    options, key = _options(typed, item_type, problems)
    edit = _edit(typed, item_type, key, problems)
    tags = _tags(typed, problems)
    if problems or item_type is None or citation is None or key is None:
        return Made(None, tuple(problems))
    item = Item(
        id=before.id if before else content_id(item_type, typed.stem, options, key, citation.quote),
        type=item_type,
        stem=typed.stem,
        options=options,
        key=key,
        citation=citation,
        rationale=typed.rationale,
        edit=edit,
        kind=typed.kind,
        difficulty=Difficulty(typed.difficulty) if typed.difficulty in set(Difficulty) else None,
        tags=tags,
        fixed_order=typed.fixed_order and item_type not in VERDICTS,
    )
    item = _in_order(item)
    return Made(_with_origin(with_its_kind(item, before) if before else item, before))


def _with_origin(item: Item, before: Item | None) -> Item:
    """Keep where an item comes from, unless a person has changed what it asks: then it is theirs."""
    if before is None:
        return replace(item, provenance=Provenance.AUTHORED)
    asked = ("type", "stem", "key", "citation")
    same = all(getattr(item, name) == getattr(before, name) for name in asked)
    same = same and _changed(item) == _changed(before)
    same = same and [option.text for option in item.options] == [option.text for option in before.options]
    if same:
        return replace(item, provenance=before.provenance, proof=before.proof)
    return replace(item, provenance=Provenance.AUTHORED)


def _changed(item: Item) -> tuple[str, str, int] | None:
    """Return what the edit of a statement changed, whatever kind somebody calls it."""
    return (item.edit.original, item.edit.replacement, item.edit.start) if item.edit else None


def _trimmed(typed: Typed) -> Typed:
    """Take away outer spaces and the carriage returns that forms send; a quote keeps what is inside it."""
    changes: dict[str, object] = {}
    for field in fields(Typed):
        value = getattr(typed, field.name)
        if isinstance(value, str):
            changes[field.name] = _plain(value)
        elif isinstance(value, tuple):
            changes[field.name] = tuple(_plain(text) for text in value)
    return replace(typed, **changes)  # type: ignore[arg-type]


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _texts_that_are_none(typed: Typed) -> Iterator[Remark]:
    """Yield a problem for each text that is too long, or that holds what cannot be shown."""
    for field in fields(Typed):
        value = getattr(typed, field.name)
        for text in (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ():
            name = "options" if field.name == "feedback" else field.name
            if len(text) > MAX_TEXT:
                yield _fault("text-too-long", f"This has {len(text):,} characters; write at most {MAX_TEXT:,}.", name)
            odd = control_character(text)
            if odd:
                yield _fault("control-character", f"There is a control character in it ({odd}). Remove it.", name)


def _citation(typed: Typed, source: Quotable, problems: list[Remark]) -> Citation | None:
    if not any(char.isalnum() for char in typed.quote):
        message = "Mark the words in the article that settle the question, or paste them."
        problems.append(_fault("quote-missing", message, "quote"))
        return None
    start = typed.start
    if start is not None and source.text.startswith(typed.quote, start):
        return Citation(typed.quote, start, start + len(typed.quote))
    found = source.cite(typed.quote)
    if isinstance(found, Misquote):
        message = _sentence(f"{found.message}; {found.advice}" if found.advice else found.message)
        problems.append(_fault("quote-not-in-article", message, "quote"))
        return None
    return found


def _options(typed: Typed, item_type: ItemType | None, problems: list[Remark]) -> tuple[tuple[Option, ...], int | None]:
    if item_type in VERDICTS:
        fixed = VERDICTS[item_type]
        if typed.key is None or not 0 <= typed.key < len(fixed):
            problems.append(_fault("key-missing", "Choose the right answer.", "key"))
            return fixed, None
        feedback = _padded(typed.feedback, len(fixed))
        return tuple(Option(o.text, feedback[i] or None) for i, o in enumerate(fixed)), typed.key
    feedback = _padded(typed.feedback, len(typed.options))
    rows = [row for row, text in enumerate(typed.options) if text]
    options = tuple(Option(typed.options[row], feedback[row] or None) for row in rows)
    if len(options) < 2:
        problems.append(_fault("too-few-options", "Write the right answer and at least one wrong one.", "options"))
    elif typed.key not in rows:
        problems.append(_fault("key-missing", "Choose which option is right.", "options"))
    key = rows.index(typed.key) if typed.key in rows else None
    return options, key


def _edit(typed: Typed, item_type: ItemType | None, key: int | None, problems: list[Remark]) -> Edit | None:
    """Return what was changed: only a statement that is not true has an edit."""
    if item_type not in VERDICTS or key in (0, None):
        return None
    if not typed.replacement and not typed.original:
        return None  # verify says where one is missing
    if not typed.replacement:
        problems.append(_fault("edit-not-in-stem", "Write the words of your statement that are wrong.", "replacement"))
        return None
    found = places(typed.replacement, typed.stem)
    start = typed.edit_start if typed.edit_start in found else found[0] if len(found) == 1 else None
    if start is None:
        message = (
            f"“{typed.replacement}” stands {len(found)} times in the statement. Write a word more in both fields."
            if found
            else f"“{typed.replacement}” is not in the statement, letter for letter."
        )
        problems.append(_fault("edit-not-in-stem", message, "replacement"))
        return None
    return Edit(typed.kind, typed.original, typed.replacement, start)


def _tags(typed: Typed, problems: list[Remark]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(" ".join(tag.split()) for tag in typed.tags.split(",") if tag.strip()))
    if len(found) > MOST_TAGS or any(len(tag) > LONGEST_TAG for tag in found):
        message = f"At most {MOST_TAGS} tags of up to {LONGEST_TAG} characters."
        problems.append(_fault("tags-too-many", message, "tags"))
    return found


def _in_order(item: Item) -> Item:
    """Sort options by value where their order is to be kept: as typed, the answer would stand first and give itself
    away. What has no value stays as it was typed.
    """
    texts = tuple(option.text for option in item.options)
    order = in_order_of_value(texts) if item.fixed_order else None
    if order is None or len({normalise(text) for text in texts}) < len(texts):
        return item
    return replace(item, options=tuple(item.options[index] for index in order), key=order.index(item.key))


def _padded(texts: tuple[str, ...], rows: int) -> tuple[str, ...]:
    return texts + ("",) * (rows - len(texts))


def _fault(code: str, message: str, field: str) -> Remark:
    return Remark("fault", code, message, field)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "”", "?")) else ".")
