"""A question that a teacher rewrites keeps its kind as long as it turns on the same fact."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from desk_drafts import keep_drafts, two_teachers
from example_quiz import HALL, LEFT, RISE, TEXT, WHO_CLOSED, choice, cited
from flask import Flask

from quizapp.formats.quotes import Quotable
from quizapp.model import TRUE_FALSE_OPTIONS, Article, Edit, Item, ItemType, Proof, Provenance, Record
from quizapp.services.desk import history, writing
from quizapp.services.desk.typed import item_of, typed_of
from quizapp.services.kinds import kind_of
from quizapp.storage import items, reading

SOURCE = Quotable(Article(TEXT, Record("Halden")))
AT = TEXT.index("340")
LEFT_IT = Item(
    "left-it",
    ItemType.TRUE_FALSE,
    "About 340 people left their homes.",
    TRUE_FALSE_OPTIONS,
    0,
    cited("About 340 people left their homes"),
    kind="number",
    proof=Proof("true statement", AT - 6, AT + 27, (("fact", f"{AT}-{AT + 3}"),)),
    provenance=Provenance.GENERATED,
)
NIGHT = replace(HALL, kind="number", provenance=Provenance.GENERATED)
RIVER = replace(RISE, kind="number", provenance=Provenance.GENERATED)
POLICE = replace(WHO_CLOSED, kind="who", provenance=Provenance.GENERATED)
SAID = choice(
    "said",
    "Who said that the water would fall by Thursday?",
    ("Mayor Ines Dahl", "A priest", "A pilot"),
    "Mayor Ines Dahl said the water would fall by Thursday",
    kind="who said it",
)
CLOSED = "Police closed the old bridge at noon"


def rewritten(item: Item, **typed: Any) -> Item:
    made = item_of(replace(typed_of(item), **typed), SOURCE, item)
    assert made.item is not None, made.problems
    return made.item


@pytest.mark.parametrize(
    ("item", "typed"),
    [
        (RIVER, {"rationale": "The water office said so."}),
        (RIVER, {"tags": "river", "difficulty": "easy", "feedback": ("", "The digits are turned.", "", "", "")}),
        (RIVER, {"stem": "The river rose overnight: by how many centimetres?"}),
        (RIVER, {"options": ("85", "50", "90", "100", "")}),
        (RIVER, {"options": ("85 cm", "58 cm", "95 cm", "105 cm", "")}),
        (NIGHT, {"stem": "The sports hall took in 21 people for the night."}),
        (NIGHT, {"stem": "In Halden, 12 people spent the night in the sports hall.", "key": 0}),
        (NIGHT, {"type": "three_verdicts"}),
        (LEFT_IT, {"stem": "About 340 people left their houses."}),
        (LEFT_IT, {"stem": "The flood made some 340 of those who live there leave their homes."}),
        (
            LEFT_IT,
            {"stem": "About 430 people left their homes.", "key": 1, "original": "340", "replacement": "430"},
        ),
    ],
)
def test_a_question_on_the_same_fact_keeps_its_kind(item: Item, typed: dict[str, Any]) -> None:
    assert kind_of(rewritten(item, **typed)) == "number"


@pytest.mark.parametrize(
    ("item", "typed"),
    [
        (RIVER, {"stem": "Who closed it?", "options": ("Police", "Firefighters", "", "", ""), "quote": CLOSED}),
        (RIVER, {"stem": "Who told of the rise?", "options": ("The water office", "The mayor", "", "", "")}),
        (POLICE, {"stem": "When was it closed?", "options": ("At noon", "At night", "", "", ""), "quote": CLOSED}),
        (SAID, {"stem": "Which mayor has Halden?"}),
        (
            NIGHT,
            {
                "stem": "In Halden, 12 people spent the night in the church.",
                "original": "sports hall",
                "replacement": "church",
            },
        ),
        (NIGHT, {"stem": "The police closed the old bridge.", "key": 0, "quote": CLOSED}),
        (LEFT_IT, {"stem": "The police closed the old bridge.", "quote": CLOSED}),
        (LEFT_IT, {"stem": "About 340 cows left their homes.", "key": 1, "original": "people", "replacement": "cows"}),
        (LEFT_IT, {"stem": "People left their homes."}),
        (NIGHT, {"type": "multiple_choice", "stem": "Who closed it?", "options": ("Police", "Thieves"), "key": 0}),
    ],
)
def test_a_question_on_another_fact_has_the_old_kind_no_more(item: Item, typed: dict[str, Any]) -> None:
    assert kind_of(rewritten(item, **typed)) == ""


def test_what_a_teacher_says_of_the_kind_stands_and_leaves_the_origin_as_it_was() -> None:
    other = rewritten(RIVER, stem="Who told of it?", options=("The water office", "The mayor"), kind="who said it")
    assert kind_of(other) == "who said it"
    called = rewritten(NIGHT, kind="limit")
    assert (kind_of(called), called.provenance) == ("limit", Provenance.GENERATED)
    assert rewritten(called, rationale="So it is.").edit == Edit("limit", "12", "21", 11)


def test_a_tag_tells_the_kind_where_the_generators_own_is_gone() -> None:
    changed = rewritten(LEFT_IT, stem="The police closed the old bridge.", quote=CLOSED, tags="who")
    assert kind_of(changed) == "who"


def test_the_history_tells_the_kind_that_went_and_brings_it_back(app: Flask) -> None:
    teacher, _ = two_teachers(app)
    left = replace(LEFT, kind="number", provenance=Provenance.GENERATED)
    [item_id] = keep_drafts(app, teacher, (left,)).values()
    with app.app_context():
        form = writing.editor(teacher, item_id).typed
        asked = replace(form, stem="Who closed the old bridge?", options=("Police", "Soldiers"), quote=CLOSED)
        writing.save(teacher, item_id, 1, asked, approved=False)
        view = history.history(teacher, item_id)
        assert (view.question.kind, view.states[0].provenance) == ("", Provenance.AUTHORED)
        [kind] = [one for one in view.states[0].changed if one.label == "Kind"]
        assert [(piece.text, piece.change) for piece in kind.pieces] == [("number", "taken"), ("nothing", "added")]
        history.restore(teacher, item_id, 1)
        restored = history.history(teacher, item_id)
        assert (restored.question.kind, restored.states[0].provenance) == ("number", Provenance.GENERATED)
        with reading() as connection:
            newest = restored.question.revision_id
            assert items.revisions(connection, [newest])[newest].item == left
