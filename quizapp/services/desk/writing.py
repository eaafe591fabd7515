"""Writing a question in the form: checked as it is typed, kept as a revision, merged where two wrote at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from quizapp.errors import NotFound
from quizapp.model import Item
from quizapp.services.desk import banks, showing
from quizapp.services.desk.merging import GROUPS, Merged, merge
from quizapp.services.desk.proving import Proved, Remark, prove
from quizapp.services.desk.questions import OWN_WORDS, Held, Source, seen, source_of, to_change, usable
from quizapp.services.desk.review import in_a_line, overrides_of
from quizapp.services.desk.showing import Stretch
from quizapp.services.desk.typed import Typed, item_of, typed_of
from quizapp.storage import bank_files, desk_articles, items, questions, reading, writing
from quizapp.storage.desk_articles import ArticleHead
from quizapp.storage.items import Standing

if TYPE_CHECKING:
    from sqlalchemy import Connection

ALIKE = 85.0  # rapidfuzz token_sort_ratio from which two stems ask nearly the same


@dataclass(frozen=True, slots=True)
class Alike:
    """Another question on the same article that asks nearly the same."""

    item_id: int
    stem: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What stands against a question as it is typed, its passage and where the quote stands if it was found, and a
    like question."""

    proved: Proved
    paragraph: int | None = None
    passage: tuple[Stretch, ...] = ()
    cite: tuple[int, int] | None = None
    alike: Alike | None = None


@dataclass(frozen=True, slots=True)
class Editor:
    """The form: what it holds, on which revision it is based, and what stands against it.

    `item_id` and `based_on` are None for a new question. `merged` is there when somebody else saved meanwhile, with
    the name of who did and `merge_base`, the revision that both began with. `file` is the YAML file that holds it.
    """

    source: Source
    typed: Typed
    checked: Checked
    item_id: int | None = None
    based_on: int | None = None
    status: str = "draft"
    merged: Merged | None = None
    other: str = ""
    merge_base: int | None = None
    need_reason: bool = False
    file: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """A question that was kept; `status` is how it stands now, `changed` whether anything was."""

    item_id: int
    slug: str
    status: str
    changed: bool = True


def places_to_write(teacher: int) -> tuple[ArticleHead, ...]:
    """Return the articles on which this teacher may write a question."""
    with reading() as connection:
        return desk_articles.articles_seen_by(connection, teacher)


def blank(teacher: int, slug: str) -> Editor:
    """Return the empty form for a question on an article. Raises NotFound."""
    with reading() as connection:
        return Editor(source_of(connection, teacher, slug), Typed(), Checked(Proved(())))


def editor(teacher: int, item_id: int) -> Editor:
    """Return the form with a question in it. Raises NotFound."""
    with reading() as connection:
        held = usable(connection, teacher, item_id)
        return _editor(connection, teacher, held, typed_of(held.item))


def check(teacher: int, slug: str, typed: Typed, item_id: int | None = None) -> Checked:
    """Return what stands against a question as it is typed now. Changes nothing. Raises NotFound."""
    with reading() as connection:
        held = usable(connection, teacher, item_id) if item_id is not None else None
        source = held.source if held else source_of(connection, teacher, slug)
        item, checked = _checked(connection, teacher, source, typed, held)
        return checked if item is None or held is None else replace(checked, proved=_left(checked.proved, held))


def add(teacher: int, slug: str, typed: Typed, approved: bool, reason: str = "") -> Saved | Editor:
    """Keep a new question, as a draft or approved at once; return the form again where it does not hold."""
    with writing() as connection:
        source = source_of(connection, teacher, slug)
        item, checked = _checked(connection, teacher, source, typed, None)
        refused = _refused(checked.proved, approved, reason)
        if item is None or refused is not None:
            return Editor(source, typed, checked, need_reason=refused is False)
        bank = f"teacher/{teacher}"
        item = replace(item, id=_free_id(connection, bank, item.id))
        standing = Standing(teacher, "approved" if approved else "draft")
        item_id = items.add_items(connection, bank, [item], source.id, standing)[item.id]
        questions.said_by(connection, {item_id: 1}, teacher)
        head = questions.head(connection, item_id, questions.usable_by(teacher))
        assert head is not None  # noqa: S101 - it was stored a moment ago
        questions.set_overrides(connection, head.revision_id, overrides_of(checked.proved, reason))
    return Saved(item_id, source.slug, standing.status)


def save(  # noqa: PLR0913, PLR0917 - what a form sends
    teacher: int, item_id: int, based_on: int, typed: Typed, approved: bool, reason: str = ""
) -> Saved | Editor:
    """Keep what a question says now as its next revision; return the form again where it cannot be kept.

    `based_on` is the number of the revision that the form was filled with. Where somebody saved another one meanwhile,
    the form comes back with both changes put together. A draft may keep warnings; what students see may keep only
    those that somebody gave a reason for. Raises NotFound.
    """
    from quizapp.storage import decisions

    with writing() as connection:
        held = to_change(connection, teacher, item_id)
        head = held.head
        if based_on != head.latest:
            return _merged(connection, teacher, held, based_on, typed)
        item, checked = _checked(connection, teacher, held.source, typed, held)
        checked = replace(checked, proved=_left(checked.proved, held))
        approved = approved or head.status == "approved"
        refused = _refused(checked.proved, approved, reason)
        if item is None or refused is not None:
            kept = Editor(held.source, typed, checked, item_id, based_on, head.status)
            return replace(kept, need_reason=refused is False)
        changed = items.content_hash(item, head.article_id) != head.content_hash
        overrides = overrides_of(checked.proved, reason)
        if changed:
            accepted = _still_accepted(held, item)
            questions.write_revision(connection, head, item, teacher, overrides, accepted)
            banks.follow(connection, head, item)
        elif overrides != head.overrides:
            questions.set_overrides(connection, head.revision_id, overrides)
        if approved and head.status != "approved":
            decisions.decide(connection, teacher, {item_id: head}, "approved")
    return Saved(item_id, held.source.slug, "approved" if approved else head.status, changed)


def shown_again(  # noqa: PLR0913, PLR0917 - what a form sends
    teacher: int, item_id: int, base: int, based_on: int, typed: Typed, take: str = ""
) -> Editor:
    """Return the form as it was typed, checked; `take` is a field in which the other writer's text is to stand.

    `base` is the revision that both writers began with, where there were two. Raises NotFound.
    """
    with reading() as connection:
        held = usable(connection, teacher, item_id)
        theirs = typed_of(held.item)
        fields = dict(GROUPS).get(take, ())
        typed = replace(typed, **{field: getattr(theirs, field) for field in fields})
        if base != based_on or based_on != held.head.latest:
            return _merged(connection, teacher, held, base, typed)
        return _editor(connection, teacher, held, typed)


def copy(teacher: int, item_id: int) -> Saved:
    """Make a question of this teacher's own that says the same, as a draft. Raises NotFound."""
    with writing() as connection:
        held = seen(connection, teacher, item_id)
        bank = f"teacher/{teacher}"
        item = replace(held.item, id=_free_id(connection, bank, held.item.id))
        added = items.add_items(connection, bank, [item], held.source.id, Standing(teacher, "draft"))[item.id]
        questions.said_by(connection, {added: 1}, teacher)
    return Saved(added, held.source.slug, "draft")


def _editor(connection: Connection, teacher: int, held: Held, typed: Typed) -> Editor:
    _, checked = _checked(connection, teacher, held.source, typed, held)
    checked = replace(checked, proved=_left(checked.proved, held))
    file = bank_files.file_of_bank(connection, held.head.bank)
    form = Editor(held.source, typed, checked, held.head.id, held.head.latest, held.head.status)
    return replace(form, file=file.name if file else "")


def _merged(connection: Connection, teacher: int, held: Held, based_on: int, typed: Typed) -> Editor:
    """Return the form with what this teacher and the other one changed put together."""
    written = questions.history(connection, held.head.id)
    base = next((one for one in written if one.number == based_on), None)
    if base is None:
        raise NotFound("There is no such state of this question.")
    before = items.revisions(connection, [base.id])[base.id].item
    merged = merge(typed_of(before), typed_of(held.item), typed)
    kept = _editor(connection, teacher, held, merged.typed)
    return replace(kept, merged=merged, other=written[0].author or "an import", merge_base=based_on)


def _checked(
    connection: Connection, teacher: int, source: Source, typed: Typed, held: Held | None
) -> tuple[Item | None, Checked]:
    made = item_of(typed, source.quotable, held.item if held else None)
    if made.item is None:
        return None, Checked(Proved(made.problems))
    item = made.item
    paragraph, passage = showing.passage_of(item.citation, item.edit, source)
    alike = _alike(connection, teacher, source, item, held.head.id if held else None)
    proof = prove(item, source.article)
    return item, Checked(proof, paragraph, passage, (item.citation.start, item.citation.end), alike)


def _alike(connection: Connection, teacher: int, source: Source, item: Item, own: int | None) -> Alike | None:
    """Return a question on the same article that asks nearly the same, or None."""
    if item.type not in OWN_WORDS:
        return None
    stems = questions.stems(connection, teacher, source.id, item.type.value)
    others = {key: stem for key, stem in stems.items() if key != own}
    near = process.extractOne(item.stem, others, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
    return Alike(near[2], near[0]) if near else None


def _refused(proof: Proved, approved: bool, reason: str) -> bool | None:
    """Return True where something must be mended, False where a reason is missing, None where it may be kept.

    A draft must hold, but may break the rules of item writing until it is approved.
    """
    if any(one.level == "fault" for one in proof.remarks) or (approved and proof.blocking):
        return True
    return False if approved and proof.open_warnings and not in_a_line(reason) else None


def _left(proof: Proved, held: Held) -> Proved:
    return proof.leaving(held.head.overrides)


def _still_accepted(held: Held, item: Item) -> tuple[int, ...]:
    """Return the further options that were ruled to be right, by their places in the new state."""
    texts = [option.text for option in item.options]
    before = [held.item.options[index].text for index in held.head.accepted if index < len(held.item.options)]
    return tuple(texts.index(text) for text in before if text in texts and texts.index(text) != item.key)


def _free_id(connection: Connection, bank: str, wanted: str) -> str:
    return items.free_id(wanted, questions.names(connection, bank))


__all__ = ["Alike", "Checked", "Editor", "Remark", "Saved", "add", "blank", "check", "copy", "editor", "save"]
