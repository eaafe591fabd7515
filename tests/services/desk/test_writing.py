"""The editor: every edit is verified and linted, nothing typed is lost, and two writers are told of each other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from desk_drafts import MISQUOTED, TELLTALE, keep_drafts, two_teachers
from example_quiz import HALL, RISE, TEXT, UNHURT
from flask import Flask

from quizapp.errors import BadInput, NotFound
from quizapp.model import THREE_VERDICTS_OPTIONS, ItemType, Option, Provenance
from quizapp.services.desk import history, review, writing
from quizapp.services.desk.typed import Typed
from quizapp.services.desk.writing import Editor, Saved
from quizapp.storage import items, questions, reading

SLUG = "flood-closes-the-old-bridge-in-halden"
NEW = Typed(
    stem="How many people spent the night in the sports hall?",
    options=("12", "21", "120", ""),
    feedback=("", "The digits are turned round.", "", ""),
    key=0,
    quote="12 of them spent the night in the sports hall",
    tags="numbers,  flood , numbers",
    difficulty="easy",
)
WHY = "They know the mayor."


@pytest.fixture
def teacher(app: Flask) -> int:
    with app.app_context():
        return two_teachers(app)[0]


@pytest.fixture
def ids(app: Flask, teacher: int):
    ids = keep_drafts(app, teacher)
    with app.app_context():
        yield ids


def latest(item_id: int, teacher: int) -> tuple[questions.Head, items.Item]:
    with reading() as connection:
        head = questions.head(connection, item_id, questions.usable_by(teacher))
        return head, items.revisions(connection, [head.revision_id])[head.revision_id].item


def fields_of(editor: Editor) -> set[str]:
    return {one.field for one in editor.checked.proved.blocking}


def test_a_new_question_is_kept_with_its_proof(teacher: int, ids: dict[str, int]) -> None:
    saved = writing.add(teacher, SLUG, NEW, approved=True)
    assert isinstance(saved, Saved), saved.checked
    head, item = latest(saved.item_id, teacher)
    assert (head.status, item.provenance, item.tags) == ("approved", Provenance.AUTHORED, ("numbers", "flood"))
    assert [option.text for option in item.options] == ["12", "21", "120"]
    assert item.options[1].feedback == "The digits are turned round."
    assert history.history(teacher, saved.item_id).states[0].author == "Ada Quinn"


def test_the_same_question_can_be_written_twice(teacher: int, ids: dict[str, int]) -> None:
    first, second = (writing.add(teacher, SLUG, NEW, approved=False) for _ in range(2))
    assert latest(first.item_id, teacher)[1].id + "-2" == latest(second.item_id, teacher)[1].id


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"quote": "13 of them spent the night"}, "quote", "nearest"),
        ({"quote": "12 of them spent the night in the Sports hall"}, "quote", "capital letters differ"),
        ({"quote": "the"}, "quote", "stands"),
        ({"quote": ""}, "quote", "Mark the words"),
        ({"stem": " "}, "stem", "empty"),
        ({"options": ("12", "", "", "")}, "options", "at least one wrong one"),
        ({"options": ("12", "12.", "21", "")}, "options", "read the same"),
        ({"key": 3}, "options", "which option is right"),
        ({"type": "essay"}, "type", "Choose a type"),
        ({"stem": "How many\x07 people?"}, "stem", "control character"),
        ({"rationale": "w" * 5001}, "rationale", "at most 5,000"),
        ({"tags": ",".join(map(str, range(30)))}, "tags", "At most 20"),
    ],
)
def test_what_cannot_be_kept_comes_back_as_typed_with_the_reason_at_its_field(
    teacher: int, ids: dict[str, int], change: dict[str, object], field: str, words: str
) -> None:
    typed = replace(NEW, **change)
    refused = writing.add(teacher, SLUG, typed, approved=False)
    assert isinstance(refused, Editor)
    assert refused.typed == typed
    told = {one.field: one.message for one in refused.checked.proved.blocking}
    assert words in told[field]


def test_words_that_stand_twice_are_cited_where_they_were_marked(teacher: int, ids: dict[str, int]) -> None:
    second = TEXT.rindex("the water")
    assert TEXT.index("the water") < second
    unmarked = writing.check(teacher, SLUG, replace(NEW, quote="the water"))
    assert "stands 2 times" in unmarked.proved.blocking[0].message
    assert writing.check(teacher, SLUG, replace(NEW, quote="the water", start=second)).cite == (second, second + 9)
    wrong = writing.check(teacher, SLUG, replace(NEW, quote="the water", start=second + 1))
    assert wrong.proved.blocking, "a place where other words stand is no place"


def test_a_false_statement_says_what_was_changed_and_where(teacher: int, ids: dict[str, int]) -> None:
    form = writing.editor(teacher, ids["hall"])
    assert (form.typed.original, form.typed.replacement, form.typed.key) == ("12", "21", 1)
    moved = replace(form.typed, stem="The sports hall took in 21 people for the night.")
    assert isinstance(writing.save(teacher, ids["hall"], 1, moved, approved=False), Saved)
    item = latest(ids["hall"], teacher)[1]
    assert item.true_statement == "The sports hall took in 12 people for the night."
    assert item.edit.kind == HALL.edit.kind
    lost = replace(moved, replacement="22")
    refused = writing.save(teacher, ids["hall"], 2, lost, approved=False)
    assert fields_of(refused) == {"replacement"}
    bare = replace(moved, original="", replacement="")
    assert fields_of(writing.save(teacher, ids["hall"], 2, bare, approved=False)) == {"original"}


def test_a_question_that_a_person_changes_becomes_theirs_and_a_note_on_it_does_not(
    teacher: int, ids: dict[str, int]
) -> None:
    form = writing.editor(teacher, ids["rise"])
    writing.save(teacher, ids["rise"], 1, replace(form.typed, rationale="So it says."), approved=False)
    assert latest(ids["rise"], teacher)[1].provenance is Provenance.GENERATED
    writing.save(teacher, ids["rise"], 2, replace(form.typed, stem="By how much did it rise?"), approved=False)
    assert latest(ids["rise"], teacher)[1].provenance is Provenance.AUTHORED


def test_options_in_a_fixed_order_are_sorted_by_value(teacher: int, ids: dict[str, int]) -> None:
    saved = writing.add(teacher, SLUG, replace(NEW, options=("12", "120", "9", ""), fixed_order=True), approved=False)
    item = latest(saved.item_id, teacher)[1]
    assert ([option.text for option in item.options], item.key_text) == (["9", "12", "120"], "12")


def test_saving_without_a_change_makes_no_revision(teacher: int, ids: dict[str, int]) -> None:
    for item_id in ids.values():
        form = writing.editor(teacher, item_id)
        assert writing.save(teacher, item_id, 1, form.typed, approved=False) == Saved(item_id, SLUG, "draft", False)
        assert latest(item_id, teacher)[0].latest == 1


def test_checking_tells_what_stands_against_it_and_keeps_nothing(teacher: int, ids: dict[str, int]) -> None:
    checked = writing.check(teacher, SLUG, replace(NEW, stem="Who is not in the hall?"))
    assert checked.proved.remarks[0].code == "plain-negation"
    assert (checked.paragraph, checked.passage[1].role) == (2, "quote")
    assert writing.check(teacher, SLUG, replace(NEW, quote="x y z")).proved.blocking[0].field == "quote"
    assert len(review.overview(teacher)) == 1
    assert review.overview(teacher)[0].drafts == 5


def test_a_question_that_was_asked_already_is_named(teacher: int, ids: dict[str, int]) -> None:
    again = replace(NEW, stem="About how many people left their homes?!", quote="About 340 people left their homes")
    assert writing.check(teacher, SLUG, again).alike.item_id == ids["left"]
    own = writing.editor(teacher, ids["left"])
    assert own.checked.alike is None


def test_what_students_see_may_keep_a_warning_only_with_a_reason(app: Flask, teacher: int, ids: dict[str, int]) -> None:
    told = keep_drafts(app, teacher, (TELLTALE,), "approved")["telltale"]
    form = writing.editor(teacher, told)
    typed = replace(form.typed, rationale="He said so on Monday.")
    refused = writing.save(teacher, told, 1, typed, approved=False)
    assert isinstance(refused, Editor)
    assert refused.need_reason
    assert isinstance(writing.save(teacher, told, 1, typed, approved=False, reason=WHY), Saved)
    assert [one.reason for one in latest(told, teacher)[0].overrides] == [WHY]
    again = replace(typed, rationale="She said so on Monday.")
    assert isinstance(writing.save(teacher, told, 2, again, approved=False), Saved), "the reason was given before"


def test_a_draft_may_keep_a_warning_but_not_a_fault(app: Flask, teacher: int, ids: dict[str, int]) -> None:
    told = keep_drafts(app, teacher, (TELLTALE,))["telltale"]
    form = writing.editor(teacher, told)
    assert isinstance(writing.save(teacher, told, 1, replace(form.typed, tags="x"), approved=False), Saved)
    assert latest(told, teacher)[0].overrides == (), "nobody has given a reason yet"
    assert review.desk(teacher, SLUG, told).question.proved.open_warnings
    refused = writing.save(teacher, told, 2, replace(form.typed, quote="Mayor Ines Dahl said no"), approved=False)
    assert fields_of(refused) == {"quote"}


def test_saving_and_approving_in_one_step_can_be_taken_back(teacher: int, ids: dict[str, int]) -> None:
    form = writing.editor(teacher, ids["rise"])
    saved = writing.save(teacher, ids["rise"], 1, replace(form.typed, tags="river"), approved=True)
    assert saved.status == latest(ids["rise"], teacher)[0].status == "approved"
    assert review.undo(teacher, SLUG) == (ids["rise"],)
    head, item = latest(ids["rise"], teacher)
    assert (head.status, item.tags) == ("draft", ("river",))


def test_the_second_of_two_writers_is_told_and_gets_both_changes_in_one_form(teacher: int, ids: dict[str, int]) -> None:
    mine = writing.editor(teacher, ids["rise"]).typed
    theirs = replace(mine, rationale="Theirs.", options=("85", "58", "75", "105", ""), tags="river")
    assert isinstance(writing.save(teacher, ids["rise"], 1, theirs, approved=False), Saved)
    own = replace(mine, stem="By how many centimetres did it rise?", rationale="Mine.")
    told = writing.save(teacher, ids["rise"], 1, own, approved=False)
    assert isinstance(told, Editor)
    assert (told.based_on, told.other) == (2, "Ada Quinn")
    assert told.merged.taken == ("Options", "Tags")
    assert [(clash.field, clash.theirs, clash.mine) for clash in told.merged.clashes] == [
        ("rationale", "Theirs.", "Mine.")
    ]
    assert told.typed.stem == own.stem
    assert told.typed.options[2] == "75"
    assert latest(ids["rise"], teacher)[0].latest == 2
    assert isinstance(writing.save(teacher, ids["rise"], told.based_on, told.typed, approved=False), Saved)
    assert latest(ids["rise"], teacher)[1].tags == ("river",)


def test_every_type_of_question_goes_through_the_form_unchanged(app: Flask, teacher: int, ids: dict[str, int]) -> None:
    plain = (ItemType.MULTIPLE_CHOICE, ItemType.WHICH_STATEMENT, ItemType.ATTRIBUTION)
    every = [replace(RISE, id=f"kind-{one}", type=one) for one in plain]
    passages = (
        Option(RISE.citation.quote),
        Option("Police closed the old bridge at noon"),
        Option("No one was injured"),
    )
    every.append(replace(RISE, id="evidence", type=ItemType.EVIDENCE, options=passages))
    every.append(replace(UNHURT, id="three", type=ItemType.THREE_VERDICTS, options=THREE_VERDICTS_OPTIONS))
    assert {item.type for item in (*every, UNHURT)} == set(ItemType)
    for name, item_id in keep_drafts(app, teacher, tuple(every)).items():
        form = writing.editor(teacher, item_id)
        assert writing.save(teacher, item_id, 1, form.typed, approved=False).changed is False, name


def test_a_revision_is_restored_as_a_new_one_and_the_history_shows_the_words(teacher: int, ids: dict[str, int]) -> None:
    form = writing.editor(teacher, ids["rise"])
    changed = replace(form.typed, stem="By how many centimetres did the river fall overnight?")
    writing.save(teacher, ids["rise"], 1, changed, approved=False)
    newest = history.history(teacher, ids["rise"]).states[0]
    assert [(p.text, p.change) for p in newest.changed[0].pieces if p.change != "kept"] == [
        ("rise", "taken"),
        ("fall", "added"),
    ]
    history.restore(teacher, ids["rise"], 1)
    head, item = latest(ids["rise"], teacher)
    assert (head.latest, item.stem) == (3, form.typed.stem)
    history.restore(teacher, ids["rise"], 1)
    assert latest(ids["rise"], teacher)[0].latest == 3
    with pytest.raises(NotFound):
        history.restore(teacher, ids["rise"], 9)


def test_a_copy_is_a_draft_of_ones_own(app: Flask, teacher: int, ids: dict[str, int]) -> None:
    shipped = keep_drafts(app, None, (HALL,), "approved")["hall"]
    saved = writing.copy(teacher + 1, shipped)
    head, item = latest(saved.item_id, teacher + 1)
    assert (head.owner_id, head.status, item.stem) == (teacher + 1, "draft", HALL.stem)
    with pytest.raises(NotFound):
        writing.copy(teacher + 1, ids["hall"])


def test_nobody_else_can_edit_restore_or_look(teacher: int, ids: dict[str, int]) -> None:
    other, item_id = teacher + 1, ids["hall"]
    typed = writing.editor(teacher, item_id).typed
    for attempt in (
        lambda: writing.editor(other, item_id),
        lambda: writing.save(other, item_id, 1, typed, approved=True),
        lambda: writing.check(other, SLUG, typed, item_id),
        lambda: history.history(other, item_id),
        lambda: history.restore(other, item_id, 1),
        lambda: writing.blank(other, SLUG),
        lambda: writing.add(other, SLUG, NEW, approved=False),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_restoring_what_does_not_hold_any_more_is_refused(app: Flask, teacher: int, ids: dict[str, int]) -> None:
    bad = keep_drafts(app, teacher, (MISQUOTED,))["misquoted"]
    form = writing.editor(teacher, bad)
    assert isinstance(writing.save(teacher, bad, 1, replace(form.typed, quote="by Thursday"), approved=False), Saved)
    with pytest.raises(BadInput, match="does not hold"):
        history.restore(teacher, bad, 1)
